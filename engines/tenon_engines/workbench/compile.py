"""A workbench document checked against forms, datasets, pages and roles → its plan; else all problems at once."""

from collections.abc import Mapping, Set
from typing import Any

from jsonschema import Draft202012Validator

from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.naming import KEY_PATTERN, MAX_KEY
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.shape_words import shape_words
from tenon_engines.kernel.text import Text, label
from tenon_engines.workbench.items import items
from tenon_engines.workbench.items.item import Item
from tenon_engines.workbench.plan import WorkbenchPlan
from tenon_engines.workbench.site import Site

MOST_ITEMS = 40
MINE = "mine"  # the address of whichever workbench fits the person
_MOST_PROBLEMS = 100
_KEY = {"type": "string", "pattern": KEY_PATTERN, "maxLength": MAX_KEY}
_TEXT = {"type": "string", "maxLength": 200}
_NAME = {
    "type": "object",
    "properties": {"zh": _TEXT, "en": _TEXT},
    "additionalProperties": False,
    "minProperties": 1,
}
_ITEM = {"type": "object", "properties": {"kind": {"type": "string"}}, "required": ["id", "kind", "at"]}
WORKBENCH_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "kind": {"const": "workbench"},
        "key": _KEY,
        "schema": {"const": 1},
        "name": _NAME,
        "roles": {"type": "array", "items": _KEY, "maxItems": 50, "uniqueItems": True},
        "position": {"type": "integer", "minimum": 0, "maximum": 1000},
        "items": {"type": "array", "items": _ITEM, "maxItems": MOST_ITEMS},
    },
    "required": ["kind", "key", "name", "roles", "items"],
    "additionalProperties": False,
}
_VALIDATOR = Draft202012Validator(WORKBENCH_SCHEMA)


def compile_workbench(document: Mapping[str, Any], site: Site, *, roles: Set[str]) -> WorkbenchPlan:
    """The plan of a sound document."""
    problems = _shape(document)
    if problems:
        raise DefinitionError(problems)
    if document["key"] == MINE:
        message = Text(f"“{MINE}”是保留的名字", f"{MINE!r} is a reserved name")
        site.problems.append(Problem("bad_key", "/key", message))
    for index, role in enumerate(document["roles"]):
        site.named("role", Text("角色", "role"), role, f"/roles/{index}", roles)
    seen: set[str] = set()
    found: list[Item] = []
    for index, entry in enumerate(document["items"]):
        path = f"/items/{index}"
        try:
            item = items.parse(entry, path)
        except DefinitionError as error:
            site.problems += error.problems
            continue
        if item.id in seen:
            message = Text("两个卡片的 id 相同", "Two items have the same id")
            site.problems.append(Problem("duplicate_id", f"{path}/id", message))
        if item.at.x + item.at.w > 12:
            message = Text("卡片超出十二列", "The item reaches beyond the twelve columns")
            site.problems.append(Problem("bad_place", f"{path}/at", message))
        seen.add(item.id)
        item.check(site, path)
        found.append(item)
    if site.problems:
        raise DefinitionError(site.problems)
    found.sort(key=lambda item: (item.at.y, item.at.x))
    name = label(document["name"], document["key"])
    role_keys = frozenset(document["roles"])
    return WorkbenchPlan(document["key"], name, role_keys, document.get("position", 0), tuple(found), document)


def _shape(document: Any) -> list[Problem]:
    errors = sorted(_VALIDATOR.iter_errors(document), key=lambda error: list(map(str, error.absolute_path)))
    problems = []
    for error in errors[:_MOST_PROBLEMS]:
        path = "".join(f"/{step}" for step in error.absolute_path)
        said = shape_words(error)
        problems.append(Problem("bad_shape", path, Text(f"写法不正确：{said.zh}", f"{path or '/'}: {said.en}")))
    return problems
