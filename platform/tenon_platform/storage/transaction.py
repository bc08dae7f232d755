"""`transaction(tenant)` is the only way to a connection."""

import logging
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import local
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy.schema import ExecutableDDLElement
from sqlalchemy.sql import ClauseElement

from tenon_platform.storage.database import Row, Session
from tenon_platform.storage.dialect import DIALECTS, DialectName
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.violation import Transient

if TYPE_CHECKING:
    from tenon_platform.storage.tenants import Tenant

T = TypeVar("T")
Params = Mapping[str, Any]
TRIES = 3
_log = logging.getLogger("tenon.storage")
_open = local()


class Tx:
    """One open transaction. Runs `Statement`s (compiled once) or expressions (compiled now, for rare work)."""

    __slots__ = ("_after_commit", "_savepoints", "_session", "dialect", "tenant", "undone", "write")

    def __init__(self, tenant: "Tenant", session: Session, *, write: bool) -> None:
        self.tenant = tenant
        self.dialect: DialectName = tenant.dialect
        self.write = write
        self._session = session
        self._after_commit: list[Callable[[], None]] = []
        self._savepoints = 0
        self.undone = 0  # savepoints rolled back so far: what was known of rows before may be wrong

    @property
    def epoch(self) -> int:
        """Changes with every publish: plans compiled under another epoch are stale."""
        return self._session.epoch

    @property
    def people(self) -> int:
        """Changes with every change of people: sessions found under another are looked up again."""
        return self._session.people

    def all(self, statement: Statement | ClauseElement, params: Params | None = None) -> list[Row]:
        asked = _statement(statement)
        compiled = asked.on(self.dialect)
        return compiled.rows(self._session.rows(*compiled.bind(params), kept=asked.kept))

    def first(self, statement: Statement | ClauseElement, params: Params | None = None) -> Row | None:
        rows = self.all(statement, params)
        return rows[0] if rows else None

    def scalar(self, statement: Statement | ClauseElement, params: Params | None = None) -> Any:
        rows = self.all(statement, params)
        return rows[0][0] if rows else None

    def run(self, statement: Statement | ClauseElement, params: Params | None = None) -> int:
        return self._session.run(*_statement(statement).on(self.dialect).bind(params))

    def run_many(self, statement: Statement | ClauseElement, params: Sequence[Params]) -> int:
        """The same statement for many rows; an insert goes as one stream where the database has one."""
        if not params:
            return 0
        compiled = _statement(statement).on(self.dialect)
        text, first = compiled.bind(params[0])
        return self._session.run_many(text, [first, *(compiled.bind(each)[1] for each in params[1:])])

    def pipeline(self, parts: Sequence[tuple[Statement | ClauseElement, Params | None]]) -> list[int]:
        """Writes that need nothing of each other, in one round trip; gives the row count of each."""
        return self._session.pipeline([_statement(each).on(self.dialect).bind(params) for each, params in parts])

    def pipeline_sql(self, parts: Sequence[tuple[str, Sequence[Any]]]) -> list[int]:
        """As `pipeline`, for texts whose arguments are bound already."""
        return self._session.pipeline(parts)

    def sql(self, text: str, arguments: Sequence[Any] = ()) -> list[Row]:
        """Rows of ready text with positional arguments (`?` or `%s`), values as the driver has them."""
        return self._session.rows(text, arguments)

    def ddl(self, element: ExecutableDDLElement | str) -> None:
        """A definition of the schema, as an element of SQLAlchemy or as text."""
        text = element if isinstance(element, str) else str(element.compile(dialect=DIALECTS[self.dialect]))
        self._session.run(text, ())

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """What happens inside is undone alone when it raises; what it left for after the commit is forgotten too."""
        self._savepoints += 1
        name = f"s{self._savepoints}"
        promised = len(self._after_commit)
        self._session.run(f"SAVEPOINT {name}", ())
        try:
            yield
        except BaseException:
            del self._after_commit[promised:]
            self.undone += 1
            self._session.run(f"ROLLBACK TO SAVEPOINT {name}", ())
            self._session.run(f"RELEASE SAVEPOINT {name}", ())
            raise
        self._session.run(f"RELEASE SAVEPOINT {name}", ())

    def after_commit(self, work: Callable[[], None]) -> None:
        """Runs once the rows are safe (wake a worker, tell a browser); its errors are logged, nobody's save fails."""
        self._after_commit.append(work)


@contextmanager
def transaction(tenant: "Tenant", write: bool = True, *, exclusive: bool = False) -> Iterator[Tx]:
    """Commits at the end, rolls back on any exception. `exclusive` keeps every other transaction out (publish)."""
    if write and active(tenant) is not None:
        raise RuntimeError("a write transaction of this tenant is already open in this thread: pass its Tx on")
    session = tenant.database.begin(write=write, exclusive=exclusive)
    tx = Tx(tenant, session, write=write)
    if write:
        _active()[tenant.key] = tx
    try:
        yield tx
    except BaseException:
        session.rollback()
        raise
    else:
        session.commit()
    finally:
        if write:
            del _active()[tenant.key]
    for work in tx._after_commit:
        try:
            work()
        except Exception:
            _log.exception("work after a commit failed")


def run_in_transaction(tenant: "Tenant", work: Callable[[Tx], T], *, write: bool = True, exclusive: bool = False) -> T:
    """`work(tx)` in a transaction; the whole of it again, at most three times, when the database could not decide."""
    for attempt in range(TRIES):
        try:
            with transaction(tenant, write, exclusive=exclusive) as tx:
                return work(tx)
        except Transient:
            if attempt == TRIES - 1:
                raise
            time.sleep(random.uniform(0.005, 0.02) * 2**attempt)
    raise AssertionError("unreachable")


def active(tenant: "Tenant") -> Tx | None:
    """The write transaction of this tenant that this thread has open."""
    return _active().get(tenant.key)


def _active() -> dict[str, Tx]:
    found: dict[str, Tx] | None = getattr(_open, "by_tenant", None)
    if found is None:
        found = _open.by_tenant = {}
    return found


def _statement(statement: Statement | ClauseElement) -> Statement:
    return statement if isinstance(statement, Statement) else Statement(statement)
