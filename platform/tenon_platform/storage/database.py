"""What a transaction needs of a database, whichever it is."""

from collections.abc import Sequence
from typing import Any, Protocol

from tenon_platform.storage.dialect import DialectName

Row = tuple[Any, ...]


class Session(Protocol):
    """One open transaction on one connection. Errors of the driver leave it as errors of the kernel."""

    epoch: int
    people: int

    def rows(self, text: str, arguments: Sequence[Any], *, kept: bool = False) -> list[Row]: ...
    def run(self, text: str, arguments: Sequence[Any]) -> int: ...
    def run_many(self, text: str, arguments: Sequence[Sequence[Any]]) -> int: ...
    def pipeline(self, parts: Sequence[tuple[str, Sequence[Any]]]) -> list[int]: ...
    def commit(self) -> None: ...
    def rollback(self) -> None: ...


class Database(Protocol):
    """Where one tenant lives."""

    dialect: DialectName

    def create(self) -> None:
        """Makes the place and its epoch: what every later transaction reads first."""
        ...

    def drop(self) -> None:
        """Erases everything of the tenant."""
        ...

    def begin(self, *, write: bool, exclusive: bool) -> Session: ...
    def reserve(self, name: str, count: int) -> int | None:
        """Raises counter `name` by `count` outside of any transaction and gives its new value.

        None where that is impossible (SQLite has one writer): the caller reserves within a transaction.
        """
        ...

    def close(self) -> None: ...
