"""The functions a SQLite connection needs before it can run formulas."""

from typing import Any, Protocol

from tenon_engines.formula.sql_eval import tenon_eval


class Connection(Protocol):
    def create_function(self, name: str, narg: int, func: Any, *, deterministic: bool = False) -> None: ...


def register(connection: Connection) -> None:
    """Makes `tenon_eval` known to the connection."""
    connection.create_function("tenon_eval", -1, tenon_eval, deterministic=True)
