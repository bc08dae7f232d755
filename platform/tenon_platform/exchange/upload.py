"""Takes an uploaded table in: keeps the file, reads its layout, suggests a mapping."""

import shutil
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from tenon_engines.form.plan import FormPlan
from tenon_platform.exchange import import_store
from tenon_platform.exchange.columns import find_layout
from tenon_platform.exchange.import_source import count_rows, import_path
from tenon_platform.exchange.sources import read_rows
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
    form, count = count_rows(file)
    layout = find_layout(read_rows(file, form))
    columns = [
        {
            **column.to_json("zh"),
            "problem": column.problem.to_json() if column.problem else None,
            "hint": column.hint.to_json() if column.hint else None,
        }
        for column in layout.columns
    ]
    (number,) = take_ids(tx.tenant, "import_run")
    mapping = first_mapping(layout.columns, targets_of(plan, denied), import_store.last_mapping(tx, plan.key))
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
            "layout": {"format": form.to_json(), "header_row": layout.header_row, "columns": columns},
            "mapping": mapping,
            "total": count - layout.header_row - 1,
            "user_id": user,
            "created_at": now,
        },
    )
    return number
