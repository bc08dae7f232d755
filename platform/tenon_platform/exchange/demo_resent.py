"""What settled cases of the sample sent: a delivery and a parcel of their own, some days on their way."""

import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tenon_platform.exchange.demo_company import CARRIERS
from tenon_platform.exchange.demo_order import Order
from tenon_platform.exchange.demo_parcels import Parcels
from tenon_platform.exchange.demo_writer import Writer

_PREFIXES = {code: prefix for code, _, _, prefix in CARRIERS}


@dataclass(frozen=True, slots=True)
class Trip:
    """How the goods of one case travelled."""

    carrier: str
    tracking_no: str
    sent_at: datetime
    signed_at: datetime | None

    @property
    def fields(self) -> dict[str, Any]:
        """What a delivery and a parcel note of it."""
        known = {"tracking_no": self.tracking_no, "shipped_at": self.sent_at}
        return known | ({"signed_at": self.signed_at} if self.signed_at else {})


@dataclass(slots=True)
class Resent:
    """The trips are known before the cases are written, which name them; deliveries follow, which name the cases."""

    writer: Writer
    order_id: Callable[[Order], int]
    parcels: Parcels
    rng: random.Random
    trips: dict[int, Trip] = field(default_factory=dict)
    ids: dict[int, int] = field(default_factory=dict)

    def plan(self, orders: Iterable[Order]) -> None:
        for order in orders:
            if order.case and order.case.sends_goods:
                carrier, left = order.fields["carrier"], order.case.finished_at
                number = f"{_PREFIXES[carrier]}{self.rng.randrange(10**11, 10**12)}"
                arrives = left + timedelta(hours=self.rng.uniform(30, 96))
                self.trips[id(order)] = Trip(carrier, number, left, arrives if arrives <= self.writer.now else None)

    def noted(self, order: Order) -> dict[str, Any]:
        """What the case says of its goods."""
        trip = self.trips.get(id(order))
        return {"sent_carrier": self.writer.id("carrier", trip.carrier), "sent_no": trip.tracking_no} if trip else {}

    def id(self, order: Order) -> int | None:
        return self.ids.get(id(order))

    def write(self, orders: Iterable[Order], cases: Mapping[int, int]) -> None:
        """One delivery and one parcel for each case that sent goods; `cases` are their ids by order."""
        sent = [(self.trips[id(order)], order) for order in orders if id(order) in self.trips]
        sent.sort(key=lambda pair: pair[0].sent_at)
        rows = [(trip.sent_at, self._delivery(order, trip, cases[id(order)])) for trip, order in sent]
        numbers = self.writer.daily("delivery", rows, lambda count: None)
        self.ids = {id(order): number for (_, order), number in zip(sent, numbers, strict=True)}
        self.parcels.travel([(order, self.ids[id(order)], trip.carrier, trip.fields) for trip, order in sent])

    def _delivery(self, order: Order, trip: Trip, case: int) -> dict[str, Any]:
        row = self.parcels.delivery(order) | {"purpose": order.case.kind if order.case else "resend", "case": case}
        row |= {"ship_due_at": trip.sent_at + timedelta(hours=24), "carrier": self.writer.id("carrier", trip.carrier)}
        return row | trip.fields | {"state": "shipped", "print_count": 1, "inspected": order.custom}
