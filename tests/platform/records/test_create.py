"""Creating records: defaults, snapshots, computed values, and refusals with every problem at once."""

from decimal import Decimal
from typing import Any

import pytest

from tenon_engines.kernel.errors import ValidationError
from tenon_platform.runtime.loading import load
from tenon_platform.runtime.work_unit import Change


def codes(error: ValidationError) -> dict[str, str]:
    return {problem.path: problem.code for problem in error.problems}


def test_defaults_snapshots_and_formulas_are_given(shop: Any, order: dict[str, Any]) -> None:
    saved = shop.create("order", order).after
    assert saved["number"].startswith("SO2026111100")
    assert (saved["level"], saved["pay_method"], saved["review"], saved["size"]) == ("gold", "online", "draft", "small")
    assert [line["net"] for line in saved["lines"]] == [Decimal("20.00"), Decimal("4.50")]
    assert (saved["payable"], saved["tax"]) == (Decimal("24.50"), Decimal("2.82"))


def test_a_row_reads_what_its_record_has_just_been_given(
    shop: Any, documents: dict[str, Any], order: dict[str, Any]
) -> None:
    lines = next(field for field in documents["order"]["fields"] if field["key"] == "lines")
    told = {"type": "formula", "stored": True, "result": {"type": "text"}}
    lines["fields"].append({"key": "told", "expr": 'record.level & "/" & record.pay_method', **told})
    shop.publish(documents)
    saved = shop.create("order", order)
    assert [line["told"] for line in saved.after["lines"]] == ["gold/online"] * 2
    plain = shop.create("customer", {"name": "乙"}).id
    (changed,) = shop.save(Change("order", saved.id, values={"customer": plain}))
    assert [line["told"] for line in changed.after["lines"]] == ["plain/online"] * 2


def test_what_was_saved_is_read_back_the_same(shop: Any, order: dict[str, Any]) -> None:
    address = {"province": "浙江省", "city": "杭州市", "district": "余杭区", "detail": "示例路 1 号"}
    customer = shop.create("customer", {"name": "甲", "phone": "13800001111", "address": address}).after
    saved = shop.create("order", {**order, "customer": customer["id"], "note": "第一行\n第二行"}).after
    read = shop.run(lambda work: load(work, "order", [saved["id"]])[saved["id"]])
    for key in ("number", "customer", "placed_at", "payable", "note", "freight", "rev", "review"):
        assert read[key] == saved[key], key
    assert [{k: line[k] for k in ("sku", "qty", "price", "net")} for line in read["lines"]] == [
        {k: line[k] for k in ("sku", "qty", "price", "net")} for line in saved["lines"]
    ]
    assert read["customer.level"] == "plain"
    person = shop.run(lambda work: load(work, "customer", [customer["id"]])[customer["id"]])
    assert (person["phone"], person["phone.tail"], person["address"]) == ("13800001111", "1111", address)
    assert person["address.city"] == "杭州市"


def test_every_problem_is_named_with_its_place(shop: Any) -> None:
    values = {
        "customer": 99, "freight": "-1", "pay_method": "credit", "colour": "red", "placed_at": "yesterday",
        "lines": [{"sku": 1, "qty": "0"}, {"qty": "1.2345"}],
    }  # fmt: skip
    with pytest.raises(ValidationError) as refused:
        shop.create("order", values)
    assert codes(refused.value) == {
        "/colour": "unknown_field",
        "/placed_at": "wrong_type",
        "/lines/1/qty": "too_many_decimals",
        "/customer": "not_found",
        "/freight": "check",
        "/due_on": "required",
        "/lines/0/qty": "check",
        "/lines/1/sku": "required",  # the price would come with it
    }
    assert shop.count("f_order") == 0


