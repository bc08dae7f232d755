"""A small shop on real tables: orders with lines, receipts that refer to orders, filled with seeded rows."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from tenon_engines.form.compile import compile_form
from tenon_engines.form.shape import read_shape
from tenon_engines.formula.context import ActorValue, Context
from tenon_platform.access.permissions import FormRights
from tenon_platform.storage.alter import apply_changes
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import transaction

NOW = datetime(2026, 11, 20, 6, 36, 8, tzinfo=UTC)  # Friday 14:36:08 in Shanghai
ZONE = ZoneInfo("Asia/Shanghai")
STATES = ["draft", "pending", "passed"]


class Everyone:
    """Rights to read everything, or what the test hands in."""

    def __init__(self, **forms: FormRights) -> None:
        self.forms = forms

    def form(self, key: str) -> FormRights:
        return self.forms.get(key, FormRights(read=True))


def _options(*keys: str) -> list[dict[str, Any]]:
    return [{"key": key, "name": {"zh": key}} for key in keys]


FORMS: list[dict[str, Any]] = [
    {
        "kind": "form", "key": "shop", "schema": 1, "name": {"zh": "店铺"}, "title": "name", "search": ["name"],
        "fields": [
            {"key": "name", "type": "text", "name": {"zh": "名称"}},
            {"key": "platform", "type": "select", "name": {"zh": "平台"}, "options": _options("tmall", "jd", "own")},
        ],
    },
    {
        "kind": "form", "key": "sku", "schema": 1, "name": {"zh": "SKU"}, "title": "name",
        "fields": [
            {"key": "name", "type": "text", "name": {"zh": "名称"}},
            {"key": "category", "type": "select", "name": {"zh": "类目"}, "options": _options("a", "b", "c")},
        ],
    },
    {
        "kind": "form", "key": "sale", "schema": 1, "name": {"zh": "订单"}, "title": "number",
        "search": ["number", "buyer", "phone"],
        "fields": [
            {"key": "number", "type": "text", "name": {"zh": "单号"}},
            {"key": "shop", "type": "reference", "to": "shop", "name": {"zh": "店铺"}},
            {"key": "buyer", "type": "text", "name": {"zh": "买家"}},
            {"key": "phone", "type": "phone", "name": {"zh": "手机"}},
            {"key": "state", "type": "select", "name": {"zh": "状态"}, "options": _options(*STATES)},
            {"key": "own", "type": "boolean", "name": {"zh": "自营"}},
            {"key": "owner", "type": "user", "name": {"zh": "业务员"}},
            {"key": "payable", "type": "money", "name": {"zh": "应付"}},
            {"key": "paid_on", "type": "date", "name": {"zh": "付款日"}},
            {"key": "placed_at", "type": "datetime", "name": {"zh": "下单时间"}},
            {"key": "platform", "type": "lookup", "path": "shop.platform", "mode": "live", "name": {"zh": "平台"}},
            {"key": "double", "type": "formula", "expr": "payable * 2", "stored": False, "result": {"type": "money"}, "name": {"zh": "双倍"}},
            {
                "key": "lines", "type": "subtable", "name": {"zh": "明细"},
                "fields": [
                    {"key": "sku", "type": "reference", "to": "sku", "name": {"zh": "SKU"}},
                    {"key": "qty", "type": "number", "scale": 3, "name": {"zh": "数量"}},
                    {"key": "net", "type": "money", "name": {"zh": "金额"}},
                ],
            },
        ],
        "views": [
            {
                "key": "all", "type": "grid", "name": {"zh": "全部"}, "columns": [{"id": "k1", "field": "number"}],
                "sort": [{"field": "placed_at", "desc": True}],
                "tabs": [{"id": "t1", "name": {"zh": "待审"}, "filter": 'state = "pending"', "count": True}],
            }
        ],
    },
    {
        "kind": "form", "key": "receipt", "schema": 1, "name": {"zh": "收款"}, "title": "way",
        "fields": [
            {"key": "sale", "type": "reference", "to": "sale", "name": {"zh": "订单"}},
            {"key": "way", "type": "select", "name": {"zh": "方式"}, "options": _options("card", "cash")},
            {"key": "amount", "type": "money", "name": {"zh": "金额"}},
        ],
    },
]  # fmt: skip


@dataclass
class ShopWorld:
    tenant: Tenant
    plans: Any = field(repr=False)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict, repr=False)

    @property
    def dialect(self) -> Any:
        return self.tenant.dialect

    def context(self, user: int | None = 1, now: datetime = NOW) -> Context:
        return Context(now, ZONE, ActorValue(user, 1, frozenset({"boss"}), "老板"))


def build(tenant: Tenant, orders: int = 60, seed: int = 1) -> ShopWorld:
    """Creates the tables and fills them; `rows` keeps what was written, for tests to compute with."""
    shapes = {document["key"]: read_shape(document) for document in FORMS}
    forms = {document["key"]: compile_form(document, shapes) for document in FORMS}
    world = ShopWorld(tenant, SimpleNamespace(epoch=1, forms=forms, shapes=shapes, datasets={}))
    world.rows = _rows(orders, random.Random(seed))
    with transaction(tenant) as tx:
        apply_changes(tx, {}, forms)
        for name, rows in world.rows.items():
            form, _, sub = name.partition(".")
            table = forms[form].tables[sub]
            extra = {} if sub else {"rev": 1, "created_at": NOW, "updated_at": NOW}
            columns = {column.name for column in table.columns}
            clean = [{key: value for key, value in {**extra, **row}.items() if key in columns} for row in rows]
            for row in clean:
                for column in columns:
                    row.setdefault(column, None)
            tx.run_many(Statement(sa.insert(table).values({c: sa.bindparam(c) for c in sorted(columns)})), clean)
    return world


def _rows(orders: int, dice: random.Random) -> dict[str, list[dict[str, Any]]]:
    shops = [{"id": n, "name": f"店铺{n}", "platform": ["tmall", "jd", "own"][n % 3]} for n in range(1, 5)]
    skus = [{"id": n, "name": f"商品{n}", "category": "abc"[n % 3]} for n in range(1, 8)]
    sales: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    receipts: list[dict[str, Any]] = []
    for number in range(1, orders + 1):
        placed = NOW - timedelta(seconds=dice.randrange(0, 70 * 86400))
        sales.append({
            "id": number, "number": f"SO{number:05}", "shop": dice.choice([1, 2, 3, 4, None]), "buyer": f"买家{number % 9}",
            "state": dice.choice(STATES), "own": dice.choice([True, False, None]), "owner": dice.choice([1, 2, None]),
            "payable": Decimal(dice.randrange(-500, 900000)) / 100 if dice.random() > 0.05 else None,
            "paid_on": (placed + timedelta(hours=8)).date() if dice.random() > 0.3 else None,
            "placed_at": placed if dice.random() > 0.08 else None,
            "deleted_at": NOW if dice.random() < 0.08 else None,
        })  # fmt: skip
        for place in range(dice.choice([0, 1, 1, 2, 3, 5])):
            lines.append({
                "id": len(lines) + 1, "parent_id": number, "line_no": place + 1, "sku": dice.randrange(1, 8),
                "qty": Decimal(dice.randrange(1, 5000)) / 1000, "net": Decimal(dice.randrange(1, 90000)) / 100,
            })  # fmt: skip
        for _ in range(dice.choice([0, 0, 1, 2])):
            way, amount = dice.choice(["card", "cash", None]), Decimal(dice.randrange(1, 50000)) / 100
            receipts.append({"id": len(receipts) + 1, "sale": number, "way": way, "amount": amount})
    return {"shop": shops, "sku": skus, "sale": sales, "sale.lines": lines, "receipt": receipts}
