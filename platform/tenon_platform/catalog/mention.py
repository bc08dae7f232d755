"""Every text of a document that may name a field, with the form whose fields it may name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tenon_engines.form.shape import FieldShape, FormShape

Shapes = Mapping[str, FormShape]
# Their keys are fields of the form they write to or look into; their values may read the record they are worked out for.
GIVING = frozenset({"set", "match", "existing"})
# Their keys, too, are names of fields.
NAMING = GIVING | {"state", "fields", "rows"}
OFFER = "offer"  # what the rows of a list offer, by the keys of buttons and transitions
_OWN_WORDS = ("key", "kind", "name", "id")
_SAME_RECORD = ("record", "old")
_NAMES = re.compile(r'"(?:[^"]|"")*"|([^\W\d]\w*(?:\.[^\W\d]\w*)*)')
_PLACES = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
_LOOP = re.compile(r"\{%\s*for\s+(\w+)\s+in\b")
_TOTAL = re.compile(r'\btotal\("(\w+)"\)')


@dataclass(frozen=True, slots=True)
class Scope:
    """Bare names are fields of `form`, or of its subtable `table`; `record`, `old` and `line` speak of `home`."""

    home: str | None
    form: str | None
    table: str | None = None
    home_table: str | None = None
    gives: bool = False  # a value that is worked out for another record: its bare names may be of either


@dataclass(frozen=True, slots=True)
class Mention:
    """`part` is the key it stands under, `above` the one above that; `is_key` where it is itself a key."""

    path: str
    text: str
    part: str
    above: str
    scope: Scope
    is_key: bool = False


def mentions(body: Mapping[str, Any], form: str | None, shapes: Shapes) -> Iterator[Mention]:
    """All of them; what a document calls itself is none."""
    return _walk(body, Scope(form, form), shapes, "", "", "")


def _walk(value: Any, scope: Scope, shapes: Shapes, path: str, part: str, above: str) -> Iterator[Mention]:
    if isinstance(value, Mapping):
        inner = _inside(value, scope, shapes)
        for key, below in value.items():
            if key in _OWN_WORDS and part not in NAMING and part != OFFER and not _is_measured(below):
                continue
            place = f"{path}/{key}"
            if part in NAMING:
                yield Mention(place, key, part, above, inner, is_key=True)
            ours = key == "table" or (key == "of" and _field(shapes, scope.form, below) is not None)
            here = scope if ours else _below(key, part, value, inner, shapes)
            yield from _walk(below, here, shapes, place, key, part)
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _walk(below, scope, shapes, f"{path}/{index}", part, above)
    elif isinstance(value, str):
        written = part in ("zh", "en") or (part == "body" and not above)
        text = _of_template(value) if written else value
        if text:
            yield Mention(path, text, part, above, scope)


def _is_measured(value: Any) -> bool:
    """A dimension or measure of a data set may be called by any word."""
    return isinstance(value, Mapping) and "expr" in value


def _inside(value: Mapping[str, Any], scope: Scope, shapes: Shapes) -> Scope:
    """An action on another form, a sum over one, a list of one: bare names are that form's."""
    named = value.get("form", value.get("of"))
    if isinstance(named, str):
        form, _, table = named.partition(".")
        reference = _field(shapes, scope.form, form) if "form" not in value else None
        if reference is not None and reference.target:
            form = reference.target
        if form in shapes:
            table = table or _table(shapes, form, value.get("lines")) or ""
            home_table = _table(shapes, scope.home, value.get("table")) or scope.table
            return replace(scope, form=form, table=table or None, home_table=home_table)
    words = ("rows", "table", "for_each") if value.get("kind") == "lines" else ("rows", "table")
    rows = next(filter(None, (_table(shapes, scope.form, value.get(word)) for word in words)), None)
    return replace(scope, table=rows, home_table=rows) if rows else scope


