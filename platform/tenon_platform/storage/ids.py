"""Ids and running numbers from blocks: the whole write set of a save is known before its first write.

On PostgreSQL a block is taken by a connection of its own. SQLite has one writer, so there the block is noted in the
transaction at hand (or in a short one of its own); the process that owns the file remembers how far it counted, so a
rolled-back note is simply written again and a number is never given twice.
"""

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from tenon_platform.storage.schema import id_block
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx, active, transaction

if TYPE_CHECKING:
    from tenon_platform.storage.tenants import Tenant

BLOCK = 100
_READ = Statement(sa.select(id_block.c.high).where(id_block.c.name == sa.bindparam("name")))
_insert = insert(id_block).values(name=sa.bindparam("name"), high=sa.bindparam("high"))
_higher = sa.func.max(id_block.c.high, _insert.excluded.high)
_NOTE = Statement(_insert.on_conflict_do_update(index_elements=["name"], set_={"high": _higher}))


@dataclass(slots=True)
class Counter:
    """`next` is the first free number, `noted` the last one that a committed row vouches for."""

    next: int = 1
    noted: int = 0
    loaded: bool = False
    lock: Lock = field(default_factory=Lock)


def take_ids(tenant: "Tenant", name: str, count: int = 1, *, block: int = BLOCK) -> list[int]:
    """`count` numbers of counter `name` (a table, or a number series) that nobody else gets; gaps are possible."""
    counter = tenant.counters.setdefault(name, Counter())
    wanted = max(block, count)
    with counter.lock:
        if counter.next + count - 1 <= counter.noted:
            return _take(counter, count)
        high = tenant.database.reserve(name, wanted)
        if high is not None:
            counter.next, counter.noted = high - wanted + 1, high
            return _take(counter, count)
    tx = active(tenant)
    if tx is not None:
        return _note(tx, counter, name, count, wanted)
    with transaction(tenant) as own:
        return _note(own, counter, name, count, wanted)


def _note(tx: Tx, counter: Counter, name: str, count: int, wanted: int) -> list[int]:
    with counter.lock:
        if not counter.loaded:
            stored = tx.scalar(_READ, {"name": name}) or 0
            counter.next, counter.noted, counter.loaded = stored + 1, stored, True
        if counter.next + count - 1 <= counter.noted:
            return _take(counter, count)
        ids = _take(counter, count)
        high = ids[0] + wanted - 1
    tx.run(_NOTE, {"name": name, "high": high})

    def commit() -> None:
        with counter.lock:
            counter.noted = max(counter.noted, high)

    tx.after_commit(commit)
    return ids


def _take(counter: Counter, count: int) -> list[int]:
    first = counter.next
    counter.next += count
    return list(range(first, first + count))
