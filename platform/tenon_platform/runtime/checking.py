"""Everything that must hold before a record is written: all problems of all records at once."""

from collections.abc import Sequence

from tenon_engines.form.plan import FormPlan
from tenon_engines.form.validate import validate
from tenon_engines.kernel.errors import Refused, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, beside
from tenon_platform.runtime.change import Pending
from tenon_platform.runtime.readonly import closed
from tenon_platform.runtime.work_unit import TYPED, Work


class Rejected(ValidationError):
    """Values that cannot be saved. `by_position` holds the problems of each change of a batch."""

    def __init__(self, by_position: dict[int, list[Problem]], *, single: bool, certain: bool = True) -> None:
        flat = [
            problem if single else Problem(problem.code, f"/{position}{problem.path}", problem.message, problem.hint)
            for position, problems in sorted(by_position.items())
            for problem in problems
        ]
        super().__init__(flat)
        self.by_position = by_position
        self.certain = certain  # False: the database refused the batch, the position is a guess


def check(work: Work, plan: FormPlan, batch: Sequence[Pending]) -> None:
    """Notes the problems of each pending record on it; a guard that does not hold refuses at once."""
    history = work.mode == "history"
    for pending in batch:
        if pending.deleted or pending.restored:
            continue
        broken = [problem.path for problem in pending.problems]
        if broken and pending.created:  # a rule may have set them because of it
            broken += (f"/{key}" for key in pending.dirty)
        pending.problems += validate(
            plan,
            pending.after,
            work.context,
            dirty=None if pending.created else pending.dirty,
            everything=work.path in TYPED,
            lines_before=pending.lines_before,
            broken=broken,
            past=history,
        )
        if not history and work.path in TYPED and not pending.created:
            pending.problems += closed(work, plan, pending)
        if pending.transition is not None and not pending.problems:
            _guard(work, plan, pending)


def _guard(work: Work, plan: FormPlan, pending: Pending) -> None:
    transition = plan.transitions[pending.transition or ""]
    if transition.guard is None or transition.guard.run(pending.after, work.context) is True:
        return
    message = transition.guard_message or Text(
        beside("现在不能", transition.name.zh, "：条件不满足"),
        f"{transition.name.en!r} is not possible now: its condition does not hold",
    )
    raise Refused(message, path=f"/{transition.field}", code="guard")
