"""The life of an order in the template: review, stock, payment, shipping, closing, through the real pipeline."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from tenon_engines.kernel.errors import TenonError
from tenon_platform.access.actor import SYSTEM
from tenon_platform.access.users import actor_of, user_by_login
from tenon_platform.catalog.packages import install
from tenon_platform.catalog.plans import plans
from tenon_platform.exchange.demo_accounts import add_people
from tenon_platform.paths import TEMPLATES
from tenon_platform.runtime.cases import decide
from tenon_platform.runtime.change import Change, Saved
from tenon_platform.runtime.flow_tables import work_item
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Home, Tenant
from tenon_platform.storage.transaction import Tx, transaction

NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
MASTERS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("entity", {"code": "E", "name": "公司"}),
    ("warehouse", {"code": "W", "name": "总仓"}),
    ("product", {"code": "P", "name": "炒锅", "category": "kitchen"}),
)


@dataclass
class Company:
    """A tenant with one shop of each kind, one SKU of which ten are there, and one customer."""

    tx: Tx
    ids: dict[str, int]

    def work(self, login: str = "xiaoshou", now: datetime = NOW) -> Work:
        found = user_by_login(self.tx, login)
        assert found is not None
        return Work(self.tx, plans(self.tx), actor_of(self.tx, found["id"]), now, path="api")

    def save(self, form: str, login: str = "xiaoshou", **change: Any) -> Saved:
        (saved,) = save(self.work(login), [Change(form, **change)])
        return saved

    def order(self, qty: str, price: str, shop: str = "wholesale", **values: Any) -> int:
        lines = [{"sku": self.ids["sku"], "qty": Decimal(qty), "price": Decimal(price)}]
        given = {"shop": self.ids[shop], "customer": self.ids["customer"], "pay_method": "credit", "lines": lines}
        return self.save("order", values=given | values).id

    def move(self, order: int, transition: str, login: str = "xiaoshou", **values: Any) -> None:
        self.save("order", login, id=order, transition=transition, values=values)

    def decide(self, order: int, login: str, decision: str, opinion: str | None = None) -> None:
        waiting = sa.select(work_item.c.id).where(work_item.c.record_id == order, work_item.c.state == "PENDING")
        decide(self.work(login), self.tx.scalar(Statement(waiting)), decision, opinion=opinion)

    def nodes(self, order: int) -> list[str]:
        waiting = sa.select(work_item.c.node).where(work_item.c.record_id == order, work_item.c.state == "PENDING")
        return [node for (node,) in self.tx.all(Statement(waiting))]

    def row(self, form: str, *columns: str, **where: Any) -> tuple[Any, ...] | None:
        table = plans(self.tx).forms[form].tables[""]
        picked = sa.select(*(table.c[name] for name in columns)).where(*(table.c[key] == v for key, v in where.items()))
        return self.tx.first(Statement(picked))

    def status(self, order: int) -> str:
        found = self.row("order", "status", id=order)
        assert found is not None
        return str(found[0])

    def stock(self) -> tuple[Any, ...] | None:
        return self.row("stock", "on_hand", "locked", sku=self.ids["sku"])


class Undone(Exception):
    """Ends a test's transaction, so that the next one finds the company as it was."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def installed(request: pytest.FixtureRequest) -> Iterator[tuple[Tenant, dict[str, int]]]:
    """The template and its master data, once per database."""
    home: Home = request.getfixturevalue(f"{request.param}_home")
    tenant = home.create("life", "订单的一生")
    install(tenant, TEMPLATES / "order-management", SYSTEM)
    with transaction(tenant) as tx:
        add_people(tx)
        made = Company(tx, {})
        for form, values in MASTERS:
            made.ids[form] = made.save(form, "admin", values=values).id
        base = {"entity": made.ids["entity"], "warehouse": made.ids["warehouse"], "own": True}
        for key, mode, platform in (("wholesale", "audit_first", "sales"), ("mall", "pay_first", "mini_program")):
            shop = base | {"code": key, "name": key, "review_mode": mode, "platform": platform}
            made.ids[key] = made.save("shop", "admin", values=shop).id
        sku = {"code": "S", "product": made.ids["product"], "list_price": Decimal("100")}
        made.ids["sku"] = made.save("sku", "admin", values=sku).id
        owner = made.work().actor.user_id
        dealer = {"name": "徐州万木家居", "kind": "dealer", "owner": owner}
        made.ids["customer"] = made.save("customer", "admin", values=dealer).id
        stock = {"sku": made.ids["sku"], "warehouse": made.ids["warehouse"], "on_hand": Decimal(10)}
        made.save("stock", "admin", values=stock)
    yield tenant, made.ids
    home.drop("life")


@pytest.fixture
def company(installed: tuple[Tenant, dict[str, int]]) -> Iterator[Company]:
    tenant, ids = installed
    with suppress(Undone), transaction(tenant) as tx:
        yield Company(tx, ids)
        raise Undone


