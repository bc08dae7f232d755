"""What the database itself holds: under a race, and past the pipeline."""

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest

from tenon_engines.kernel.errors import TenonError, ValidationError
from tenon_platform.runtime import rollups
from tenon_platform.runtime.loading import load
from tenon_platform.runtime.pipeline import save_valid
from tenon_platform.runtime.work_unit import Change, Work
from tenon_platform.storage.query import Page, select_records
from tenon_platform.storage.transaction import transaction
from tenon_platform.storage.violation import Violation


def test_the_database_refuses_what_breaks_a_constraint(shop: Any) -> None:
    shop.create("stock", {"sku": 1, "on_hand": "5"})
    with pytest.raises(Violation) as refused, transaction(shop.tenant) as tx:
        tx.sql("UPDATE f_stock SET locked = 9000000 WHERE id = 1 RETURNING id")
    assert refused.value.kind == "check"
    with pytest.raises(ValidationError) as said:
        shop.save(Change("stock", 1, values={"locked": "6"}))
    assert said.value.message.zh == "库存不足"


def test_a_required_field_is_required_by_the_database_too(shop: Any) -> None:
    with pytest.raises(Violation), transaction(shop.tenant) as tx:
        tx.sql("UPDATE f_sku SET code = NULL WHERE id = 1 RETURNING id")


def test_a_unique_key_speaks_with_its_author_s_words(shop: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        shop.create("customer", {"name": "批发客户"})
    assert (refused.value.problems[0].path, refused.value.message.zh) == ("/name", "客户名称已存在")
    shop.save(Change("customer", 1, delete=True))
    assert shop.create("customer", {"name": "批发客户"}).id


def test_the_last_piece_goes_to_one_of_many(shop: Any) -> None:
    shop.create("stock", {"sku": 1, "on_hand": "1"})

    def take(_: int) -> bool:
        def lock(work: Any) -> None:
            row = load(work, "stock", [1], lock=True)[1]
            from tenon_platform.runtime.pipeline import save

            save(work, [Change("stock", 1, values={"locked": row["locked"] + 1})])

        try:
            shop.run(lock)
        except TenonError:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(take, range(40))) == 1
    row = shop.run(lambda work: load(work, "stock", [1])[1])
    assert (row["on_hand"], row["locked"]) == (Decimal(1), Decimal(1))


def test_a_batch_of_a_file_keeps_its_good_rows(shop: Any, order: dict[str, Any]) -> None:
    names = ["甲", "乙", "甲", "", "丙"]
    changes = [Change("customer", values={"name": name}) for name in names]
    saved, refused = shop.run(lambda work: save_valid(work, changes), path="import")
    assert sorted(saved) == [0, 1, 4]
    assert {position: problems[0].code for position, problems in refused.items()} == {2: "unique", 3: "required"}


def test_a_rollup_counts_what_waits_elsewhere(shop: Any, order: dict[str, Any]) -> None:
    stock = shop.create("stock", {"sku": 1, "on_hand": "5"}).id
    first = shop.create("order", order).id
    shop.create("order", order)
    shop.save(Change("order", first, transition="submit"))
    assert shop.run(lambda work: load(work, "stock", [stock])[stock]["waiting"]) == Decimal("2.000")


def test_rollups_of_more_records_than_one_query_takes_are_all_there(
    shop: Any, order: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rollups, "AT_ONCE", 1)
    stocks = [shop.create("stock", {"sku": sku}).id for sku in (1, 2)]
    shop.save(Change("order", shop.create("order", order).id, transition="submit"))
    read = shop.run(lambda work: load(work, "stock", stocks))
    assert [read[stock]["waiting"] for stock in stocks] == [Decimal("2.000"), Decimal("1.500")]


def test_a_list_leaves_rollups_to_the_page_of_a_record(shop: Any, order: dict[str, Any]) -> None:
    shop.create("stock", {"sku": 1, "on_hand": "5"})

    def listed(work: Work) -> Page:
        plan = work.plans.form("stock")
        return select_records(work.tx, plan, work.plans, scope=True, context=work.context)

    (row,) = shop.run(listed).items
    assert row["on_hand"] == "5.000"
    assert "waiting" not in row
