"""Records this transaction holds under lock, as they stand: nobody else can change them, so they are read once.

A savepoint that is undone takes its locks and its writes with it; everything known is forgotten then.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tenon_engines.form.plan import Env, FormPlan
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.records import statements

MOST = 1_000
Place = tuple[str, int]


@dataclass(slots=True)
class Held:
    """Own values of records by form and id, and the rows of those subtables that were read or written."""

    undone: int
    values: dict[Place, Env] = field(default_factory=dict)
    lines: dict[Place, dict[str, list[Env]]] = field(default_factory=dict)


def remember(work: Work, plan: FormPlan, record_id: int, values: Env) -> None:
    """Keeps a locked or just written record; rows it does not carry are as they were known."""
    held = _held(work)
    place = (plan.key, record_id)
    if len(held.values) >= MOST and place not in held.values:
        return
    held.values[place] = {name: values[name] for name in _names(plan) if name in values}
    rows = {table: values[table] for table in plan.subtables if isinstance(values.get(table), list)}
    if rows:
        held.lines.setdefault(place, {}).update(rows)


def remember_saved(work: Work, plan: FormPlan, batch: Sequence[Pending]) -> None:
    """What a save has written is what the records are now."""
    for pending in batch:
        if pending.deleted:
            _held(work).values.pop((plan.key, pending.id), None)
        else:
            remember(work, plan, pending.id, pending.after)


def known(work: Work, plan: FormPlan, ids: Iterable[int]) -> dict[int, Env]:
    """Own values of those of the records that are held, without rows of subtables."""
    values = _held(work).values
    return {number: dict(found) for number in ids if (found := values.get((plan.key, number))) is not None}


def known_whole(work: Work, plan: FormPlan, record_id: int) -> Env | None:
    """A held record with the rows that are known; None when it is not held."""
    held = _held(work)
    values = held.values.get((plan.key, record_id))
    if values is None:
        return None
    lines = held.lines.get((plan.key, record_id), {})
    return {**values, **{table: [dict(row) for row in rows] for table, rows in lines.items()}}


def _held(work: Work) -> Held:
    held: Held | None = work.scratch.get("held")
    if held is None or held.undone != work.tx.undone:
        held = work.scratch["held"] = Held(work.tx.undone)
    return held


def _names(plan: FormPlan) -> tuple[str, ...]:
    names: Any = plan.cache.get("held_names")
    if names is None:
        parts = [f"{key}.{part}" for key, one in plan.fields.items() for part in one.result.parts]
        names = plan.cache["held_names"] = (*statements(plan).own.names, *parts)
    found: tuple[str, ...] = names
    return found
