"""After-sale cases of the sample: settled ones as history, open ones walk through the real flow to where they wait."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from tenon_platform.access.actor import SYSTEM, Actor
from tenon_platform.exchange.demo_order import Order
from tenon_platform.exchange.demo_returns import last_step
from tenon_platform.exchange.demo_writer import Writer
from tenon_platform.runtime.cases import decide
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.flow_tables import work_item
from tenon_platform.runtime.pipeline import save
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx, run_in_transaction

TO_HANDLE = 9
_LATE = 2
_REASONS = {"no_reason": 34, "size": 14, "quality": 13, "damaged": 12, "wrong": 9, "description": 8, "missing": 4,
            "not_received": 4, "other": 2}  # fmt: skip
_FRAGILE = ("tableware", "lighting")
_BEFORE = ("no_reason", "size", "description", "other")  # what may be said before the goods are there
_FURTHER = ("awaiting_return", "to_inspect", "to_refund")
_WAITING = Statement(
    sa.select(work_item.c.id, work_item.c.node).where(
        work_item.c.form == "aftersale",
        work_item.c.record_id == sa.bindparam("record"),
        work_item.c.state == "PENDING",
    )
)
_BY_NODE = {"service": "kefu", "manager": "jingli", "goods": "cangku"}
Dated = tuple[datetime, Mapping[str, Any]]


@dataclass(slots=True)
class Cases:
    writer: Writer
    order_id: Callable[[Order], int]
    actors: Mapping[str, Actor]
    rng: random.Random
    ids: dict[int, int] = field(default_factory=dict)

    def play(self, orders: Sequence[Order]) -> None:
        """Those that are open, once there is stock."""
        # parcels on their way first: a buyer whose goods have not left is answered soonest
        opened = sorted((one for one in orders if one.refund_open), key=lambda one: (not one.shipped, one.placed_at))
        waiting = max(0, len(opened) - TO_HANDLE)
        # the longest known ones are those that nobody has answered for more than a day
        forgotten = sorted(opened, key=last_step)[:_LATE]
        others = [one for one in opened if all(one is not other for other in forgotten)]
        opened = [*others[:waiting], *forgotten, *others[waiting:]]
        for index, order in enumerate(opened):
            wanted = _FURTHER[index % 3] if index < waiting and order.shipped else "to_handle"
            late = wanted == "to_handle" and waiting <= index < waiting + _LATE
            run_in_transaction(self.writer.tenant, lambda tx, o=order, w=wanted, x=late: self._play(tx, o, w, x))  # type: ignore[misc]

    def settle(self, orders: Sequence[Order], noted: Callable[[Order], Mapping[str, Any]]) -> None:
        """Those of the past; each keeps its id by order. `noted`: what a case says of the goods it sent."""
        found = [(order, order.case) for order in orders if order.case]
        found.sort(key=lambda pair: pair[1].applied_at)
        reasons = self._reasons([order for order, _ in found])
        rows: list[Dated] = []
        for (order, case), reason in zip(found, reasons, strict=True):
            money = case.kind in ("refund_only", "return_refund")
            row = self.row(order) | {"kind": case.kind, "reason": reason, "refundable": order.payable}
            row |= {"state": "refund_done" if money else "finished", "amount": order.payable if money else 0}
            row |= {"applied_at": case.applied_at, "handled_at": case.handled_at, "finished_at": case.finished_at}
            row |= noted(order)
            row["escalated"] = case.handled_at - case.applied_at > timedelta(hours=24)
            rows.append((case.applied_at, row))
        numbers = self.writer.daily("aftersale", rows, lambda count: None)
        self.ids = {id(order): number for (order, _), number in zip(found, numbers, strict=True)}
        refunds = [
            (
                row["finished_at"],
                {
                    "aftersale": number,
                    "order": row["order"],
                    "amount": row["amount"],
                    "state": "done",
                    "refunded_at": row["finished_at"],
                },
            )
            for number, (_, row) in zip(numbers, rows, strict=True)
            if row["amount"] > 0
        ]
        self.writer.daily("refund", sorted(refunds, key=lambda row: row[0]), lambda count: None)

    def _reasons(self, orders: Sequence[Order]) -> list[str]:
        """Drawn for all; who has nothing yet complains of nothing that only goods can have, so that some change places."""
        drawn = [self._reason(order) for order in orders]
        early = [at for at, order in enumerate(orders) if not order.shipped and drawn[at] not in _BEFORE]
        late = [at for at, order in enumerate(orders) if order.shipped and drawn[at] in _BEFORE]
        for one, other in zip(early, late, strict=False):
            drawn[one], drawn[other] = drawn[other], drawn[one]
        return drawn

    def _reason(self, order: Order) -> str:
        fragile = order.shipped and any(line.sku.category in _FRAGILE for line in order.basket.lines)
        weights = _REASONS | ({"damaged": _REASONS["damaged"] * 3} if fragile else {})
        return self.rng.choices(list(weights), list(weights.values()))[0]

    def row(self, order: Order) -> dict[str, Any]:
        number = self.order_id(order)
        return {
            "order": number,
            "source": "buyer",
            "kind": "return_refund" if order.shipped else "refund_only",
            "reason": self._reasons([order])[0] if order.shipped else "no_reason",
            "lines": [
                {
                    "order_line": line_id,
                    "sku": self.writer.id("sku", line.sku.code),
                    "bought": line.qty,
                    "qty": line.qty,
                    "paid": line.amount - line.discount,
                }
                for line_id, line in zip(self.writer.lines["order", number], order.basket.lines, strict=True)
            ],
        }

    def _play(self, tx: Tx, order: Order, wanted: str, late: bool) -> None:
        last, now = last_step(order), self.writer.now
        back = timedelta(hours=self.rng.uniform(26, 40)) if late else timedelta(hours=self.rng.uniform(0.3, 20))
        at = max(last, now - back)
        (made,) = save(self.writer.work(tx, at, "live", SYSTEM), [Change("aftersale", values=self.row(order))])
        save(self.writer.work(tx, at, "live", SYSTEM), [Change("aftersale", made.id, transition="apply")])
        if wanted == "to_handle":
            return
        self.approve(tx, made.id, at, ("service", "manager"))
        if wanted == "awaiting_return":
            return
        values = {"return_no": f"TH{self.rng.randrange(10**9, 10**10)}"}
        work = self.writer.work(tx, at + (now - at) * 0.5, "live", self.actors["kefu"])
        save(work, [Change("aftersale", made.id, values=values, transition="returned")])
        if wanted == "to_refund":
            self.approve(tx, made.id, at + (now - at) * 0.8, ("goods",))

    def approve(self, tx: Tx, case: int, at: datetime, nodes: tuple[str, ...]) -> None:
        """Decides what waits, as long as it is one of these steps."""
        while (item := tx.first(_WAITING, {"record": case})) is not None and item[1] in nodes:
            decide(self.writer.work(tx, at, "live", self.actors[_BY_NODE[item[1]]]), item[0], "approve")
