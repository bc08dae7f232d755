"""What comes back is inspected: good pieces can be sold again, damaged ones lie apart, and every piece is explained."""

from decimal import Decimal

import pytest
from company import Company

from tenon_engines.kernel.errors import TenonError
from tenon_platform.catalog.plans import plans
from tenon_platform.cli.verify import check_data


def case_of(company: Company, kind: str = "return_refund", reason: str = "no_reason", qty: str = "3") -> int:
    """Goods on their way back: an order of three pieces of which so many return."""
    order = company.order("3", "10", "mall", pay_method="online")
    company.move(order, "confirm_payment", "caiwu")
    company.ship(order, f"SF{order}")
    case = company.press("order", order, "open_aftersale", "kefu")
    assert case is not None
    (line,) = company.lines("aftersale", case, "id")[0]
    given = {"kind": kind, "reason": reason, "lines": [{"id": line, "qty": Decimal(qty)}]}
    company.save("aftersale", "kefu", id=case, values=given)
    company.save("aftersale", "kefu", id=case, transition="apply")
    return case


def inspect(company: Company, case: int, damaged: str) -> None:
    ((row,),) = company.lines("aftersale", case, "id", of="inspection")
    company.decide(case, "cangku", "approve", values={"inspection": [{"id": row, "damaged_qty": damaged}]})


def shelf(company: Company) -> tuple[object, ...]:
    return company.row("stock", "on_hand", "locked", "damaged", sku=company.ids["sku"]) or ()


def holds(company: Company) -> bool:
    assert [one for one in check_data(company.tx, plans(company.tx)) if one["count"]] == []
    return True


def moves(company: Company, case: int) -> list[tuple[object, ...]]:
    return company.rows("stock_move", "kind", "quality", "qty", case=case)


def test_damaged_pieces_lie_apart_and_are_not_sold_again(company: Company) -> None:
    case = case_of(company)
    assert company.lines("aftersale", case, "qty", "damaged_qty", "good_qty", of="inspection") == [(3, 0, 3)]
    inspect(company, case, "1")
    assert shelf(company) == (9, 0, 1)
    assert moves(company, case) == [("return", "good", 2), ("return", "damaged", 1)]
    company.decide(case, "kuaiji", "approve")
    assert company.row("aftersale", "state", "amount", id=case) == ("refund_done", 30)
    assert holds(company)


@pytest.mark.parametrize("reason", ["quality", "damaged"])
def test_what_came_back_for_its_quality_is_proposed_as_damaged(company: Company, reason: str) -> None:
    case = case_of(company, reason=reason, qty="2")
    company.decide(case, "cangku", "approve")
    assert (shelf(company), moves(company, case)) == ((7, 0, 2), [("return", "damaged", 2)])
    assert holds(company)


def test_an_exchange_is_inspected_too(company: Company) -> None:
    case = case_of(company, "exchange", "size", "2")
    inspect(company, case, "2")
    assert shelf(company) == (7, 2, 2)
    assert holds(company)


def test_no_more_is_damaged_than_came_back(company: Company) -> None:
    case = case_of(company)
    with pytest.raises(TenonError), company.tx.savepoint():
        inspect(company, case, "4")
    assert shelf(company) == (7, 0, 0)


def test_an_inspector_says_what_is_damaged_and_not_what_came_back(company: Company) -> None:
    case = case_of(company)
    ((row,),) = company.lines("aftersale", case, "id", of="inspection")
    with pytest.raises(TenonError), company.tx.savepoint():
        company.decide(case, "cangku", "approve", values={"inspection": [{"id": row, "qty": "1"}]})
    with pytest.raises(TenonError), company.tx.savepoint():
        company.decide(case, "cangku", "approve", values={"inspection": []})
    more = [{"id": row}, {"sku": company.ids["sku"], "qty": "1"}]
    with pytest.raises(TenonError), company.tx.savepoint():
        company.decide(case, "cangku", "approve", values={"inspection": more})
    assert holds(company)


def test_a_movement_of_damaged_pieces_never_takes_more_than_there_are(company: Company) -> None:
    place = {"sku": company.ids["sku"], "warehouse": company.ids["warehouse"], "kind": "adjust", "quality": "damaged"}
    company.save("stock_move", "caigou", values=place | {"qty": Decimal(2)})
    company.save("stock_move", "caigou", values=place | {"qty": Decimal(-1)})
    assert shelf(company) == (10, 0, 1)
    with pytest.raises(TenonError), company.tx.savepoint():
        company.save("stock_move", "caigou", values=place | {"qty": Decimal(-2)})
    assert holds(company)


def test_new_stock_notes_its_damaged_pieces_as_opening(company: Company) -> None:
    values = {"code": "D", "product": company.ids["product"], "list_price": Decimal(10)}
    sku = company.save("sku", "admin", values=values).id
    stock = {"sku": sku, "warehouse": company.ids["warehouse"], "on_hand": Decimal(4), "damaged": Decimal(3)}
    company.save("stock", "admin", values=stock)
    assert sorted(company.rows("stock_move", "quality", "qty", sku=sku)) == [("damaged", 3), ("good", 4)]
    assert holds(company)