def test_what_must_hold_of_the_record_is_told_unless_it_follows_from_a_field_that_is_wrong(
    shop: Any, order: dict[str, Any]
) -> None:
    short = {**order, "lines": [{**order["lines"][0], "price": "-9"}]}
    with pytest.raises(ValidationError) as refused:
        shop.create("order", {**short, "pay_method": "credit"})
    assert codes(refused.value) == {"/due_on": "required", "": "constraint"}
    with pytest.raises(ValidationError) as refused:
        shop.create("order", {**short, "freight": "-1"})
    assert codes(refused.value) == {"/freight": "check"}


def test_a_field_that_is_not_visible_is_not_required(shop: Any, order: dict[str, Any]) -> None:
    assert shop.create("order", order).after.get("due_on") is None
    with pytest.raises(ValidationError):
        shop.create("order", {**order, "pay_method": "credit"})


def test_too_many_and_too_few_rows_are_refused(shop: Any, order: dict[str, Any]) -> None:
    for rows, code in (([], "too_few_lines"), ([{"sku": 1, "qty": 1}] * 10_000, "too_many_lines")):
        with pytest.raises(ValidationError) as refused:
            shop.create("order", {**order, "lines": rows})
        assert codes(refused.value)["/lines"] == code


def test_a_filtered_out_target_cannot_be_chosen_but_history_may_have_it(shop: Any, order: dict[str, Any]) -> None:
    blocked = shop.create("customer", {"name": "乙", "blocked": True}).id
    with pytest.raises(ValidationError) as refused:
        shop.create("order", {**order, "customer": blocked})
    assert codes(refused.value) == {"/customer": "not_allowed"}
    assert shop.create("order", {**order, "customer": blocked}, mode="history", path="import").id


def test_what_history_may_have_hides_nothing_else_that_is_wrong(
    shop: Any, documents: dict[str, Any], order: dict[str, Any]
) -> None:
    note = next(each for each in documents["order"]["fields"] if each["key"] == "note")
    note["required"] = 'customer.level = "plain"'
    shop.publish(documents)
    blocked = shop.create("customer", {"name": "乙", "blocked": True}).id
    with pytest.raises(ValidationError) as refused:
        shop.create("order", {**order, "customer": blocked}, mode="history", path="import")
    assert codes(refused.value) == {"/note": "required"}


def test_history_brings_its_own_state_number_and_snapshots(shop: Any, order: dict[str, Any]) -> None:
    past = {**order, "review": "passed", "number": "OLD-7", "level": "plain"}
    saved = shop.create("order", past, mode="history", path="import").after
    assert (saved["review"], saved["number"], saved["level"]) == ("passed", "OLD-7", "plain")
    with pytest.raises(ValidationError):
        shop.create("order", {**order, "review": "passed"})


def test_a_person_who_does_not_exist_is_refused(shop: Any, order: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refused:
        shop.create("order", {**order, "owner": 404})
    assert codes(refused.value) == {"/owner": "not_found"}


def test_a_text_of_ten_megabytes_is_refused(shop: Any, order: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refused:
        shop.create("order", {**order, "note": "长" * 10_000_000})
    assert codes(refused.value) == {"/note": "too_long"}


def test_numbers_run_on_and_start_again_the_next_day(shop: Any, order: dict[str, Any]) -> None:
    from datetime import UTC, datetime

    first, second = (shop.create("order", order).after["number"] for _ in range(2))
    assert int(second[-5:]) == int(first[-5:]) + 1
    tomorrow = shop.create("order", order, now=datetime(2026, 11, 11, 16, 1, tzinfo=UTC)).after["number"]
    assert tomorrow.startswith("SO20261112")
    assert tomorrow.endswith("00001")


def test_a_batch_saves_all_or_nothing_and_names_the_positions(shop: Any, order: dict[str, Any]) -> None:
    bad = {**order, "customer": None}
    with pytest.raises(ValidationError) as refused:
        shop.save(Change("order", values=order), Change("order", values=bad))
    assert codes(refused.value) == {"/1/customer": "required"}
    assert shop.count("f_order") == 0
    saved = shop.save(*[Change("order", values=order) for _ in range(40)])
    assert len({one.after["number"] for one in saved}) == 40
    assert shop.count("f_order__lines") == 80
