"""The outline of a form: enough to give every name in a formula its type, with no formula compiled yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tenon_engines.form.fields import field_types
from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.form.fields.formula import Formula
from tenon_engines.form.fields.lookup import Lookup
from tenon_engines.form.fields.reference import Reference
from tenon_engines.form.fields.rollup import Rollup
from tenon_engines.form.fields.subtable import Subtable
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.text import Text, label

# Options that every field has; the others belong to its kind.
COMMON = frozenset(
    [
        "id",
        "key",
        "type",
        "name",
        "help",
        "placeholder",
        "required",
        "visible",
        "readonly",
        "set_by",
        "default",
        "copy_from",
        "check",
        "width",
        "description",
        "search_weight",
    ]
)
_READ = frozenset(["key", "type", "name"])  # those of them that a shape has


@dataclass(frozen=True, slots=True)
class FieldShape:
    """`kind` holds the options; `result` is the kind that reads and writes the value (a formula's result type)."""

    key: str
    type: str
    name: Text
    kind: FieldType
    result: FieldType | None
    value_type: Type | None
    target: str | None = None
    subtable: "Mapping[str, FieldShape] | None" = None
    column: bool = True
    options: tuple[str, ...] | None = None
    path: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class FormShape:
    key: str
    name: Text
    title: str | None
    fields: Mapping[str, FieldShape]


Shapes = Mapping[str, FormShape]


def read_shape(document: Mapping[str, Any]) -> FormShape:
    """The shape of a form document. A field of a wrong option is read without it, so that only the option is told."""
    key = str(document.get("key", ""))
    title = document.get("title")
    fields = _read_fields(document.get("fields"))
    return FormShape(key, label(document.get("name"), key), title if isinstance(title, str) else None, fields)


def outline(document: Mapping[str, Any]) -> list[Any]:
    """What `read_shape` looks at: documents of one outline have one shape."""
    fields = document.get("fields")
    read = [
        {option: value for option, value in entry.items() if option not in COMMON or option in _READ}
        for entry in (fields if isinstance(fields, list) else [])
        if isinstance(entry, dict)
    ]
    return [document.get("key"), document.get("name"), document.get("title"), read]


def field_kind(entry: Mapping[str, Any], path: str) -> FieldType:
    """The kind of a field entry with its own options; DefinitionError points at what is wrong."""
    own = {option: value for option, value in entry.items() if option == "type" or option not in COMMON}
    return field_types.parse(own, path, tag="type")


def readable_kind(entry: Mapping[str, Any]) -> FieldType:
    """The kind without the options that are wrong; DefinitionError where it cannot be told without them."""
    try:
        return field_kind(entry, "")
    except DefinitionError as error:
        wrong = {problem.path.split("/")[1] for problem in error.problems}
        return field_kind({option: value for option, value in entry.items() if option not in wrong}, "")


def result_kind(kind: FieldType, path: str) -> FieldType | None:
    """The kind that carries a field's values: itself, or the `result` of a formula or rollup. None for a lookup."""
    if isinstance(kind, Formula | Rollup):
        return field_types.parse({"type": "number", **kind.result}, f"{path}/result", tag="type")
    if isinstance(kind, Lookup | Subtable):
        return None
    return kind


def readable_result(kind: FieldType) -> FieldType | None:
    """The kind of the values without the options that are wrong."""
    try:
        return result_kind(kind, "")
    except DefinitionError as error:
        if not isinstance(kind, Formula | Rollup):
            raise
        wrong = {problem.path.split("/")[2] for problem in error.problems}
        own = {option: value for option, value in kind.result.items() if option not in wrong}
        return field_types.parse({"type": "number", **own}, "", tag="type")


def _read_fields(entries: Any) -> dict[str, FieldShape]:
    found: dict[str, FieldShape] = {}
    for entry in entries if isinstance(entries, list) else []:
        if not isinstance(entry, dict) or not isinstance(entry.get("key"), str):
            continue
        try:
            shape = _read_field(entry)
        except DefinitionError:
            continue
        found.setdefault(shape.key, shape)
    return found


def _read_field(entry: Mapping[str, Any]) -> FieldShape:
    key = entry["key"]
    kind = readable_kind(entry)
    result = readable_result(kind)
    subtable = _read_fields(list(kind.columns_)) if isinstance(kind, Subtable) else None
    value_type = result.value_type() if result is not None else None
    if subtable is not None:
        columns = {name: column.value_type for name, column in subtable.items() if column.value_type is not None}
        value_type = Type("list", item=Type("row", columns=columns))
    return FieldShape(
        key=key,
        type=kind.name,
        name=label(entry.get("name"), key),
        kind=kind,
        result=result,
        value_type=value_type,
        target=kind.to if isinstance(kind, Reference) else None,
        subtable=subtable,
        column=has_column(kind),
        options=value_type.options if value_type is not None else None,
        path=kind.steps if isinstance(kind, Lookup) else None,
    )


def has_column(kind: FieldType) -> bool:
    """Whether the field's value stands in a column of its own."""
    if isinstance(kind, Formula):
        return kind.stored_
    if isinstance(kind, Lookup):
        return kind.mode == "snapshot"
    return kind.stored
