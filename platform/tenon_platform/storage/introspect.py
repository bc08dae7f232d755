"""What the database really has: columns, indexes, constraints. Altering compares plans with this, not with memory."""

from tenon_platform.storage.transaction import Tx

_PG_COLUMNS = (
    "SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = %s"
)
_PG_INDEXES = "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND tablename = %s"
_PG_CONSTRAINTS = (
    "SELECT conname, contype, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE conrelid = to_regclass(quote_ident(%s)) AND contype IN ('c', 'f')"
)


def columns(tx: Tx, table: str) -> set[str]:
    """Names of the table's columns; empty when there is no such table."""
    if tx.dialect == "sqlite":
        return {row[0] for row in tx.sql("SELECT name FROM pragma_table_info(?)", [table])}
    return {row[0] for row in tx.sql(_PG_COLUMNS, [table])}


def indexes(tx: Tx, table: str) -> set[str]:
    """Names of the table's indexes, without those of its primary key."""
    if tx.dialect == "sqlite":
        rows = tx.sql(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL", [table]
        )
    else:
        rows = tx.sql(_PG_INDEXES, [table])
    return {row[0] for row in rows if not row[0].endswith("_pkey")}


def constraints(tx: Tx, table: str) -> dict[str, str]:
    """CHECK and FOREIGN KEY constraints by name with their kind (`c`, `f`); SQLite keeps its checks in triggers."""
    if tx.dialect == "sqlite":
        return {}
    return {row[0]: str(row[1]) for row in tx.sql(_PG_CONSTRAINTS, [table])}


def triggers(tx: Tx, table: str) -> set[str]:
    if tx.dialect != "sqlite":
        return set()
    return {row[0] for row in tx.sql("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", [table])}
