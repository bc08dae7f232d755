"""Stock: what is there is the sum of its movements, and the numbers beside it say what can be sold."""

from decimal import Decimal
from typing import Any

import pytest
from company import Company

from tenon_engines.kernel.errors import TenonError
from tenon_platform.runtime.loading import load


def move(company: Company, kind: str, qty: int) -> None:
    place = {"sku": company.ids["sku"], "warehouse": company.ids["warehouse"]}
    company.save("stock_move", "caigou", values=place | {"kind": kind, "qty": Decimal(qty)})


def shown(company: Company) -> dict[str, Any]:
    (number,) = company.row("stock", "id", sku=company.ids["sku"]) or (0,)
    return load(company.work(), "stock", [number])[number]


def moved(company: Company) -> Decimal:
    return sum((qty for (qty,) in company.rows("stock_move", "qty", sku=company.ids["sku"])), Decimal(0))


def test_stock_begins_with_an_opening_movement_and_a_purchase_adds_to_it(company: Company) -> None:
    assert company.rows("stock_move", "kind", "qty") == [("opening", 10)]
    move(company, "purchase", 5)
    assert company.stock() == (15, 0)
    assert moved(company) == 15


def test_what_is_on_hand_changes_by_movements_only(company: Company) -> None:
    (number,) = company.row("stock", "id", sku=company.ids["sku"]) or (0,)
    with pytest.raises(TenonError):
        company.save("stock", "admin", id=number, values={"on_hand": Decimal(99)})


def test_locked_pieces_cannot_be_adjusted_away(company: Company) -> None:
    order = company.order("8", "10")
    company.move(order, "submit")
    move(company, "adjust", -2)
    assert company.stock() == (8, 8)
    with pytest.raises(TenonError):
        move(company, "adjust", -1)


def test_goods_for_a_place_that_keeps_none_are_refused(company: Company) -> None:
    place = company.save("warehouse", "admin", values={"code": "E", "name": "华东仓"}).id
    values = {"sku": company.ids["sku"], "warehouse": place, "kind": "purchase", "qty": Decimal(1)}
    with pytest.raises(TenonError):
        company.save("stock_move", "caigou", values=values)


def test_the_movements_of_a_day_add_up_to_what_is_there(company: Company) -> None:
    order = company.order("3", "10", "mall", pay_method="online")
    company.move(order, "confirm_payment", "caiwu")
    company.ship(order)
    case = company.press("order", order, "open_aftersale", "kefu")
    assert case is not None
    company.save("aftersale", "kefu", id=case, values={"reason": "no_reason"}, transition="apply")
    assert (company.stock(), moved(company)) == ((7, 0), 7)
    company.decide(case, "cangku", "approve")
    assert (company.stock(), moved(company)) == ((10, 0), 10)


def test_unreviewed_orders_and_safety_stock_stand_beside_what_is_available(company: Company) -> None:
    (number,) = company.row("stock", "id", sku=company.ids["sku"]) or (0,)
    company.save("stock", "admin", id=number, values={"safety": Decimal(3)})
    waiting, passed = company.order("2", "3000"), company.order("4", "10")
    company.move(waiting, "submit")
    company.move(passed, "submit")
    found = shown(company)
    assert [found[key] for key in ("on_hand", "locked", "available", "awaiting", "sellable")] == [10, 4, 6, 2, 3]
    company.decide(waiting, "yunying", "approve")
    found = shown(company)
    assert [found[key] for key in ("available", "awaiting", "sellable")] == [4, 0, 1]
