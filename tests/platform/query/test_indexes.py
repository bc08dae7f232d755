"""The template's lists, tabs and record scopes read by index on both databases: no row is looked at in vain."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa

from tenon_engines.form.compile import compile_form
from tenon_engines.form.plan import FormPlan
from tenon_engines.form.scope import FormScope
from tenon_engines.form.shape import read_shape
from tenon_engines.formula.compile import Formula, compile_formula
from tenon_engines.formula.context import ActorValue, Context
from tenon_engines.formula.types import Type
from tenon_platform.storage.alter import apply_changes
from tenon_platform.storage.query_list import Listing, prepare
from tenon_platform.storage.query_where import Rows, Scope
from tenon_platform.storage.search import read_search
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Home, Tenant
from tenon_platform.storage.transaction import Tx, transaction

TEMPLATE = Path(__file__).parents[3] / "templates" / "order-management"
CONTEXT = Context(
    datetime(2026, 11, 20, 6, 0, tzinfo=UTC), ZoneInfo("Asia/Shanghai"), ActorValue(7, 3, frozenset({"sales"}), "小林")
)


def documents(folder: str) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted((TEMPLATE / folder).glob("*.json"))]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shop(request: pytest.FixtureRequest) -> Iterator[tuple[Tenant, Any]]:
    home: Home = request.getfixturevalue(f"{request.param}_home")
    tenant = home.create(f"i{request.param}", "索引")
    forms = documents("forms")
    shapes = {document["key"]: read_shape(document) for document in forms}
    plans = SimpleNamespace(shapes=shapes, forms={each["key"]: compile_form(each, shapes) for each in forms})
    with transaction(tenant) as tx:
        apply_changes(tx, {}, plans.forms)
    yield tenant, plans
    home.drop(tenant.key)


def explained(tx: Tx, statement: Statement, params: dict[str, Any]) -> str:
    text, arguments = statement.on(tx.dialect).bind(params)
    if tx.dialect == "sqlite":
        return "\n".join(str(row[3]) for row in tx.sql(f"EXPLAIN QUERY PLAN {text}", arguments))
    tx.sql("SELECT set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true)")
    return "\n".join(str(row[0]) for row in tx.sql(f"EXPLAIN {text}", arguments))


def uses_index(plan: str, table: str, dialect: str) -> bool:
    """The record table is reached by an index (on SQLite the table itself is the index of its ids)."""
    if dialect == "sqlite":
        lines = [line for line in plan.splitlines() if line.startswith(("SCAN t", "SEARCH t"))]
        by_id = "TEMP B-TREE" not in plan
        return bool(lines) and all("USING" in line or (line == "SCAN t" and by_id) for line in lines)
    return f"Seq Scan on {table} t" not in plan


def check(
    tx: Tx, plan: FormPlan, plans: Any, scope: Scope, filters: tuple[Formula, ...], sort: Any, search: Any = None
) -> str:
    listing = Listing(filters=filters, sort=sort, search=search, fields=tuple(plan.fields)[:6])
    rows = Rows(plan, scope, filters, search)
    prepared = prepare(rows, plans, listing, tx.dialect, CONTEXT)
    params = {name: each.value(CONTEXT) for name, each in prepared.late.items()} | (search.values if search else {})
    found = explained(tx, prepared.statement(0, None), {**params, "page": 51})
    assert uses_index(found, plan.tables[""].name, tx.dialect), found
    return found


FORMS = [pytest.param(document, id=document["key"]) for document in documents("forms") if document.get("views")]


@pytest.mark.parametrize("document", FORMS)
def test_every_list_and_tab_of_the_template_uses_an_index(shop: tuple[Tenant, Any], document: dict[str, Any]) -> None:
    tenant, plans = shop
    plan = plans.forms[document["key"]]
    scope = FormScope(plans.shapes, plan.key)
    with transaction(tenant, write=False) as tx:
        for view in plan.views:
            sort = tuple((entry["field"], bool(entry.get("desc"))) for entry in view.get("sort", ()))[:1]
            for tab in ({}, *view.get("tabs", ())):
                texts = [text for text in (view.get("filter"), tab.get("filter")) if text]
                filters = tuple(compile_formula(text, scope, expects=Type("bool")) for text in texts)
                check(tx, plan, plans, True, filters, sort)


@pytest.mark.parametrize("document", [pytest.param(each, id=each["key"]) for each in documents("forms")])
def test_what_refers_to_a_record_is_found_by_index(shop: tuple[Tenant, Any], document: dict[str, Any]) -> None:
    tenant, plans = shop
    plan = plans.forms[document["key"]]
    table = plan.tables[""].alias("t")
    references = [key for key, field in plan.fields.items() if field.column and field.target is not None]
    with transaction(tenant, write=False) as tx:
        if tx.dialect == "postgresql":  # which finds any index of an empty table as good as another
            own = plan.tables[""].name
            rows = tx.sql(
                f"SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = '{own}'"
            )
            firsts = {re.split(r"[(,)]", text.partition(" USING ")[2])[1].strip('"') for (text,) in rows}
            assert set(references) <= firsts
            return
        for key in references:
            wanted = sa.and_(table.c[key].in_(sa.bindparam("ids", expanding=True)), table.c.deleted_at.is_(None))
            found = explained(tx, Statement(sa.select(table.c.id).where(wanted)), {"ids": [5, 6]})
            assert f"({key}=?" in found, (key, found)


def test_a_busy_tab_is_read_in_order_from_its_own_index(shop: tuple[Tenant, Any]) -> None:
    tenant, plans = shop
    plan = plans.forms["order"]
    filters = (compile_formula('status = "to_review"', FormScope(plans.shapes, "order"), expects=Type("bool")),)
    with transaction(tenant, write=False) as tx:
        found = check(tx, plan, plans, True, filters, (("placed_at", True),))
        assert "TEMP B-TREE" not in found
        assert "Sort" not in found


ROLES = [
    pytest.param(role["key"], form, rights["read"], id=f"{role['key']}-{form}")
    for role in documents("roles")
    for form, rights in role["forms"].items()
    if isinstance(rights["read"], str) and rights["read"].upper() != "TRUE"
]


@pytest.mark.parametrize(("role", "form", "text"), ROLES)
def test_every_record_scope_of_the_template_uses_an_index(
    shop: tuple[Tenant, Any], role: str, form: str, text: str
) -> None:
    tenant, plans = shop
    scope = compile_formula(text, FormScope(plans.shapes, form), expects=Type("bool"))
    with transaction(tenant, write=False) as tx:
        check(tx, plans.forms[form], plans, scope, (), (("created_at", True),))


@pytest.mark.parametrize(
    ("text", "most"),
    [
        *(("SO20261120-0018", 1), ("so2026", 1), ("张三", 1), ("zs", 1), ("5678", 1), ("13912345678", 1)),
        *(("张", 0), ("S", 0), ("罗敏芳 8992", 2), ("139 1234 5678", 3)),
    ],
)
def test_the_search_box_walks_along_the_table_at_most_once_a_word(
    shop: tuple[Tenant, Any], text: str, most: int
) -> None:
    tenant, plans = shop
    plan = plans.forms["order"]
    search = read_search(plan, plans.forms, text, lambda number: f"hash of {number}")
    assert search is not None
    assert search.shape
    with transaction(tenant, write=False) as tx:
        found = check(tx, plan, plans, True, (), (("placed_at", True),), search)
        walks = [line for line in found.splitlines() if line == "SCAN q" or "Seq Scan on f_order q" in line]
        assert len(walks) <= most, found


def test_a_deep_page_starts_where_the_last_one_ended(shop: tuple[Tenant, Any]) -> None:
    tenant, plans = shop
    plan = plans.forms["order"]
    filters = (compile_formula('status = "to_review"', FormScope(plans.shapes, "order"), expects=Type("bool")),)
    listing = Listing(filters=filters, sort=(("placed_at", True),), fields=("number",))
    with transaction(tenant, write=False) as tx:
        prepared = prepare(Rows(plan, True, filters), plans, listing, tx.dialect, CONTEXT)
        found = explained(tx, prepared.statement(0, (False, False)), {"k0": CONTEXT.now, "k1": 5, "page": 51})
    assert "TEMP B-TREE" not in found
    assert "Sort" not in found
    entered = [line for line in found.splitlines() if "placed_at <" in line or "placed_at<" in line]
    assert entered, found
    assert all("Filter" not in line for line in entered[:1]), found
