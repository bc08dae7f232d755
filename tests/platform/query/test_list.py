"""Lists by keyset equal a naive sort of the rows in Python, page by page, on both databases."""

from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shop_world import ShopWorld

from tenon_engines.form.scope import FormScope
from tenon_engines.formula.compile import Formula, compile_formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import ValidationError
from tenon_platform.storage.query import Listing, Page, select_records
from tenon_platform.storage.query_aggregate import aggregate_records
from tenon_platform.storage.query_count import count_records, count_tabs
from tenon_platform.storage.transaction import transaction

FIELDS = ("number", "shop", "payable", "placed_at", "paid_on", "own", "state", "platform", "double")


def formula(world: ShopWorld, text: str) -> Formula:
    return compile_formula(text, FormScope(world.plans.shapes, "sale"), expects=Type("bool"))


def page(world: ShopWorld, scope: Any = True, user: int | None = 1, **options: Any) -> Page:
    listing = Listing(fields=options.pop("fields", FIELDS), **options)
    with transaction(world.tenant, write=False) as tx:
        return select_records(
            tx, world.plans.forms["sale"], world.plans, scope=scope, context=world.context(user), listing=listing
        )


def walk(world: ShopWorld, **options: Any) -> list[int]:
    ids: list[int] = []
    cursor = None
    for _ in range(200):
        found = page(world, cursor=cursor, **options)
        ids += [item["id"] for item in found.items]
        cursor = found.next_cursor
        if cursor is None:
            return ids
    raise AssertionError("the list does not end")


def live(world: ShopWorld) -> list[dict[str, Any]]:
    return [row for row in world.rows["sale"] if row["deleted_at"] is None]


def expected(rows: list[dict[str, Any]], sort: list[tuple[str, bool]]) -> list[int]:
    desc = sort[-1][1] if sort else True
    ordered = sorted(rows, key=lambda row: row["id"], reverse=desc)
    for name, down in reversed(sort):
        known = [row for row in ordered if row[name] is not None]
        unknown = [row for row in ordered if row[name] is None]
        ordered = sorted(known, key=lambda row: row[name], reverse=down) + unknown
    return [row["id"] for row in ordered]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    sort=st.lists(
        st.tuples(
            st.sampled_from(["payable", "placed_at", "paid_on", "own", "state", "buyer", "number"]), st.booleans()
        ),
        max_size=3,
        unique_by=lambda each: each[0],
    ),
    limit=st.integers(7, 120),
)
def test_walking_through_the_pages_gives_every_row_once_in_order(
    world: ShopWorld, sort: list[tuple[str, bool]], limit: int
) -> None:
    assert walk(world, sort=sort, limit=limit) == expected(live(world), sort)


def test_rows_leave_as_the_wire_wants_them(world: ShopWorld) -> None:
    item = page(world, sort=[("number", False)], limit=500).items
    by_id = {row["id"]: row for row in live(world)}
    shops = {row["id"]: row for row in world.rows["shop"]}
    for each in item:
        row = by_id[each["id"]]
        assert each["payable"] == (None if row["payable"] is None else f"{row['payable']:.2f}")
        assert each["shop"] == (None if row["shop"] is None else {"id": row["shop"], "title": f"店铺{row['shop']}"})
        assert each["platform"] == (None if row["shop"] is None else shops[row["shop"]]["platform"])
        assert each["own"] == row["own"]
        assert each["double"] == (None if row["payable"] is None else f"{row['payable'] * 2:.2f}")
    wire = orjson.loads(Page(item, None).to_bytes())["items"][0]
    first = by_id[wire["id"]]
    assert wire["placed_at"] == (first["placed_at"] and first["placed_at"].strftime("%Y-%m-%dT%H:%M:%SZ"))


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ('state = "pending"', lambda row: row["state"] == "pending"),
        ("payable > 5000", lambda row: row["payable"] is not None and row["payable"] > 5000),
        ("NOT own", lambda row: not row["own"]),
        ('shop.platform = "jd"', lambda row: row["shop"] in (1, 4)),
        ("shop.id = 2", lambda row: row["shop"] == 2),
        ("ISEMPTY(placed_at)", lambda row: row["placed_at"] is None),
    ],
)
def test_filters_are_formulas(world: ShopWorld, text: str, test: Any) -> None:
    found = walk(world, filters=(formula(world, text),), sort=[("placed_at", True)], limit=40)
    assert found == expected([row for row in live(world) if test(row)], [("placed_at", True)])


