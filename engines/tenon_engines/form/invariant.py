"""What must always hold between the records of a form and those of others: a sentence, sums over other forms, a test.

A constraint looks at one record as it is saved; an invariant compares records that several people and rules write.
It refuses nothing: it is asked for all records at once, and the answer should be that none breaks it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tenon_engines.form.drafting import Drafting
from tenon_engines.form.over import rows_over, unknown
from tenon_engines.form.scope import SYSTEM, FormScope
from tenon_engines.form.shape import FieldShape
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.scope import Constant, Field
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text, label


@dataclass(frozen=True, slots=True)
class Sum:
    """Rows of `form` (or of its `subtable`) whose `match` columns equal this row's, taken together."""

    key: str
    name: Text
    form: str
    subtable: str
    match: Mapping[str, str]
    state: Mapping[str, tuple[str, ...]]
    agg: str
    column: str
    type: Type


@dataclass(frozen=True, slots=True)
class Invariant:
    """`table` is the subtable whose rows are looked at, empty for the records; `shown` tells what a broken one has."""

    id: str
    name: Text
    hint: Text | None
    table: str
    sums: tuple[Sum, ...]
    holds: Formula
    shown: tuple[tuple[str, Text], ...]
    pointer: str


def compile_invariants(draft: Drafting) -> tuple[Invariant, ...]:
    entries = draft.document.get("invariants", ())
    found = (_invariant(draft, entry, f"/invariants/{index}") for index, entry in enumerate(entries))
    return tuple(one for one in found if one is not None)


def _invariant(draft: Drafting, entry: Mapping[str, Any], pointer: str) -> Invariant | None:
    table = entry.get("rows", "")
    own = draft.shape.fields.get(table)
    if table and (own is None or own.subtable is None):
        draft.say("unknown_field", f"{pointer}/rows", unknown(draft.shape, table))
        return None
    fields = draft.fields(table)
    sums = [_sum(draft, fields, key, one, f"{pointer}/sums/{key}") for key, one in entry.get("sums", {}).items()]
    known = {one.key: one for one in sums if one is not None}
    if len(known) < len(sums):
        return None
    scope = _Scope(draft.scope(table), {key: one.type for key, one in known.items()})
    holds = draft.formula(entry["holds"], f"{pointer}/holds", scope)
    if holds is None:
        return None
    live = [key for key in sorted(holds.keys) if key in fields and not fields[key].column and not fields[key].subtable]
    for key in live:
        draft.say("unknown_field", f"{pointer}/holds", unknown(draft.shape, key))
    shown = tuple(_shown(holds, fields, known))
    hint = label(entry["hint"]) if "hint" in entry else None
    return Invariant(entry["id"], label(entry["name"]), hint, table, tuple(known.values()), holds, shown, pointer)


def _sum(
    draft: Drafting, fields: Mapping[str, FieldShape], key: str, entry: Mapping[str, Any], pointer: str
) -> Sum | None:
    before = len(draft.problems)
    if key in fields or key in SYSTEM:
        message = Text(f"“{key}”已是字段名", f"{key!r} is the name of a field")
        draft.say("duplicate_key", pointer, message, Text("请换一个名字", "choose another name"))
    match, state = entry.get("match", {}), entry.get("state", {})
    agg, column = entry.get("agg", "sum"), entry.get("expr", "")
    over = rows_over(draft, fields, entry["of"], match, state, agg, column, pointer)
    if over is None or len(draft.problems) > before:
        return None
    states = {name: tuple(options) for name, options in state.items()}
    name = label(entry.get("name"), key)
    return Sum(key, name, over.form, over.subtable, match, states, agg, column, over.type)


def _shown(holds: Formula, fields: Mapping[str, FieldShape], sums: Mapping[str, Sum]) -> Iterable[tuple[str, Text]]:
    """The plain names of the test, as the document orders them: fields first, then what they are compared with."""
    for key, field in fields.items():
        if key in holds.keys and field.column and field.subtable is None:
            yield key, field.name
    for key, one in sums.items():
        if key in holds.keys:
            yield key, one.name


class _Scope(FormScope):
    """The names of a form, and the sums of one invariant."""

    def __init__(self, base: FormScope, sums: Mapping[str, Type]) -> None:
        super().__init__(base.shapes, base.form, row=base.row)
        self.sums = sums

    def resolve(self, path: tuple[str, ...]) -> Field | Constant | None:
        if len(path) == 1 and path[0] in self.sums:
            return Field(path, self.sums[path[0]], path[0])
        return super().resolve(path)

    def names(self) -> Iterable[str]:
        yield from self.sums
        yield from super().names()
