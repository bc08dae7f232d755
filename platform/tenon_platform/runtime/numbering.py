"""Running numbers of records, from blocks: unique and growing, gaps allowed."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from tenon_engines.form.fields.autonumber import Autonumber
from tenon_engines.form.plan import FormPlan
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.ids import take_ids


def give_numbers(work: Work, plan: FormPlan, created: Sequence[Pending]) -> None:
    """Fills the autonumber fields of new records, unless history brought its own."""
    for key, kind in _numbered(plan):
        waiting = [pending for pending in created if pending.after.get(key) is None]
        if not waiting:
            continue
        for day, together in _days(work, waiting):
            numbers = take_ids(work.tx.tenant, f"no.{plan.key}.{key}.{kind.period(day)}", len(together))
            for pending, number in zip(together, numbers, strict=True):
                pending.after[key] = kind.render(day, number)
                pending.dirty.add(key)


def _days(work: Work, created: Sequence[Pending]) -> Iterator[tuple[datetime, list[Pending]]]:
    """Records that come to be now, or in a written history at one moment, and that moment where the tenant is."""
    for at, group in groupby(created, lambda pending: pending.at):
        yield (at or work.now).astimezone(work.zone), list(group)


def _numbered(plan: FormPlan) -> tuple[tuple[str, Autonumber], ...]:
    known: tuple[tuple[str, Autonumber], ...] | None = plan.cache.get("numbered")
    if known is None:
        known = plan.cache["numbered"] = tuple(
            (key, field.kind) for key, field in plan.fields.items() if isinstance(field.kind, Autonumber)
        )
    return known
