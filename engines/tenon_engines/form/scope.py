"""What names mean in a formula about a form (documents.md, Names in a formula)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from tenon_engines.form.shape import FieldShape, Shapes
from tenon_engines.formula.scope import Constant, Field
from tenon_engines.formula.types import Type

DEEPEST = 4
SYSTEM = {
    "id": Type("number", scale=0),
    "rev": Type("number", scale=0),
    "created_at": Type("datetime"),
    "updated_at": Type("datetime"),
    "created_by": Type("user"),
    "updated_by": Type("user"),
}
TASK = {"opinion": Type("text"), "actor": Type("user"), "node": Type("text"), "decision": Type("text")}
ACTOR = {"id": Type("user"), "department": Type("department"), "name": Type("text")}


class FormScope:
    """Names seen from a record of `form`.

    `target`: bare names are fields of that form (a reference's filter, an action on another form), the record itself
    is `record.x`. `row`: bare names are columns of that subtable, `record.x` the record it belongs to. `line`: the
    subtable whose rows are called `line.x`. `allow_hidden` lets encrypted fields through (checks of a form on itself).
    """

    def __init__(
        self,
        shapes: Shapes,
        form: str,
        *,
        target: str | None = None,
        row: str | None = None,
        line: str | None = None,
        params: Mapping[str, Constant] | None = None,
        task: bool = False,
        allow_hidden: bool = False,
    ) -> None:
        self.shapes = shapes
        self.form = form
        self.target = target
        self.row = row
        self.line = line
        self.params = params or {}
        self.task = task
        self.allow_hidden = allow_hidden

    def resolve(self, path: tuple[str, ...]) -> Field | Constant | None:
        """The field or constant that `path` names, or None."""
        head, rest = path[0], path[1:]
        if head == "param":
            return self.params.get(rest[0]) if len(rest) == 1 else None
        if head == "task":
            return _named(path, TASK) if self.task else None
        if head == "actor":
            return Field(path, Type("user"), "actor") if not rest else _named(path, ACTOR)
        if head == "line" and rest == ("id",):
            return Field(path, SYSTEM["id"], "line.id") if self._rows(self.line) is not None else None
        if head == "line":
            return self._within(path, self._rows(self.line), rest, "line.")
        if head == "old":
            return self._within(path, self._fields(self.form), rest, "old.")
        if head == "record":
            if not rest:
                return Field(path, Type("record", form=self.form), "record")
            apart = self.target is not None or self.row is not None
            return self._within(path, self._fields(self.form), rest, "record." if apart else "")
        if self.row is not None:
            return self._within(path, self._rows(self.row), path, "")
        return self._within(path, self._fields(self.target or self.form), path, "")

    def names(self) -> Iterable[str]:
        """Bare names, for hints such as "did you mean payable?"."""
        bare = self._rows(self.row) if self.row is not None else self._fields(self.target or self.form)
        yield from bare or ()
        if self.row is None:
            yield from SYSTEM
        yield from (f"param.{name}" for name in self.params)
        yield from (f"line.{name}" for name in (self._rows(self.line) or ()) if self.line)

    def _fields(self, form: str) -> Mapping[str, FieldShape] | None:
        shape = self.shapes.get(form)
        return shape.fields if shape is not None else None

    def _rows(self, subtable: str | None) -> Mapping[str, FieldShape] | None:
        field = (self._fields(self.form) or {}).get(subtable or "")
        return field.subtable if field is not None else None

    def _within(
        self, path: tuple[str, ...], fields: Mapping[str, FieldShape] | None, rest: tuple[str, ...], prefix: str
    ) -> Field | None:
        if fields is None or not rest:
            return None
        found = walk(self.shapes, fields, rest, allow_hidden=self.allow_hidden, system=path[0] != "line")
        if found is None:
            return None
        key, value_type = found
        return Field(path, value_type, prefix + key)


def walk(
    shapes: Shapes,
    fields: Mapping[str, FieldShape],
    path: tuple[str, ...],
    *,
    allow_hidden: bool = False,
    system: bool = True,
    depth: int = 0,
) -> tuple[str, Type] | None:
    """The env key and type at the end of `path`. A live lookup is read as the path that it stands for."""
    head, rest = path[0], path[1:]
    field = fields.get(head)
    if field is None:
        return (head, SYSTEM[head]) if system and not rest and head in SYSTEM else None
    if field.kind.sealed and not rest and not allow_hidden:
        return None
    if field.path is not None:
        end = walk(shapes, fields, field.path, allow_hidden=allow_hidden, depth=depth + 1) if depth < DEEPEST else None
        if end is None:
            # A lookup that leads nowhere is told where it is defined, and not by every formula that reads it.
            return (head, Type("unknown")) if end_of(shapes, fields, field.path) is None else None
        if not rest:
            return (head, end[1]) if field.column else end
        return walk(shapes, fields, (*field.path, *rest), allow_hidden=allow_hidden, depth=depth + 1)
    if not rest:
        return None if field.value_type is None else (head, _with_lookups(shapes, field))
    if field.subtable is not None:
        return _column(shapes, field, rest)
    if field.result is not None and len(rest) == 1 and rest[0] in field.result.parts:
        return f"{head}.{rest[0]}", field.result.part_type(rest[0])
    if rest == ("id",) and field.value_type is not None and field.value_type.name in ("user", "department"):
        return head, Type("number", scale=0)  # `owner.id = 7`: people are picked by id, as references are
    target = shapes.get(field.target or "")
    if target is None or depth >= DEEPEST:
        return None
    further = walk(shapes, target.fields, rest, allow_hidden=allow_hidden, depth=depth + 1)
    if further is None:
        return None
    return f"{head}.{further[0]}", replace(further[1], nullable=True)


def _column(shapes: Shapes, field: FieldShape, rest: tuple[str, ...]) -> tuple[str, Type] | None:
    """`lines.qty`, `lines.sku.price`: one value a row."""
    found = walk(shapes, field.subtable or {}, rest, system=False)
    if found is None or found[1].name == "list":
        return None
    return f"{field.key}.{found[0]}", Type("list", item=found[1])


def _with_lookups(shapes: Shapes, field: FieldShape) -> Type:
    """The type of a subtable with the columns that only other forms can type."""
    assert field.value_type is not None
    if field.subtable is None:
        return field.value_type
    columns: dict[str, Type] = {}
    for key in field.subtable:
        found = walk(shapes, field.subtable, (key,), system=False)
        if found is not None:
            columns[key] = found[1]
    return Type("list", item=Type("row", columns=columns))


def _named(path: tuple[str, ...], types: Mapping[str, Type]) -> Field | None:
    if len(path) != 2 or path[1] not in types:
        return None
    return Field(path, types[path[1]], ".".join(path))


def end_of(shapes: Shapes, fields: Mapping[str, FieldShape], path: tuple[str, ...]) -> FieldShape | None:
    """The field at the end of a lookup's path, through further lookups."""
    current: Mapping[str, FieldShape] = fields
    for _ in range(DEEPEST * 3):
        field = current.get(path[0])
        if field is None:
            return None
        if field.path is not None:
            path = (*field.path, *path[1:])
            continue
        if len(path) == 1:
            return field
        target = shapes.get(field.target or "")
        if target is None:
            return None
        current, path = target.fields, path[1:]
    return None
