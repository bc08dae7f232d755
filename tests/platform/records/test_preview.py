"""The unsaved record: what a person sees while typing."""

from decimal import Decimal
from typing import Any

from tenon_platform.runtime.preview import preview


def shown(shop: Any, values: dict[str, Any], *changed: str, record: int | None = None) -> Any:
    return shop.run(lambda work: preview(work, "order", values, changed, record=record))


def test_choosing_a_customer_fills_what_hangs_on_it(shop: Any) -> None:
    values, problems = shown(shop, {"customer": 1}, "customer")
    assert (values["level"], values["pay_method"], values["payable"]) == ("gold", "online", Decimal("0.00"))
    assert {problem.path for problem in problems} == {"/lines"}


def test_a_default_follows_its_input_until_it_is_typed(shop: Any, order: dict[str, Any]) -> None:
    row = {"sku": 1, "qty": "1", "price": "10.00"}
    changed, _ = shown(shop, {**order, "lines": [{**row, "sku": 2}]}, "lines/0/sku")
    assert changed["lines"][0]["price"] == Decimal("2.50")
    typed, _ = shown(shop, {**order, "lines": [{**row, "price": "7"}]}, "lines/0/price")
    assert (typed["lines"][0]["price"], typed["payable"]) == (Decimal("7.00"), Decimal("7.00"))


def test_a_default_of_rows_follows_what_is_typed_into_their_record(shop: Any, documents: Any) -> None:
    (lines,) = [field for field in documents["order"]["fields"] if field["key"] == "lines"]
    lines["fields"][3]["default"] = 'IF(record.pay_method = "credit", sku.price * 2, sku.price)'
    shop.publish(documents)
    rows = [{"sku": 1, "qty": "1", "price": "10.00"}, {"sku": 2, "qty": "1", "price": "7"}]
    given = {"customer": 1, "pay_method": "credit", "lines": rows}
    followed, _ = shown(shop, given, "pay_method", "lines/1/price")
    assert [row["price"] for row in followed["lines"]] == [Decimal("20.00"), Decimal("7.00")]
    still, _ = shown(shop, given, "freight")
    assert [row["price"] for row in still["lines"]] == [Decimal("10.00"), Decimal("7.00")]


def test_an_existing_record_shows_its_new_sums_and_nothing_is_saved(shop: Any, order: dict[str, Any]) -> None:
    saved = shop.create("order", order)
    values, problems = shown(shop, {"freight": "3"}, "freight", record=saved.id)
    assert (values["payable"], problems) == (Decimal("27.50"), [])
    assert shop.create("order", order).after["payable"] == Decimal("24.50")
    assert shop.count("f_order") == 2


def test_problems_are_those_a_save_would_meet(shop: Any, order: dict[str, Any]) -> None:
    _, problems = shown(shop, {**order, "pay_method": "credit", "freight": "abc"})
    assert {problem.path: problem.code for problem in problems} == {"/freight": "wrong_type", "/due_on": "required"}
