"""The physical limit by hand: msgspec and the bare driver behind a bare ASGI function. No rights, rules or log.

    python raw_server.py sqlite FILE PORT | postgresql URL PORT

POST /orders inserts an order of 12 scalar fields with its lines; GET /orders?status=S[&after=placed,id] gives 50 rows.
"""

import sqlite3
import sys
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec
import psycopg
import uvicorn

SCALARS = [
    "number",
    "platform_no",
    "shop",
    "customer",
    "recipient",
    "phone",
    "status",
    "pay",
    "placed_at",
    "freight",
    "payable",
    "remark",
]
LINE = ["sku", "qty", "price", "discount", "net"]
TABLES = f"""
CREATE TABLE orders (id INTEGER PRIMARY KEY, {", ".join(f"{name} {{{name}}}" for name in SCALARS)});
CREATE TABLE lines (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL, line_no INTEGER, sku INTEGER,
  qty {{n}}, price {{n}}, discount {{n}}, net {{n}});
CREATE INDEX by_status ON orders (status, placed_at DESC, id DESC);
CREATE INDEX by_parent ON lines (parent, line_no);
"""
NUMBERS = {"freight", "payable"}
IDS = {"shop", "customer", "placed_at"}


class Line(msgspec.Struct):
    sku: int
    qty: str
    price: str
    discount: str
    net: str


class Order(msgspec.Struct):
    number: str
    platform_no: str
    shop: int
    customer: int
    recipient: str
    phone: str
    status: str
    pay: str
    placed_at: int
    freight: str
    payable: str
    remark: str
    lines: list[Line]


decoder = msgspec.json.Decoder(Order)
encoder = msgspec.json.Encoder()


class Sqlite:
    """One writer behind a lock, a reader a thread; WAL and synchronous=FULL as Tenon's default."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lock = threading.Lock()
        self.local = threading.local()
        self.writer = self.connect()
        kinds = {name: "INTEGER" if name in NUMBERS | IDS else "TEXT" for name in SCALARS}
        if not self.writer.execute("SELECT 1 FROM sqlite_master WHERE name = 'orders'").fetchone():
            self.writer.executescript(TABLES.format(n="INTEGER", **kinds))
        self.next = self.writer.execute("SELECT coalesce(max(id), 0) FROM orders").fetchone()[0]

    def connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        return connection

    def create(self, order: Order) -> int:
        with self.lock:
            self.next += 1
            number = self.next
            self.writer.execute("BEGIN IMMEDIATE")
            self.writer.execute(INSERT.format(marks=",".join("?" * 13)), (number, *scaled(order)))
            rows = [(number * 10 + i, number, i, *line_values(line)) for i, line in enumerate(order.lines)]
            self.writer.executemany("INSERT INTO lines VALUES (?,?,?,?,?,?,?,?)", rows)
            self.writer.execute("COMMIT")
        return number

    def list(self, status: str, after: tuple[int, int] | None) -> list[tuple[Any, ...]]:
        if not hasattr(self.local, "reader"):
            self.local.reader = self.connect()
        if after is None:
            return self.local.reader.execute(FIRST.replace("%s", "?"), (status,)).fetchall()
        return self.local.reader.execute(NEXT.replace("%s", "?"), (status, *after)).fetchall()


class Postgresql:
    """A connection a thread; the order and its lines in one statement with a multi-row insert."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.local = threading.local()
        self.lock = threading.Lock()
        kinds = {name: "numeric" if name in NUMBERS else "bigint" if name in IDS else "text" for name in SCALARS}
        with psycopg.connect(url, autocommit=True) as connection:
            if not connection.execute("SELECT to_regclass('orders')").fetchone()[0]:  # type: ignore[index]
                connection.execute(TABLES.format(n="numeric", **kinds))  # type: ignore[arg-type]
            self.next = connection.execute("SELECT coalesce(max(id), 0) FROM orders").fetchone()[0]  # type: ignore[index]

    def connection(self) -> psycopg.Connection[Any]:
        if not hasattr(self.local, "own"):
            self.local.own = psycopg.connect(self.url, autocommit=True)
        return self.local.own  # type: ignore[no-any-return]

    def create(self, order: Order) -> int:
        with self.lock:
            self.next += 1
            number = self.next
        marks = ",".join("(%s,%s,%s,%s,%s,%s,%s,%s)" for _ in order.lines)
        head = INSERT.format(marks=",".join(["%s"] * 13))
        rows = [v for i, line in enumerate(order.lines) for v in (number * 10 + i, number, i, *line_texts(line))]
        values = [getattr(order, name) for name in SCALARS]
        statement = (
            f"WITH o AS ({head} RETURNING id) INSERT INTO lines SELECT v.a,v.b,v.c,v.d,v.e::numeric,v.f::numeric,"
            f"v.g::numeric,v.h::numeric FROM (VALUES {marks}) v(a,b,c,d,e,f,g,h)"
        )
        self.connection().execute(statement, (number, *values, *rows))  # type: ignore[arg-type]
        return number

    def list(self, status: str, after: tuple[int, int] | None) -> list[tuple[Any, ...]]:
        if after is None:
            return self.connection().execute(FIRST, (status,)).fetchall()  # type: ignore[arg-type]
        return self.connection().execute(NEXT, (status, *after)).fetchall()  # type: ignore[arg-type]


