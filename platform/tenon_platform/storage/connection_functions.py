"""The functions every SQLite connection needs: those of the formula language that SQLite does not have itself."""

import sqlite3


def register(connection: sqlite3.Connection) -> None:
    try:
        from tenon_engines.formula import sqlite_functions
    except ImportError:
        return
    sqlite_functions.register(connection)
