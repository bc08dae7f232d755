"""A few rows of another form that belong to the record being entered: the customer's last orders."""

from pydantic import Field

from tenon_engines.form.drafting import Drafting
from tenon_engines.form.panels.panel import Expression, Key, Order, Panel, formula_of, target_field, target_form
from tenon_engines.kernel.text import Text


class RelatedList(Panel):
    """Rows of `form` that fit the record being entered; the record itself is left out."""

    name = "list"
    label = Text("相关记录", "Related records")
    icon = "list"

    form: Key
    filter: Expression
    columns: tuple[Key, ...] = Field(min_length=1, max_length=5)
    sort: tuple[Order, ...] = Field(default=(), max_length=3)
    limit: int = Field(default=5, ge=1, le=20)

    def check(self, draft: Drafting, path: str) -> None:
        if not target_form(draft, self.form, f"{path}/form"):
            return
        formula_of(draft, self.form, self.filter, f"{path}/filter")
        for index, key in enumerate(self.columns):
            if key not in draft.shapes[self.form].fields:
                target_field(draft, self.form, key, f"{path}/columns/{index}")
        for index, order in enumerate(self.sort):
            target_field(draft, self.form, order.field, f"{path}/sort/{index}/field")
