"""A tenant in a PostgreSQL schema; all tenants of a database share one pool."""

import re
import zlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import count
from threading import Lock
from typing import Any, TypeVar

import psycopg
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGresult
from psycopg.types.string import TextLoader
from psycopg_pool import ConnectionPool, PoolTimeout

from tenon_engines.kernel.errors import TenonError
from tenon_platform.storage.database import Row
from tenon_platform.storage.dialect import DialectName
from tenon_platform.storage.postgresql_reach import checked, connected, may_not_create
from tenon_platform.storage.violation import busy, of_postgresql

Connection = psycopg.Connection[Row]
T = TypeVar("T")
LOCK_CLASS = 0x54454E4F
_ARGUMENT = r'%s(?:::[A-Z ]+(?:\([\d, ]+\))?(?: COLLATE "C")?)?'
_PLAIN_INSERT = re.compile(
    rf"INSERT INTO (?P<into>[a-z0-9_]+ \([a-z0-9_, \"]+\)) VALUES \({_ARGUMENT}(?:, {_ARGUMENT})*\)"
)
ONLY_ASKED = 2**31 - 1  # no statement is prepared for being run often: its columns may differ between two tenants
_SCHEMAS = "SELECT nspname FROM pg_namespace WHERE starts_with(nspname, 't_') ORDER BY nspname"
REWRITTEN_ONCE = 50  # psycopg keeps the rewritten text of statements with up to so many arguments


class LostConnection(Exception):
    """A pooled connection that the server had closed meanwhile; nothing was done on it."""


