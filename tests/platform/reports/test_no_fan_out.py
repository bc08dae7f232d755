"""Amounts of a parent are never counted once per line: SQL equals pandas on denormalised rows, on both databases."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shop_world import ShopWorld

from tenon_engines.report.result import ReportResult

Ask = Callable[..., ReportResult]
ROOT_DIMS = ("shop", "platform", "state", "own", "big")
CHILD = {"category": "line", "item": "line", "way": "receipt"}
MEASURES = {
    "gmv": "sale",
    "orders": "sale",
    "top": "sale",
    "buyers": "sale",
    "passed": "sale",
    "qty": "line",
    "net": "line",
    "received": "receipt",
}
FILTERS = {
    "": lambda row: True,
    "valid": lambda row: row["state"] != "draft",
    'own AND state = "passed"': lambda row: row["own"] is True and row["state"] == "passed",
    'shop.platform IN ["jd", "own"]': lambda row: row["platform"] in ("jd", "own"),
}


def denormalised(world: ShopWorld) -> pd.DataFrame:
    """Every order times its lines times its receipts: the table that naive sums get wrong."""
    shops = {row["id"]: row for row in world.rows["shop"]}
    skus = {row["id"]: row for row in world.rows["sku"]}
    lines: dict[int, list[dict[str, Any]]] = {}
    receipts: dict[int, list[dict[str, Any]]] = {}
    for row in world.rows["sale.lines"]:
        lines.setdefault(row["parent_id"], []).append(row)
    for row in world.rows["receipt"]:
        receipts.setdefault(row["sale"], []).append(row)
    flat = []
    for sale in world.rows["sale"]:
        if sale["deleted_at"] is not None:
            continue
        shop = shops.get(sale["shop"] or 0, {})
        for line in lines.get(sale["id"]) or [{}]:
            for receipt in receipts.get(sale["id"]) or [{}]:
                sku = skus.get(line.get("sku", 0), {})
                flat.append({
                    "sale_id": sale["id"], "line_id": line.get("id"), "receipt_id": receipt.get("id"), **sale,
                    "shop": shop.get("name"), "platform": shop.get("platform"),
                    "big": sale["payable"] is not None and sale["payable"] > 4000,
                    "category": sku.get("category"), "item": sku.get("name"), "way": receipt.get("way"),
                    "qty": line.get("qty"), "net": line.get("net"), "received": receipt.get("amount"),
                })  # fmt: skip
    return pd.DataFrame(flat, dtype=object)


def naive(frame: pd.DataFrame, dims: list[str], measures: list[str]) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Per group: drop the duplicates that the joins made of each fact, then aggregate."""
    groups: dict[tuple[Any, ...], dict[str, Any]] = {}
    keyed = [(tuple(None if pd.isna(row[dim]) else row[dim] for dim in dims), row) for row in frame.to_dict("records")]
    for key, _ in keyed:
        groups.setdefault(key, {})
    for measure in measures:
        fact = MEASURES[measure]
        for key in groups:
            seen = {}
            for own, row in keyed:
                identity = row[f"{fact}_id"]
                if own == key and not pd.isna(identity):
                    seen[identity] = row
            groups[key][measure] = _aggregate(measure, list(seen.values()))
    return groups


def _aggregate(measure: str, rows: list[dict[str, Any]]) -> Any:
    def values(name: str) -> list[Any]:
        return [row[name] for row in rows if row[name] is not None]

    match measure:
        case "orders":
            return Decimal(len(rows))
        case "passed":
            return Decimal(sum(row["state"] == "passed" for row in rows))
        case "buyers":
            return Decimal(len(set(values("buyer"))))
        case "top":
            return max(values("payable"), default=None)
    return sum(values({"gmv": "payable"}.get(measure, measure)), Decimal(0))


