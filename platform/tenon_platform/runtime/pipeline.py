"""The one way into the database: every save of every door goes through here, in this order, in one transaction.

Coerce and defaults, computed fields, before rules, recompute, validation (all problems at once), write with the change
log, after rules and flow triggers. Batches go set-wise.
"""

from collections.abc import Sequence

from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.errors import Refused
from tenon_engines.kernel.problem import Problem
from tenon_platform.runtime.before_rules import before_rules
from tenon_platform.runtime.change import Change, Saved
from tenon_platform.runtime.checking import Rejected, check
from tenon_platform.runtime.computing import compute
from tenon_platform.runtime.copying import copy_in
from tenon_platform.runtime.deleting import check_deletable
from tenon_platform.runtime.differences import note_changed
from tenon_platform.runtime.drafts import begin
from tenon_platform.runtime.events import after_save
from tenon_platform.runtime.numbering import give_numbers
from tenon_platform.runtime.people_check import check_people
from tenon_platform.runtime.reach import keep_within
from tenon_platform.runtime.record_keys import note_taken
from tenon_platform.runtime.restoring import check_restorable
from tenon_platform.runtime.row_keys import check_rows
from tenon_platform.runtime.work_unit import Work
from tenon_platform.runtime.writing import write
from tenon_platform.storage.violation import Violation

Numbered = Sequence[tuple[int, Change]]


def save(work: Work, changes: Sequence[Change]) -> list[Saved]:
    """All changes or none; Rejected carries every problem of every change."""
    return [saved for _, saved in sorted(_save(work, list(enumerate(changes))))]


def save_valid(work: Work, changes: Sequence[Change]) -> tuple[dict[int, Saved], dict[int, list[Problem]]]:
    """Saves what can be saved and gives the problems of the rest, both by position. For files, where one bad row must
    not stop the others."""
    refused: dict[int, list[Problem]] = {}
    sound: list[tuple[int, Change]] = []
    wrong: list[tuple[int, Change]] = []
    for one in enumerate(changes):
        (wrong if one[1].problems else sound).append(one)
    _save_part(work, wrong, refused)
    return _save_part(work, sound, refused), refused


def _save_part(work: Work, numbered: Numbered, refused: dict[int, list[Problem]]) -> dict[int, Saved]:
    while numbered:
        try:
            with work.tx.savepoint():
                return dict(_save(work, numbered))
        except Rejected as rejected:
            if rejected.certain:
                refused |= rejected.by_position
                numbered = [one for one in numbered if one[0] not in refused]
                continue
            return _one_by_one(work, numbered, refused)
        except (Refused, Violation):
            return _one_by_one(work, numbered, refused)
    return {}


def _one_by_one(work: Work, numbered: Numbered, refused: dict[int, list[Problem]]) -> dict[int, Saved]:
    """The database or a rule refused a batch without saying which row."""
    saved: dict[int, Saved] = {}
    for position, change in numbered:
        try:
            with work.tx.savepoint():
                saved |= dict(_save(work, [(position, change)]))
        except Rejected as rejected:
            refused |= rejected.by_position
        except (Refused, Violation) as error:
            own = Problem(error.code, "", error.message, error.hint)
            refused[position] = list(change.problems) or [own]
    return saved


def _save(work: Work, numbered: Numbered) -> list[tuple[int, Saved]]:
    groups: dict[str, list[tuple[int, Change]]] = {}
    for position, change in numbered:
        groups.setdefault(change.form, []).append((position, change))
    saved: list[tuple[int, Saved]] = []
    for form in sorted(groups):
        for group in _apart(groups[form]):
            saved += _save_group(work, work.plans.form(form), group)
    return saved


def _apart(changes: Numbered) -> list[list[tuple[int, Change]]]:
    """Two changes of one record come after each other, not at once."""
    rounds: list[list[tuple[int, Change]]] = [[]]
    seen: set[int] = set()
    for one in changes:
        number = one[1].id
        if number is not None and number in seen:
            rounds.append([])
            seen.clear()
        if number is not None:
            seen.add(number)
        rounds[-1].append(one)
    return rounds


def _save_group(work: Work, plan: FormPlan, changes: Numbered) -> list[tuple[int, Saved]]:
    batch = begin(work, plan, changes)
    emptied = check_deletable(work, plan, batch)
    if emptied:
        save(work.caused("rule", f"delete:{plan.key}"), emptied)
    for pending in batch:
        if not pending.created:
            pending.typed = frozenset(pending.dirty)
    keep_within(work, plan, batch)
    check_restorable(work, plan, batch)
    copy_in(work, plan, batch)
    compute(work, plan, batch)
    note_changed(batch)
    if work.mode == "live":
        before_rules(work, plan, batch)
    check(work, plan, batch)
    check_people(work, plan, batch)
    check_rows(work, plan, batch)
    wrong = [pending for pending in batch if pending.problems]
    if wrong:
        note_taken(work, plan, wrong)
        raise Rejected({pending.position: pending.problems for pending in wrong}, single=len(changes) == 1)
    created = [pending for pending in batch if pending.created]
    if created:
        give_numbers(work, plan, created)
    write(work, plan, batch)
    if work.mode == "live":
        after_save(work, plan, batch)
    return [
        (pending.position, Saved(plan.key, pending.id, pending.after["rev"], pending.before, pending.after))
        for pending in batch
    ]
