"""What happens when a time comes: closing, escalating and completing, to the second."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from company import NOW, Company

from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.plans import plans
from tenon_platform.catalog.publish import publish
from tenon_platform.runtime import overdue
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.task_list import open_tasks
from tenon_platform.runtime.timers import fire_due
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import run_in_transaction, transaction

Do = Callable[[Callable[[Company], Any]], Any]
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def shop(installed: tuple[Tenant, dict[str, int]]) -> tuple[Tenant, Do]:
    """A company whose every act is a transaction of its own, so that the clock finds it."""
    tenant, ids = installed
    return tenant, lambda act: run_in_transaction(tenant, lambda tx: act(Company(tx, ids)))


def paid(do: Do, qty: str = "1") -> int:
    order: int = do(lambda company: company.order(qty, "10", "mall", pay_method="online"))
    do(lambda company: company.move(order, "confirm_payment", "caiwu"))
    return order


def applied(do: Do, order: int, source: str = "buyer") -> int:
    """A case that customer service has to handle, applied for at NOW."""

    def act(company: Company) -> int:
        case = company.press("order", order, "open_aftersale", "kefu")
        values = {"reason": "no_reason", "source": source, "amount": Decimal(1)}
        company.save("aftersale", "kefu", id=case, values=values, transition="apply")
        return case or 0

    case: int = do(act)
    return case


@pytest.mark.parametrize(("after", "shown"), [(HOUR / 2 - SECOND, "awaiting_payment"), (HOUR / 2, "closed")])
def test_an_unpaid_order_closes_after_thirty_minutes(shop: tuple[Tenant, Do], after: timedelta, shown: str) -> None:
    tenant, do = shop
    order = do(lambda company: company.order("1", "10", "mall", pay_method="online"))
    fire_due(tenant, NOW + after)
    assert do(lambda company: company.status(order)) == shown


def waiting_for_stock(do: Do) -> int:
    """An order that was approved three hours ago, is to be paid, and waits for more than there is."""

    def act(company: Company) -> int:
        order = company.order("11", "10", "mall", pay_method="online", review_mode="audit_first")
        save(company.work("xiaoshou", NOW - 3 * HOUR), [Change("order", order, transition="submit")])
        assert company.row("order", "status", "pay_due_at", id=order) == ("backordered", NOW - 2.5 * HOUR)
        return order

    order: int = do(act)
    return order


def arrives(company: Company) -> None:
    move = {"sku": company.ids["sku"], "warehouse": company.ids["warehouse"], "kind": "purchase", "qty": Decimal(1)}
    company.save("stock_move", "caigou", values=move)
    company.background()


def test_an_unpaid_order_that_waits_for_stock_is_not_closed(shop: tuple[Tenant, Do]) -> None:
    tenant, do = shop
    order = waiting_for_stock(do)
    fire_due(tenant, NOW)
    assert do(lambda company: company.status(order)) == "backordered"
    do(lambda company: company.move(order, "close", "yunying", close_reason="no_stock"))


@pytest.mark.parametrize(("after", "shown"), [(HOUR / 2 - SECOND, "awaiting_payment"), (HOUR / 2, "closed")])
def test_when_its_stock_arrives_there_are_thirty_minutes_more_to_pay(
    shop: tuple[Tenant, Do], after: timedelta, shown: str
) -> None:
    tenant, do = shop
    order = waiting_for_stock(do)
    do(arrives)
    assert do(lambda company: company.row("order", "pay_due_at", id=order)) == (NOW + HOUR / 2,)
    fire_due(tenant, NOW + after)
    assert do(lambda company: company.status(order)) == shown
    do(lambda company: restocked(company, order))


def restocked(company: Company, order: int) -> None:
    """As the other tests of this module know the stock."""
    if company.status(order) != "closed":
        company.move(order, "close", "yunying", close_reason="customer")
    move = {"sku": company.ids["sku"], "warehouse": company.ids["warehouse"], "kind": "adjust", "qty": Decimal(-1)}
    company.save("stock_move", "caigou", values=move)
    company.background()


@pytest.mark.parametrize("method", ["cod", "transfer", "credit"])
def test_nobody_else_is_closed_by_the_clock(shop: tuple[Tenant, Do], method: str) -> None:
    tenant, do = shop
    order = do(lambda company: company.order("1", "10", "mall", pay_method=method))
    fire_due(tenant, NOW + DAY)
    assert do(lambda company: company.status(order)) == "awaiting_payment"


@pytest.mark.parametrize(("after", "climbed"), [(DAY, False), (DAY + SECOND, True)])
def test_a_case_climbs_after_more_than_24_hours(shop: tuple[Tenant, Do], after: timedelta, climbed: bool) -> None:
    tenant, do = shop
    case = applied(do, paid(do))
    fire_due(tenant, NOW + after)
    assert do(lambda company: company.row("aftersale", "escalated", id=case)) == (climbed,)


def delivered(do: Do) -> int:
    order = paid(do)
    do(lambda company: company.ship(order, f"C{order}"))
    do(lambda company: company.move(order, "sign", "admin"))
    return order


@pytest.mark.parametrize(("after", "shown"), [(7 * DAY - SECOND, "delivered"), (7 * DAY, "completed")])
def test_a_delivered_order_completes_seven_days_later(shop: tuple[Tenant, Do], after: timedelta, shown: str) -> None:
    tenant, do = shop
    order = delivered(do)
    assert do(lambda company: company.row("order", "complete_due_at", id=order)) == (NOW + 7 * DAY,)
    fire_due(tenant, NOW + after)
    assert do(lambda company: company.status(order)) == shown


def test_an_order_completes_at_once_where_its_days_are_none(shop: tuple[Tenant, Do]) -> None:
    tenant, do = shop

    settle_on(tenant, ("rule", "sign_stamp"), "days", "0")
    try:
        order = delivered(do)
        fire_due(tenant, NOW)
        assert do(lambda company: company.status(order)) == "completed"
    finally:
        settle_on(tenant, ("rule", "sign_stamp"), "days", "7")


def test_an_order_with_an_open_case_completes_when_the_case_has_ended(shop: tuple[Tenant, Do]) -> None:
    tenant, do = shop
    order = delivered(do)
    case = applied(do, order)
    fire_due(tenant, NOW + 8 * DAY)
    assert do(lambda company: company.status(order)) == "refund_requested"
    do(lambda company: company.decide(case, "kefu", "reject", "已使用", now=NOW + 9 * DAY))
    assert do(lambda company: company.status(order)) == "completed"


def settle_on(tenant: Tenant, document: tuple[str, str], constant: str, value: str) -> None:
    """Changes a business setting as its page does."""
    with transaction(tenant, exclusive=True) as tx:
        body = deepcopy(plans(tx).bodies[document])
        body["constants"][constant]["value"] = value
        publish(tx, SYSTEM, {document: body})


@pytest.fixture
def climbs_after(shop: tuple[Tenant, Do]) -> Iterator[Callable[[str], None]]:
    """Changes after how many hours a case climbs, and puts it back."""
    tenant, _ = shop
    change = partial(settle_on, tenant, ("flow", "refund_review"), "climb")
    yield change
    change("24")


def test_a_changed_setting_holds_for_new_cases_only(
    shop: tuple[Tenant, Do], climbs_after: Callable[[str], None]
) -> None:
    tenant, do = shop
    before = applied(do, paid(do))
    climbs_after("2")
    after = applied(do, paid(do))
    fire_due(tenant, NOW + 2 * HOUR + SECOND)
    overdue.fire_some(tenant, NOW + 2 * HOUR + SECOND)

    def climbed(case: int) -> tuple[bool, int]:
        """Whether it says so, and whether the service manager is asked as well."""
        flag = do(lambda company: company.row("aftersale", "escalated", id=case))[0]
        asked = do(lambda company: open_tasks(company.tx, "aftersale", case))
        return flag, len(asked[0]["users"])

    assert climbed(before)[0] is False
    assert climbed(after)[0] is True
    assert climbed(after)[1] > climbed(before)[1]
