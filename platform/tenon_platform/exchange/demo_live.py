"""Orders that wait on `today` walk through the real pipeline: flow, rules, timers and messages are theirs."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import sqlalchemy as sa

from tenon_platform.access.actor import SYSTEM, Actor
from tenon_platform.exchange.demo_order import Order
from tenon_platform.exchange.demo_rows import Rows
from tenon_platform.exchange.demo_stories import Teller
from tenon_platform.exchange.demo_writer import Writer
from tenon_platform.notify.inbox import mark_read, page
from tenon_platform.runtime.cases import decide
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.flow_tables import work_item
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.worker import TASKS
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx, run_in_transaction
from tenon_platform.work.embedded import Embedded

LEFT_UNREAD = 5  # domain.md 5.6

_WAITING = Statement(
    sa.select(work_item.c.id).where(
        work_item.c.form == "order", work_item.c.record_id == sa.bindparam("record"), work_item.c.state == "PENDING"
    )
)


def play(
    writer: Writer, rows: Rows, orders: list[Order], actors: Mapping[str, Actor], done: Callable[[Order, int], None]
) -> None:
    """Creates, pays or submits each order at its own moment; operations passes on those for the finance director.

    What follows in the background (messages) happens before the next order, as it does on a working day. The sales
    supervisor has read all messages but the latest.
    """
    for order in orders:
        _follow_up(writer, order.placed_at)
        record = run_in_transaction(writer.tenant, lambda tx, order=order: _place(tx, writer, rows, order, actors))  # type: ignore[misc]
        done(order, record)
    _follow_up(writer, writer.now)
    run_in_transaction(writer.tenant, lambda tx: _read_older(tx, actors["zhuguan"], writer.now))


def _follow_up(writer: Writer, at: datetime) -> None:
    """Runs the jobs that were due by then."""
    Embedded(TASKS, lambda: at).run_due(writer.tenant)


def _read_older(tx: Tx, actor: Actor, at: datetime) -> None:
    assert actor.user_id is not None
    mark_read(tx, actor.user_id, [message["id"] for message in page(tx, actor.user_id)[LEFT_UNREAD:]], at)


def _place(tx: Tx, writer: Writer, rows: Rows, order: Order, actors: Mapping[str, Actor]) -> int:
    starter = actors[order.customer.owner] if order.customer.owner else SYSTEM
    work = writer.work(tx, order.placed_at, "live", starter)
    (saved,) = save(work, [Change("order", values=rows.order(order))])
    if order.live == "create":
        return saved.id
    paid = "paid_at" in order.fields
    moment = order.fields["paid_at"] if paid else order.placed_at + timedelta(minutes=1)
    work = writer.work(tx, moment, "live", starter)
    if paid and order.pay_method == "online" and order.live != "late":
        amounts = {"paid_amount": order.payable, "paid_at": moment}
        save(work, [Change("order", saved.id, values=amounts, transition="confirm_payment")])
    elif order.live != "late":
        save(work, [Change("order", saved.id, transition="submit")])
    Teller(tx, writer, actors, order, saved.id).tell()
    if order.live == "director":
        item = tx.scalar(_WAITING, {"record": saved.id})
        passed_on = min(moment + timedelta(minutes=25), writer.now)
        decide(writer.work(tx, passed_on, "live", actors["yunying"]), item, "approve", opinion="库存和地址都核过")
    return saved.id
