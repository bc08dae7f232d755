"""A rate: 0.13 is shown as 13 %."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field

from tenon_engines.form.fields.number import Number
from tenon_engines.kernel.text import Text


class Percent(Number):
    """A share or rate, stored as the fraction (0.13) and shown as a percentage (13 %)."""

    name = "percent"
    label = Text("百分比", "Percent")
    icon = "percent"

    scale: Annotated[int, Field(ge=0, le=8)] = 4

    def from_text(self, text: str) -> Any:
        plain = text.strip().replace("％", "%")
        if not plain.endswith("%"):
            return super().from_text(plain)
        wide = Number(scale=8).from_text(plain[:-1])
        return super().from_text(format(wide / Decimal(100), "f"))
