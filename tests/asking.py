"""What the demo tenant's tables hold, asked beside the server on either database."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import psycopg
from browser import Server

_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def ask(server: Server, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Rows of one SELECT that both databases understand. A Decimal of `values` has as many places as its column."""
    if server.database:
        with psycopg.connect(server.database, options="-c search_path=t_demo") as connection:
            return connection.execute(query.replace("%", "%%").replace("?", "%s").encode(), values).fetchall()
    path = server.home / "tenants" / "demo" / "tenant.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(query, [_stored(value) for value in values]).fetchall()


def money(server: Server, value: Any) -> Decimal:
    """An amount of an answer: SQLite holds whole cents."""
    return Decimal(value) if server.database else Decimal(value) / 100


def _stored(value: object) -> object:
    if isinstance(value, Decimal):
        return int(str(value).replace(".", ""))
    if isinstance(value, datetime):
        return (value - _EPOCH) // timedelta(microseconds=1)
    return value
