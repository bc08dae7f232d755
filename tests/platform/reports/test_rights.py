"""What a person may not see is not counted for them either, however warm the cache is from someone who may."""

from collections.abc import Callable
from decimal import Decimal
from threading import Barrier, Thread
from typing import Any

import pytest
from shop_world import Everyone, ShopWorld

from tenon_engines.form.scope import FormScope
from tenon_engines.formula.compile import compile_formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import Denied, NotFound
from tenon_engines.report.result import ReportResult
from tenon_platform.access.permissions import FormRights
from tenon_platform.runtime.report_cache import ReportCache
from tenon_platform.runtime.report_rights import check_typed

Ask = Callable[..., ReportResult]


def only(world: ShopWorld, text: str, **fields: Any) -> Everyone:
    scope = compile_formula(text, FormScope(world.plans.shapes, "sale"), expects=Type("bool"))
    return Everyone(sale=FormRights(read=scope, fields=fields))


def total(result: ReportResult) -> Decimal:
    return result.rows[0].values[0] or Decimal(0)


def amount(world: ShopWorld, owner: int | None) -> Decimal:
    rows = [row for row in world.rows["sale"] if row["deleted_at"] is None and row["owner"] == owner]
    return sum((row["payable"] or Decimal(0) for row in rows), Decimal(0))


def test_a_shared_cache_never_shows_the_rows_of_another(world: ShopWorld, ask: Ask) -> None:
    query = {"measures": ["gmv"]}
    everything = total(ask(query))
    for user in (1, 2, 1, 2):
        assert total(ask(query, only(world, "owner = actor"), user)) == amount(world, user)
    assert total(ask(query, only(world, "owner = actor"), 99)) == 0
    assert total(ask(query)) == everything


@pytest.mark.parametrize("measures", [["qty"], ["received"], ["orders"]])
def test_the_scope_of_the_order_governs_its_lines_and_receipts(world: ShopWorld, ask: Ask, measures: list[str]) -> None:
    assert total(ask({"measures": measures}, only(world, "FALSE"))) == 0
    everything = total(ask({"measures": measures}))
    parts = [total(ask({"measures": measures}, only(world, text))) for text in ("owner = actor", "NOT (owner = actor)")]
    assert sum(parts, Decimal(0)) == everything


def test_another_forms_rows_need_their_own_right(world: ShopWorld, ask: Ask) -> None:
    rights = Everyone(receipt=FormRights(read=None))
    assert total(ask({"measures": ["received"]}, rights)) == 0
    assert total(ask({"measures": ["gmv"]}, rights)) > 0


def test_without_a_right_to_the_root_there_is_no_report(ask: Ask) -> None:
    with pytest.raises(Denied):
        ask({"measures": ["orders"]}, Everyone(sale=FormRights(read=None)))


@pytest.mark.parametrize(
    ("hidden", "query"),
    [
        ({"payable": "hidden"}, {"measures": ["gmv"]}),
        ({"payable": "masked"}, {"measures": ["each"]}),
        ({"state": "hidden"}, {"measures": ["passed"]}),
        ({"buyer": "hidden"}, {"measures": ["orders"], "filter": 'buyer = "买家1"'}),
        ({"lines.net": "hidden"}, {"measures": ["net"]}),
        ({"lines": "hidden"}, {"measures": ["orders"], "rows": [{"dim": "item"}]}),
    ],
)
def test_a_hidden_field_cannot_be_measured_grouped_or_filtered(
    ask: Ask, hidden: dict[str, Any], query: dict[str, Any]
) -> None:
    with pytest.raises(Denied):
        ask(query, Everyone(sale=FormRights(read=True, fields=hidden)))


def test_a_typed_condition_reads_other_forms_as_the_person_who_typed_it(world: ShopWorld) -> None:
    dataset = world.plans.datasets["sales"]
    nobody = Everyone(shop=FormRights(read=None), sku=FormRights(read=True, fields={"name": "hidden"}))
    with pytest.raises(Denied):
        check_typed(dataset, 'shop.name = "店铺1"', nobody)
    with pytest.raises(Denied):
        check_typed(dataset, 'lines.sku.name = "商品1"', nobody)
    check_typed(dataset, 'shop = "店铺1" AND valid AND lines.sku.category = "a"', nobody)


def test_an_unknown_dataset_is_not_found(ask: Ask) -> None:
    with pytest.raises(NotFound):
        ask({"dataset": "nothing", "measures": ["gmv"]})


def test_many_askers_cause_one_computation_and_a_failure_is_not_kept() -> None:
    cache, made, gate = ReportCache(), [], Barrier(8)

    def make() -> int:
        made.append(1)
        return 42

    found: list[int] = []

    def look() -> None:
        gate.wait()
        found.append(cache.get("key", make))

    threads = [Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (found, len(made)) == ([42] * 8, 1)

    def fail() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        cache.get("other", fail)
    assert cache.get("other", make) == 42


def test_a_result_lives_for_moments_only() -> None:
    now = [0.0]
    cache = ReportCache(lambda: now[0])
    assert cache.get("key", lambda: 1) == 1
    now[0] = 4.9
    assert cache.get("key", lambda: 2) == 1
    now[0] = 10.0
    assert cache.get("key", lambda: 3) == 3
