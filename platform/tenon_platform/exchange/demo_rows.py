"""Sample orders and what follows from them as rows of the template's forms."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from tenon_platform.exchange.demo_lines import Line
from tenon_platform.exchange.demo_order import Order
from tenon_platform.exchange.demo_parcels import Parcels
from tenon_platform.exchange.demo_resent import Resent
from tenon_platform.exchange.demo_sample import Sample
from tenon_platform.exchange.demo_writer import Writer

HIGH_VALUE = Decimal(5000)
Dated = tuple[datetime, Mapping[str, Any]]


@dataclass(slots=True)
class Rows:
    writer: Writer
    users: Mapping[str, int]
    departments: Mapping[str, int]

    def order(self, order: Order) -> dict[str, Any]:
        """The order as somebody would have typed it; `live` orders leave the axes to the pipeline."""
        customer = order.customer
        row: dict[str, Any] = {
            "shop": self.writer.id("shop", order.shop.code),
            "customer": self.writer.id("customer", customer.index),
            "review_mode": order.review_mode,
            "pay_method": order.pay_method,
            "placed_at": order.placed_at,
            "recipient": customer.contact,
            "phone": order.phone or customer.phone,
            "address": order.address,
            "warehouse": self.writer.id("warehouse", order.warehouse),
            "freight": order.basket.freight,
            "lines": [
                {
                    "sku": self.writer.id("sku", line.sku.code),
                    "qty": line.qty,
                    "price": line.price,
                    "discount": line.discount,
                    "platform_code": line.code,
                    "platform_title": line.title,
                    "shipped_from": self.writer.id("warehouse", line.place or order.warehouse)
                    if order.shipped
                    else None,
                    **pieces(order, line),
                }
                for line in order.basket.lines
            ],
            "discounts": order.basket.discounts,
        }
        if customer.owner and customer.department:
            row |= {"salesperson": self.users[customer.owner], "sales_dept": self.departments[customer.department]}
        if order.live:
            kept = ("buyer_remark", "seller_remark", "platform_no", "ship_due_at")
            return row | {key: order.fields[key] for key in kept if key in order.fields}
        row |= order.fields
        if order.refund_open:
            del row["aftersale"]  # set by the case
        if order.fields["pay"] == "refunded":
            row |= {
                "refunded_amount": order.payable,
                "claimed_amount": order.payable,
            }
        if order.case:
            status = "refund_done" if order.fields["pay"] == "refunded" else "finished"
            row |= {"aftersale": status, "aftersale_kind": order.case.kind}
        if order.shipped:
            row["shipped_qty"] = order.pieces
            row["signed_qty"] = order.pieces if order.fields["fulfil"] == "signed" else 0
        row["high_value"] = order.payable > HIGH_VALUE
        if "carrier" in row:
            row["carrier"] = self.writer.id("carrier", row["carrier"])
        return row

    def levels(self, made: Sample) -> list[dict[str, Any]]:
        return [
            {
                "sku": self.writer.id("sku", level.sku.code),
                "warehouse": self.writer.id("warehouse", level.warehouse),
                "on_hand": level.on_hand,
                "locked": level.locked,
                "safety": level.safety,
                "maximum": level.maximum,
                "damaged": level.damaged,
            }
            for level in made.stock.levels
        ]

    def moves(self, made: Sample, order_id: Callable[[Order], int], parcels: Parcels, resent: Resent) -> list[Dated]:
        return [
            (
                move.at,
                {
                    "sku": self.writer.id("sku", move.sku.code),
                    "warehouse": self.writer.id("warehouse", move.warehouse),
                    "kind": move.kind,
                    "quality": move.quality,
                    "qty": move.qty,
                    "moved_at": move.at,
                    "order": order_id(move.order) if move.order else None,
                    "delivery": (resent if move.again else parcels).id(move.order) if move.order else None,
                },
            )
            for move in made.stock.moves
        ]

    def locks(self, orders: Sequence[Order], order_id: Callable[[Order], int], parcels: Parcels) -> list[Dated]:
        held = [order for order in orders if order.holds_stock]
        return [
            (
                order.fields["reviewed_at"],
                {
                    "order": order_id(order),
                    "delivery": parcels.id(order),
                    "sku": self.writer.id("sku", line.sku.code),
                    "warehouse": self.writer.id("warehouse", order.warehouse),
                    "qty": line.qty,
                    "locked_at": order.fields["reviewed_at"],
                    "state": "active",
                },
            )
            for order in sorted(held, key=lambda order: order.fields["reviewed_at"])
            for line in order.basket.lines
        ]

    def exceptions(self, found: Sequence[Mapping[str, Any]], order_id: Callable[[Order], int]) -> list[Dated]:
        handler = self.users["yunying"]
        return [(row["found_at"], {**row, "order": order_id(row["order"]), "owner": handler}) for row in found]

    def receipts(self, found: Sequence[Mapping[str, Any]], order_id: Callable[[Order], int]) -> list[Dated]:
        return [
            (
                row["received_at"],
                {
                    **row,
                    "customer": self.writer.id("customer", row["customer"].index),
                    "shop": self.writer.id("shop", row["shop"].code),
                    "entity": self.writer.id("entity", "HJ"),
                    "clears": [{**each, "order": order_id(each["order"])} for each in row["clears"]],
                },
            )
            for row in found
        ]


def pieces(order: Order, line: Line) -> dict[str, Any]:
    """What has a delivery, what has left and what came back: everything or nothing, as orders of the past are."""
    if not order.shipped:
        return {"planned_qty": line.qty} if order.holds_stock else {}
    returned = order.case is not None and order.case.kind == "return_refund"
    return {"planned_qty": line.qty, "shipped_qty": line.qty, "returned_qty": line.qty if returned else 0}
