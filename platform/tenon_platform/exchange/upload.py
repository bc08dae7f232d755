"""Takes an uploaded table in: keeps the file, reads its layout, suggests a mapping."""

import shutil
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.errors import ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.exchange import import_store
from tenon_platform.exchange.import_source import import_path, read_layout
from tenon_platform.exchange.import_store import Run
from tenon_platform.exchange.targets import first_mapping, targets_of
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.transaction import Tx


def take_file(
    tx: Tx,
    plan: FormPlan,
    app: str,
    name: str,
    file: Path,
    user: int,
    now: datetime,
    *,
    denied: Collection[str] = (),
    history: bool = True,
) -> int:
    """The new run's number. `file` is moved into the tenant's folder once it is known to be a table.

    `denied` are the fields that the person may not write: nothing is suggested for them. `history`: whether they may
    record what already happened, past rules and flows.

    Raises ImportFileError for what is no table.
    """
    layout, mapping, total = _read(tx, plan, file, None, denied)
    (number,) = take_ids(tx.tenant, "import_run")
    shutil.move(file, import_path(tx.tenant, number))
    import_store.add(
        tx,
        {
            "id": number,
            "app": app,
            "form": plan.key,
            "file": name.replace("\0", "")[:200],
            "state": "ready",
            "mode": "history" if history else "live",
            "layout": layout,
            "mapping": mapping,
            "total": total,
            "user_id": user,
            "created_at": now,
        },
    )
    return number


def choose_sheet(tx: Tx, run: Run, plan: FormPlan, sheet: str, denied: Collection[str] = ()) -> None:
    """Reads another sheet of the workbook instead; the mapping is suggested anew for its columns."""
    sheets = run.layout["format"].get("sheets", [])
    if sheet not in sheets:
        names = "、".join(sheets)
        raise ValidationError(
            [
                Problem(
                    "unknown_sheet",
                    "/sheet",
                    Text(f"文件里没有工作表“{sheet[:50]}”", f"The file has no sheet {sheet[:50]!r}"),
                    Text(f"有的是：{names}", f"It has: {', '.join(sheets)}"),
                )
            ]
        )
    layout, mapping, total = _read(tx, plan, import_path(tx.tenant, run.id), sheet, denied)
    import_store.update(tx, run.id, layout=layout, mapping=mapping, total=total)


def _read(
    tx: Tx, plan: FormPlan, file: Path, sheet: str | None, denied: Collection[str]
) -> tuple[dict[str, Any], list[dict[str, Any]], int]:
    """The layout as a run keeps it, with both languages of what is wrong; a first mapping; how many rows there are."""
    form, layout, total = read_layout(file, sheet)
    last = import_store.last_mapping(tx, plan.key, [column.name for column in layout.columns])
    if layout.refused and last.types:  # what a few rows look like says little of a column that formulas may read
        typed = zip(layout.columns, last.types, strict=True)
        layout = replace(layout, columns=tuple(replace(column, type=known) for column, known in typed))
    columns = [
        {
            **column.to_json("zh"),
            "name": column.name,
            "problem": column.problem.to_json() if column.problem else None,
            "hint": column.hint.to_json() if column.hint else None,
        }
        for column in layout.columns
    ]
    stored = {
        "format": form.to_json(),
        "header_row": layout.header_row,
        "columns": columns,
        "cut": layout.cut,
        "refused": layout.refused,
    }
    return stored, first_mapping(layout.columns, targets_of(plan, denied), last), total
