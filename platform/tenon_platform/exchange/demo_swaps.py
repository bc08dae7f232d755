"""Exchanges and resends of the sample that are open: each waits at another step of the real flow."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

import sqlalchemy as sa

from tenon_platform.exchange.demo_cases import Cases
from tenon_platform.exchange.demo_order import Order
from tenon_platform.exchange.demo_returns import last_step
from tenon_platform.exchange.demo_stock import Level
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx, run_in_transaction

STAGES = (
    ("exchange", "awaiting_return"),
    ("exchange", "to_inspect"),
    ("exchange", "to_ship"),
    ("resend", "to_ship"),
    ("resend", "stopped"),
)
_PLENTY = Decimal(40)  # pieces on the shelf that orders of today do not come near


def play_swaps(cases: Cases, orders: Sequence[Order], levels: Sequence[Level]) -> None:
    """Of buyers whose goods arrived lately, one for each stage."""
    for (kind, wanted), order in zip(STAGES, _arrived(orders, levels), strict=False):
        run_in_transaction(cases.writer.tenant, lambda tx, o=order, k=kind, w=wanted: _play(tx, cases, o, k, w))  # type: ignore[misc]


def _arrived(orders: Sequence[Order], levels: Sequence[Level]) -> Iterator[Order]:
    free = {(level.sku.code, level.warehouse): level.on_hand - level.locked for level in levels}
    for order in sorted(orders, key=last_step, reverse=True):
        (line, *more) = order.basket.lines
        told = "seller_remark" in order.fields
        if order.status != "delivered" or order.case or more or order.custom or told or order.payable > 500:
            continue
        if free[line.sku.code, order.warehouse] >= _PLENTY:
            yield order


def _play(tx: Tx, cases: Cases, order: Order, kind: str, wanted: str) -> None:
    now = cases.writer.now
    at = max(last_step(order), now - timedelta(hours=cases.rng.uniform(8, 20)))

    def moment(part: float, login: str) -> Work:
        return cases.writer.work(tx, at + (now - at) * part, "live", cases.actors[login])

    values = cases.row(order) | {
        "source": "service",
        "kind": kind,
        "reason": "size" if kind == "exchange" else "missing",
    }
    (made,) = save(moment(0, "kefu"), [Change("aftersale", values=values)])
    save(moment(0, "kefu"), [Change("aftersale", made.id, transition="apply")])
    if kind == "exchange" and wanted != "awaiting_return":
        sent = {"return_no": f"TH{cases.rng.randrange(10**9, 10**10)}"}
        save(moment(0.5, "kefu"), [Change("aftersale", made.id, values=sent, transition="returned")])
    if (kind, wanted) == ("exchange", "to_ship"):
        cases.approve(tx, made.id, at + (now - at) * 0.8, ("goods",))
    if wanted == "stopped":
        work = moment(0.4, "cangku")
        delivery = work.plans.form("delivery").tables[""]
        number = tx.scalar(Statement(sa.select(delivery.c.id).where(delivery.c.case == made.id)))
        reason = {"stop_reason": "货架上没有找到，请确认是否换仓发货"}
        save(work, [Change("delivery", number, values=reason, transition="give_back")])
