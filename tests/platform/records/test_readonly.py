"""What people may not write: by hand never, or not in this state of the record; rules and steps of flows may."""

from decimal import Decimal
from typing import Any

import pytest

from tenon_engines.kernel.errors import ValidationError
from tenon_platform.runtime.change import Change


def field(documents: dict[str, Any], key: str, column: str = "") -> dict[str, Any]:
    fields = documents["order"]["fields"]
    found = next(each for each in fields if each["key"] == key)
    return next(each for each in found["fields"] if each["key"] == column) if column else found


def refused(shop: Any, number: int, values: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(ValidationError) as raised:
        shop.save(Change("order", number, values=values))
    return [(problem.code, problem.path) for problem in raised.value.problems]


def test_a_column_that_is_never_typed_takes_its_default_whatever_is_sent(
    shop: Any, documents: dict[str, Any], order: dict[str, Any]
) -> None:
    field(documents, "lines", "price")["readonly"] = "TRUE"
    shop.publish(documents)
    saved = shop.create("order", order)
    assert [line["price"] for line in saved.after["lines"]] == [Decimal("10.00"), Decimal("2.50")]
    rows = [{"id": line["id"]} for line in saved.after["lines"]]
    more = shop.save(Change("order", saved.id, values={"lines": [*rows, {"sku": 1, "qty": "1", "price": "1"}]}))[0]
    assert more.after["lines"][2]["price"] == Decimal("10.00")
    assert refused(shop, saved.id, {"lines": [{**rows[0], "price": "1"}, rows[1]]}) == [("readonly", "/lines/0/price")]
    by_rule = [{**rows[0], "price": Decimal(1)}, rows[1]]
    shop.save(Change("order", saved.id, values={"lines": by_rule}), path="rule")


def test_rows_that_are_never_typed_are_made_by_rules_alone(
    shop: Any, documents: dict[str, Any], order: dict[str, Any]
) -> None:
    field(documents, "lines").update(readonly="TRUE", min=0)
    shop.publish(documents)
    assert shop.create("order", order).after["lines"] == []
    assert len(shop.create("order", order, path="rule").after["lines"]) == 2


def test_rows_of_a_fixed_table_are_filled_in_and_never_added_or_removed(
    shop: Any, documents: dict[str, Any], order: dict[str, Any]
) -> None:
    field(documents, "lines").update(fixed=True, min=0)
    shop.publish(documents)
    assert shop.create("order", order).after["lines"] == []
    made = shop.create("order", order, path="rule").after
    first, second = ({"id": line["id"]} for line in made["lines"])
    for rows in ([first], [first, second, {"sku": 1, "qty": "1"}], [first, {"sku": 1, "qty": "1"}], []):
        assert refused(shop, made["id"], {"lines": rows}) == [("fixed_rows", "/lines")], rows
    (filled,) = shop.save(Change("order", made["id"], values={"lines": [second, {**first, "qty": "7"}]}))
    assert [line["qty"] for line in filled.after["lines"]] == [Decimal("1.5"), Decimal(7)]
    shop.save(Change("order", made["id"], values={"lines": [first]}), path="rule")


def test_a_column_closes_by_what_its_row_and_its_record_were(
    shop: Any, documents: dict[str, Any], order: dict[str, Any]
) -> None:
    field(documents, "lines", "price")["readonly"] = 'qty > 1.5 AND record.pay_method = "online"'
    shop.publish(documents)
    saved = shop.create("order", order)
    first, second = ({"id": line["id"]} for line in saved.after["lines"])
    opened = {"pay_method": "credit", "due_on": "2026-12-01"}
    typed = {"lines": [{**first, "price": "1", "qty": "1"}, second], **opened}
    assert refused(shop, saved.id, typed) == [("readonly", "/lines/0/price")]
    shop.save(Change("order", saved.id, values={"lines": [first, {**second, "price": "1"}]}))
    shop.save(Change("order", saved.id, values=opened))
    shop.save(Change("order", saved.id, values={"lines": [{**first, "price": "1"}, second]}))


def test_a_field_closes_by_what_lies_behind_a_reference_and_by_rows_nobody_sent(
    shop: Any, documents: dict[str, Any], order: dict[str, Any]
) -> None:
    field(documents, "note")["readonly"] = 'customer.name = "批发客户"'
    field(documents, "freight")["readonly"] = "SUM(lines.qty) > 3"
    shop.publish(documents)
    number = shop.create("order", order).id
    assert refused(shop, number, {"note": "x", "freight": "5"}) == [("readonly", "/freight"), ("readonly", "/note")]
    other = shop.create("customer", {"name": "丙"}).id
    assert refused(shop, number, {"note": "x", "customer": other}) == [("readonly", "/note")]
    shop.save(Change("order", number, values={"customer": other}))
    shop.save(Change("order", number, values={"note": "x"}))


def test_a_reference_may_be_limited_to_what_belongs_to_the_record_itself(
    shop: Any, documents: dict[str, Any], order: dict[str, Any]
) -> None:
    contact = {
        "kind": "form",
        "key": "contact",
        "schema": 1,
        "fields": [{"key": "of", "type": "reference", "to": "customer"}],
    }
    documents["contact"] = contact
    place = {"type": "reference", "to": "contact", "filter": "of = record"}
    documents["customer"]["fields"] += [
        {"key": "main", **place},
        {"key": "others", "type": "subtable", "fields": [{"key": "who", **place}]},
    ]
    shop.publish(documents)
    own, stranger = shop.create("contact", {"of": 1}).id, shop.create("contact", {}).id
    shop.save(Change("customer", 1, values={"main": own, "others": [{"who": own}]}))
    with pytest.raises(ValidationError) as raised:
        shop.save(Change("customer", 1, values={"main": stranger, "others": [{"who": stranger}]}))
    assert [problem.path for problem in raised.value.problems] == ["/main", "/others/0/who"]


def test_a_field_whose_name_begins_with_actor_is_a_field_like_any_other(shop: Any, documents: dict[str, Any]) -> None:
    documents["sku"]["fields"] += [
        {"key": "actor_fee", "type": "money"},
        {"key": "twice", "type": "formula", "result": {"type": "money"}, "expr": "actor_fee * 2"},
    ]
    shop.publish(documents)
    number = shop.create("sku", {"code": "s3", "actor_fee": "2"}).id
    assert shop.save(Change("sku", number, values={"actor_fee": "3"}))[0].after["twice"] == Decimal(6)
