"""Deliveries, parcels and the news of parcels that follow from the sample orders."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tenon_platform.exchange.demo_company import WAREHOUSES
from tenon_platform.exchange.demo_order import Order
from tenon_platform.exchange.demo_writer import Writer

NEWS_DAYS = 20  # older parcels are only known to have arrived
_STATES = {"to_pick": 70, "picking": 14, "to_pack": 10, "to_ship": 6}
Dated = tuple[datetime, Mapping[str, Any]]
Travelling = tuple[Order, int, str, Mapping[str, Any]]


@dataclass(slots=True)
class Parcels:
    """Written once the orders are there; each keeps its id by order, for locks and movements."""

    writer: Writer
    order_id: Callable[[Order], int]
    rng: random.Random
    ids: dict[int, int] = field(default_factory=dict)

    def id(self, order: Order) -> int | None:
        return self.ids.get(id(order))

    def write(self, orders: Sequence[Order]) -> None:
        """One delivery for each order that holds stock or has left; one parcel for each that has left."""
        leaving = sorted((one for one in orders if one.shipped or one.holds_stock), key=_moment)
        rows = [(_moment(one), self._delivery(one)) for one in leaving]
        numbers = self.writer.daily("delivery", rows, lambda count: None)
        self.ids = dict(zip(map(id, leaving), numbers, strict=True))
        sent = sorted((one for one in leaving if one.shipped), key=lambda one: one.fields["shipped_at"])
        self.travel([(one, self.ids[id(one)], one.fields["carrier"], one.fields) for one in sent])

    def travel(self, sent: Sequence[Travelling]) -> None:
        """Parcels and their news: order, delivery, carrier and when it was sent and signed for, in the order of leaving."""
        parcels = [(one[3]["shipped_at"], self._parcel(*one)) for one in sent]
        written = self.writer.daily("parcel", parcels, lambda count: None)
        news = [
            each
            for (order, _, _, fields), parcel in zip(sent, written, strict=True)
            for each in self._news(order, fields, parcel)
        ]
        self.writer.daily("tracking", sorted(news, key=lambda row: row[0]), lambda count: None)

    def delivery(self, order: Order) -> dict[str, Any]:
        """Where it is for and what it holds."""
        number = self.order_id(order)
        lines = self.writer.lines["order", number]
        return {
            "order": number,
            "warehouse": self.writer.id("warehouse", order.warehouse),
            "lines": [
                {"order": number, "order_line": line_id, "sku": self.writer.id("sku", line.sku.code), "qty": line.qty}
                for line_id, line in zip(lines, order.basket.lines, strict=True)
            ],
        }

    def _delivery(self, order: Order) -> dict[str, Any]:
        row, fields = self.delivery(order), order.fields
        if not order.shipped:
            state = self.rng.choices(list(_STATES), list(_STATES.values()))[0]
            if "seller_remark" in fields:
                state = "to_pick"
            elif order.refund_open:
                state = "picking"
            return row | {"state": state, "print_count": 0 if state == "to_pick" else 1}
        row |= {key: fields[key] for key in ("tracking_no", "shipped_at", "signed_at") if key in fields}
        row["carrier"] = self.writer.id("carrier", fields["carrier"])
        return row | {"state": "shipped", "print_count": 1, "inspected": order.custom}

    def _parcel(self, order: Order, delivery: int, carrier: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        latest = self._steps(order, fields)[-1]
        weight = sum(line.sku.weight_g * int(line.qty) for line in order.basket.lines)
        row = {
            "delivery": delivery,
            "order": self.order_id(order),
            "carrier": self.writer.id("carrier", carrier),
            "tracking_no": fields["tracking_no"],
            "weight_g": weight,
            "sent_at": fields["shipped_at"],
            "latest": f"{latest[2]} {latest[3]}",
            "latest_at": latest[0],
            "state": "signed" if "signed_at" in fields else "sent",
        }
        return row | ({"signed_at": fields["signed_at"]} if "signed_at" in fields else {})

    def _news(self, order: Order, fields: Mapping[str, Any], parcel: int) -> list[Dated]:
        if self.writer.now - fields["shipped_at"] > timedelta(days=NEWS_DAYS):
            return []
        return [
            (at, {"parcel": parcel, "at": at, "kind": kind, "place": place, "text": text})
            for at, kind, place, text in self._steps(order, fields)
        ]

    def _steps(self, order: Order, fields: Mapping[str, Any]) -> list[tuple[datetime, str, str, str]]:
        """What a carrier tells between the warehouse and the door, up to now."""
        sent = fields["shipped_at"]
        home = next(place.city for place in WAREHOUSES if place.code == order.warehouse)
        city = order.address["city"]
        end = fields.get("signed_at") or sent + timedelta(days=4)
        way = end - sent
        steps = [
            (sent, "collected", home, "快递员已揽收"),
            (sent + way * 0.15, "moved", home, "已离开分拨中心"),
            (sent + way * 0.7, "moved", city, "已到达分拨中心"),
            (sent + way * 0.9, "delivering", city, "派送中，请保持电话畅通"),
        ]
        if "signed_at" in fields:
            steps.append((end, "signed", city, "已签收"))
        return [step for step in steps if step[0] <= self.writer.now]


def _moment(order: Order) -> datetime:
    """When the delivery was made: at the approval of its order."""
    made: datetime = order.fields["reviewed_at"]
    return made
