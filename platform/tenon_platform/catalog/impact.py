"""Where a field of a form is used: every formula, list column, rule, flow, report and role that names it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tenon_engines.form.shape import FormShape
from tenon_engines.kernel.text import Text, label
from tenon_platform.catalog.mention import Element, Mention, mentions, reads

MOST = 500
Bodies = Mapping[tuple[str, str], Any]


@dataclass(frozen=True, slots=True)
class Use:
    kind: str
    key: str
    name: Text
    place: Text  # the names on the way to it: "Lines › Amount"
    path: str
    text: str


def uses(bodies: Bodies, shapes: Mapping[str, FormShape], element: Element) -> list[Use]:
    """Uses in every document. What the element's own entry says of it is none."""
    found: dict[tuple[tuple[str, str], str], Use] = {}  # one of each place: a key and its value may both name it
    for ref, mention in all_mentions(bodies, shapes):
        if not reads(mention, element, shapes):
            continue
        if ref == ("form", element.form) and _is_itself(mention.path, bodies[ref], element):
            continue
        found.setdefault((ref, mention.path), use_of(bodies, ref, mention))
        if len(found) >= MOST:
            break
    return list(found.values())


def all_mentions(bodies: Bodies, shapes: Mapping[str, FormShape]) -> Iterator[tuple[tuple[str, str], Mention]]:
    """What every document says that may name a field."""
    for (kind, key), body in sorted(bodies.items()):
        for mention in mentions(body, key if kind == "form" else _form_of(body), shapes):
            yield (kind, key), mention


def use_of(bodies: Bodies, ref: tuple[str, str], mention: Mention) -> Use:
    body = bodies[ref]
    return Use(*ref, label(body.get("name"), ref[1]), _place(body, mention.path), mention.path, mention.text)


def _place(body: Mapping[str, Any], path: str) -> Text:
    found: list[Text] = []
    current: Any = body
    for step in path.strip("/").split("/")[:-1]:
        current = current[int(step)] if isinstance(current, list) else current[step]
        named = current.get("name") or current.get("title") if isinstance(current, Mapping) else None
        if isinstance(named, Mapping):
            found.append(label(named))
    return Text(" › ".join(each.zh for each in found), " › ".join(each.en for each in found))


def element_at(body: Mapping[str, Any], form: str, path: str) -> tuple[Element, Mapping[str, Any]] | None:
    """The field at `path` and its entry: its key, `lines.qty`, or a JSON pointer into the form document."""
    if path.startswith("/"):
        return _pointed_at(body, form, path)
    first, _, second = path.partition(".")
    entry = _entry(body.get("fields"), first)
    if second:
        column = _entry(entry.get("fields"), second) if entry else None
        return (Element(form, first, second), column) if column else None
    return (Element(form, None, first), entry) if entry else None


def _entry(fields: Any, key: str) -> Mapping[str, Any] | None:
    listed = fields if isinstance(fields, list) else []
    return next((each for each in listed if isinstance(each, Mapping) and each.get("key") == key), None)


def _pointed_at(body: Mapping[str, Any], form: str, path: str) -> tuple[Element, Mapping[str, Any]] | None:
    entries: list[Mapping[str, Any]] = []
    current: Any = body
    for step in path.strip("/").split("/"):
        try:
            current = current[int(step)] if isinstance(current, list) else current[step]
        except (KeyError, IndexError, ValueError, TypeError):
            return None
        if isinstance(current, Mapping) and "key" in current and len(entries) < 2:
            entries.append(current)
    keys = [str(each["key"]) for each in entries]
    if not keys:
        return None
    return (Element(form, keys[0], keys[1]) if len(keys) == 2 else Element(form, None, keys[0])), entries[-1]


def _form_of(body: Mapping[str, Any]) -> str | None:
    root = body.get("root")
    if isinstance(root, Mapping):
        return root.get("form")
    form = body.get("form")
    return form if isinstance(form, str) else None


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
