"""The races that the order template promises to survive, on both databases, over every invariant it declares.

`--races full` runs them with the numbers of the promise (200 workers for 100 pieces, 500 pairs of orders that name the
same goods the other way round, 1,000 payments against their deadline); else with few of each.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import pytest
from company import NOW, Company
from shift import Shift, refusals
from together import together

from tenon_platform.runtime.timers import fire_due

THREADS = 20
SWEEPERS = 4
pytestmark = pytest.mark.timeout(3600)


@dataclass(frozen=True)
class Numbers:
    workers: int
    pairs: int
    payments: int


NUMBERS = {"few": Numbers(workers=12, pairs=8, payments=8), "full": Numbers(workers=200, pairs=500, payments=1_000)}


@pytest.fixture
def numbers(request: pytest.FixtureRequest) -> Numbers:
    return NUMBERS[request.config.getoption("--races")]


def made(shift: Shift, count: int, make: Callable[[Company, int], int]) -> list[int]:
    """Records in few transactions: the race comes after."""
    found: list[int] = []
    for start in range(0, count, 50):
        chunk = range(start, min(count, start + 50))
        found += shift.do(lambda company, chunk=chunk: [make(company, index) for index in chunk])
    return found


def test_as_many_workers_as_pieces_have_the_last_ones(shift: Shift, numbers: Numbers) -> None:
    pieces = numbers.workers // 2
    shift = shift.stocked(pieces)
    orders = made(shift, numbers.workers, lambda company, _: company.order("1", "10"))
    results = together(numbers.workers, lambda index: shift.do(lambda company: company.move(orders[index], "submit")))
    assert refusals(results) == []
    states = Counter(shift.row("order", "fulfil", id=order)[0] for order in orders)
    assert states == {"locked": pieces, "backordered": numbers.workers - pieces}
    assert shift.row("stock", "on_hand", "locked", sku=shift.ids["sku"]) == (pieces, pieces)
    assert shift.holds()


def test_orders_of_the_same_goods_in_turned_order_do_not_wait_for_each_other_for_ever(
    shift: Shift, numbers: Numbers
) -> None:
    count = 2 * numbers.pairs
    one, other = shift.stocked(count), shift.stocked(count)
    skus = [one.ids["sku"], other.ids["sku"]]

    def ordered(company: Company, index: int) -> int:
        turned = skus[::-1] if index % 2 else skus
        wanted = [{"sku": sku, "qty": Decimal(1), "price": Decimal(10)} for sku in turned]
        return company.order("1", "10", lines=wanted)

    orders = made(shift, count, ordered)
    threads = min(THREADS, count)

    def work(thread: int) -> None:
        """A thread has orders of one direction, the next one those of the other."""
        for order in orders[thread::threads]:
            shift.do(lambda company, order=order: company.move(order, "submit"))

    assert refusals(together(threads, work)) == []
    assert {state for order in orders for (state,) in shift.rows("order", "fulfil", id=order)} == {"locked"}
    for sku in skus:
        assert shift.row("stock", "on_hand", "locked", sku=sku) == (count, count)
    assert shift.holds()


def test_a_payment_and_the_end_of_the_time_to_pay_at_once_leave_no_money_on_a_closed_order(
    shift: Shift, numbers: Numbers
) -> None:
    shift = shift.stocked(numbers.payments)

    def unpaid(company: Company, _: int) -> int:
        return company.order("1", "10", "mall", pay_method="online")

    for start in range(0, numbers.payments, THREADS):
        orders = made(shift, min(THREADS, numbers.payments - start), unpaid)

        def act(index: int, orders: list[int] = orders) -> None:
            if index < len(orders):
                shift.do(lambda company: company.move(orders[index], "confirm_payment", "caiwu"))
            else:
                fire_due(shift.tenant, NOW + timedelta(minutes=30))

        together(len(orders) + SWEEPERS, act)
        for order in orders:
            assert shift.row("order", "pay", "closure", id=order) in (("paid", "open"), ("unpaid", "closed"))
    assert shift.holds()


def test_two_refunds_of_sixty_of_a_hundred_at_once_one_wins(shift: Shift, numbers: Numbers) -> None:
    shift = shift.stocked(numbers.pairs)

    def paid(company: Company, _: int) -> int:
        order = company.order("1", "100", "mall", pay_method="online")
        company.move(order, "confirm_payment", "caiwu")
        return order

    orders = made(shift, numbers.pairs, paid)
    cases = made(shift, 2 * numbers.pairs, lambda company, index: refund_of(company, orders[index // 2]))

    def apply(thread: int) -> list[str]:
        refused = []
        for case in cases[thread::2]:
            done = together(1, lambda _, case=case: shift.do(applying(case)))
            refused += [str(one) for one in done if one is not None]
        return refused

    first, second = together(2, apply)
    assert len(first) + len(second) == numbers.pairs
    for order in orders:
        assert shift.row("order", "claimed_amount", id=order) == (60,)
    assert shift.holds()


def refund_of(company: Company, order: int) -> int:
    lines = [{"sku": company.ids["sku"], "bought": Decimal(1), "paid": Decimal(100), "qty": Decimal(1)}]
    values = {"order": order, "reason": "other", "kind": "refund_only", "amount": Decimal(60), "lines": lines}
    return company.save("aftersale", "kefu", values=values).id


def applying(case: int) -> Callable[[Company], None]:
    def act(company: Company) -> None:
        company.save("aftersale", "kefu", id=case, transition="apply")

    return act
