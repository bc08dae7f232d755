"""What must always hold: a company at work breaks nothing, a hand in the tables is found, the database refuses the rest."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from company import NOW, Company

from tenon_engines.kernel.errors import TenonError
from tenon_platform.catalog.plans import plans
from tenon_platform.cli.verify import check_data
from tenon_platform.runtime.checking import Rejected
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.violation import Violation


def broken(company: Company) -> dict[str, int]:
    """The invariants that do not hold, with how many records break them."""
    return {one["id"]: one["count"] for one in check_data(company.tx, plans(company.tx)) if one["count"]}


def write(company: Company, form: str, record: int | None, rows: str = "", **values: Any) -> None:
    """As a hand in the database would: past the pipeline, its rules and its checks."""
    table = plans(company.tx).forms[form].tables[rows]
    change = sa.update(table).values(**values)
    if record is not None:
        change = change.where((table.c.parent_id if rows else table.c.id) == record)
    company.tx.run(Statement(change))


def shipped(company: Company) -> int:
    order = company.order("3", "10", "mall", pay_method="online")
    company.move(order, "confirm_payment", "caiwu")
    company.ship(order)
    return order


def refunded(company: Company, order: int) -> int:
    case = company.press("order", order, "open_aftersale", "kefu")
    assert case is not None
    values = {"reason": "no_reason", "kind": "refund_only"}
    company.save("aftersale", "kefu", id=case, values=values, transition="apply")
    company.decide(case, "kuaiji", "approve")
    return case


def receipt(company: Company, orders: list[int], amount: int, **values: Any) -> int:
    clears = [{"order": order, "amount": Decimal(amount)} for order in orders]
    given = {"customer": company.ids["customer"], "amount": Decimal(amount * len(orders)), "clears": clears}
    return company.save("receipt", "caiwu", values=given | values).id


def on_hand_typed(company: Company) -> None:
    write(company, "stock", None, on_hand=Decimal(99))


def locked_typed(company: Company) -> None:
    write(company, "stock", None, locked=Decimal(1))


def stock_thrown_away(company: Company) -> None:
    write(company, "stock", None, deleted_at=NOW)


def stock_of_a_lock_thrown_away(company: Company) -> None:
    company.move(company.order("2", "10"), "submit")
    write(company, "stock", None, deleted_at=NOW)


def delivery_line_typed(company: Company) -> None:
    order = company.order("2", "10")
    company.move(order, "submit")
    write(company, "delivery", company.delivery(order), "lines", qty=Decimal(5))


def shipped_count_typed(company: Company) -> None:
    write(company, "order", shipped(company), shipped_qty=Decimal(2))


def shipped_line_typed(company: Company) -> None:
    write(company, "delivery", company.delivery(shipped(company)), "lines", qty=Decimal(4))


def returned_line_typed(company: Company) -> None:
    order = shipped(company)
    case = company.press("order", order, "open_aftersale", "kefu")
    company.save("aftersale", "kefu", id=case, values={"reason": "no_reason"}, transition="apply")
    assert company.lines("order", order, "returned_qty") == [(3,)]
    write(company, "aftersale", case, "lines", qty=Decimal(4), bought=Decimal(4))


def refund_typed(company: Company) -> None:
    order = shipped(company)
    refunded(company, order)
    (number,) = company.row("refund", "id", order=order) or (0,)
    write(company, "refund", number, amount=Decimal(31))


def closed_with_a_lock(company: Company) -> None:
    order = company.order("2", "10")
    company.move(order, "submit")
    write(company, "order", order, closure="closed")


def closed_with_money(company: Company) -> None:
    order = company.order("2", "10", "mall", pay_method="online")
    company.move(order, "confirm_payment", "caiwu")
    write(company, "order", order, closure="closed")


def reference_twice(company: Company) -> None:
    orders = [company.order("1", "10", pay_method="transfer") for _ in range(2)]
    numbers = [receipt(company, [order], 10, bank_no=f"B{order}") for order in orders]
    for number in numbers:
        write(company, "receipt", number, bank_no="B1")


def line_typed(company: Company) -> None:
    write(company, "order", company.order("2", "10"), "lines", tax=Decimal(1))


def amount_due_typed(company: Company) -> None:
    write(company, "order", company.order("2", "10"), payable=Decimal(1))


def ship_move(company: Company) -> int:
    (number,) = company.row("stock_move", "id", order=shipped(company), kind="ship") or (0,)
    return int(number)


def shipment_that_enters(company: Company) -> None:
    write(company, "stock_move", ship_move(company), qty=Decimal(3))


def movement_typed(company: Company) -> None:
    write(company, "stock_move", ship_move(company), qty=Decimal(-2))


def early_lock_typed(company: Company) -> None:
    company.save("shop", "admin", id=company.ids["wholesale"], values={"lock_at": "order"})
    order = company.order("2", "6000")
    company.move(order, "submit")
    (number,) = company.row("stock_lock", "id", order=order) or (0,)
    write(company, "stock_lock", number, qty=Decimal(1))


def shipped_of_a_line_typed(company: Company) -> None:
    write(company, "order", shipped(company), "lines", shipped_qty=Decimal(2))


def damaged_typed(company: Company) -> None:
    write(company, "stock", None, damaged=Decimal(2))


def return_movement_typed(company: Company) -> None:
    case = company.press("order", shipped(company), "open_aftersale", "kefu")
    company.save("aftersale", "kefu", id=case, values={"reason": "no_reason"}, transition="apply")
    company.decide(case or 0, "cangku", "approve")
    (number,) = company.row("stock_move", "id", case=case) or (0,)
    write(company, "stock_move", number, qty=Decimal(2))


def line_refund_typed(company: Company) -> None:
    write(company, "aftersale", refunded(company, shipped(company)), "lines", refund=Decimal("30.04"))


BREAKS: dict[str, Callable[[Company], None]] = {
    "i2onhandsum": on_hand_typed,
    "i2damagedsum": damaged_typed,
    "i3lockedsum": locked_typed,
    "i2moveplace": stock_thrown_away,
    "i3lockplace": stock_of_a_lock_thrown_away,
    "i4signs": shipment_that_enters,
    "i4left": movement_typed,
    "i4returned": return_movement_typed,
    "i5planned": delivery_line_typed,
    "i5held": early_lock_typed,
    "i5shipped": shipped_count_typed,
    "i6lineship": shipped_line_typed,
    "i7return": returned_line_typed,
    "i8refunds": refund_typed,
    "i8lines": line_refund_typed,
    "i15noholds": closed_with_a_lock,
    "i16closedpaid": closed_with_money,
    "i11receipts": reference_twice,
    "i9lines": line_typed,
    "i9payable": amount_due_typed,
}


@pytest.mark.parametrize("invariant", BREAKS)
def test_a_hand_in_the_tables_is_found(company: Company, invariant: str) -> None:
    assert broken(company) == {}
    BREAKS[invariant](company)
    assert invariant in broken(company)


def test_every_invariant_of_the_template_is_broken_by_a_test(company: Company) -> None:
    assert {one.id for plan in plans(company.tx).forms.values() for one in plan.invariants} == set(BREAKS)


def test_a_broken_record_is_named_with_what_was_compared_and_what_to_do(company: Company) -> None:
    write(company, "stock", None, on_hand=Decimal(99))
    (found,) = [one for one in check_data(company.tx, plans(company.tx)) if one["count"]]
    (record,) = found["records"]
    assert (found["form"], found["name"]) == ("stock", "Stock on hand is the sum of its movements")
    assert (record["title"], record["values"]) == ("S", {"On hand": "99", "Movements": "10"})
    assert found["hint"].startswith("Count the SKU")


@pytest.mark.parametrize(
    "values", [{"on_hand": Decimal(-1)}, {"locked": Decimal(-1)}, {"locked": Decimal(11)}], ids=str
)
def test_the_database_itself_keeps_stock_from_going_below_zero(company: Company, values: dict[str, Any]) -> None:
    with pytest.raises(Violation), company.tx.savepoint():
        write(company, "stock", None, **values)


def test_the_database_itself_keeps_an_order_from_being_refunded_beyond_its_payment(company: Company) -> None:
    order = shipped(company)
    for column in ("claimed_amount", "refunded_amount"):
        with pytest.raises(Violation), company.tx.savepoint():
            write(company, "order", order, **{column: Decimal(31)})


def test_the_database_itself_keeps_a_channel_order_from_coming_twice(company: Company) -> None:
    first, second = company.order("1", "10", platform_no="T1"), company.order("1", "10", platform_no="T2")
    with pytest.raises(Violation), company.tx.savepoint():
        write(company, "order", second, platform_no="T1")
    assert company.row("order", "platform_no", id=first) == ("T1",)


def sub_order(company: Company, number: str, shop: str = "mall") -> int:
    line = {"sku": company.ids["sku"], "qty": Decimal(1), "price": Decimal(10), "platform_sub_no": number}
    return company.order("1", "10", shop, lines=[line])


def test_a_sub_order_of_a_channel_becomes_one_line_of_one_order(company: Company) -> None:
    first = sub_order(company, "Z1")
    with pytest.raises(Rejected) as refused, company.tx.savepoint():
        sub_order(company, "Z1")
    (problem,) = refused.value.by_position[0]
    assert (problem.path, problem.code) == ("/lines/0/platform_sub_no", "unique")
    number = (company.row("order", "number", id=first) or ("",))[0]
    assert problem.message.zh == f"该店铺已有此平台子订单号（见 {number}）"
    sub_order(company, "Z1", "wholesale")
    second = sub_order(company, "Z2")
    with pytest.raises(Violation), company.tx.savepoint():
        write(company, "order", second, "lines", platform_sub_no="Z1")


def test_a_bank_reference_pays_once_and_a_voided_receipt_frees_it(company: Company) -> None:
    order = company.order("1", "10", pay_method="transfer")
    first = receipt(company, [order], 10, bank_no="B1")
    with pytest.raises(TenonError), company.tx.savepoint():
        receipt(company, [order], 10, bank_no="B1")
    company.save("receipt", "caiwu", id=first, transition="void")
    receipt(company, [order], 10, bank_no="B1")


def test_receipts_add_up_to_a_payment_and_an_order_with_money_on_it_does_not_close(company: Company) -> None:
    order = company.order("2", "10", pay_method="transfer")
    company.move(order, "submit")
    company.save("receipt", "caiwu", id=receipt(company, [order], 15), transition="confirm")
    with pytest.raises(TenonError), company.tx.savepoint():
        company.move(order, "close", "yunying", close_reason="customer")
    assert company.status(order) == "awaiting_payment"
    company.save("receipt", "caiwu", id=receipt(company, [order], 5), transition="confirm")
    assert company.row("order", "pay", "paid_amount", id=order) == ("paid", 20)
    assert broken(company) == {}
