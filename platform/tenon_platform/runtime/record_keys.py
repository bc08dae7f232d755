"""Unique keys of records that are refused anyway: the database is not asked to write them, so it could not say the same."""

from collections.abc import Sequence

from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.problem import Problem
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.row_keys import Value, stored
from tenon_platform.runtime.work_unit import Work


def note_taken(work: Work, plan: FormPlan, refused: Sequence[Pending]) -> None:
    """Notes on each record the keys that another one has already."""
    for key in plan.unique:
        if key.table or not plan.fields.keys() >= set(key.fields):
            continue  # rows are looked up for every save; sealed fields are compared by the database alone
        wanted: dict[Value, list[Pending]] = {}
        for pending in refused:
            value = tuple(pending.after.get(field) for field in key.fields)
            concerned = pending.created or not pending.dirty.isdisjoint(key.fields)
            if concerned and not pending.deleted and None not in value:
                wanted.setdefault(value, []).append(pending)
        for value, number in stored(work, plan, key, list(wanted)):
            for pending in wanted.get(value, ()):
                if pending.id != number:
                    pending.problems.append(Problem("unique", key.path, key.message))
