"""What tests of imports share: a file that was uploaded, its run, and what the constants of a mapping name."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tenon_platform.access.users import actor_of
from tenon_platform.catalog.plans import plans
from tenon_platform.exchange import import_store, import_task, importer
from tenon_platform.exchange.upload import take_file
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx, transaction
from tenon_platform.work.embedded import Embedded
from tenon_platform.work.jobs import Task

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
CARRIERS = [
    {"target": "code", "source": {"kind": "column", "column": 0}},
    {"target": "name", "source": {"kind": "column", "column": 1}},
    {"target": "service", "source": {"kind": "constant", "value": "快递"}},
    {"target": "active", "source": {"kind": "formula", "expr": 'IF(状态 = "停用", FALSE, TRUE)'}},
]


def uploaded(tenant: Tenant, folder: Path, text: str, form: str = "carrier") -> int:
    path = folder / "upload.csv"
    path.write_text(text, "utf-8-sig", newline="")
    with transaction(tenant) as tx:
        return take_file(tx, plans(tx).form(form), "oms", "upload.csv", path, 1, NOW)


def start(tenant: Tenant, run: int, mapping: list[dict[str, Any]] = CARRIERS) -> None:
    with transaction(tenant) as tx:
        import_store.update(tx, run, mapping=mapping)
        importer.move(tx, run, "run", NOW)


def work_off(tenant: Tenant, tasks: dict[str, Task] = import_task.TASKS) -> None:
    Embedded(tasks, lambda: NOW).run_due(tenant)


def state(tenant: Tenant, run: int) -> import_store.Run:
    with transaction(tenant, write=False) as tx:
        return import_store.read(tx, run)


def count(tenant: Tenant, table_name: str = "f_carrier") -> int:
    with transaction(tenant, write=False) as tx:
        return int(tx.sql(f"SELECT count(*) FROM {table_name}")[0][0])


def work(tx: Tx) -> Work:
    return Work(tx=tx, plans=plans(tx), actor=actor_of(tx, 1), now=NOW, path="import", mode="history")


def placeholders(work: Work) -> None:
    """What the constants of the mapping name."""
    (entity,) = save(work, [Change("entity", values={"code": "HJ", "name": "禾间"})])
    shop = {"code": "TM", "name": "禾间旗舰店", "platform": "tmall", "entity": entity.id, "review_mode": "pay_first"}
    (product,) = save(
        work, [Change("product", values={"code": "WPP", "name": "商品未匹配", "category": "other", "tax_rate": "0.13"})]
    )
    sku = {"code": "WPP", "name": "商品未匹配", "product": product.id, "list_price": "0", "cost": "0"}
    customer = {"name": "平台买家(匿名)", "kind": "consumer"}
    save(work, [Change("shop", values=shop), Change("sku", values=sku), Change("customer", values=customer)])
