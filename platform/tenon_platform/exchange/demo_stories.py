"""Anchor orders that have a story: each is played through the real pipeline, step by step, at its own moments."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Any

import sqlalchemy as sa

from tenon_platform.access.actor import SYSTEM, Actor
from tenon_platform.exchange.demo_catalogue import Sku
from tenon_platform.exchange.demo_company import shop
from tenon_platform.exchange.demo_lines import Basket, Line
from tenon_platform.exchange.demo_order import Order
from tenon_platform.exchange.demo_orders import Maker
from tenon_platform.exchange.demo_status import settle
from tenon_platform.exchange.demo_writer import Writer
from tenon_platform.runtime.cases import decide
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.flow_tables import work_item
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.rules import press
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def story_orders(maker: Maker, others: Sequence[Order]) -> list[Order]:
    """The orders before their stories are played. They ask for nothing that one of the others waits for: that has to
    be out of stock, and a story that cannot ship cannot be told."""
    waiting = [order for order in others if order.status == "backordered"]
    short = {line.sku.code for order in waiting for line in order.basket.lines}
    made = list(_orders(maker, [sku for sku in maker.shelf.skus if sku.code not in short]))
    for order in made:
        settle(order, maker.now, maker.rng)
    return made


def _orders(maker: Maker, skus: Sequence[Sku]) -> Iterator[Order]:
    yield _told(maker, "TM01", 6 * DAY, "部分退货，满减按净额退", "partial", _reduced(skus))
    refused = _told(maker, "JD01", 4 * DAY, "货到付款拒收", "refused", _one(skus, 2))
    refused.pay_method = "cod"
    yield refused
    yield _told(maker, "XC01", 3 * HOUR, "关闭后到账", "late", _one(skus, 1))
    split = _told(maker, "TM01", 5 * HOUR, "临沂、华东两仓发货", "split", _one(skus, 2))
    split.warehouse = "LY"
    rare = min(skus, key=lambda sku: sku.popularity)
    split.basket.lines.append(Line(rare, Decimal(2), rare.list_price, place="JX"))
    yield split
    custom = next(sku for sku in skus if sku.kind == "custom")
    made = Basket([Line(custom, Decimal(1), custom.list_price)])
    yield _told(maker, "TM01", 9 * HOUR, "定制商品待质检", "inspect", made)
    reviewed = _worth([sku for sku in skus if sku is not rare], Decimal(6000))
    again = maker.make(shop("PF01"), maker.recent(shop("PF01"), 30, least=20), "to_review", reviewed)
    again.live, again.pay_method = "twice", "credit"
    again.fields["seller_remark"] = "演示：反审核后改数量"
    yield again


def _told(maker: Maker, code: str, ago: timedelta, remark: str, live: str, filled: Basket) -> Order:
    order = maker.make(shop(code), maker.now - ago, "to_review", filled)
    order.live, order.pay_method, order.address = live, "online", order.customer.addresses[0]
    order.reviewed = None
    order.fields.pop("buyer_remark", None)
    order.fields["seller_remark"] = f"演示：{remark}"
    return order


def _one(skus: Sequence[Sku], qty: int) -> Basket:
    sku = next(sku for sku in skus if sku.kind == "standard" and 60 <= sku.list_price <= 200)
    return Basket([Line(sku, Decimal(qty), sku.list_price)])


def _worth(skus: Sequence[Sku], amount: Decimal) -> Basket:
    """Enough of one item to be reviewed by a person, and far from the finance director."""
    sku = next(sku for sku in skus if sku.kind == "standard" and 20 <= sku.list_price <= 200)
    return Basket([Line(sku, (amount / sku.list_price).to_integral_value(ROUND_CEILING), sku.list_price)])


def _reduced(skus: Sequence[Sku]) -> Basket:
    sku = next(sku for sku in skus if sku.kind == "standard" and 119 <= sku.list_price <= 400)
    filled = Basket([Line(sku, Decimal(3), sku.list_price)])
    filled.take_off(Decimal(50), "full_reduction", "满 300 减 50")
    return filled


@dataclass(slots=True)
class Teller:
    """Plays what happens to one order after it was placed and submitted."""

    tx: Tx
    writer: Writer
    actors: Mapping[str, Actor]
    order: Order
    record: int

    def tell(self) -> None:
        if self.order.live in STORIES:
            STORIES[self.order.live](self)

    def at(self, after: timedelta, login: str | None = None) -> Work:
        actor = self.actors[login] if login else SYSTEM
        return self.writer.work(self.tx, self.order.placed_at + after, "live", actor)

    def save(self, work: Work, form: str, record: int | None, transition: str | None = None, **values: Any) -> int:
        (saved,) = save(work, [Change(form, record, values=values, transition=transition)])
        return saved.id

    def ids(self, work: Work, form: str, **where: Any) -> list[int]:
        table = work.plans.form(form).tables[""]
        found = sa.select(table.c.id).where(*(table.c[key] == value for key, value in where.items()))
        return [number for (number,) in self.tx.all(Statement(found.order_by(table.c.id)))]

    def approve(self, work: Work, form: str, record: int) -> None:
        waiting = sa.select(work_item.c.id).where(
            work_item.c.form == form, work_item.c.record_id == record, work_item.c.state == "PENDING"
        )
        decide(work, self.tx.scalar(Statement(waiting)), "approve")

    def ship(self, work: Work, number: str) -> int:
        (delivery,) = self.ids(work, "delivery", order=self.record, state="to_pick")
        carrier = self.writer.id("carrier", "SF")
        self.save(work, "delivery", delivery, "ship", carrier=carrier, tracking_no=number)
        return self.ids(work, "parcel", delivery=delivery)[0]

    def news(self, work: Work, parcel: int, kind: str, text: str) -> None:
        place = self.order.address["city"]
        self.save(work, "tracking", None, parcel=parcel, kind=kind, at=work.now, place=place, text=text)


def _partial(teller: Teller) -> None:
    """One of three pieces comes back: its share of what was really paid goes back."""
    parcel = teller.ship(teller.at(DAY, "cangku"), "SF1600000000001")
    teller.news(teller.at(3 * DAY), parcel, "signed", "已签收")
    service = teller.at(4 * DAY, "kefu")
    case = press(service, "order", teller.record, "open_aftersale")
    assert case is not None
    rows = service.plans.form("aftersale").tables["lines"]
    (line,) = teller.tx.first(Statement(sa.select(rows.c.id).where(rows.c.parent_id == case))) or (0,)
    one = (teller.order.payable / 3).quantize(Decimal("0.01"))
    lines = [{"id": line, "qty": Decimal(1)}]
    teller.save(service, "aftersale", case, reason="no_reason", lines=lines, amount=one)
    teller.save(teller.at(4 * DAY, "kefu"), "aftersale", case, "apply")
    sent = {"return_carrier": teller.writer.id("carrier", "SF"), "return_no": "SF1600000000002"}
    teller.save(teller.at(4 * DAY + 5 * HOUR, "kefu"), "aftersale", case, "returned", **sent)
    teller.approve(teller.at(5 * DAY, "cangku"), "aftersale", case)
    teller.approve(teller.at(5 * DAY + 3 * HOUR, "kuaiji"), "aftersale", case)


def _refused(teller: Teller) -> None:
    """Cash on delivery, refused at the door: the goods are back, nothing was paid, the order is closed."""
    parcel = teller.ship(teller.at(10 * HOUR, "cangku"), "SF1600000000003")
    teller.news(teller.at(2 * DAY), parcel, "refused", "收件人拒收")
    (case,) = teller.ids(teller.at(2 * DAY), "aftersale", order=teller.record)
    teller.approve(teller.at(3 * DAY, "cangku"), "aftersale", case)


def _late(teller: Teller) -> None:
    """Closed after half an hour, paid after two: the money waits to go back."""
    teller.save(teller.at(HOUR * 0.52), "order", teller.record, "close", close_reason="timeout")
    moment = teller.at(2 * HOUR, "caiwu")
    amounts = {"paid_amount": teller.order.payable, "paid_at": moment.now}
    teller.save(moment, "order", teller.record, "late_payment", **amounts)


def _split(teller: Teller) -> None:
    """What 临沂 lacks ships from 华东, the rest from 临沂."""
    for line, place in zip(teller.order.basket.lines, ("LY", "JX"), strict=True):
        work = teller.at(HOUR, "yunying")
        wanted: dict[str, Any] = {"split_sku": teller.writer.id("sku", line.sku.code), "split_qty": line.qty}
        wanted["split_warehouse"] = teller.writer.id("warehouse", place)
        teller.save(work, "order", teller.record, **wanted)
        press(teller.at(HOUR, "yunying"), "order", teller.record, "split_delivery")


def _inspect(teller: Teller) -> None:
    """Something made to order is packed only after it was inspected."""
    (delivery,) = teller.ids(teller.at(HOUR), "delivery", order=teller.record)
    for hours, step in ((1, "pick"), (2, "picked"), (3, "to_inspection")):
        teller.save(teller.at(hours * HOUR, "cangku"), "delivery", delivery, step)


def _twice(teller: Teller) -> None:
    """Approved, taken back for another quantity, and approved again."""
    teller.approve(teller.at(HOUR, "yunying"), "order", teller.record)
    work = teller.at(2 * HOUR, "yunying")
    teller.save(work, "order", teller.record, "undo_review", undo_reason="客户要求减少数量")
    lines = [
        {"id": number, **({"qty": line.qty - 1} if position == 0 else {})}
        for position, (number, line) in enumerate(zip(_rows(teller, work), teller.order.basket.lines, strict=True))
    ]
    teller.save(teller.at(2.2 * HOUR, "yunying"), "order", teller.record, lines=lines)
    teller.approve(teller.at(3 * HOUR, "yunying"), "order", teller.record)


def _rows(teller: Teller, work: Work) -> list[int]:
    rows = work.plans.form("order").tables["lines"]
    found = sa.select(rows.c.id).where(rows.c.parent_id == teller.record).order_by(rows.c.line_no)
    return [number for (number,) in teller.tx.all(Statement(found))]


STORIES: Mapping[str | None, Callable[[Teller], None]] = {
    "partial": _partial,
    "refused": _refused,
    "late": _late,
    "split": _split,
    "inspect": _inspect,
    "twice": _twice,
}
