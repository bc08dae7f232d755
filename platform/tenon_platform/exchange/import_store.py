"""Reads and writes import runs and their rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.exchange.columns import ColumnType, own_headings
from tenon_platform.exchange.import_source import SourceRow
from tenon_platform.exchange.tables import import_row, import_run
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

_run = import_run.c
_ADD = Statement(sa.insert(import_run))
_READ = Statement(sa.select(import_run).where(_run.id == sa.bindparam("which")))
_LOCK = Statement(sa.select(import_run).where(_run.id == sa.bindparam("which")).with_for_update())
_LATEST = Statement(
    sa.select(_run.mapping, _run.layout, _run.state)
    .where(_run.form == sa.bindparam("form_key"), _run.started_at.is_not(None))
    .order_by(_run.id.desc())
    .limit(20)
)
_KNOWN = Statement(
    sa.select(import_row.c.hash).where(
        import_row.c.form == sa.bindparam("form_key"),
        import_row.c.hash.in_(sa.bindparam("hashes", expanding=True, type_=sa.Text)),
        import_row.c.record_id.is_not(None),
    )
)
_ADD_ROWS = Statement(sa.insert(import_row))
_FAILED = Statement(
    sa.select(import_row.c.n, import_row.c.cells, import_row.c.problems)
    .where(
        import_row.c.run_id == sa.bindparam("which"),
        import_row.c.problems.is_not(None),
        import_row.c.n > sa.bindparam("after"),
    )
    .order_by(import_row.c.n)
    .limit(1000)
)


@dataclass(frozen=True)
class Run:
    """One import: a file, how it maps to a form, and how far it has come. Columns of `import_run`. It has run from
    `started_at` to `finished_at`, which is also when it was held; time that it was held is not in between."""

    id: int
    app: str
    form: str
    file: str
    state: str
    mode: str
    layout: dict[str, Any]
    mapping: list[dict[str, Any]]
    total: int
    done: int
    created: int
    skipped: int
    failed: int
    message: dict[str, str] | None
    user_id: int
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class LastMapping:
    """How an import before filled the form. Of a file with the same headings: every entry, the columns that were left
    out though they held something, and what kinds of values they held. Of another file: the name of each target's
    column; its constants and formulas are its own, another channel's file has another shop."""

    columns: dict[str, str] = field(default_factory=dict)
    given: list[dict[str, Any]] = field(default_factory=list)
    left: frozenset[int] = frozenset()
    types: tuple[ColumnType, ...] = ()


def add(tx: Tx, run: dict[str, Any]) -> None:
    empty = {
        "done": 0,
        "created": 0,
        "skipped": 0,
        "failed": 0,
        "message": None,
        "started_at": None,
        "finished_at": None,
    }
    tx.run(_ADD, {**empty, **run})


def read(tx: Tx, number: int, *, lock: bool = False) -> Run:
    """The run; raises NotFound. `lock` keeps others from changing it until the end of the transaction."""
    row = tx.first(_LOCK if lock else _READ, {"which": number})
    if row is None:
        raise NotFound(Text("没有这次导入", "There is no such import"))
    return Run(*row)


def update(tx: Tx, number: int, **values: Any) -> None:
    tx.run(sa.update(import_run).where(_run.id == number).values(**values))


def last_mapping(tx: Tx, form: str, headings: Sequence[str]) -> LastMapping:
    """Of the latest import whose file had these headings, else of the latest finished one."""
    wanted = own_headings(headings)
    latest = tx.all(_LATEST, {"form_key": form})
    for mapping, layout, _ in latest:
        columns = layout["columns"][: len(wanted)]
        if own_headings([column["name"] for column in layout["columns"]]) == wanted:
            given = [{"target": entry["target"], "source": entry["source"]} for entry in mapping]
            used = {entry["source"].get("column") for entry in given}
            left = frozenset(c["index"] for c in columns if c["index"] not in used and c["type"] != "empty")
            return LastMapping(given=given, left=left, types=tuple(column["type"] for column in columns))
    for mapping, layout, _ in (row for row in latest if row[2] == "done"):
        names = {column["index"]: column["name"] for column in layout["columns"]}
        sources = {entry["target"]: entry["source"].get("column") for entry in mapping}
        return LastMapping({target: names[column] for target, column in sources.items() if column in names})
    return LastMapping()


def known(tx: Tx, form: str, rows: Iterable[SourceRow]) -> set[str]:
    """The hashes among these rows from which a record was made before."""
    hashes = [row.hash for row in rows]
    return {row[0] for row in tx.all(_KNOWN, {"form_key": form, "hashes": hashes})} if hashes else set()


def keep_rows(
    tx: Tx, run: Run, made: Sequence[tuple[SourceRow, int]], refused: Sequence[tuple[SourceRow, list[Problem]]]
) -> None:
    """Notes which record each row became, or why it was refused."""
    base = {"run_id": run.id, "form": run.form}
    done = [{**base, "n": r.n, "hash": r.hash, "record_id": i, "cells": None, "problems": None} for r, i in made]
    bad = [
        {**base, "n": r.n, "hash": r.hash, "record_id": None, "cells": r.cells, "problems": [stored(p) for p in why]}
        for r, why in refused
    ]
    tx.run_many(_ADD_ROWS, [*done, *bad])


def stored(problem: Problem) -> dict[str, Any]:
    hint = problem.hint.to_json() if problem.hint else None
    return {"path": problem.path, "code": problem.code, "message": problem.message.to_json(), "hint": hint}


def failed_rows(tx: Tx, number: int, after: int = 0) -> list[tuple[int, list[str], list[dict[str, Any]]]]:
    """Up to 1,000 refused rows behind row `after`, in the order of the file."""
    return [(n, cells, problems) for n, cells, problems in tx.all(_FAILED, {"which": number, "after": after})]