INSERT = f"INSERT INTO orders (id,{','.join(SCALARS)}) VALUES ({{marks}})"
COLUMNS = "id," + ",".join(SCALARS)
FIRST = f"SELECT {COLUMNS} FROM orders WHERE status = %s ORDER BY placed_at DESC, id DESC LIMIT 50"
NEXT = (
    f"SELECT {COLUMNS} FROM orders WHERE status = %s AND (placed_at, id) < (%s, %s) "
    "ORDER BY placed_at DESC, id DESC LIMIT 50"
)


def scale(text: str) -> int:
    whole, _, rest = text.partition(".")
    return int(whole + rest.ljust(2, "0")[:2])


def scaled(order: Order) -> list[Any]:
    return [scale(getattr(order, name)) if name in NUMBERS else getattr(order, name) for name in SCALARS]


def line_values(line: Line) -> tuple[Any, ...]:
    return (line.sku, scale(line.qty), scale(line.price), scale(line.discount), scale(line.net))


def line_texts(line: Line) -> tuple[Any, ...]:
    return (line.sku, line.qty, line.price, line.discount, line.net)


Send = Callable[[dict[str, Any]], Awaitable[None]]


def application(store: Sqlite | Postgresql) -> Callable[..., Awaitable[None]]:
    import asyncio

    pool = ThreadPoolExecutor(16)

    async def app(scope: dict[str, Any], receive: Callable[[], Awaitable[dict[str, Any]]], send: Send) -> None:
        if scope["type"] != "http":
            return
        loop = asyncio.get_running_loop()
        if scope["method"] == "POST":
            body = (await receive())["body"]
            answer: Any = {"id": await loop.run_in_executor(pool, lambda: store.create(decoder.decode(body)))}
            content = encoder.encode(answer)
        else:
            query = dict(part.split("=") for part in scope["query_string"].decode().split("&"))
            after = tuple(int(v) for v in query["after"].split(",")) if "after" in query else None
            content = await loop.run_in_executor(pool, lambda: page(store, query["status"], after))
        await send(
            {"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(content)).encode())]}
        )
        await send({"type": "http.response.body", "body": content})

    return app


def page(store: Sqlite | Postgresql, status: str, after: Any) -> bytes:
    names = ("id", *SCALARS)
    return encoder.encode({"items": [dict(zip(names, row, strict=True)) for row in store.list(status, after)]})


def main(kind: str, target: str, port: str) -> None:
    store = Sqlite(target) if kind == "sqlite" else Postgresql(target)
    uvicorn.run(application(store), host="127.0.0.1", port=int(port), log_level="warning")


if __name__ == "__main__":
    main(*sys.argv[1:])
