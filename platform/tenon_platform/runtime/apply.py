"""Effects meet the world here and nowhere else, each through the one write path."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tenon_engines.kernel import outcome
from tenon_engines.kernel.errors import Refused, ValidationError
from tenon_engines.kernel.text import Text
from tenon_platform.notify import inbox
from tenon_platform.notify.people import resolve
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.guards import guard_of
from tenon_platform.runtime.target_lines import line_changes
from tenon_platform.runtime.target_rows import changes_for, lock_targets, matching
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.violation import Violation


@dataclass(frozen=True, slots=True)
class At:
    """The record at hand, and what is acting on it (`rule:high_value`, `flow:order_review`)."""

    form: str
    record_id: int
    cause: str


@dataclass(frozen=True, slots=True)
class Result:
    """Whether an effect took hold; the message says why not. `made`: the ids of the records it created."""

    ok: bool
    message: Text | None = None
    made: tuple[int, ...] = ()


DONE = Result(True)
_REFUSALS = (Refused, ValidationError, Violation)


def apply(work: Work, effect: outcome.Effect, at: At) -> Result:
    """Applies one effect. A refusal is a result, not an exception: whoever decides next knows a way out or raises."""
    try:
        made = _APPLIERS[type(effect)](work, effect, at)
    except _REFUSALS as error:
        return Result(False, error.message)
    return Result(True, made=tuple(made)) if made else DONE


def save(work: Work, changes: Sequence[Change]) -> list[int]:
    """The write path, one level deeper in the chain of causes."""
    # The pipeline calls rules, and rules save: the circle closes here, at run time.
    from tenon_platform.runtime.pipeline import save as save_records

    guard_of(work).write(len(changes))
    return [saved.id for saved in save_records(work, list(changes))]


def _set_values(work: Work, effect: outcome.SetValues, at: At) -> None:
    save(work, [Change(at.form, at.record_id, values=dict(effect.values))])


def _transition(work: Work, effect: outcome.TransitionRecord, at: At) -> None:
    save(work, [Change(at.form, at.record_id, values=dict(effect.values), transition=effect.transition)])


def _create(work: Work, effect: outcome.CreateRecords, at: At) -> list[int]:
    known = matching(work, effect.form, effect.existing) if effect.existing is not None else []
    return known[-1:] or save(work, [Change(effect.form, values=dict(row)) for row in effect.rows])


def _update(work: Work, effect: outcome.UpdateRecords, at: At) -> None:
    if "." in effect.form:
        changes = line_changes(work, effect)
    else:
        changes = changes_for(work, effect, lock_targets(work, effect))
    if effect.skip:
        _take_each(work, changes)
    elif changes:
        save(work, changes)


def _take_each(work: Work, changes: Sequence[Change]) -> None:
    """Each by itself: one that is refused is undone alone."""
    for change in changes:
        try:
            with work.tx.savepoint():
                save(work, [change])
        except _REFUSALS:
            continue


def _notify(work: Work, effect: outcome.Notify, at: At) -> None:
    users = resolve(work.tx, effect.to)
    digest = f"{at.cause}:{effect.id}" if effect.digest_seconds else None
    inbox.send(
        work.tx,
        users,
        effect.text,
        work.now,
        form=at.form,
        record_id=at.record_id,
        digest_key=digest,
        digest_seconds=effect.digest_seconds,
    )


def _refuse(work: Work, effect: outcome.Refuse, at: At) -> None:
    raise Refused(effect.message, path=effect.path)


_APPLIERS: Mapping[type[outcome.Effect], Callable[[Work, Any, At], list[int] | None]] = {
    outcome.SetValues: _set_values,
    outcome.TransitionRecord: _transition,
    outcome.CreateRecords: _create,
    outcome.UpdateRecords: _update,
    outcome.Notify: _notify,
    outcome.Refuse: _refuse,
}
