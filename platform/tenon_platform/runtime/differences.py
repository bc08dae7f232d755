"""Which fields of a record that is being saved differ from before."""

from collections.abc import Sequence

from tenon_engines.form.plan import FormPlan
from tenon_platform.runtime.change import Pending


def note_changed(batch: Sequence[Pending]) -> None:
    """Which fields differ from before; of a new record, which are filled."""
    for pending in batch:
        before = pending.before
        if before is None:
            get = pending.after.get
            pending.changed = {key for key in _stored(pending.plan) if get(key) is not None}
            pending.changed |= {table for table in pending.plan.subtables if get(table)}
            continue
        pending.changed = {key for key in _stored(pending.plan) if pending.after.get(key) != before.get(key)}
        for table, rows in pending.lines_before.items():
            if _rows_differ(pending, table, rows):
                pending.changed.add(table)


def _stored(plan: FormPlan) -> tuple[str, ...]:
    known: tuple[str, ...] | None = plan.cache.get("stored")
    if known is None:
        known = plan.cache["stored"] = tuple(key for key, field in plan.fields.items() if field.column)
    return known


def _rows_differ(pending: Pending, table: str, before: dict[int, dict[str, object]]) -> bool:
    rows = pending.after.get(table) or []
    if [line.get("id") for line in rows] != list(before):
        return True
    fields = [key for key, field in pending.plan.subtables[table].fields.items() if field.column]
    return any(line.get(key) != before[line["id"]].get(key) for line in rows for key in fields)