def _below(key: str, part: str, value: Mapping[str, Any], scope: Scope, shapes: Shapes) -> Scope:
    if part == "forms" and key in shapes:  # what a role may do with that form
        return Scope(key, key)
    if part in GIVING:
        return replace(scope, gives=True)
    if key == "filter" and value.get("to") in shapes:  # which records a reference may lead to
        return replace(scope, form=value["to"], table=None)
    table = value.get("key") if key == "fields" and value.get("type") == "subtable" else key if part == "rows" else None
    return replace(scope, table=table) if isinstance(table, str) else scope


def _table(shapes: Shapes, form: str | None, key: Any) -> str | None:
    field = _field(shapes, form, key)
    return key if field is not None and field.subtable is not None else None


def _field(shapes: Shapes, form: str | None, key: Any) -> FieldShape | None:
    return _fields(shapes, form).get(key) if isinstance(key, str) else None


def _of_template(text: str) -> str:
    """What stands in braces; a row of a printed loop is called as it is elsewhere."""
    inside = " ".join(_PLACES.findall(text))
    for row in set(_LOOP.findall(text)):
        inside = re.sub(rf"\b{row}\.", "line.", inside)
    return _TOTAL.sub(r"line.\1", inside)


@dataclass(frozen=True, slots=True)
class Element:
    """A field `key` of `form`, or the column `key` of its subtable."""

    form: str
    subtable: str | None
    key: str

    @property
    def path(self) -> str:
        return f"{self.subtable}.{self.key}" if self.subtable else self.key


def reads(mention: Mention, element: Element, shapes: Shapes) -> bool:
    """Whether a name in it is the element, or leads through it."""
    if element.key not in mention.text or (mention.part, mention.above) == ("key", OFFER):
        return False
    if mention.part == "for_each":  # rows of the record that acts, whatever it acts on
        return (mention.scope.home, mention.text) == (element.form, element.path)
    return any(
        _leads_to(name.split("."), element, shapes, mention.scope) for name in _NAMES.findall(mention.text) if name
    )


def is_set(mention: Mention, element: Element) -> bool:
    """Whether the field that it is a value of is the element."""
    return _names(mention.part, element, mention.scope)


def _names(key: str, element: Element, scope: Scope) -> bool:
    subtable, _, column = key.rpartition(".")
    return scope.form == element.form and (subtable or scope.table, column) == (element.subtable, element.key)


def _leads_to(steps: list[str], element: Element, shapes: Shapes, scope: Scope) -> bool:
    if steps[0] in _SAME_RECORD:
        return _passes(steps[1:], element, shapes, scope.home, None)
    if steps[0] == "line":
        tables = [key for key, field in _fields(shapes, scope.home).items() if field.subtable is not None]
        return any(_passes(steps[1:], element, shapes, scope.home, table) for table in tables)
    starts = [(scope.form, scope.table), (scope.form, None)]
    if scope.gives:
        starts += [(scope.home, scope.home_table), (scope.home, None)]
    if steps[0] == scope.form:  # a data set says from which form it goes on
        starts, steps = [*starts, (scope.form, None)], steps[1:] if len(steps) > 1 else steps
    return any(_passes(steps, element, shapes, form, table) for form, table in starts)


def _passes(steps: list[str], element: Element, shapes: Shapes, form: str | None, table: str | None) -> bool:
    """Whether the way from there goes through the element."""
    fields: Mapping[str, FieldShape] = _fields(shapes, form)
    if table is not None:
        own = fields.get(table)
        fields = own.subtable if own is not None and own.subtable is not None else {}
    for step in steps:
        if (form, table, step) == (element.form, element.subtable, element.key):
            return True
        field = fields.get(step)
        if field is None:
            return False
        if field.subtable is not None:
            fields, table = field.subtable, step
        elif field.target in shapes:
            form, table, fields = field.target, None, _fields(shapes, field.target)
        else:
            return False
    return False


def _fields(shapes: Shapes, form: str | None) -> Mapping[str, FieldShape]:
    return shapes[form].fields if form is not None and form in shapes else {}
