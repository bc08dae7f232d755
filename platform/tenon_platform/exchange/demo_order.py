"""One sample order before it is written: symbolic references, real values."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from tenon_platform.exchange.demo_company import Shop
from tenon_platform.exchange.demo_lines import Basket
from tenon_platform.exchange.demo_people import Customer


@dataclass(frozen=True, slots=True)
class Case:
    """An after-sale case that is settled."""

    kind: str
    applied_at: datetime
    handled_at: datetime
    finished_at: datetime

    @property
    def brings_goods(self) -> bool:
        return self.kind in ("return_refund", "exchange")

    @property
    def sends_goods(self) -> bool:
        """Whether a delivery of its own settled it."""
        return self.kind in ("resend", "exchange")


@dataclass(slots=True)
class Order:
    """`status` is the word people read; `live` says how far the order walks through the real flow after writing.

    `phone` is another number than that of the customer.
    """

    placed_at: datetime
    shop: Shop
    customer: Customer
    basket: Basket
    status: str
    pay_method: str
    warehouse: str
    address: dict[str, str]
    live: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    phone: str | None = None
    case: Case | None = None
    reviewed: str | None = None

    @property
    def review_mode(self) -> str:
        """That of the shop, or one of its own."""
        return self.reviewed or self.shop.review_mode

    @property
    def payable(self) -> Decimal:
        return self.basket.payable

    @property
    def pieces(self) -> Decimal:
        return sum((line.qty for line in self.basket.lines), Decimal(0))

    @property
    def custom(self) -> bool:
        """Whether some of it is made to order, and inspected before it leaves."""
        return any(line.sku.kind == "custom" for line in self.basket.lines)

    @property
    def shipped(self) -> bool:
        """Whether its goods have left the stock."""
        return self.fields.get("fulfil") in ("shipped", "signed")

    @property
    def refund_open(self) -> bool:
        """Whether its buyer waits for an answer; the case itself is played through the flow."""
        return self.status == "refund_requested" and not self.live

    @property
    def holds_stock(self) -> bool:
        return self.fields.get("fulfil") == "locked" and self.fields.get("closure") != "closed"