def test_the_scope_limits_rows_counts_and_pages(world: ShopWorld) -> None:
    scope = formula(world, "owner = actor")
    mine = [row["id"] for row in live(world) if row["owner"] == 2]
    assert sorted(walk(world, scope=scope, user=2, limit=30)) == sorted(mine)
    assert walk(world, scope=scope, user=None, limit=30) == []
    assert page(world, scope=None).items == []
    with transaction(world.tenant, write=False) as tx:
        plan = world.plans.forms["sale"]
        counted = count_records(tx, plan, world.plans, scope=scope, context=world.context(2))
        assert counted == (len(mine), False)


def test_one_statement_serves_every_person_and_moment(world: ShopWorld) -> None:
    scope = formula(world, "owner = actor AND placed_at < NOW()")
    first = walk(world, scope=scope, user=1, limit=50)
    second = walk(world, scope=scope, user=2, limit=50)
    assert first
    assert not set(first) & set(second)


def test_tabs_are_counted_in_one_statement_and_bounded(world: ShopWorld) -> None:
    tabs = {state: (formula(world, f'state = "{state}"'),) for state in ("draft", "pending", "passed")}
    with transaction(world.tenant, write=False) as tx:
        plan = world.plans.forms["sale"]
        counts = count_tabs(tx, plan, world.plans, scope=True, context=world.context(), tabs={"all": (), **tabs})
        few = count_records(tx, plan, world.plans, scope=True, context=world.context(), at_most=10)
    rows = live(world)
    assert counts["all"] == (len(rows), False)
    assert counts["pending"] == (sum(row["state"] == "pending" for row in rows), False)
    assert few == (10, True)


def test_the_bin_holds_what_was_deleted(world: ShopWorld) -> None:
    assert sorted(walk(world, trash=True, limit=50)) == [r["id"] for r in world.rows["sale"] if r["deleted_at"]]


def test_hidden_fields_never_leave(world: ShopWorld) -> None:
    item = page(world, fields=None, restricted={"payable": "hidden"}).items[0]
    assert "payable" not in item
    assert "buyer" in item


@pytest.mark.parametrize("cursor", ["x", "%%%", "AAAA", "é", "A" * 3000])
def test_a_cursor_that_is_none_is_refused(world: ShopWorld, cursor: str) -> None:
    with pytest.raises(ValidationError, match="cursor"):
        page(world, cursor=cursor)


def test_a_cursor_serves_only_the_list_it_came_from(world: ShopWorld) -> None:
    cursor = page(world, sort=[("payable", True)], limit=10).next_cursor
    with pytest.raises(ValidationError, match="cursor"):
        page(world, sort=[("placed_at", True)], limit=10, cursor=cursor)


@pytest.mark.parametrize("name", ["phone", "nothing", "lines"])
def test_some_fields_cannot_be_sorted_by(world: ShopWorld, name: str) -> None:
    with pytest.raises(ValidationError):
        page(world, sort=[(name, True)])


def test_sums_are_over_the_rows_of_the_list(world: ShopWorld) -> None:
    scope = formula(world, "owner = actor")
    rows = [row for row in live(world) if row["owner"] == 1 and row["state"] == "pending"]
    amounts = [row["payable"] for row in rows if row["payable"] is not None]
    with transaction(world.tenant, write=False) as tx:
        found = aggregate_records(
            tx,
            world.plans.forms["sale"],
            world.plans,
            scope=scope,
            context=world.context(1),
            wanted=[("sum", "payable"), ("max", "payable"), ("count", ""), ("sum", "double")],
            filters=(formula(world, 'state = "pending"'),),
        )
    assert found == [sum(amounts), max(amounts), len(rows), 2 * sum(amounts)]


@pytest.mark.parametrize("wanted", [("sum", "buyer"), ("eval", "payable"), ("sum", "nothing"), ("sum", "phone")])
def test_what_cannot_be_summed_is_refused(world: ShopWorld, wanted: tuple[str, str]) -> None:
    with transaction(world.tenant, write=False) as tx, pytest.raises(ValidationError):
        aggregate_records(
            tx, world.plans.forms["sale"], world.plans, scope=True, context=world.context(), wanted=[wanted]
        )
