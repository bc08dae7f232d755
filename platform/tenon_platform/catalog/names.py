"""What the keys that a document mentions are called, so that a change can be told without any of them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from tenon_engines.kernel.text import Text, label
from tenon_platform.catalog.property_words import VALUES
from tenon_platform.catalog.say_condition import WORDS

Names = Mapping[str, Text]
# Questions about one field read as people say them; everything else keeps the order of the formula.
_WORD = re.compile(
    r"(?P<not_empty>NOT\s+)?ISEMPTY\((?P<empty>[A-Za-z_][\w.]*)\)"
    r"|NOT\s+(?P<no>[A-Za-z_][\w.]*)(?=\s+(?:AND|OR)\b|\s*\)|\s*$)"
    r'|"(?P<text>[^"]*)"|(?P<key>[A-Za-z_]\w*(?:\.\w+)*)(?P<call>\s*\()?|(?P<number>\d+(?:\.\d+)?)'
)
_EMPTY, _FILLED, _NO = Text("{}为空", "{} is empty"), Text("{}不为空", "{} is filled"), Text("{}为否", "{} is no")
_LIST = re.compile(r"\[(“[^\]]*)\]")
_ROOTS = ("param", "line", "record")
_SIGNS = {"<=": "≤", ">=": "≥", "<>": "≠", "!=": "≠"}


def names_of(published: Iterable[Mapping[str, Any]], *bodies: Mapping[str, Any] | None) -> dict[str, Text]:
    """Names of the documents' own parts first, then of the form they are about, then of everything else."""
    own = [body for body in bodies if body]
    about = {("form", body.get("form")) for body in own}
    about |= {
        ("dataset", tile["query"]["dataset"]) for body in own for tile in body.get("tiles") or [] if "query" in tile
    }
    about |= {
        (kind, item.get(kind))
        for body in own
        if body.get("kind") == "workbench"
        for item in body.get("items") or []
        for kind in ("form", "dataset")
    }
    everything = list(published)
    near = [each for each in everything if (each.get("kind"), each.get("key")) in about]
    found: dict[str, Text] = {}
    forms = {each.get("key"): each for each in everything if each.get("kind") == "form"}
    for form in [*(each for each in own if each.get("kind") == "form"), *near]:
        _through_references(form, forms, found)
    for document in [*(list(body.values()) for body in own), *near, *everything]:
        _collect(document, found)
    for body in own:
        for edge in body.get("edges") or []:
            ends = [found.get(str(edge.get(end))) for end in ("from", "to")]
            if ends[0] and ends[1]:
                found.setdefault(edge["id"], Text(f"{ends[0].zh} → {ends[1].zh}", f"{ends[0].en} → {ends[1].en}"))
    return found


def _through_references(
    form: Mapping[str, Any], forms: Mapping[Any, Mapping[str, Any]], found: dict[str, Text]
) -> None:
    """`customer.name` is the name of the customer, whatever else is called a name."""
    for field in form.get("fields") or []:
        for far in (forms.get(field.get("to")) or {}).get("fields") or []:
            here, there = label(field.get("name"), field["key"]), label(far.get("name"), far["key"])
            found.setdefault(f"{field['key']}.{far['key']}", Text(f"{here.zh}·{there.zh}", f"{here.en}·{there.en}"))


def _collect(value: Any, found: dict[str, Text], key: str = "") -> None:
    if isinstance(value, list):
        for each in value:
            _collect(each, found)
    elif isinstance(value, Mapping):
        name = value.get("name") or value.get("title")
        word = str(value.get("key") or value.get("id") or key)
        if isinstance(name, Mapping) and word:
            found.setdefault(word, label(name))
        for inner, each in value.items():
            _collect(each, found, inner)


def say(text: str, names: Names) -> Text:
    """A formula, a key or plain text with labels in place of keys."""
    if text in VALUES:
        return VALUES[text]
    return Text(*(_said(text, names, language) for language in ("zh", "en")))


def _said(text: str, names: Names, language: str) -> str:
    def word(match: re.Match[str]) -> str:
        if match["number"]:
            whole, point, rest = match["number"].partition(".")
            return f"{int(whole):,}{point}{rest}"
        if asked := match["no"] or match["empty"]:
            question = _NO if match["no"] else _FILLED if match["not_empty"] else _EMPTY
            field = _called(asked, names)
            return getattr(question, language).format(getattr(field, language)) if field else match[0]
        if match["text"] is not None:
            known = names.get(match["text"])
            return f"“{getattr(known, language) if known else match['text']}”"
        known = None if match["call"] else _called(match["key"], names)
        return getattr(known, language) if known else match[0]

    said = _WORD.sub(word, text)
    said = _LIST.sub(lambda match: re.sub(r",\s*", "、" if language == "zh" else ", ", match[1]), said)
    for sign, shown in _SIGNS.items():
        said = said.replace(sign, shown)
    return said


def _called(key: str, names: Names) -> Text | None:
    """A path is called by its parts, without the words that only say where it starts."""
    root, _, path = key.partition(".")
    if known := WORDS.get(key) or names.get(key) or (names.get(path) if path and root in _ROOTS else None):
        return known
    parts = [names.get(part) for part in key.split(".") if part not in _ROOTS]
    if not parts or None in parts:
        return None
    return Text("·".join(part.zh for part in parts if part), "·".join(part.en for part in parts if part))
