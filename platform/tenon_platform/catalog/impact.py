"""Where an element of a form is used: every formula, list column, rule, flow, report and role that names it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tenon_engines.form.shape import FieldShape, FormShape
from tenon_engines.kernel.text import Text, label

MOST = 500
_NAMES = re.compile(r'"(?:[^"]|"")*"|([^\W\d]\w*(?:\.[^\W\d]\w*)*)')
_SAME_RECORD = ("record", "old")
# Parts of a document whose plain strings, or whose keys, are names of fields.
_NAMING_KEYS = frozenset({"field", "fields", "search", "ask", "title", "field_key", "set", "match", "watch"})


@dataclass(frozen=True, slots=True)
class Use:
    kind: str
    key: str
    name: Text
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Element:
    """A field `key` of `form`, or the column `key` of its subtable."""

    form: str
    subtable: str | None
    key: str


def uses(bodies: Mapping[tuple[str, str], Any], shapes: Mapping[str, FormShape], form: str, path: str) -> list[Use]:
    """Uses of the field at `path`: its key, `lines.qty`, or a JSON pointer into the form document."""
    element = _element(bodies.get(("form", form)) or {}, form, path)
    if element is None:
        return []
    found = []
    for (kind, key), body in sorted(bodies.items()):
        own = key if kind == "form" else form_of(body)
        name = label(body.get("name"), key)
        for place, text in _mentions(body, element, shapes, own):
            if kind == "form" and key == form and _is_itself(place, body, element):
                continue
            found.append(Use(kind, key, name, place, text))
            if len(found) >= MOST:
                return found
    return found


def _element(body: Mapping[str, Any], form: str, path: str) -> Element | None:
    if not path.startswith("/"):
        first, _, second = path.partition(".")
        return Element(form, first, second) if second else Element(form, None, first)
    keys: list[str] = []
    current: Any = body
    for step in path.strip("/").split("/"):
        try:
            current = current[int(step)] if isinstance(current, list) else current[step]
        except (KeyError, IndexError, ValueError, TypeError):
            return None
        if isinstance(current, Mapping) and "key" in current and len(keys) < 2:
            keys.append(str(current["key"]))
    if not keys:
        return None
    return Element(form, keys[0], keys[1]) if len(keys) == 2 else Element(form, None, keys[0])


def form_of(body: Mapping[str, Any]) -> str | None:
    root = body.get("root")
    if isinstance(root, Mapping):
        return root.get("form")
    form = body.get("form")
    return form if isinstance(form, str) else None


def _mentions(
    value: Any, element: Element, shapes: Mapping[str, FormShape], form: str | None, path: str = "", part: str = ""
) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        # an action on another form, or a role's entry for one: bare names are that form's
        inner = value.get("form") if isinstance(value.get("form"), str) else form
        for key, below in value.items():
            place = f"{path}/{key}"
            target = key if part == "forms" and key in shapes else inner
            if key in ("key", "kind", "name", "id"):
                continue
            if part in _NAMING_KEYS and key == element.key and form == element.form and element.subtable is None:
                yield place, key
            yield from _mentions(below, element, shapes, target, place, key)
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _mentions(below, element, shapes, form, f"{path}/{index}", part)
    elif isinstance(value, str):
        if part in _NAMING_KEYS and value == element.key:
            if form == element.form and element.subtable is None:
                yield path, value
        elif reads(value, element, shapes, form):
            yield path, value


def reads(text: str, element: Element, shapes: Mapping[str, FormShape], form: str | None) -> bool:
    if element.key not in text or form is None or form not in shapes:
        return False
    return any(_leads_to(name.split("."), element, shapes, form) for name in _NAMES.findall(text) if name)


def _leads_to(steps: list[str], element: Element, shapes: Mapping[str, FormShape], form: str) -> bool:
    """Whether the dotted name passes through the element on its way."""
    if steps[0] in _SAME_RECORD:
        steps = steps[1:]
    if steps and steps[0] == "line":
        return element.subtable is not None and form == element.form and steps[1:2] == [element.key]
    fields: Mapping[str, FieldShape] = shapes[form].fields
    subtable: str | None = None
    for step in steps:
        if form == element.form and subtable == element.subtable and step == element.key:
            return True
        field = fields.get(step)
        if field is None:
            return False
        if field.subtable is not None:
            fields, subtable = field.subtable, step
        elif field.target is not None and field.target in shapes:
            form, fields, subtable = field.target, shapes[field.target].fields, None
        else:
            return False
    return False


def _is_itself(place: str, body: Mapping[str, Any], element: Element) -> bool:
    """The element's own entry in its form does not count as a use."""
    steps = place.strip("/").split("/")
    if steps[0] != "fields" or len(steps) < 2:
        return False
    entry = body["fields"][int(steps[1])]
    if element.subtable is None:
        return bool(entry.get("key") == element.key)
    inner = steps[2:4]
    if entry.get("key") != element.subtable or inner[:1] != ["fields"]:
        return False
    return bool(entry["fields"][int(inner[1])].get("key") == element.key)
