"""A typed reference stays within what its writer may read: what lies outside is as if it did not exist.

Rules and flows act with the rights of their definition and are not limited; a value that stood there before may stay.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tenon_engines.form.plan import Env, FieldPlan, FormPlan
from tenon_engines.formula.compile import Formula
from tenon_platform.access.permissions import rights
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.work_unit import TYPED, Work
from tenon_platform.storage.query_titles import titles

NOWHERE = 0  # no record has this id: every check after says what it says of a record that is not there
Slot = tuple[Env, str, str]  # the row, the key of its reference, the form that it leads to


def keep_within(work: Work, plan: FormPlan, batch: Sequence[Pending]) -> None:
    """One query for each form whose records the writer sees in part; none where they see all."""
    if forms := _seen_in_part(work, plan):
        _cut(work, forms, (slot for one in batch for slot in new_references(plan, one, one.typed | one.lines_given)))


def keep_values_within(work: Work, plan: FormPlan, values: Env) -> None:
    """The same for the values of a new record that is not saved yet."""
    if forms := _seen_in_part(work, plan):
        _cut(work, forms, _all(plan, values, values.keys()))


def _seen_in_part(work: Work, plan: FormPlan) -> set[str]:
    """Forms that it refers to. Who may read none of a form's records still picks from them by title, as the picker lets
    them."""
    forms = {form for fields in references(plan).values() for form in fields.values()}
    if not forms or work.path not in TYPED or work.actor.user_id is None:
        return set()
    own = rights(work.tx, work.plans, work.actor)
    return {form for form in forms if isinstance(own.form(form).read, Formula)}


def _cut(work: Work, forms: set[str], slots: Iterable[Slot]) -> None:
    own = rights(work.tx, work.plans, work.actor)
    limited = [slot for slot in slots if slot[2] in forms]
    wanted: dict[str, set[int]] = {}
    for values, key, form in limited:
        wanted.setdefault(form, set()).add(values[key])
    seen = {
        form: titles(work.tx, work.plans.form(form), work.plans, ids, scope=own.form(form).read, context=work.context)
        for form, ids in wanted.items()
    }
    for values, key, form in limited:
        if values[key] not in seen[form]:
            values[key] = NOWHERE


def new_references(plan: FormPlan, pending: Pending, given: Iterable[str]) -> Iterator[Slot]:
    """References among what was `given` that did not stand in the record before; none of one that goes or comes back."""
    if pending.deleted or pending.restored:
        return
    before: Mapping[str, Any] = pending.before or {}
    for name in given:
        rows = pending.lines_before.get(name, {}).values()
        for slot in _all(plan, pending.after, [name]):
            values, key, _ = slot
            kept = [before] if values is pending.after else rows
            if not any(one.get(key) == values[key] for one in kept):
                yield slot


def _all(plan: FormPlan, values: Env, given: Iterable[str]) -> Iterator[Slot]:
    fields = references(plan)
    for name in given:
        if name in fields[""] and values.get(name) is not None:
            yield values, name, fields[""][name]
        for key, form in fields.get(name, {}).items() if name else ():
            yield from ((row, key, form) for row in values.get(name) or () if row.get(key) is not None)


def references(plan: FormPlan) -> dict[str, dict[str, str]]:
    """Targets of references by key: of the record itself under the empty name, then of each subtable."""
    known: dict[str, dict[str, str]] | None = plan.cache.get("references")
    if known is None:
        tables = [("", plan.fields), *((key, one.fields) for key, one in plan.subtables.items())]
        known = {table: _targets(fields) for table, fields in tables}
        plan.cache["references"] = known
    return known


def _targets(fields: Mapping[str, FieldPlan]) -> dict[str, str]:
    return {key: field.target for key, field in fields.items() if field.target is not None and field.column}
