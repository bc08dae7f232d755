"""A tenant in one SQLite file: one writer behind a fair lock, a few readers."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Any, TypeVar

from tenon_platform.storage.database import Row
from tenon_platform.storage.dialect import DialectName
from tenon_platform.storage.fair_lock import FairLock
from tenon_platform.storage.violation import busy, of_sqlite

T = TypeVar("T")
READERS = 4


class SqliteSession:
    """A transaction on a connection that goes back to its place at the end."""

    __slots__ = ("_connection", "_give_back", "epoch", "people")

    def __init__(self, connection: sqlite3.Connection, give_back: Callable[[], None], begin: str) -> None:
        self._connection = connection
        self._give_back = give_back
        try:
            connection.execute(begin)
            epochs = connection.execute("SELECT value FROM epoch ORDER BY id").fetchall()  # one before migration 0007
            self.epoch, self.people = int(epochs[0][0]), int(epochs[-1][0])
        except BaseException as error:
            self.rollback()
            if isinstance(error, sqlite3.Error):
                raise _worded(error) from error
            raise

    def rows(self, text: str, arguments: Sequence[Any], *, kept: bool = False) -> list[Row]:
        try:
            return self._connection.execute(text, arguments).fetchall()
        except sqlite3.Error as error:
            raise _worded(error) from error

    def run(self, text: str, arguments: Sequence[Any]) -> int:
        try:
            return self._connection.execute(text, arguments).rowcount
        except sqlite3.Error as error:
            raise _worded(error) from error

    def run_many(self, text: str, arguments: Sequence[Sequence[Any]]) -> int:
        return self._guarded(lambda: self._connection.executemany(text, arguments).rowcount)

    def pipeline(self, parts: Sequence[tuple[str, Sequence[Any]]]) -> list[int]:
        return [self.run(text, arguments) for text, arguments in parts]

    def commit(self) -> None:
        self._end("COMMIT")

    def rollback(self) -> None:
        if self._connection.in_transaction:
            self._end("ROLLBACK")
        else:  # SQLite itself rolled back: a full disk, an out-of-memory
            self._give_back()

    def _end(self, command: str) -> None:
        try:
            self._guarded(lambda: self._connection.execute(command))
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise
        finally:
            self._give_back()

    def _guarded(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except sqlite3.Error as error:
            raise _worded(error) from error


def _worded(error: sqlite3.Error) -> Exception:
    return of_sqlite(error) or RuntimeError(f"SQLite: {error}")


class SqliteDatabase:
    """The connections of one file; opened once per process."""

    dialect: DialectName = "sqlite"

    def __init__(self, path: Path, *, synchronous: str, wait: float, prepare: Callable[[sqlite3.Connection], None]):
        self._path = path
        self._synchronous = synchronous
        self._wait = wait
        self._prepare = prepare
        self._lock = FairLock()
        self._writer = self._connect()
        self._writer.execute("PRAGMA journal_mode=WAL")
        self._readers: LifoQueue[sqlite3.Connection] = LifoQueue()
        for _ in range(READERS):
            self._readers.put(self._connect(query_only=True))

    def create(self) -> None:
        self._writer.execute("CREATE TABLE epoch (id INTEGER NOT NULL PRIMARY KEY, value BIGINT NOT NULL)")
        self._writer.execute("INSERT INTO epoch VALUES (1, 0)")

    def drop(self) -> None:
        self.close()
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def begin(self, *, write: bool, exclusive: bool) -> SqliteSession:
        if write:
            if not self._lock.acquire(self._wait):
                raise busy()
            return SqliteSession(self._writer, self._lock.release, "BEGIN IMMEDIATE")
        try:
            reader = self._readers.get(timeout=self._wait)
        except Empty:
            raise busy() from None
        return SqliteSession(reader, lambda: self._readers.put(reader), "BEGIN")

    def reserve(self, name: str, count: int) -> int | None:
        return None

    def close(self) -> None:
        for _ in range(READERS):
            self._readers.get(timeout=self._wait).close()
        if self._lock.acquire(self._wait):
            self._writer.close()

    def _connect(self, *, query_only: bool = False) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._path, isolation_level=None, check_same_thread=False, cached_statements=512, timeout=self._wait
        )
        connection.execute(f"PRAGMA synchronous={self._synchronous}")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("PRAGMA cache_size=-16000")
        connection.execute("PRAGMA mmap_size=268435456")
        self._prepare(connection)
        if query_only:
            connection.execute("PRAGMA query_only=ON")
        return connection