def found(result: ReportResult, dims: list[str], measures: list[str]) -> dict[tuple[Any, ...], dict[str, Any]]:
    keys = [column.key for column in result.columns]
    return {
        tuple(row.values[keys.index(dim)] for dim in dims): {m: row.values[keys.index(m)] for m in measures}
        for row in result.rows
    }


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    dims=st.lists(st.sampled_from([*ROOT_DIMS, *CHILD]), max_size=3, unique=True),
    measures=st.lists(st.sampled_from(list(MEASURES)), min_size=1, max_size=4, unique=True),
    text=st.sampled_from(list(FILTERS)),
)
def test_sql_equals_pandas_on_denormalised_rows(
    world: ShopWorld, ask: Ask, dims: list[str], measures: list[str], text: str
) -> None:
    query: dict[str, Any] = {"rows": [{"dim": dim} for dim in dims], "measures": measures}
    if text:
        query["filter"] = text
    result = found(ask(query), dims, measures)
    frame = denormalised(world)
    kept = frame[[bool(FILTERS[text](row)) for row in frame.to_dict("records")]]
    wanted = naive(kept, dims, measures)
    if not dims:
        assert result[()] == wanted.get((), result[()])
        return
    for key, numbers in wanted.items():
        mine = result.get(key)
        if mine is None:
            assert _nothing(numbers)
            continue
        assert {m: v or 0 for m, v in mine.items()} == {m: v or 0 for m, v in numbers.items()}, key
    assert set(result) <= set(wanted)


def _nothing(numbers: dict[str, Any]) -> bool:
    """A group that only facts without rows would make."""
    return all(not value for value in numbers.values())


def test_the_fan_trap_is_closed(world: ShopWorld, ask: Ask) -> None:
    rows = [row for row in world.rows["sale"] if row["deleted_at"] is None]
    ids = {row["id"] for row in rows}
    values = ask({"measures": ["gmv", "qty", "received", "orders"]}).rows[0].values
    assert values[0] == sum((row["payable"] or 0 for row in rows), Decimal(0))
    assert values[1] == sum((row["qty"] for row in world.rows["sale.lines"] if row["parent_id"] in ids), Decimal(0))
    assert values[2] == sum((row["amount"] for row in world.rows["receipt"] if row["sale"] in ids), Decimal(0))
    assert values[3] == len(rows)


def test_a_parents_amount_by_a_lines_column_counts_each_parent_once_per_group(world: ShopWorld, ask: Ask) -> None:
    result = ask({"rows": [{"dim": "category"}], "measures": ["gmv"]})
    assert result.additive is False
    lines: dict[str, set[int]] = {}
    category = {row["id"]: row["category"] for row in world.rows["sku"]}
    for row in world.rows["sale.lines"]:
        lines.setdefault(category[row["sku"]], set()).add(row["parent_id"])
    live = {row["id"]: row["payable"] or Decimal(0) for row in world.rows["sale"] if row["deleted_at"] is None}
    for row in result.rows:
        if row.values[0] is not None:
            assert row.values[1] == sum((live[sale] for sale in lines[row.values[0]] if sale in live), Decimal(0))


def test_a_condition_on_lines_keeps_parents_that_have_such_a_line(world: ShopWorld, ask: Ask) -> None:
    heavy = {row["parent_id"] for row in world.rows["sale.lines"] if row["qty"] > 3}
    live = {row["id"]: row["payable"] or Decimal(0) for row in world.rows["sale"] if row["deleted_at"] is None}
    result = ask({"measures": ["gmv", "qty"], "filter": "bulky"}).rows[0].values
    assert result[0] == sum((amount for sale, amount in live.items() if sale in heavy), Decimal(0))
    kept = [r["qty"] for r in world.rows["sale.lines"] if r["qty"] > 3 and r["parent_id"] in live]
    assert result[1] == sum(kept, Decimal(0))


def test_averages_and_quotients_are_exact(world: ShopWorld, ask: Ask) -> None:
    amounts = [r["payable"] for r in world.rows["sale"] if r["deleted_at"] is None and r["payable"] is not None]
    orders = sum(row["deleted_at"] is None for row in world.rows["sale"])
    values = ask({"measures": ["average", "each", "worth"]}).rows[0].values
    assert values[0] == (sum(amounts, Decimal(0)) / len(amounts)).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
    assert values[1] == (sum(amounts, Decimal(0)) / orders).quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")
    live = {row["id"] for row in world.rows["sale"] if row["deleted_at"] is None}
    worth = sum((r["qty"] * r["net"] for r in world.rows["sale.lines"] if r["parent_id"] in live), Decimal(0))
    assert values[2] == worth


@pytest.mark.parametrize("measures", [["gmv"], ["orders", "qty"]])
def test_nothing_sold_is_a_zero_and_not_a_hole(ask: Ask, measures: list[str]) -> None:
    values = ask({"measures": measures, "filter": 'shop.name = "nowhere"'}).rows[0].values
    assert list(values) == [Decimal(0)] * len(measures)
