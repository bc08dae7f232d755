"""Counts and sums over rows of another form: how many are overdue, and how much."""

from typing import Literal

from pydantic import Field

from tenon_engines.form.drafting import Drafting
from tenon_engines.form.panels.panel import (
    Expression,
    Id,
    Key,
    Panel,
    Part,
    Words,
    formula_of,
    target_field,
    target_form,
)
from tenon_engines.kernel.text import Text


class Total(Part):
    """`filter` narrows the panel's own; with `warn` any number above zero stands out."""

    id: Id
    title: Words
    agg: Literal["count", "sum", "min", "max"] = "count"
    field: Key | None = None
    filter: Expression | None = None
    warn: bool = False


class Totals(Panel):
    """One number an item over the rows of `form` that fit the record being entered."""

    name = "totals"
    label = Text("统计数字", "Totals")
    icon = "sigma"

    form: Key
    filter: Expression
    items: tuple[Total, ...] = Field(min_length=1, max_length=6)

    def check(self, draft: Drafting, path: str) -> None:
        if not target_form(draft, self.form, f"{path}/form"):
            return
        formula_of(draft, self.form, self.filter, f"{path}/filter")
        for index, total in enumerate(self.items):
            where = f"{path}/items/{index}"
            formula_of(draft, self.form, total.filter, f"{where}/filter")
            if total.agg != "count" and total.field is None:
                message = Text("写明汇总哪个字段", "Name the field to be summed up")
                draft.say("bad_option", f"{where}/field", message)
            if total.field is None:
                continue
            found = target_field(draft, self.form, total.field, f"{where}/field")
            numeric = (
                found is not None and found.result is not None and found.result.name in ("number", "money", "percent")
            )
            if found is not None and total.agg != "count" and not numeric:
                message = Text("只有数字字段可以汇总", "Only numbers can be summed up")
                draft.say("wrong_type", f"{where}/field", message)
