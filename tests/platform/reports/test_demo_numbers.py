"""The business dashboard on generated data says what hand-written SQL says, on both databases."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from shop_world import Everyone

from tenon_engines.form.scope import FormScope
from tenon_engines.formula.compile import compile_formula
from tenon_engines.formula.context import ActorValue, Context
from tenon_engines.formula.types import Type
from tenon_engines.report.charts.chart import Look
from tenon_engines.report.listed import listed
from tenon_engines.report.query import compile_query
from tenon_engines.report.tile import row_json
from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.packages import install
from tenon_platform.catalog.plans import plans
from tenon_platform.exchange.demo_accounts import add_people
from tenon_platform.exchange.demo_data import generate
from tenon_platform.paths import TEMPLATES
from tenon_platform.runtime.dashboards import Viewer, dashboard_data
from tenon_platform.runtime.reports import run_compiled
from tenon_platform.storage.query_aggregate import aggregate_records
from tenon_platform.storage.tenants import Home, Tenant
from tenon_platform.storage.transaction import run_in_transaction, transaction

NOW = datetime(2026, 11, 20, 6, 36, tzinfo=UTC)  # the moment of sample data for that day


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def demo(request: pytest.FixtureRequest) -> Iterator[Tenant]:
    home: Home = request.getfixturevalue(f"{request.param}_home")
    tenant = home.create(f"demo{request.param}", "禾间")
    install(tenant, TEMPLATES / "order-management", SYSTEM)
    run_in_transaction(tenant, add_people)
    generate(home, tenant, orders=240, seed=7, today=NOW.date())
    yield tenant
    home.drop(tenant.key)


class Hand:
    """Hand-written SQL: money and moments in the way of each database."""

    def __init__(self, tenant: Tenant) -> None:
        self.tenant = tenant
        zone = tenant.zone
        self.midnight = NOW.astimezone(zone).replace(hour=0, minute=0, second=0)

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        with transaction(self.tenant, write=False) as tx:
            return tx.sql(text)

    def money(self, value: Any) -> Decimal:
        return Decimal(value or 0) / (100 if self.tenant.dialect == "sqlite" else 1)

    def between(self, column: str, start: datetime, end: datetime) -> str:
        if self.tenant.dialect == "sqlite":
            low, high = (int(each.timestamp()) * 1_000_000 for each in (start, end))
            return f"{column} >= {low} AND {column} < {high}"
        return f"{column} >= '{start.isoformat()}' AND {column} < '{end.isoformat()}'"


def tiles(tenant: Tenant, preset: str) -> dict[str, Any]:
    with transaction(tenant, write=False) as tx:
        known = plans(tx)
        context = Context(NOW, tenant.zone, ActorValue(None))
        viewer = Viewer(Everyone(), context, Look())
        document = known.dashboards["business"]
        data = dashboard_data(tx, known, document, viewer, {"period": {"preset": preset}})
        return {tile["title"]["zh"]: data[tile["id"]] for tile in document["tiles"]}


def test_no_tile_fails_under_any_period(demo: Tenant) -> None:
    for preset in ("today", "yesterday", "this_week", "this_month", "last_30_days", "this_year", "all"):
        for title, tile in tiles(demo, preset).items():
            assert tile["error"] is None, (preset, title, tile["error"])


def test_number_tiles_equal_sql(demo: Tenant) -> None:
    hand = Hand(demo)
    monday = hand.midnight - timedelta(days=hand.midnight.weekday())
    found = tiles(demo, "last_30_days")
    for title, start, back in (("今日下单", hand.midnight, timedelta(days=1)), ("本周下单", monday, timedelta(days=7))):
        for name, (low, high) in {"value": (start, NOW), "previous": (start - back, NOW - back)}.items():
            where = hand.between("placed_at", low, high)
            total = hand.rows(f"SELECT SUM(payable) FROM f_order WHERE deleted_at IS NULL AND {where}")[0][0]
            assert Decimal(found[title]["kpi"][name]) == hand.money(total), (title, name)
    start = hand.midnight - timedelta(days=29)
    where = f"deleted_at IS NULL AND {hand.between('placed_at', start, NOW)}"
    paid = "pay IN ('paid', 'part_refunded')"
    count, amount, buyers = hand.rows(
        f"SELECT COUNT(*), SUM(CASE WHEN {paid} THEN paid_amount END), COUNT(DISTINCT CASE WHEN {paid} THEN customer END) "
        f"FROM f_order WHERE {where}"
    )[0]
    assert Decimal(found["订单数"]["kpi"]["value"]) == count
    assert Decimal(found["支付金额"]["kpi"]["value"]) == hand.money(amount)
    per_customer = (hand.money(amount) / buyers).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
    assert Decimal(found["客单价"]["kpi"]["value"]) == per_customer


def test_shop_shares_equal_sql(demo: Tenant) -> None:
    hand = Hand(demo)
    where = hand.between("o.placed_at", hand.midnight - timedelta(days=29), NOW)
    wanted = {
        name: hand.money(total)
        for name, total in hand.rows(
            "SELECT s.name, SUM(o.payable) FROM f_order o LEFT JOIN f_shop s ON s.id = o.shop "
            f"WHERE o.deleted_at IS NULL AND {where} GROUP BY s.name"
        )
    }
    rows = tiles(demo, "last_30_days")["店铺占比"]["rows"]
    assert {row["values"][0]: Decimal(row["values"][1]) for row in rows if not row["others"]} == wanted
    assert abs(sum(Decimal(row["values"][2]) for row in rows) - 1) < Decimal("0.001")


def test_top_items_equal_sql(demo: Tenant) -> None:
    hand = Hand(demo)
    where = hand.between("o.placed_at", hand.midnight - timedelta(days=29), NOW)
    wanted = [
        hand.money(total)
        for (total,) in hand.rows(
            "SELECT SUM(l.net) FROM f_order__lines l JOIN f_order o ON o.id = l.parent_id "
            f"WHERE o.deleted_at IS NULL AND o.review = 'passed' AND o.closure <> 'closed' AND {where} "
            "GROUP BY l.product_name ORDER BY SUM(l.net) DESC LIMIT 10"
        )
    ]
    assert [Decimal(row["values"][2]) for row in tiles(demo, "last_30_days")["热销商品"]["rows"]] == wanted


def test_the_trend_equals_sql_by_local_day(demo: Tenant) -> None:
    hand = Hand(demo)
    rows = tiles(demo, "last_30_days")["销售趋势"]["rows"]
    assert len(rows) == 30
    for row in rows:
        day = datetime.fromisoformat(row["values"][0]).replace(tzinfo=demo.zone)
        where = hand.between("placed_at", day, min(day + timedelta(days=1), NOW))
        total = hand.rows(f"SELECT SUM(payable) FROM f_order WHERE deleted_at IS NULL AND {where}")[0][0]
        assert Decimal(row["values"][1]) == hand.money(total), row


def test_every_number_of_a_measure_opens_the_orders_it_counts(demo: Tenant) -> None:
    """Also where the measure has a condition of its own: the paid amount opens the paid orders and no others."""
    found = tiles(demo, "last_30_days")
    hand = Hand(demo)
    where = f"deleted_at IS NULL AND {hand.between('placed_at', hand.midnight - timedelta(days=29), NOW)}"
    paid = "pay IN ('paid', 'part_refunded')"
    (count, amount), (of_all,) = (
        hand.rows(f"SELECT COUNT(*), SUM(paid_amount) FROM f_order WHERE {where} AND {paid}")[0],
        hand.rows(f"SELECT COUNT(*) FROM f_order WHERE {where}")[0],
    )
    assert count < of_all
    assert opened(demo, found["支付金额"]["drill"]) == (count, hand.money(amount))
    assert opened(demo, found["客单价"]["drill"])[0] == count
    assert opened(demo, found["支付转化率"]["drill"])[0] == of_all
    assert opened(demo, found["订单数"]["drill"])[0] == of_all
    for row in found["店铺占比"]["rows"]:
        name = row["values"][0]
        shop = f"shop = (SELECT id FROM f_shop WHERE name = '{name}')"
        assert (
            opened(demo, row["drill"])[0] == hand.rows(f"SELECT COUNT(*) FROM f_order WHERE {where} AND {shop}")[0][0]
        )
    for row in found["热销商品"]["rows"]:
        line = f"EXISTS (SELECT 1 FROM f_order__lines l WHERE l.parent_id = o.id AND l.product_name = '{row['values'][0]}')"
        reviewed = "review = 'passed' AND closure <> 'closed'"
        wanted = hand.rows(f"SELECT COUNT(*) FROM f_order o WHERE {where} AND {reviewed} AND {line}")[0][0]
        assert opened(demo, row["drill"])[0] == wanted


def test_a_tile_tells_what_it_counts_and_by_which_time(demo: Tenant) -> None:
    tile = tiles(demo, "last_30_days")["店铺占比"]
    assert tile["time"] == "下单时间"
    assert "月结" in tile["columns"][1]["hint"]
    assert tiles(demo, "all")["店铺占比"]["time"] is None


@pytest.mark.parametrize("preset", ["this_week", "last_30_days", "all"])
def test_over_the_records_behind_a_number_its_measures_come_to_that_number(demo: Tenant, preset: str) -> None:
    """Also for parts of lines, for rates and for people counted once: what the list tells is what was pressed."""
    told = 0
    for title, tile in tiles(demo, preset).items():
        measures = [
            column["key"] for column in tile["columns"] if column["role"] == "measure" and column["fn"] == "value"
        ]
        at = [index for index, column in enumerate(tile["columns"]) if column["key"] in measures]
        for row in tile["rows"]:
            drill = row["drill"] if tile["kpi"] is None else tile["drill"]
            if drill is not None:
                told += 1
                wanted = [row["values"][index] for index in at]
                assert counted(demo, tile["dataset"], measures, drill) == wanted, (title, drill)
    assert told > 20


def counted(tenant: Tenant, key: str, measures: list[str], drill: str) -> list[Any]:
    """What measures come to over the records that a condition opens."""
    with transaction(tenant, write=False) as tx:
        known = plans(tx)
        dataset = known.datasets[key]
        query = compile_query({"dataset": key, "measures": measures}, dataset)
        context = Context(NOW, tenant.zone, ActorValue(None))
        result = run_compiled(tx, known, query, Everyone(), context, extra=listed(drill, dataset), drills=False)
        return row_json(result, "zh-CN")[1]


def opened(tenant: Tenant, drill: str) -> tuple[int, Decimal]:
    """How many orders a drill leads to, and what was paid for them."""
    with transaction(tenant, write=False) as tx:
        known = plans(tx)
        plan = known.forms["order"]
        formula = compile_formula(drill, FormScope(known.shapes, "order"), expects=Type("bool"))
        context = Context(NOW, tenant.zone, ActorValue(None))
        wanted = [("count", ""), ("sum", "paid_amount")]
        count, amount = aggregate_records(
            tx, plan, known, scope=True, context=context, wanted=wanted, filters=(formula,)
        )
        return int(count or 0), Decimal(amount or 0)
