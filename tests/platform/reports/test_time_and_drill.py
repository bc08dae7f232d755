"""Buckets of time in the tenant's zone, comparisons, shares, the rest beside the first n, and the records behind it all."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from shop_world import NOW, ZONE, ShopWorld

from tenon_engines.form.scope import FormScope
from tenon_engines.formula.compile import compile_formula
from tenon_engines.formula.types import Type
from tenon_engines.report.grain import floor, write
from tenon_engines.report.period import read_period
from tenon_engines.report.result import ReportResult
from tenon_platform.storage.query_count import count_records
from tenon_platform.storage.transaction import transaction

Ask = Callable[..., ReportResult]


def live(world: ShopWorld) -> list[dict[str, Any]]:
    return [row for row in world.rows["sale"] if row["deleted_at"] is None]


def local(moment: datetime) -> datetime:
    return moment.astimezone(ZONE).replace(tzinfo=None)


def span(world: ShopWorld, preset: str, dim: str = "date") -> Any:
    period = read_period({"preset": preset}, NOW, ZONE)
    assert period is not None
    return ((world.plans.datasets["sales"].dimensions[dim], period),)


@pytest.mark.parametrize("grain", ["hour", "day", "week", "month", "quarter", "year"])
def test_orders_fall_into_the_bucket_of_their_local_time(world: ShopWorld, ask: Ask, grain: str) -> None:
    result = ask({"rows": [{"dim": "date", "grain": grain}], "measures": ["orders"], "gaps": False})
    wanted = Counter(floor(local(row["placed_at"]), grain) if row["placed_at"] else None for row in live(world))
    assert {row.values[0]: int(row.values[1]) for row in result.rows} == dict(wanted)


@pytest.mark.parametrize("grain", ["day", "week", "month", "quarter", "year"])
def test_a_date_has_no_zone(world: ShopWorld, ask: Ask, grain: str) -> None:
    result = ask({"rows": [{"dim": "paid", "grain": grain}], "measures": ["orders"], "gaps": False})
    wanted: Counter[Any] = Counter()
    for row in live(world):
        day = row["paid_on"]
        wanted[floor(datetime(day.year, day.month, day.day), grain) if day else None] += 1
    assert {row.values[0]: int(row.values[1]) for row in result.rows} == dict(wanted)


def test_days_without_orders_are_drawn_as_zero(world: ShopWorld, ask: Ask) -> None:
    result = ask(
        {"rows": [{"dim": "date", "grain": "day"}], "measures": ["orders", "gmv"]}, spans=span(world, "this_month")
    )
    days = [write(row.values[0], "day") for row in result.rows]
    assert days == [f"2026-11-{day:02}" for day in range(1, 21)]
    assert all(row.values[1] is not None for row in result.rows)


def test_today_is_compared_with_the_same_hours_of_yesterday(world: ShopWorld, ask: Ask) -> None:
    query = {"measures": ["orders", {"of": "orders", "fn": "previous"}, {"of": "orders", "fn": "change"}]}
    values = ask(query, spans=span(world, "this_week")).rows[0].values
    monday = datetime(2026, 11, 16)
    until = local(NOW)

    def count(start: datetime, end: datetime) -> int:
        return sum(1 for row in live(world) if row["placed_at"] and start <= local(row["placed_at"]) < end)

    week = timedelta(days=7)
    now, before = count(monday, until), count(monday - week, until - week)
    assert [int(value) for value in values] == [now, before, now - before]


def test_the_course_of_the_period_before_lies_under_ours(world: ShopWorld, ask: Ask) -> None:
    query = {"rows": [{"dim": "date", "grain": "day"}], "measures": ["orders", {"of": "orders", "fn": "previous"}]}
    result = ask(query, spans=span(world, "this_month"))
    wanted = Counter(local(row["placed_at"]).date() for row in live(world) if row["placed_at"])
    for row in result.rows[:-1]:
        day = row.values[0].date()
        assert row.values[1] == wanted[day]
        assert row.values[2] == wanted[day.replace(month=10)]


def test_shares_add_up_and_the_rest_is_right_for_counts_of_distinct_things(world: ShopWorld, ask: Ask) -> None:
    query: dict[str, Any] = {
        "rows": [{"dim": "shop"}], "measures": ["gmv", {"of": "gmv", "fn": "share"}, "buyers"],
        "sort": [{"by": "gmv", "desc": True}], "limit": {"n": 2, "others": True}, "totals": ["rows"],
    }  # fmt: skip
    result = ask(query)
    assert [row.others for row in result.rows] == [False, False, True]
    assert abs(sum((row.values[2] for row in result.rows), Decimal(0)) - 1) < Decimal("0.001")
    kept = [row.values[0] for row in result.rows[:2]]
    names = {row["id"]: row["name"] for row in world.rows["shop"]}
    rest = {row["buyer"] for row in live(world) if names.get(row["shop"] or 0) not in kept}
    assert result.rows[2].values[3] == len(rest)
    assert result.totals is not None
    assert result.totals[1] == sum((row["payable"] or 0 for row in live(world)), Decimal(0))


def test_a_cross_table_spreads_a_dimension_over_columns(world: ShopWorld, ask: Ask) -> None:
    result = ask({"rows": [{"dim": "shop"}], "columns": [{"dim": "state"}], "measures": ["orders"]})
    heads = [column.cell for column in result.columns if column.role == "measure"]
    assert heads == [("draft",), ("passed",), ("pending",)]
    assert sum(int(value) for row in result.rows for value in row.values[1:]) == len(live(world))


@pytest.mark.parametrize(
    "rows",
    [
        [{"dim": "shop"}], [{"dim": "shop_ref"}], [{"dim": "state"}, {"dim": "own"}], [{"dim": "big"}], [{"dim": "owner"}],
        [{"dim": "date", "grain": "week"}], [{"dim": "paid", "grain": "month"}], [{"dim": "platform"}],
        [{"dim": "category"}], [{"dim": "item"}, {"dim": "state"}],
    ],
)  # fmt: skip
def test_every_number_opens_exactly_its_records(world: ShopWorld, ask: Ask, rows: list[dict[str, str]]) -> None:
    query = {"rows": rows, "measures": ["orders"], "filter": "valid AND NOT ISEMPTY(buyer)", "gaps": False}
    result = ask(query, spans=span(world, "last_30_days"))
    scope = FormScope(world.plans.shapes, "sale")
    plan = world.plans.forms["sale"]
    assert result.rows
    for row in result.rows:
        assert row.drill is not None
        drill = compile_formula(row.drill, scope, expects=Type("bool"))
        with transaction(world.tenant, write=False) as tx:
            context = world.context()
            n, _ = count_records(tx, plan, world.plans, scope=True, context=context, filters=(drill,))
        if row.values[0] is None and rows[0]["dim"] in ("category", "item"):
            continue  # orders without a line have no line to name
        assert n == row.values[-1], row.drill


def test_names_come_with_the_ids_of_references(ask: Ask) -> None:
    result = ask({"rows": [{"dim": "shop_ref"}], "measures": ["orders"]})
    assert set(result.labels["shop"].values()) == {"店铺1", "店铺2", "店铺3", "店铺4"}