@pytest.mark.parametrize(
    ("price", "waits"),
    [("5000.00", []), ("5000.01", ["ops"]), ("50000.00", ["ops"]), ("50000.01", ["ops"])],
)
def test_clean_orders_up_to_the_limit_pass_by_themselves(company: Company, price: str, waits: list[str]) -> None:
    order = company.order("1", price)
    company.move(order, "submit")
    assert company.nodes(order) == waits
    assert company.status(order) == ("to_review" if waits else "to_ship")
    assert company.row("order", "high_value", id=order) == (Decimal(price) > 5000,)


@pytest.mark.parametrize(("price", "next_node"), [("50000.00", []), ("50000.01", ["cfo"])])
def test_the_finance_director_sees_only_what_is_above_50000(company: Company, price: str, next_node: list[str]) -> None:
    order = company.order("1", price)
    company.move(order, "submit")
    company.decide(order, "yunying", "approve")
    assert company.nodes(order) == next_node


def test_an_approval_locks_stock_and_the_loser_of_the_last_pieces_is_backordered(company: Company) -> None:
    first, second = company.order("7", "10"), company.order("4", "10")
    company.move(first, "submit")
    company.move(second, "submit")
    assert (company.status(first), company.status(second)) == ("to_ship", "backordered")
    assert company.stock() == (10, 7)


def test_an_undone_review_gives_the_stock_back_and_asks_a_person(company: Company) -> None:
    order = company.order("7", "10")
    company.move(order, "submit")
    company.move(order, "undo_review", "yunying", undo_reason="客户改数量")
    assert company.stock() == (10, 0)
    assert company.nodes(order) == ["ops"]
    company.decide(order, "yunying", "approve")
    assert company.stock() == (10, 7)


def test_a_rejected_order_keeps_the_reason_writes_a_message_and_can_be_sent_again(company: Company) -> None:
    order = company.order("1", "6000")
    company.move(order, "submit")
    company.decide(order, "yunying", "reject", "价格低于底价")
    assert company.status(order) == "review_failed"
    assert company.row("order", "reject_reason", id=order) == ("价格低于底价",)
    assert company.row("message", "state", order=order) == ("waiting",)
    company.move(order, "submit")
    assert company.nodes(order) == ["ops"]


def test_a_paid_order_of_a_pay_first_shop_goes_to_review_by_itself(company: Company) -> None:
    order = company.order("2", "10", "mall", pay_method="online")
    assert company.status(order) == "awaiting_payment"
    assert company.row("order", "pay_due_at", id=order) == (NOW + timedelta(minutes=30),)
    company.move(order, "confirm_payment", "caiwu")
    assert company.status(order) == "to_ship"
    assert company.row("order", "paid_amount", "paid_at", id=order) == (Decimal("20.00"), NOW)


def test_shipping_takes_the_locked_stock_and_notes_a_movement(company: Company) -> None:
    order = company.order("3", "10")
    company.move(order, "submit")
    company.move(order, "ship", "cangku", tracking_no="SF1")
    assert company.status(order) == "shipped"
    assert company.stock() == (7, 0)
    assert company.row("stock_move", "kind", "qty", order=order) == ("ship", -3)
    assert company.row("stock_lock", "state", order=order) == ("consumed",)


def test_a_closed_order_gives_its_stock_back(company: Company) -> None:
    order = company.order("3", "10")
    company.move(order, "submit")
    company.move(order, "close", "yunying", close_reason="customer")
    assert company.status(order) == "closed"
    assert company.stock() == (10, 0)


def test_an_order_in_review_cannot_be_closed(company: Company) -> None:
    order = company.order("1", "6000")
    company.move(order, "submit")
    with pytest.raises(TenonError):
        company.move(order, "close", "yunying", close_reason="customer")


def test_a_confirmed_receipt_pays_the_orders_it_clears(company: Company) -> None:
    orders = [company.order("1", "10", pay_method="transfer"), company.order("1", "20", pay_method="transfer")]
    for order in orders:
        company.move(order, "submit")
        assert company.status(order) == "awaiting_payment"
    clears = [
        {"order": order, "amount": amount} for order, amount in zip(orders, (Decimal(10), Decimal(15)), strict=True)
    ]
    receipt = {"customer": company.ids["customer"], "amount": Decimal(25), "clears": clears}
    number = company.save("receipt", "caiwu", values=receipt).id
    company.save("receipt", "caiwu", id=number, transition="confirm")
    assert [company.status(order) for order in orders] == ["to_ship", "awaiting_payment"]


def test_discount_details_must_add_up_to_the_discounts_of_the_lines(company: Company) -> None:
    rows = [{"kind": "manual", "amount": Decimal(5)}]
    with pytest.raises(TenonError):
        company.order("1", "100", discounts=rows)
