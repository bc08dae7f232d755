"""The order of the benches (12 scalar fields, 5 lines) as Tenon and as the limit by hand take it, and 100,000 of them."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
from raw_server import SCALARS, Postgresql, Sqlite

from tenon_platform.access.actor import Actor
from tenon_platform.access.users import add_user
from tenon_platform.catalog.packages import install
from tenon_platform.catalog.plans import plans
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.work_unit import Work
from tenon_platform.settings import Settings
from tenon_platform.storage.tenants import Home
from tenon_platform.storage.transaction import transaction

HERE = Path(__file__).parent
START = datetime(2026, 1, 1, tzinfo=UTC)
STATES = ("pending", "paid", "done")
LINES = [{"sku": n, "qty": "2", "price": "12.50", "discount": "0.50"} for n in range(1, 6)]


def tenon_body(n: int) -> bytes:
    return json.dumps({**values(n), "lines": LINES}).encode()


def raw_body(n: int) -> bytes:
    scalars = {
        "number": f"SO{n:09}", "platform_no": f"P{n}", "shop": n % 8, "customer": n % 500, "recipient": "张伟",
        "phone": "13912345678", "status": STATES[n % 3], "pay": "paid", "placed_at": n, "freight": "8.00",
        "payable": "130.50", "remark": "发顺丰谢谢",
    }  # fmt: skip
    return json.dumps({**scalars, "lines": [{**line, "net": "24.50"} for line in LINES]}).encode()


def values(n: int) -> dict[str, Any]:
    return {
        "platform_no": f"P{n}", "shop": n % 8, "customer": n % 500, "recipient": "张伟", "phone": "13912345678",
        "status": STATES[n % 3], "freight": "8.00", "remark": "发顺丰谢谢",
    }  # fmt: skip


def prepare_tenon(home_path: Path, database: str | None, count: int) -> None:
    """A tenant with the bench's application, its clerk, and `count` orders without lines."""
    home = Home.open(Settings(home=home_path, database=database))
    tenant = home.create("bench", "bench")
    install(tenant, HERE / "app", Actor(None))
    with transaction(tenant) as tx:
        add_user(tx, "bench", "Bench", "a long bench password", roles=["b_clerk"])
    for numbers in _batches(count, 500):
        with transaction(tenant) as tx:
            work = Work(tx, plans(tx), Actor(None), datetime.now(UTC), path="import", mode="history")
            save(work, [Change("b_order", values=_listed(n)) for n in numbers])
    home.close()


def prepare_raw(kind: str, target: str, count: int) -> None:
    (Sqlite if kind == "sqlite" else Postgresql)(target)
    rows = [(n, *(json.loads(raw_body(n))[name] for name in SCALARS)) for n in range(1, count + 1)]
    if kind == "sqlite":
        with sqlite3.connect(target) as connection:
            connection.executemany(f"INSERT INTO orders VALUES ({','.join('?' * 13)})", rows)
        return
    with psycopg.connect(target) as connection, connection.cursor() as cursor:
        with cursor.copy("COPY orders FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute("ANALYZE orders")


def _listed(n: int) -> dict[str, Any]:
    placed = (START + timedelta(seconds=n * 60)).isoformat()
    return {**values(n), "placed_at": placed, "lines": LINES[:1]}


def _batches(count: int, size: int) -> Iterator[Sequence[int]]:
    for start in range(1, count + 1, size):
        yield range(start, min(start + size, count + 1))
