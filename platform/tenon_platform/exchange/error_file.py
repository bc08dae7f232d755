"""The refused rows of an import as a table that can be corrected and imported again."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from tenon_platform.exchange import import_store
from tenon_platform.exchange.columns import REFUSED, own_headings
from tenon_platform.exchange.import_source import columns_of
from tenon_platform.exchange.import_store import Run
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import run_in_transaction

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def error_lines(tenant: Tenant, run: Run, language: str) -> Iterator[str]:
    """The refused rows as a CSV; begins with a BOM."""
    for number, rows in enumerate(error_rows(tenant, run, language)):
        yield ("" if number else "\ufeff") + "".join(line(row) for row in rows)


def error_rows(tenant: Tenant, run: Run, language: str) -> Iterator[list[list[str]]]:
    """The header, then each refused row with its original cells, its number and the reasons. The rows come in pieces,
    each read in a transaction of its own: a file may have been refused whole."""
    columns = columns_of(run.layout)
    own = len(own_headings([column.name for column in columns]))
    names = [column.to_json(language)["name"] for column in columns[:own]]
    words, between = ("en", "; ") if language.lower().startswith("en") else ("zh", "；")
    yield [[*names, *REFUSED[words]]]
    above = run.layout["header_row"] + 1  # a row has the number that a spreadsheet shows beside it
    after = 0
    while rows := _refused(tenant, run.id, after):
        piece = []
        for n, cells, problems in rows:
            reasons = between.join(problem["message"][words] for problem in problems)
            piece.append([*cells[: len(names)], *[""] * (len(names) - len(cells)), str(n + above), reasons])
        yield piece
        after = rows[-1][0]


def _refused(tenant: Tenant, number: int, after: int) -> list[tuple[int, list[str], list[dict[str, Any]]]]:
    return run_in_transaction(tenant, lambda tx: import_store.failed_rows(tx, number, after), write=False)


def line(cells: list[str]) -> str:
    """One line of CSV. A cell that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers."""
    out = io.StringIO()
    csv.writer(out).writerow([f"'{cell}" if runs_as_formula(cell) else cell for cell in cells])
    return out.getvalue()


def runs_as_formula(cell: str) -> bool:
    return cell.startswith(_FORMULA) and not cell.lstrip("+-").replace(".", "", 1).isdigit()
