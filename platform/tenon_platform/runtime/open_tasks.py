"""What happens to an open task besides a decision: a reminder, other people, or that nobody needs to decide it."""

from collections.abc import Sequence

import sqlalchemy as sa

from tenon_engines.process.outcome import CloseTask, Reassign, Remind
from tenon_platform.notify import inbox
from tenon_platform.notify.live import signal_after
from tenon_platform.notify.people import resolve
from tenon_platform.runtime.case import Case
from tenon_platform.runtime.case_store import PENDING
from tenon_platform.runtime.flow_tables import work_item, work_item_user
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement
from tenon_platform.work.agenda import agenda

OUT_OF_TIME, DONE = "OVERTIME_CLOSE", "DONE"
_w, _u = work_item.c, work_item_user.c
_OPEN = Statement(
    sa.select(_w.id).where(
        _w.instance_id == sa.bindparam("instance"), _w.token == sa.bindparam("token"), _w.state == PENDING
    )
)
_ASKED = Statement(sa.select(_u.user_id).where(_u.work_item_id == sa.bindparam("which"), _u.state == PENDING))
_DUE = Statement(sa.update(work_item).where(_w.id == sa.bindparam("which")).values(due_at=sa.bindparam("due")))
_CLOSE = Statement(
    sa.update(work_item)
    .where(_w.id == sa.bindparam("which"))
    .values(state=OUT_OF_TIME, decided_at=sa.bindparam("moment"))
)
_RELEASE = Statement(
    sa.update(work_item_user).where(_u.work_item_id == sa.bindparam("which"), _u.state == PENDING).values(state=DONE)
)
_ADD = Statement(sa.insert(work_item_user))


def remind(work: Work, case: Case, effect: Remind) -> None:
    number, users = _open(work, case, effect.token)
    inbox.send(work.tx, users, effect.text, work.now, form=case.form, record_id=case.record_id)
    work.tx.run(_DUE, {"which": number, "due": effect.due_at})
    due = effect.due_at
    if due is not None:
        work.tx.after_commit(lambda: agenda.note(work.tx.tenant.key, due))


def reassign(work: Work, case: Case, effect: Reassign) -> None:
    """Nobody new found: those who were asked keep the task, and are told."""
    number, users = _open(work, case, effect.token)
    new = [user for user in resolve(work.tx, effect.to) if user not in users]
    if new and not effect.keep:
        work.tx.run(_RELEASE, {"which": number})
    work.tx.run_many(_ADD, [{"work_item_id": number, "user_id": user, "state": PENDING} for user in new])
    work.tx.run(_DUE, {"which": number, "due": None})
    inbox.send(work.tx, new or users, effect.text, work.now, form=case.form, record_id=case.record_id)
    signal_after(work.tx, "inbox", [*users, *new], case.form, case.record_id)


def close(work: Work, case: Case, effect: CloseTask) -> None:
    number, users = _open(work, case, effect.token)
    work.tx.run(_CLOSE, {"which": number, "moment": work.now})
    work.tx.run(_RELEASE, {"which": number})
    signal_after(work.tx, "inbox", users, case.form, case.record_id)


def _open(work: Work, case: Case, token: int) -> tuple[int, Sequence[int]]:
    """The open task of a token, and who may decide it. The case is locked, so it cannot be decided meanwhile."""
    number = work.tx.scalar(_OPEN, {"instance": case.id, "token": token})
    return number, [user for (user,) in work.tx.all(_ASKED, {"which": number})]
