"""An amount of money."""

from typing import Annotated

from pydantic import Field

from tenon_engines.form.fields.number import Number
from tenon_engines.kernel.text import Text


class Money(Number):
    """An amount in the currency of the tenant, two places unless set."""

    name = "money"
    label = Text("金额", "Money")
    icon = "banknote"

    scale: Annotated[int, Field(ge=0, le=8)] = 2
    currency: str = "CNY"
