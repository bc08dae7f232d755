"""How many rows a second an import takes: a file of orders with one line each, through mapping and save pipeline.

Half of the targets are columns of the file, the others constants and a formula, as with exports of sales platforms.
"""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from orders import HERE

from tenon_platform.access.actor import Actor
from tenon_platform.access.users import add_user
from tenon_platform.catalog.packages import install
from tenon_platform.catalog.plans import plans
from tenon_platform.exchange import import_store, import_task, importer
from tenon_platform.exchange.upload import take_file
from tenon_platform.memory import settle
from tenon_platform.runtime.worker import TASKS
from tenon_platform.settings import Settings
from tenon_platform.storage.tenants import Home, Tenant
from tenon_platform.storage.transaction import transaction
from tenon_platform.work.embedded import Embedded

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
COLUMNS = [
    "platform_no",
    "customer",
    "recipient",
    "phone",
    "status",
    "placed_at",
    "lines.sku",
    "lines.qty",
    "lines.price",
]
OTHERS = {
    "shop": {"kind": "constant", "value": "7"},
    "freight": {"kind": "constant", "value": "8.00"},
    "remark": {"kind": "formula", "expr": 'IF(状态 = "已支付", "发顺丰谢谢", "")'},
}


def import_rate(home_path: Path, database: str | None, rows: int) -> tuple[float, float]:
    """Rows a second of wall clock, and of processor time of this process."""
    home = Home.open(Settings(home=home_path, database=database))
    tenant = home.create("imports", "imports")
    install(tenant, HERE / "app", Actor(None))
    number = upload(tenant, home_path / "orders.csv", rows)
    settle()
    worker = Embedded({**TASKS, **import_task.TASKS}, lambda: NOW)
    began, cpu = time.perf_counter(), time.process_time()
    worker.run_due(tenant)
    found = rows / (time.perf_counter() - began), rows / (time.process_time() - cpu)
    with transaction(tenant, write=False) as tx:
        run = import_store.read(tx, number)
    if run.created != rows:
        raise SystemExit(f"imported {run.created} of {rows} rows: {run.state} {run.message}")
    home.close()
    return found


def upload(tenant: Tenant, file: Path, rows: int) -> int:
    """An import that waits for the worker."""
    file.write_text(table(rows), "utf-8-sig")
    columns: list[dict[str, Any]] = [
        {"target": target, "source": {"kind": "column", "column": index}} for index, target in enumerate(COLUMNS)
    ]
    mapping = columns + [{"target": target, "source": source} for target, source in OTHERS.items()]
    with transaction(tenant) as tx:
        user = add_user(tx, "importer", "Importer", "a long bench password", roles=["b_admin"])
        number = take_file(tx, plans(tx).form("b_order"), "bench", "orders.csv", file, user, NOW)
        import_store.update(tx, number, mapping=mapping, mode="history")
        importer.move(tx, number, "run", NOW)
    return number


def table(rows: int) -> str:
    head = "平台单号,客户,收件人,手机,状态,下单时间,商品,数量,单价\n"
    start = datetime(2026, 1, 1)
    return head + "".join(
        f"P{n:09},{n % 500},张伟,13912345678,{'已支付' if n % 3 else '待审核'},"
        f"{start + timedelta(seconds=n * 60):%Y-%m-%d %H:%M:%S},{n % 900 + 1},2,12.50\n"
        for n in range(1, rows + 1)
    )
