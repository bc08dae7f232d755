"""Rows of another form whose columns equal this record's: what a rollup and the sums of an invariant are taken over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tenon_engines.form.drafting import Drafting
from tenon_engines.form.shape import FieldShape, FormShape
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

_COUNT = Type("number", scale=0)


@dataclass(frozen=True, slots=True)
class Over:
    """`type` is that of what is added up, or of the count."""

    form: str
    subtable: str
    type: Type


def rows_over(
    draft: Drafting,
    own: Mapping[str, FieldShape],
    of: str,
    match: Mapping[str, str],
    state: Iterable[str],
    agg: str,
    column: str,
    pointer: str,
) -> Over | None:
    """None when something is not there, which is said."""
    before = len(draft.problems)
    form, _, subtable = of.partition(".")
    target = draft.shapes.get(form)
    rows = target.fields.get(subtable) if target is not None and subtable else None
    if target is None or (subtable and (rows is None or rows.subtable is None)):
        message = Text(f"没有“{of}”", f"There is no {of!r}")
        draft.say("unknown_form", f"{pointer}/of", message, Text("写 表单 或 表单.子表", "write form or form.subtable"))
        return None
    there = {**target.fields, **((rows.subtable if rows is not None else None) or {})}
    for name in (*match, *state):
        _column(draft, target, there, name, pointer)
    for name in match.values():
        _column(draft, draft.shape, own, name, pointer)
    type_ = _COUNT
    if agg != "count":
        _column(draft, target, there, column, f"{pointer}/expr")
        type_ = (there[column].value_type if column in there else None) or _COUNT
        if agg == "sum" and type_.name != "number":
            message = Text(f"“{column}”不是数字，不能求和", f"{column!r} is no number and cannot be summed")
            draft.say("not_a_number", f"{pointer}/expr", message)
    return Over(form, subtable, type_) if len(draft.problems) == before else None


def unknown(form: FormShape, key: str) -> Text:
    return Text(f"“{form.name.zh}”没有可用的字段“{key}”", f"{form.name.en} has no stored field {key!r}")


def _column(draft: Drafting, form: FormShape, fields: Mapping[str, FieldShape], key: str, pointer: str) -> None:
    if key == "id" or (key in fields and fields[key].column and fields[key].subtable is None):
        return
    draft.say("unknown_field", pointer, unknown(form, key))
