"""A condition on records of a form for people who read it: names for keys, labels for what fields are compared with."""

import re
from collections.abc import Mapping
from typing import Any

from tenon_engines.kernel.text import Text, label

_PIECES = re.compile(r'"((?:[^"]|"")*)"|([^\W\d]\w*(?:\.[^\W\d]\w*)*)')
WORDS = {
    "AND": Text("且", "and"),
    "OR": Text("或", "or"),
    "NOT": Text("非", "not"),
    "IN": Text("属于", "in"),
    "TRUE": Text("全部", "all"),
    "ISEMPTY": Text("为空", "is empty "),
    "DEPT": Text("本人部门", "own department"),
    "actor": Text("本人", "the person"),
}

Bodies = Mapping[tuple[str, str], Mapping[str, Any]]


def say_condition(condition: str, form: str, bodies: Bodies, table: str = "") -> Text:
    """`review = "draft"` is said as `审核 = 草稿`. A condition of lines names their columns, and the record by `record`."""
    return Text(_say(condition, form, bodies, table, "zh"), _say(condition, form, bodies, table, "en"))


def _say(condition: str, form: str, bodies: Bodies, table: str, language: str) -> str:
    beside: Mapping[str, Any] = {}

    def piece(match: re.Match[str]) -> str:
        nonlocal beside
        literal, name = match.group(1), match.group(2)
        if name is None:
            return _option(beside, literal).pick(language)
        if name in WORDS:
            return WORDS[name].pick(language)
        field = _field(bodies, form, f"{table}.{name}") if table else None
        field = field or _field(bodies, form, name.removeprefix("record."))
        if field is None:
            return name
        beside = field
        return label(field.get("name"), name).pick(language)

    return _PIECES.sub(piece, condition).replace("()", "").replace("<>", "≠").replace(">=", "≥").replace("<=", "≤")


def _field(bodies: Bodies, form: str, name: str) -> Mapping[str, Any] | None:
    """The field a name ends at, through references and subtables."""
    fields = (bodies.get(("form", form)) or {}).get("fields") or []
    found = None
    for step in name.split("."):
        found = next((each for each in fields if each.get("key") == step), None)
        if found is None:
            return None
        target = bodies.get(("form", str(found.get("to")))) or {}
        fields = found.get("fields") or target.get("fields") or []
    return found


def _option(field: Mapping[str, Any], key: str) -> Text:
    for option in [*(field.get("options") or []), *(field.get("states") or [])]:
        if option.get("key") == key:
            return label(option.get("name"), key)
    return Text(key, key)
