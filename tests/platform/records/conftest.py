"""A small shop: customers, goods, orders with rows; and the hands to save them."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest

from tenon_engines.form.compile import compile_form
from tenon_engines.form.plan import FormPlan
from tenon_engines.form.shape import read_shape
from tenon_platform.access.actor import Actor
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.work_unit import Change, Saved, Work
from tenon_platform.storage.alter import apply_changes
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx, run_in_transaction, transaction

NOW = datetime(2026, 11, 11, 2, 3, tzinfo=UTC)

CUSTOMER = {
    "kind": "form", "key": "customer", "schema": 1, "name": {"zh": "客户", "en": "Customer"}, "title": "name",
    "search": ["name", "phone_tail"],
    "fields": [
        {"key": "name", "type": "text", "required": "TRUE", "name": {"zh": "名称", "en": "Name"}},
        {"key": "level", "type": "select", "options": [{"key": "gold"}, {"key": "plain"}], "default": "\"plain\""},
        {"key": "blocked", "type": "boolean", "default": "FALSE"},
        {"key": "phone", "type": "phone"},
        {"key": "address", "type": "address"},
    ],
    "unique": [{"id": "u1", "fields": ["name"], "message": {"zh": "客户名称已存在", "en": "This customer exists"}}],
}  # fmt: skip
SKU = {
    "kind": "form", "key": "sku", "schema": 1, "title": "code",
    "fields": [
        {"key": "code", "type": "text", "required": "TRUE"},
        {"key": "price", "type": "money"},
        {"key": "tax_rate", "type": "percent"},
    ],
}  # fmt: skip
STOCK = {
    "kind": "form", "key": "stock", "schema": 1,
    "fields": [
        {"key": "sku", "type": "reference", "to": "sku", "required": "TRUE"},
        {"key": "on_hand", "type": "number", "scale": 3, "default": "0"},
        {"key": "locked", "type": "number", "scale": 3, "default": "0"},
        {"key": "waiting", "type": "rollup", "of": "order.lines", "match": {"sku": "sku"}, "expr": "qty",
         "state": {"review": ["pending"]}, "result": {"type": "number", "scale": 3}},
    ],
    "unique": [{"id": "u1", "fields": ["sku"]}],
    "constraints": [{"id": "c1", "expr": "on_hand - locked >= 0", "message": {"zh": "库存不足", "en": "Out of stock"}}],
}  # fmt: skip
ORDER = {
    "kind": "form", "key": "order", "schema": 1, "name": {"zh": "订单", "en": "Order"}, "title": "number",
    "search": ["number", "note"],
    "fields": [
        {"key": "number", "type": "autonumber", "pattern": "SO{yyyyMMdd}{seq:5}", "reset": "day"},
        {"key": "customer", "type": "reference", "to": "customer", "required": "TRUE", "filter": "NOT blocked",
         "name": {"zh": "客户", "en": "Customer"}},
        {"key": "level", "type": "lookup", "path": "customer.level", "mode": "snapshot"},
        {"key": "level_now", "type": "lookup", "path": "customer.level", "mode": "live"},
        {"key": "placed_at", "type": "datetime", "default": "NOW()"},
        {"key": "pay_method", "type": "select", "options": [{"key": "online"}, {"key": "credit"}],
         "default": "\"online\""},
        {"key": "due_on", "type": "date", "visible": "pay_method = \"credit\"", "required": "pay_method = \"credit\"",
         "name": {"zh": "到期日", "en": "Due on"}},
        {"key": "freight", "type": "money", "default": "0", "readonly": "review = \"passed\"",
         "check": {"expr": "freight >= 0", "message": {"zh": "运费不能为负", "en": "Freight cannot be negative"}}},
        {"key": "note", "type": "textarea"},
        {"key": "owner", "type": "user", "name": {"zh": "业务员", "en": "Salesperson"}},
        {"key": "lines", "type": "subtable", "min": 1, "max": 500, "name": {"zh": "明细", "en": "Lines"}, "fields": [
            {"key": "sku", "type": "reference", "to": "sku", "required": "TRUE"},
            {"key": "tax_rate", "type": "lookup", "path": "sku.tax_rate", "mode": "snapshot"},
            {"key": "qty", "type": "number", "scale": 3, "required": "TRUE", "name": {"zh": "数量", "en": "Quantity"},
             "check": {"expr": "qty > 0", "message": {"zh": "数量必须大于 0", "en": "Quantity must be above 0"}}},
            {"key": "price", "type": "money", "required": "TRUE", "default": "sku.price"},
            {"key": "net", "type": "formula", "result": {"type": "money"}, "expr": "ROUND(qty * price, 2)"},
            {"key": "tax", "type": "formula", "result": {"type": "money"},
             "expr": "net - ROUND(net / (1 + tax_rate), 2)"}]},
        {"key": "payable", "type": "formula", "result": {"type": "money"}, "expr": "SUM(lines.net) + freight"},
        {"key": "tax", "type": "formula", "result": {"type": "money"}, "expr": "SUM(lines.tax)"},
        {"key": "late", "type": "formula", "stored": False, "result": {"type": "boolean"},
         "expr": "due_on < TODAY()"},
        {"key": "size", "type": "formula", "result": {"type": "select", "options": [{"key": "big"}, {"key": "small"}]},
         "expr": "IF(payable > 1000, \"big\", \"small\")"},
        {"key": "review", "type": "status", "initial": "draft",
         "states": [{"key": "draft", "name": {"zh": "草稿"}}, {"key": "pending", "name": {"zh": "待审核"}},
                    {"key": "passed", "name": {"zh": "已通过"}}],
         "transitions": [
            {"key": "submit", "from": ["draft"], "to": "pending", "name": {"zh": "提交审核", "en": "Submit"},
             "guard": "payable > 0"},
            {"key": "pass", "from": ["pending"], "to": "passed", "by": "flow"}]},
    ],
    "constraints": [{"id": "c1", "expr": "payable >= 0", "message": {"zh": "应付不能为负", "en": "Negative amount"}}],
    "views": [{"key": "all", "type": "grid", "columns": [{"id": "k1", "field": "number"}],
               "sort": [{"field": "placed_at", "desc": True}],
               "tabs": [{"id": "t1", "filter": "review = \"pending\"", "count": True}]}],
}  # fmt: skip


class Published:
    """Compiled forms as the catalogue would give them, with nothing else published."""

    def __init__(self, documents: Mapping[str, Mapping[str, Any]]) -> None:
        self.epoch = 0
        self.shapes = {key: read_shape(document) for key, document in documents.items()}
        self.forms = {key: compile_form(document, self.shapes) for key, document in documents.items()}
        self.flows: dict[str, Any] = {}
        self.rules: dict[str, Any] = {}

    def form(self, key: str) -> FormPlan:
        return self.forms[key]


class Shop:
    """A tenant with tables, and short ways to save."""

    def __init__(self, tenant: Tenant, documents: Mapping[str, Mapping[str, Any]]) -> None:
        self.tenant = tenant
        self.plans = Published({})
        self.publish(documents)

    def publish(self, documents: Mapping[str, Mapping[str, Any]]) -> None:
        new = Published(deepcopy(documents))
        with transaction(self.tenant, exclusive=True) as tx:
            apply_changes(tx, self.plans.forms, new.forms)
        self.plans = new

    def work(self, tx: Tx, **options: Any) -> Work:
        plans: Any = self.plans
        return Work(tx, plans, Actor(None, "test"), options.pop("now", NOW), **options)

    def save(self, *changes: Change, **options: Any) -> list[Saved]:
        return run_in_transaction(self.tenant, lambda tx: save(self.work(tx, **options), changes))

    def create(self, form: str, values: Mapping[str, Any], **options: Any) -> Saved:
        return self.save(Change(form, values=values), **options)[0]

    def run(self, work: Callable[[Work], Any], **options: Any) -> Any:
        with transaction(self.tenant) as tx:
            return work(self.work(tx, **options))

    def count(self, table: str) -> int:
        with transaction(self.tenant, False) as tx:
            return int(tx.sql(f'SELECT count(*) FROM "{table}"')[0][0])


DOCUMENTS: dict[str, dict[str, Any]] = {"customer": CUSTOMER, "sku": SKU, "stock": STOCK, "order": ORDER}


@pytest.fixture
def documents() -> dict[str, dict[str, Any]]:
    return deepcopy(DOCUMENTS)


@pytest.fixture
def shop(tenant: Tenant, documents: dict[str, dict[str, Any]]) -> Shop:
    shop = Shop(tenant, documents)
    shop.create("customer", {"name": "批发客户", "level": "gold", "phone": "139 1234-5678"})
    for code, price in (("s1", "10.00"), ("s2", "2.50")):
        shop.create("sku", {"code": code, "price": price, "tax_rate": "0.13"})
    return shop


@pytest.fixture
def order() -> dict[str, Any]:
    return {"customer": 1, "lines": [{"sku": 1, "qty": "2"}, {"sku": 2, "qty": "1.5", "price": "3"}]}
