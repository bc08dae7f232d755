"""Errors of the two drivers in the words of the kernel."""

import re
import sqlite3

import psycopg

from tenon_engines.kernel.errors import Busy, Conflict, TenonError
from tenon_engines.kernel.text import Text


class Violation(Conflict):
    """The database refused a row; `kind` is unique, check, foreign_key, required or range.

    PostgreSQL names the `constraint`; SQLite the `columns` of a unique index, and a trigger's text in `detail`.
    """

    code = "constraint"

    def __init__(
        self, kind: str, *, constraint: str | None = None, columns: tuple[str, ...] = (), table: str = "", detail: str
    ) -> None:
        super().__init__(Text("数据违反了约束，未保存", "The data breaks a constraint; nothing was saved"))
        self.kind = kind
        self.constraint = constraint
        self.columns = columns
        self.table = table
        self.detail = detail


class Transient(Busy):
    """A deadlock, a serialization failure, a lock not had in time: the same transaction may pass when run again."""


def busy() -> Busy:
    return Busy(
        Text("系统繁忙，请稍后重试", "The system is busy; try again in a moment"),
        hint=Text("数据没有保存，可以直接重试", "Nothing was saved; it is safe to try again"),
    )


def transient() -> Transient:
    return Transient(Text("与其他操作冲突，请重试", "Somebody else was writing the same data; try again"))


_UNIQUE_COLUMNS = re.compile(r"UNIQUE constraint failed: (?:index '(?P<index>[^']+)'|(?P<columns>.+))")


def of_sqlite(error: sqlite3.Error) -> TenonError | None:
    """The kernel's error for what SQLite says; None when it is a bug."""
    text = str(error)
    if isinstance(error, sqlite3.IntegrityError):
        unique = _UNIQUE_COLUMNS.match(text)
        if unique is not None:
            pairs = [part.strip().split(".", 1) for part in (unique["columns"] or "").split(",") if "." in part]
            columns = tuple(pair[1] for pair in pairs)
            table = pairs[0][0] if pairs else ""
            return Violation("unique", constraint=unique["index"], columns=columns, table=table, detail=text)
        kinds = {"FOREIGN KEY": "foreign_key", "NOT NULL": "required"}
        kind = next((kind for start, kind in kinds.items() if text.startswith(start)), "check")
        return Violation(kind, detail=text)
    if isinstance(error, sqlite3.OperationalError) and ("locked" in text or "busy" in text):
        return transient()
    return None


_POSTGRES_KINDS: dict[type[psycopg.Error], str] = {
    psycopg.errors.UniqueViolation: "unique",
    psycopg.errors.ExclusionViolation: "unique",
    psycopg.errors.CheckViolation: "check",
    psycopg.errors.ForeignKeyViolation: "foreign_key",
    psycopg.errors.NotNullViolation: "required",
    psycopg.errors.NumericValueOutOfRange: "range",
}
_POSTGRES_TRANSIENT = (
    psycopg.errors.DeadlockDetected,
    psycopg.errors.SerializationFailure,
    psycopg.errors.LockNotAvailable,
)


def of_postgresql(error: psycopg.Error) -> TenonError | None:
    """The kernel's error for what PostgreSQL says; None when it is a bug."""
    kind = _POSTGRES_KINDS.get(type(error))
    if kind is not None:
        return Violation(
            kind, constraint=error.diag.constraint_name, table=error.diag.table_name or "", detail=str(error)
        )
    if isinstance(error, _POSTGRES_TRANSIENT):
        return transient()
    return None
