"""The template under several hands at the same moment, on both databases: one wins, and nothing is left in between."""

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest
from company import Company
from fastapi.testclient import TestClient
from shift import Shift, cutting_in, refusals
from together import together

from tenon_platform.http.app import create_app
from tenon_platform.storage.tenants import Home
from tenon_platform.storage.transaction import transaction

PAIRS = 8


def test_workers_who_approve_one_after_the_other_never_oversell(shift: Shift) -> None:
    workers, each, pieces = 12, 5, 30
    shift = shift.stocked(pieces)
    orders = [shift.do(lambda company: company.order("1", "10")) for _ in range(workers * each)]

    def work(worker: int) -> None:
        for order in orders[worker::workers]:
            shift.do(lambda company, order=order: company.move(order, "submit"))

    assert refusals(together(workers, work)) == []
    states = Counter(shift.row("order", "fulfil", id=order)[0] for order in orders)
    assert states == {"locked": pieces, "backordered": workers * each - pieces}
    assert shift.row("stock", "on_hand", "locked", sku=shift.ids["sku"]) == (pieces, pieces)
    assert shift.holds()


def test_a_payment_and_a_closing_at_once_leave_no_money_on_a_closed_order(shift: Shift) -> None:
    shift = shift.stocked(50)
    orders = [shift.unpaid() for _ in range(PAIRS)]

    def act(index: int) -> None:
        order = orders[index // 2]
        if index % 2:
            shift.do(lambda company: company.move(order, "close", "yunying", close_reason="customer"))
        else:
            shift.do(lambda company: company.move(order, "confirm_payment", "caiwu"))

    assert len(refusals(together(2 * PAIRS, act))) == PAIRS
    for order in orders:
        assert shift.row("order", "pay", "closure", id=order) in (("paid", "open"), ("unpaid", "closed"))
    assert shift.holds()


def test_a_receipt_and_a_closing_at_once_end_in_a_payment_or_in_its_refund(shift: Shift) -> None:
    shift = shift.stocked(50)
    orders = [shift.unpaid() for _ in range(PAIRS)]
    receipts = [shift.do(lambda company, order=order: receipt(company, order)) for order in orders]

    def act(index: int) -> None:
        number, order = receipts[index // 2], orders[index // 2]
        if index % 2:
            shift.do(lambda company: company.move(order, "close", "yunying", close_reason="customer"))
        else:
            shift.do(lambda company: company.save("receipt", "caiwu", id=number, transition="confirm"))

    together(2 * PAIRS, act)
    assert {shift.row("receipt", "state", id=number) for number in receipts} == {("confirmed",)}
    for order in orders:
        ends = (("paid", "open", None), ("paid", "closed", "to_refund"))
        assert shift.row("order", "pay", "closure", "aftersale", id=order) in ends
    assert shift.holds()


def receipt(company: Company, order: int, amount: int = 10) -> int:
    clears = [{"order": order, "amount": Decimal(amount)}]
    values = {"customer": company.ids["customer"], "amount": Decimal(amount), "clears": clears}
    return company.save("receipt", "caiwu", values=values).id


def test_a_refund_asked_for_while_the_goods_leave_stops_them_or_chases_them(shift: Shift) -> None:
    shift = shift.stocked(50)
    orders = [shift.paid() for _ in range(PAIRS)]
    cases = [shift.do(lambda company, order=order: case_of(company, order)) for order in orders]

    def act(index: int) -> None:
        order, case = orders[index // 2], cases[index // 2]
        if index % 2:
            shift.do(lambda company: company.ship(order, f"T{order}"))
        else:
            shift.do(lambda company: company.save("aftersale", "kefu", id=case, transition="apply"))

    together(2 * PAIRS, act)
    for order in orders:
        (state,) = shift.row("delivery", "state", order=order)
        chased = shift.rows("exception", "state", order=order, kind="intercept")
        assert (state, len(chased)) in (("intercepted", 0), ("shipped", 1))
    assert shift.holds()


def case_of(company: Company, order: int, amount: int = 10) -> int:
    lines = [{"sku": company.ids["sku"], "bought": Decimal(1), "paid": Decimal(10), "qty": Decimal(1)}]
    values = {"order": order, "reason": "other", "kind": "refund_only", "amount": Decimal(amount), "lines": lines}
    return company.save("aftersale", "kefu", values=values).id


def test_two_refunds_at_once_never_come_to_more_than_was_paid(shift: Shift) -> None:
    shift = shift.stocked(50)
    orders = [shift.paid() for _ in range(PAIRS)]
    cases = [shift.do(lambda company, order=order: case_of(company, order, 6)) for order in orders for _ in range(2)]

    def apply(index: int) -> None:
        shift.do(lambda company: company.save("aftersale", "kefu", id=cases[index], transition="apply"))

    assert len(refusals(together(2 * PAIRS, apply))) == PAIRS
    for order in orders:
        assert shift.row("order", "claimed_amount", id=order) == (6,)
    assert shift.holds()


def return_of(company: Company, order: int, qty: int = 1) -> int:
    """A draft that asks for the first line's pieces back."""
    (line, sku, bought, net) = company.lines("order", order, "id", "sku", "qty", "net")[0]
    lines = [{"order_line": line, "sku": sku, "bought": bought, "paid": net, "qty": Decimal(qty)}]
    values = {"order": order, "reason": "other", "kind": "return_refund", "lines": lines}
    return company.save("aftersale", "kefu", values=values | {"amount": Decimal(1)}).id


def test_two_returns_of_the_same_last_piece_at_once_one_wins(shift: Shift) -> None:
    shift = shift.stocked(50)
    orders = [shift.paid() for _ in range(PAIRS)]
    for order in orders:
        shift.do(lambda company, order=order: company.ship(order, f"B{order}"))
    cases = [shift.do(lambda company, order=order: return_of(company, order)) for order in orders for _ in range(2)]

    def apply(index: int) -> None:
        shift.do(lambda company: company.save("aftersale", "kefu", id=cases[index], transition="apply"))

    assert len(refusals(together(2 * PAIRS, apply))) == PAIRS
    for order in orders:
        assert shift.row("order", "returned_qty", id=order) == (1,)
        assert sorted(state for (state,) in shift.rows("aftersale", "state", order=order)) == [
            "awaiting_return",
            "draft",
        ]
    assert shift.holds()


def test_a_return_that_cuts_in_while_another_takes_the_last_piece_is_refused(shift: Shift) -> None:
    shift = shift.stocked(50)
    order = shift.paid()
    shift.do(lambda company: company.ship(order, f"C{order}"))
    first, second = (shift.do(lambda company: return_of(company, order)) for _ in range(2))

    def applying(case: int) -> Callable[[Company], Any]:
        return lambda company: company.save("aftersale", "kefu", id=case, transition="apply")

    assert len(refusals(cutting_in(shift, applying(first), applying(second)))) == 1
    assert shift.row("order", "returned_qty", id=order) == (1,)
    assert shift.holds()


def test_a_delivery_split_while_its_order_closes_holds_no_stock(shift: Shift) -> None:
    shift = shift.stocked(50)
    orders = [shift.submitted("3") for _ in range(PAIRS)]
    deliveries = [shift.do(lambda company, order=order: company.delivery(order)) for order in orders]

    def act(index: int) -> None:
        order, delivery = orders[index // 2], deliveries[index // 2]
        if index % 2:
            shift.do(lambda company: company.move(order, "close", "yunying", close_reason="customer"))
        else:
            split = {"split_sku": shift.ids["sku"], "split_qty": Decimal(1)}
            shift.do(lambda company: company.press("delivery", delivery, "split", **split))

    together(2 * PAIRS, act)
    assert {shift.row("order", "closure", id=order) for order in orders} == {("closed",)}
    for order in orders:
        assert {state for (state,) in shift.rows("delivery", "state", order=order)} == {"cancelled"}
    assert shift.row("stock", "on_hand", "locked", sku=shift.ids["sku"]) == (50, 0)
    assert shift.holds()


def test_orders_of_one_delivery_that_close_at_once_leave_nothing_in_it(shift: Shift) -> None:
    shift = shift.stocked(50)
    pairs = [
        [shift.do(lambda company, who=who, qty=qty: company.order(qty, "10", recipient=who)) for qty in "23"]
        for who in ("王某", "李某", "张某", "刘某")
    ]
    deliveries = []
    for first, second in pairs:
        for order in (first, second):
            shift.do(lambda company, order=order: company.move(order, "submit"))
        into = shift.do(lambda company, order=first: company.delivery(order))
        shift.do(
            lambda company, order=second, into=into: company.press(
                "delivery", company.delivery(order), "combine", combine_into=into
            )
        )
        deliveries.append(into)

    def act(index: int) -> None:
        with transaction(shift.tenant) as tx:  # not tried again: nobody waits for who waits for them
            closing(shift, pairs[index // 2][index % 2])(Company(tx, shift.ids))

    assert refusals(together(8, act)) == []
    assert {shift.row("delivery", "state", id=delivery) for delivery in deliveries} == {("cancelled",)}
    assert shift.row("stock", "on_hand", "locked", sku=shift.ids["sku"]) == (50, 0)
    assert shift.holds()


Act = Callable[[Shift, int], Callable[[Company], Any]]


def closing(shift: Shift, order: int) -> Callable[[Company], Any]:
    return lambda company: company.move(order, "close", "yunying", close_reason="customer")


def paying(shift: Shift, order: int) -> Callable[[Company], Any]:
    return lambda company: company.move(order, "confirm_payment", "caiwu")


def splitting(shift: Shift, order: int) -> Callable[[Company], Any]:
    split = {"split_sku": shift.ids["sku"], "split_qty": Decimal(1)}
    return lambda company: company.press("delivery", company.delivery(order), "split", **split)


def shipping(shift: Shift, order: int) -> Callable[[Company], Any]:
    return lambda company: company.ship(order, f"C{order}")


def undoing(shift: Shift, order: int) -> Callable[[Company], Any]:
    return lambda company: company.move(order, "undo_review", "yunying", undo_reason="客户改数量")


def rewarehousing(shift: Shift, order: int) -> Callable[[Company], Any]:
    return lambda company: company.press(
        "order", order, "change_warehouse", "yunying", to_warehouse=shift.ids["warehouse"]
    )


STEPS = (closing, paying, splitting, shipping, undoing, rewarehousing)


@pytest.mark.parametrize(("first", "second"), list(permutations(STEPS, 2)), ids=lambda step: step.__name__)
def test_whatever_cuts_in_nothing_is_left_in_between(shift: Shift, first: Act, second: Act) -> None:
    shift = shift.stocked(9)
    order = shift.submitted("3")
    cutting_in(shift, first(shift, order), second(shift, order))
    assert shift.holds()


@pytest.mark.parametrize("ships_first", [True, False])
def test_a_refund_that_cuts_in_while_the_goods_leave_is_not_overlooked(shift: Shift, ships_first: bool) -> None:
    shift = shift.stocked(9)
    order = shift.paid()
    case = shift.do(lambda company: case_of(company, order))

    def apply(company: Company) -> None:
        company.save("aftersale", "kefu", id=case, transition="apply")

    acts = (shipping(shift, order), apply) if ships_first else (apply, shipping(shift, order))
    cutting_in(shift, *acts)
    (state,) = shift.row("delivery", "state", order=order)
    chased = shift.rows("exception", "state", order=order, kind="intercept")
    assert (state, len(chased)) == (("shipped", 1) if ships_first else ("intercepted", 0))
    assert shift.holds()


def resend_of(company: Company, order: int) -> int:
    """A resend of one piece that is agreed: its delivery waits in the warehouse."""
    (line, sku, bought) = company.lines("order", order, "id", "sku", "qty")[0]
    lines = [{"order_line": line, "sku": sku, "bought": bought, "qty": Decimal(1)}]
    values = {"order": order, "reason": "missing", "kind": "resend", "lines": lines}
    case = company.save("aftersale", "kefu", values=values).id
    company.save("aftersale", "kefu", id=case, transition="apply")
    return case


def withdrawing(case: int) -> Callable[[Company], Any]:
    return lambda company: company.save("aftersale", "kefu", id=case, transition="withdraw")


def test_a_resend_withdrawn_while_it_leaves_is_either_off_or_gone(shift: Shift) -> None:
    shift = shift.stocked(50)
    orders = [shift.paid() for _ in range(PAIRS)]
    for order in orders:
        shift.do(lambda company, order=order: company.ship(order, f"O{order}"))
    cases = [shift.do(lambda company, order=order: resend_of(company, order)) for order in orders]

    def act(index: int) -> None:
        if index % 2:
            shift.do(lambda company: company.ship(orders[index // 2], f"P{orders[index // 2]}"))
        else:
            shift.do(withdrawing(cases[index // 2]))

    assert len(refusals(together(2 * PAIRS, act))) == PAIRS
    for case in cases:
        ends = (shift.row("aftersale", "state", id=case)[0], shift.row("delivery", "state", case=case)[0])
        assert ends in (("withdrawn", "cancelled"), ("finished", "shipped"))
    gone = len(shift.rows("stock_move", "id", sku=shift.ids["sku"], kind="ship"))
    assert shift.row("stock", "on_hand", "locked", sku=shift.ids["sku"]) == (50 - gone, 0)
    assert shift.holds()


@pytest.mark.parametrize("leaves_first", [True, False])
def test_a_resend_and_its_withdrawal_that_cut_in_on_each_other(shift: Shift, leaves_first: bool) -> None:
    shift = shift.stocked(9)
    order = shift.paid()
    shift.do(shipping(shift, order))
    case = shift.do(lambda company: resend_of(company, order))

    def leaving(company: Company) -> None:
        company.ship(order, f"R{order}")

    acts = (leaving, withdrawing(case)) if leaves_first else (withdrawing(case), leaving)
    assert len(refusals(cutting_in(shift, *acts))) == 1
    ends = ("finished", "shipped") if leaves_first else ("withdrawn", "cancelled")
    assert (shift.row("aftersale", "state", id=case)[0], shift.row("delivery", "state", case=case)[0]) == ends
    assert shift.holds()


def test_the_same_delivery_split_twice_at_once_keeps_every_piece_once(shift: Shift) -> None:
    shift = shift.stocked(50)
    orders = [shift.submitted("3") for _ in range(PAIRS)]
    deliveries = [shift.do(lambda company, order=order: company.delivery(order)) for order in orders]
    split = {"split_sku": shift.ids["sku"], "split_qty": Decimal(2)}

    def act(index: int) -> None:
        shift.do(lambda company: company.press("delivery", deliveries[index // 2], "split", **split))

    together(2 * PAIRS, act)
    assert shift.row("stock", "on_hand", "locked", sku=shift.ids["sku"]) == (50, 3 * PAIRS)
    assert shift.holds()


# -- over HTTP, as browsers and gateways do it


@pytest.fixture
def clients(request: pytest.FixtureRequest, shift: Shift) -> Callable[[str], TestClient]:
    """Logged-in browsers of the company, one for each call."""
    home: Home = request.getfixturevalue(f"{shift.tenant.dialect}_home")
    app = create_app(home)
    return lambda login: logged_in(app, shift.tenant.key, login)


def logged_in(app: Any, tenant: str, login: str) -> TestClient:
    client = TestClient(app, base_url="http://test/api/v1")
    answer = client.post("/session", json={"tenant": tenant, "login": login, "password": "hejian-demo"})
    assert answer.status_code == 200, answer.text
    client.headers["X-CSRF-Token"] = answer.json()["csrf_token"]
    return client


def test_the_same_notice_of_payment_ten_times_at_once_pays_once(
    shift: Shift, clients: Callable[[str], TestClient]
) -> None:
    shift = shift.stocked(50)
    order = shift.unpaid()
    number = shift.do(lambda company: receipt(company, order))
    (rev,) = shift.row("receipt", "rev", id=number)
    gateway = clients("caiwu")
    place = f"/apps/oms/forms/receipt/records/{number}/transitions/confirm"

    def notify(_: int) -> tuple[int, Any]:
        answer = gateway.post(place, json={"rev": rev}, headers={"Idempotency-Key": f"notice-{number}"})
        return answer.status_code, answer.json()

    answers = together(10, notify)
    assert {status for status, _ in answers} == {200}
    assert all(answer == answers[0] for answer in answers)
    assert shift.row("order", "pay", "paid_amount", "cleared_amount", id=order) == ("paid", 10, 10)
    assert len(shift.rows("delivery", "id", order=order)) == 1
    assert shift.holds()


def test_without_a_key_the_first_of_ten_confirmations_counts(
    shift: Shift, clients: Callable[[str], TestClient]
) -> None:
    shift = shift.stocked(50)
    order = shift.unpaid()
    cashier = clients("caiwu")
    place = f"/apps/oms/forms/order/records/{order}/transitions/confirm_payment"
    answers = together(10, lambda _: cashier.post(place, json={"values": {"paid_amount": "10.00"}}).status_code)
    first, *others = sorted(answers)
    assert first == 200
    assert set(others) <= {409, 422}
    assert len(shift.rows("delivery", "id", order=order)) == 1
    assert shift.holds()


def test_a_batch_button_pressed_twice_at_once_acts_once_on_each_record(
    shift: Shift, clients: Callable[[str], TestClient]
) -> None:
    shift = shift.stocked(50)
    orders = [shift.submitted("2") for _ in range(6)]
    deliveries = [shift.do(lambda company, order=order: company.delivery(order)) for order in orders]
    packer = clients("cangku")
    body = {"ids": deliveries, "transition": "pick"}
    answers = together(2, lambda _: packer.post("/apps/oms/forms/delivery/records/bulk", json=body))
    assert [answer.status_code for answer in answers] == [200, 200]
    done = [one["id"] for answer in answers for one in answer.json()["results"] if one["ok"]]
    assert sorted(done) == sorted(deliveries)
    assert {shift.row("delivery", "state", id=number) for number in deliveries} == {("picking",)}
    assert shift.holds()


def test_goods_that_a_batch_ships_twice_at_once_leave_the_stock_once(
    shift: Shift, clients: Callable[[str], TestClient]
) -> None:
    shift = shift.stocked(50)
    orders = [shift.submitted("2") for _ in range(6)]
    deliveries = [shift.do(lambda company, order=order: company.delivery(order)) for order in orders]
    packer = clients("cangku")

    def ship(index: int) -> int:
        number = deliveries[index // 2]
        values = {"carrier": shift.ids["carrier"], "tracking_no": f"D{number}"}
        body = {"ids": [number], "transition": "ship", "values": values}
        (result,) = packer.post("/apps/oms/forms/delivery/records/bulk", json=body).json()["results"]
        return int(result["ok"])

    assert sum(together(12, ship)) == 6
    assert shift.row("stock", "on_hand", "locked", sku=shift.ids["sku"]) == (38, 0)
    assert len(shift.rows("stock_move", "id", sku=shift.ids["sku"], kind="ship")) == 6
    assert shift.holds()