class PostgresSession:
    """A transaction on a pooled connection. It sees its tenant's schema and no other."""

    __slots__ = ("_connection", "_give_back", "epoch", "people")

    def __init__(self, connection: Connection, give_back: Callable[[Connection], None], begin: bytes) -> None:
        self._connection = connection
        self._give_back = give_back
        try:
            epochs = self._guarded(lambda: _plain(connection, begin))
            last = epochs.ntuples - 1  # there is one row before migration 0007
            self.epoch, self.people = int(epochs.get_value(0, 0) or 0), int(epochs.get_value(last, 0) or 0)
        except BaseException as error:
            lost = connection.broken
            self.rollback()
            if lost:
                raise LostConnection from error
            raise

    def rows(self, text: str, arguments: Sequence[Any], *, kept: bool = False) -> list[Row]:
        try:
            return self._connection.execute(text, arguments, prepare=kept or None).fetchall()
        except psycopg.Error as error:
            raise _worded(error) from error

    def run(self, text: str, arguments: Sequence[Any]) -> int:
        try:
            return self._execute(text, arguments).rowcount
        except psycopg.Error as error:
            raise _worded(error) from error

    def run_many(self, text: str, arguments: Sequence[Sequence[Any]]) -> int:
        copy = _copy_of_insert(text) if len(arguments) > 1 else None
        if copy is None:
            return self._guarded(lambda: self._execute_many(text, arguments))
        return self._guarded(lambda: self._copied(copy, arguments))

    def pipeline(self, parts: Sequence[tuple[str, Sequence[Any]]]) -> list[int]:
        if len(parts) == 1:
            return [self.run(*parts[0])]
        return self._guarded(lambda: self._pipelined(parts))

    def commit(self) -> None:
        try:
            self._guarded(lambda: _plain(self._connection, b"COMMIT"))
        finally:
            self._give_back(self._connection)

    def rollback(self) -> None:
        try:
            if not self._connection.broken:
                _plain(self._connection, b"ROLLBACK")
        finally:
            self._give_back(self._connection)

    def _execute_many(self, text: str, arguments: Sequence[Sequence[Any]]) -> int:
        with self._connection.cursor() as cursor:
            cursor.executemany(text, arguments)
            return cursor.rowcount

    def _copied(self, text: str, rows: Sequence[Sequence[Any]]) -> int:
        """Rows as a stream: the server neither reads nor plans a statement of thousands of arguments."""
        with self._connection.cursor() as cursor:
            with cursor.copy(text) as copy:
                for row in rows:
                    copy.write_row(row)
            return cursor.rowcount

    def _pipelined(self, parts: Sequence[tuple[str, Sequence[Any]]]) -> list[int]:
        cursors = []
        with self._connection.pipeline():
            for text, arguments in parts:
                cursors.append(self._execute(text, arguments))
        return [cursor.rowcount for cursor in cursors]

    def _execute(self, text: str, arguments: Sequence[Any]) -> psycopg.Cursor[Row]:
        """psycopg rewrites a text of many arguments at every call; such a text goes in the server's own notation."""
        if len(arguments) <= REWRITTEN_ONCE:
            return self._connection.execute(text, arguments or None)
        return psycopg.RawCursor(self._connection).execute(_numbered(text).encode(), arguments)

    def _guarded(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except psycopg.Error as error:
            raise _worded(error) from error


class PostgresServer:
    """The pool of one database. Counters have one connection apart: a second one per thread could starve the pool."""

    def __init__(self, url: str, *, connections: int, wait: float) -> None:
        self._wait = wait
        self._url = url = checked(url)
        self.pool: ConnectionPool[Connection] = ConnectionPool(
            url,
            min_size=1,
            max_size=connections,
            timeout=wait,
            kwargs={"autocommit": True, "prepare_threshold": ONLY_ASKED, "options": "-c timezone=UTC"},
            configure=_configure,
            open=True,
        )
        self._counters = self._connect()
        self._counting = Lock()

    def take(self) -> Connection:
        try:
            return self.pool.getconn(timeout=self._wait)
        except PoolTimeout:
            raise busy() from None

    def count(self, statement: str, arguments: Sequence[Any]) -> int:
        with self._counting:
            try:
                found = self._counters.execute(statement, arguments).fetchone()
            except psycopg.OperationalError:
                if not self._counters.closed:
                    raise
                self._counters = self._connected_again()  # numbers counted twice are only a gap
                found = self._counters.execute(statement, arguments).fetchone()
        return int(found[0]) if found else 0

    def schemas(self) -> list[str]:
        """Names of the schemas that tenants have. A connection that the server closed meanwhile is thrown away."""
        for _ in range(self.pool.max_size + 1):
            connection = self.take()
            try:
                return [str(name) for (name,) in connection.execute(_SCHEMAS).fetchall()]
            except psycopg.OperationalError:
                continue
            finally:
                self.pool.putconn(connection)
        raise busy()

    def _connect(self) -> Connection:
        return connected(self._url, prepare_threshold=None)

    def _connected_again(self) -> Connection:
        try:
            return self._connect()
        except TenonError:
            raise busy() from None

    def close(self) -> None:
        self.pool.close()
        self._counters.close()


class PostgresDatabase:
    """One schema of the server."""

    dialect: DialectName = "postgresql"

    def __init__(self, server: PostgresServer, schema: str, *, wait: float) -> None:
        self._server = server
        self.schema = schema
        number = zlib.crc32(schema.encode()) - 2**31
        prefix = f"SET LOCAL search_path = {schema}; SET LOCAL lock_timeout = {int(wait * 1000)}; "
        shared = f"SELECT pg_advisory_xact_lock_shared({LOCK_CLASS}, {number}); "
        alone = f"SELECT pg_advisory_xact_lock({LOCK_CLASS}, {number}); "
        epoch = "SELECT value FROM epoch ORDER BY id"
        self._read = f"BEGIN READ ONLY; {prefix}{shared}{epoch}".encode()
        self._write = f"BEGIN; {prefix}{shared}{epoch}".encode()
        self._alone = f"BEGIN; {prefix}{alone}{epoch}".encode()

    def begin(self, *, write: bool, exclusive: bool) -> PostgresSession:
        text = self._alone if exclusive else self._write if write else self._read
        for _ in range(self._server.pool.max_size + 1):
            try:
                return PostgresSession(self._server.take(), self._server.pool.putconn, text)
            except LostConnection:
                continue  # the server was restarted: the pool throws the dead connection away
        raise busy()

    def create(self) -> None:
        with self._server.pool.connection() as connection:
            try:
                connection.execute(f"CREATE SCHEMA {self.schema}")
            except psycopg.errors.InsufficientPrivilege:
                raise may_not_create(connection) from None
            epoch = f"{self.schema}.epoch"
            connection.execute(f"CREATE TABLE {epoch} (id INTEGER NOT NULL PRIMARY KEY, value BIGINT NOT NULL)")
            connection.execute(f"INSERT INTO {epoch} VALUES (1, 0)")

    def drop(self) -> None:
        with self._server.pool.connection() as connection:
            connection.execute(f"DROP SCHEMA IF EXISTS {self.schema} CASCADE")

    def reserve(self, name: str, count: int) -> int | None:
        return self._server.count(
            f"INSERT INTO {self.schema}.id_block AS b (name, high) VALUES (%s, %s)"
            " ON CONFLICT (name) DO UPDATE SET high = b.high + %s RETURNING high",
            (name, count, count),
        )

    def close(self) -> None:
        """The pool belongs to the server."""


def _plain(connection: Connection, text: bytes) -> PGresult:
    """Statements without arguments straight to the driver's library: a cursor costs as much as opening a transaction.

    Gives the result of the last one. Raises `psycopg.Error` of the first that fails.
    """
    result = connection.pgconn.exec_(text)
    if result.status not in (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK):
        raise psycopg.errors.error_from_result(result)
    return result


def _worded(error: psycopg.Error) -> Exception:
    return of_postgresql(error) or RuntimeError(f"PostgreSQL: {error}")


def _configure(connection: Connection) -> None:
    connection.adapters.register_loader("jsonb", TextLoader)
    connection.adapters.register_loader("json", TextLoader)


@lru_cache(maxsize=128)
def _numbered(text: str) -> str:
    """`%s` as `$1`, `$2`, …"""
    number = count(1)
    return re.sub("%%|%s", lambda found: "%" if found[0] == "%%" else f"${next(number)}", text)


@lru_cache(maxsize=512)
def _copy_of_insert(text: str) -> str | None:
    """The COPY that does the same as an insert of plain arguments; None for every other statement."""
    found = _PLAIN_INSERT.fullmatch(text)
    return f"COPY {found['into']} FROM STDIN" if found else None
