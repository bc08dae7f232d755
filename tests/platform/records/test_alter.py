"""From one published state to the next: tables follow, old values stay, the effect on data is said before."""

from typing import Any

import pytest

from tenon_engines.kernel.errors import DefinitionError, ValidationError
from tenon_platform.runtime.loading import load
from tenon_platform.runtime.work_unit import Change
from tenon_platform.storage import introspect
from tenon_platform.storage.alter import apply_changes, preview_changes
from tenon_platform.storage.transaction import transaction

FIELDS = {"weight": {"key": "weight", "type": "number", "scale": 3, "name": {"zh": "重量", "en": "Weight"}}}


def field(document: dict[str, Any], key: str) -> dict[str, Any]:
    return next(one for one in document["fields"] if one["key"] == key)


def previewed(shop: Any, documents: Any) -> list[Any]:
    new = type(shop.plans)(documents)
    with transaction(shop.tenant, False) as tx:
        return preview_changes(tx, shop.plans.forms, new.forms)


def test_a_new_field_is_used_at_once_on_old_and_new_records(shop: Any, documents: Any) -> None:
    documents["sku"]["fields"].append(FIELDS["weight"])
    assert [change.text.zh for change in previewed(shop, documents)] == ["新增字段“重量”"]
    shop.publish(documents)
    assert shop.save(Change("sku", 1, values={"weight": "1.25"}))[0].after["weight"] is not None
    assert shop.create("sku", {"code": "s3", "weight": "2"}).after["weight"] == 2


def test_old_records_take_the_default_of_a_new_field_when_it_is_the_same_for_all(shop: Any, documents: Any) -> None:
    order = shop.create("order", {"customer": 1, "lines": [{"sku": 1, "qty": "2"}]}).id
    kinds = {"key": "kinds", "type": "select", "options": [{"key": "a"}, {"key": "b"}], "default": '"a"'}
    state = {"key": "stage", "type": "status", "initial": "new", "states": [{"key": "new"}, {"key": "old"}]}
    day = {"key": "day", "type": "datetime", "default": "NOW()"}
    told = {"key": "told", "type": "text", "default": "note"}
    documents["order"]["fields"] += [kinds, state, day, told]
    field(documents["order"], "lines")["fields"].append({"key": "gift", "type": "boolean", "default": "FALSE"})
    effects = {change.field: change.effect.en for change in previewed(shop, documents)}
    assert [effects[key] for key in ("kinds", "stage", "gift")] == ["Records that exist take its default"] * 3
    assert [effects[key] for key in ("day", "told")] == ["Empty in records that exist"] * 2
    shop.publish(documents)
    found = shop.run(lambda work: load(work, "order", [order], keys=frozenset({"lines"}))[order])
    assert [found[key] for key in ("kinds", "stage", "day", "told")] == ["a", "new", None, None]
    assert [line["gift"] for line in found["lines"]] == [False]
    shop.save(Change("order", order, values={"kinds": None}))
    shop.publish(documents)
    assert shop.run(lambda work: load(work, "order", [order])[order]["kinds"]) is None


def test_a_removed_field_keeps_its_values_and_gives_them_back(shop: Any, documents: Any) -> None:
    fields = documents["sku"]["fields"]
    price = field(documents["sku"], "price")
    used = field(documents["order"], "lines")["fields"]
    used[:] = [one if one["key"] != "price" else {**one, "default": "0"} for one in used]
    fields.remove(price)
    (removed,) = [change for change in previewed(shop, documents) if change.code == "field_removed"]
    assert removed.severity == "warning"
    assert "2" in removed.effect.zh
    shop.publish(documents)
    assert "price" not in shop.run(lambda work: load(work, "sku", [1])[1])
    fields.append(price)
    shop.publish(documents)
    assert shop.run(lambda work: load(work, "sku", [1])[1]["price"]) == 10


def test_a_requirement_that_old_rows_break_holds_from_now_on(shop: Any, documents: Any) -> None:
    shop.create("sku", {"code": "bare"})
    field(documents["sku"], "price")["required"] = "TRUE"
    (broken,) = [change for change in previewed(shop, documents) if change.code == "old_rows_break"]
    assert broken.text.zh.startswith("1 条")
    shop.publish(documents)
    with pytest.raises(ValidationError):
        shop.create("sku", {"code": "other"})
    with pytest.raises(ValidationError):
        shop.save(Change("sku", 3, values={"code": "renamed"}))
    assert shop.save(Change("sku", 3, values={"code": "renamed"}), path="flow")[0].rev == 2


def test_the_type_of_a_field_does_not_change_under_its_values(shop: Any, documents: Any) -> None:
    field(documents["sku"], "price")["type"] = "text"
    field(documents["order"], "lines")["fields"][3].pop("default")
    assert [change.severity for change in previewed(shop, documents) if change.code == "type_change"] == ["error"]
    with pytest.raises(DefinitionError) as refused:
        shop.publish(documents)
    assert refused.value.problems[0].path == "/fields/1/type"


def test_a_unique_key_that_old_rows_break_cannot_be_published(shop: Any, documents: Any) -> None:
    shop.create("sku", {"code": "s1"})
    documents["sku"]["unique"] = [{"id": "u1", "fields": ["code"]}]
    with pytest.raises(DefinitionError) as refused:
        shop.publish(documents)
    assert "s1" in refused.value.problems[0].message.zh


def test_a_new_subtable_and_a_new_search_field_come_to_old_records(shop: Any, documents: Any) -> None:
    rows = {"key": "contacts", "type": "subtable", "fields": [{"key": "name", "type": "text"}]}
    documents["customer"]["fields"] += [rows, {"key": "nick", "type": "text"}]
    shop.publish(documents)
    shop.save(Change("customer", 1, values={"contacts": [{"name": "王某"}], "nick": "批发"}))
    documents["customer"]["search"] = ["name", "nick"]
    shop.publish(documents)
    with transaction(shop.tenant, False) as tx:
        assert tx.sql("SELECT name__pinyin, nick__pinyin FROM f_customer") == [("pfkh pifakehu", "pf pifa")]
        assert tx.sql("SELECT parent_id, line_no FROM f_customer__contacts") == [(1, 1)]


def test_publishing_the_same_again_changes_nothing(shop: Any, documents: Any) -> None:
    def indexes() -> list[set[str]]:
        with transaction(shop.tenant, False) as tx:
            return [
                introspect.indexes(tx, table.name)
                for plan in shop.plans.forms.values()
                for table in plan.tables.values()
            ]

    before = indexes()
    assert previewed(shop, documents) == []
    with transaction(shop.tenant, exclusive=True) as tx:
        apply_changes(tx, {}, shop.plans.forms)
    assert indexes() == before
    assert max(len(found) for found in before) <= 12
