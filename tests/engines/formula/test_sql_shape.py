"""Predicates keep an index usable, values are exact, and what the database cannot do is refused with a way out."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import psycopg
import pytest
import sqlalchemy as sa

from tenon_engines.formula import ActorValue, Context, DictScope, FormulaError, Type, compile_formula
from tenon_engines.formula.sql_types import DialectName, SqlList, SqlTarget
from tenon_engines.formula.sqlite_functions import register
from tenon_engines.formula.to_sql import Late, is_native, to_sql
from tenon_platform.storage.dialect import DIALECTS
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.types import Moment, Number

CONTEXT = Context(
    datetime(2024, 3, 15, 4, tzinfo=UTC), ZoneInfo("Asia/Shanghai"), ActorValue(7, 3, frozenset({"boss"}))
)
TYPES = {
    "status": Type("option", options=("open", "paid", "closed")),
    "payable": Type("number", scale=2, nullable=False),
    "qty": Type("number", scale=3),
    "name": Type("text"),
    "owner": Type("user"),
    "placed_at": Type("datetime"),
    "due": Type("date"),
    "paid": Type("bool"),
    "lines": Type("list", item=Type("row", columns={"qty": Type("number", scale=3), "price": Type("number", scale=2)})),
}
SCOPE = DictScope(TYPES)
META = sa.MetaData()
ORDERS = sa.Table(
    "f_shape",
    META,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("status", sa.Text(collation="C").with_variant(sa.Text(), "sqlite")),
    sa.Column("payable", Number(2)),
    sa.Column("qty", Number(3)),
    sa.Column("name", sa.Text(collation="C").with_variant(sa.Text(), "sqlite")),
    sa.Column("owner", sa.BigInteger),
    sa.Column("placed_at", Moment()),
    sa.Column("due", sa.Date),
    sa.Column("paid", sa.Boolean),
)
LINES = sa.Table(
    "f_shape__lines",
    META,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("parent_id", sa.BigInteger, index=True),
    sa.Column("qty", Number(3)),
    sa.Column("price", Number(2)),
)
for column in ("status", "payable", "name", "owner", "placed_at", "due"):
    sa.Index(f"i_shape_{column}", ORDERS.c[column])


def resolve(key: str) -> SqlTarget | SqlList:
    if key == "lines":
        return SqlList(LINES, LINES.c.parent_id, ORDERS.c.id)
    table, _, column = key.rpartition(".")
    found = (LINES if table else ORDERS).c[column]
    return SqlTarget(found, getattr(found.type, "scale", None), required=key == "payable")


class Database:
    def __init__(self, dialect: DialectName, connection: Any) -> None:
        self.dialect = dialect
        self.connection = connection

    def run(self, statement: sa.sql.ClauseElement, params: dict[str, Any] | None = None, prefix: str = "") -> list[Any]:
        compiled = Statement(statement).on(self.dialect)
        text, arguments = compiled.bind(params)
        cursor = self.connection.execute(prefix + text, arguments)
        rows = cursor.fetchall() if cursor.description else []
        return rows if prefix else list(compiled.rows(rows))

    def define(self, statement: sa.schema.ExecutableDDLElement) -> None:
        self.connection.execute(str(statement.compile(dialect=DIALECTS[self.dialect])))

    def where(self, text: str, late: dict[str, Late] | None = None) -> sa.Select[Any]:
        formula = compile_formula(text, SCOPE)
        condition = to_sql(formula, self.dialect, resolve, predicate=True, context=CONTEXT, late=late)
        return sa.select(ORDERS.c.id).where(condition)

    def plan(self, text: str) -> str:
        explain = "EXPLAIN QUERY PLAN " if self.dialect == "sqlite" else "EXPLAIN "
        return "\n".join(str(row) for row in self.run(self.where(text), prefix=explain))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    if request.param == "sqlite":
        connection: Any = sqlite3.connect(":memory:")
        register(connection)
        found = Database("sqlite", connection)
    else:
        connection = psycopg.connect(request.getfixturevalue("postgres_url"), autocommit=True)
        connection.execute("DROP SCHEMA IF EXISTS formula_shape CASCADE")
        connection.execute("CREATE SCHEMA formula_shape")
        connection.execute("SET search_path TO formula_shape")
        connection.execute("SET enable_seqscan = off")
        found = Database("postgresql", connection)
    for table in META.sorted_tables:
        found.define(sa.schema.CreateTable(table))
        for index in table.indexes:
            found.define(sa.schema.CreateIndex(index))
    for number in range(1, 41):
        values = {
            "id": number,
            "status": ("open", "paid", None)[number % 3],
            "payable": Decimal(number) / 4,
            "qty": Decimal(number % 7) if number % 5 else None,
            "name": f"客户{number}" if number % 4 else None,
            "owner": number % 9 or None,
            "placed_at": CONTEXT.now - timedelta(hours=13 * number),
            "due": (CONTEXT.now - timedelta(days=number)).date(),
            "paid": (True, False, None)[number % 3],
        }
        found.run(sa.insert(ORDERS).values(**values))
        found.run(sa.insert(LINES).values(id=number, parent_id=number % 10, qty=Decimal(number), price=Decimal("0.1")))
    yield found
    if request.param == "postgresql":
        connection.execute("DROP SCHEMA formula_shape CASCADE")
    connection.close()


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ('status = "open"', "status"),
        ('status IN ["open", "paid"]', "status"),
        ("payable > 5", "payable"),
        ("payable > 5.001", "payable"),
        ("payable BETWEEN 1 AND 2", "payable"),
        ("owner = CURRENT_USER()", "owner"),
        ('name = "客户7" AND NOT paid', "name"),
        ('name >= "客户7"', "name"),
        ("TODATE(placed_at) = TODAY()", "placed_at"),
        ("placed_at >= MONTHBEGIN(TODAY())", "placed_at"),
        ("YEAR(placed_at) = 2024 AND MONTH(placed_at) = 2", "placed_at"),
        ("MONTHBEGIN(placed_at) = MONTHBEGIN(NOW())", "placed_at"),
        ("due + 3 < TODAY()", "due"),
        ("YEAR(due) = 2024", "due"),
    ],
)
def test_an_index_serves_the_predicate(database: Database, text: str, column: str) -> None:
    assert f"i_shape_{column}" in database.plan(text), database.plan(text)


@pytest.mark.parametrize(
    "text",
    [
        'NOT (status = "open")',
        'status <> "open"',
        "NOT paid",
        "payable > 5.001 AND payable <= 7.5",
        "payable * qty > 12",
        "qty * qty = qty",
        "payable / qty > 1",
        "ROUND(payable, 0) = payable",
        "SUM(lines.qty * lines.price) > 8",
        "COUNT(lines) = 4",
        'ISEMPTY(name) OR ENDSWITH(name, "1")',
        "TODATE(placed_at) = TODAY() OR due + 3 < TODAY()",
        "WEEKBEGIN(placed_at) = WEEKBEGIN(TODAY())",
        "IF(paid, qty, payable) > 3",
        "qty IN [1, 2.5, payable]",
    ],
)
def test_the_rows_found_are_those_python_finds(database: Database, text: str) -> None:
    formula = compile_formula(text, SCOPE)
    rows = database.run(sa.select(ORDERS))
    lines = database.run(sa.select(LINES))
    wanted = []
    for row in rows:
        env = dict(zip(ORDERS.c.keys(), row, strict=True))
        if env["placed_at"] is not None and not isinstance(env["placed_at"], datetime):
            raise AssertionError(env)
        env["paid"] = None if env["paid"] is None else bool(env["paid"])
        env["lines"] = [{"qty": each[2], "price": each[3]} for each in lines if each[1] == env["id"]]
        if formula.run(env, CONTEXT):
            wanted.append(env["id"])
    assert sorted(row[0] for row in database.run(database.where(text))) == wanted
    assert 0 < len(wanted) < len(rows)


def test_what_depends_on_the_moment_can_stay_open(database: Database) -> None:
    late: dict[str, Late] = {}
    statement = database.where("owner = CURRENT_USER() AND placed_at < NOW()", late)
    for user in (7, 5):
        context = Context(CONTEXT.now, CONTEXT.tz, ActorValue(user))
        params = {name: each.value(context) for name, each in late.items()}
        found = database.run(statement, params)
        assert [row[0] % 9 for row in found] == [user] * len(found)
        assert found


def test_a_huge_product_is_exact_or_refused_never_a_float(database: Database) -> None:
    formula = compile_formula("payable * 1000000000000000 * 1000000000000000 > 1", SCOPE)
    condition = to_sql(formula, database.dialect, resolve, predicate=True, context=CONTEXT)
    assert len(database.run(sa.select(ORDERS.c.id).where(condition))) == 40


def test_a_value_comes_back_as_a_decimal(database: Database) -> None:
    for text, wanted in (
        ("payable * 3", Decimal("0.75")),
        ("payable / 3", Decimal("0.0833333333333333")),
        ("payable", Decimal("0.25")),
    ):
        value = to_sql(compile_formula(text, SCOPE), database.dialect, resolve, predicate=False, context=CONTEXT)
        (row,) = database.run(sa.select(value.label("value")).where(ORDERS.c.id == 1))
        assert row[0] == wanted
        assert isinstance(row[0], Decimal)


def test_what_a_database_cannot_compute_says_so(database: Database) -> None:
    formula = compile_formula(
        'RMBCAP(payable) = "x"' if database.dialect == "postgresql" else 'USERNAME(owner) = "x"', SCOPE
    )
    with pytest.raises(FormulaError) as caught:
        to_sql(formula, database.dialect, resolve, predicate=True, context=CONTEXT)
    assert caught.value.problems[0].code == "NOT_ALLOWED"
    assert caught.value.problems[0].hint is not None


def test_only_the_native_subset_becomes_a_constraint() -> None:
    native = (
        "payable >= 0",
        'status <> "open" OR paid',
        "payable - qty >= 0",
        "NOT ISEMPTY(name)",
        "qty BETWEEN 0 AND 5",
    )
    other = (
        "payable * qty > 0",
        "LEN(name) > 3",
        "due < TODAY()",
        "owner = CURRENT_USER()",
        "COUNT(lines) > 0",
        "payable / 2 > 1",
    )
    for dialect in ("sqlite", "postgresql"):
        assert [text for text in native if not is_native(compile_formula(text, SCOPE), dialect)] == []
        assert [text for text in other if is_native(compile_formula(text, SCOPE), dialect)] == []
