"""Commands on flows: one command is one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tenon_engines.kernel.errors import Conflict, Denied, NotFound, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.process.outcome import Decided, Started
from tenon_engines.process.plan import FlowPlan
from tenon_engines.process.state import FlowState
from tenon_platform.access.users import names_of
from tenon_platform.notify.live import signal_after
from tenon_platform.runtime.advance import advance
from tenon_platform.runtime.case import Case
from tenon_platform.runtime.case_store import PENDING, lock_case, store_case
from tenon_platform.runtime.filling import fill_in
from tenon_platform.runtime.flow_tables import work_item, work_item_user
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.statement import Statement

PORTS = {"approve": "approved", "reject": "rejected"}
STATES = {"approve": "APPROVED", "reject": "REJECTED"}
LONGEST_OPINION = 2000

_w = work_item.c
_ITEM = Statement(
    sa.select(_w.instance_id, _w.token, _w.node, _w.form, _w.record_id, _w.state, _w.rights).where(
        _w.id == sa.bindparam("which")
    )
)
_DECIDE = Statement(
    sa.update(work_item)
    .where(_w.id == sa.bindparam("which"), _w.state == PENDING)
    .values(
        state=sa.bindparam("new_state"),
        decided_at=sa.bindparam("moment"),
        decided_by=sa.bindparam("user"),
        opinion=sa.bindparam("text"),
    )
)
_WHO = Statement(sa.select(_w.decided_by, _w.state).where(_w.id == sa.bindparam("which")))
_u = work_item_user.c
_ASKED = Statement(sa.select(_u.user_id, _u.state).where(_u.work_item_id == sa.bindparam("which")))
_CLOSE_USERS = Statement(
    sa.update(work_item_user)
    .where(_u.work_item_id == sa.bindparam("which"))
    .values(state=sa.case((_u.user_id == sa.bindparam("user"), sa.bindparam("own_state")), else_="DONE"))
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a decision led to: the record it is about, and the names of the nodes the case waits at now."""

    instance_id: int
    form: str
    record_id: int
    waiting: tuple[Text, ...]


def start_case(work: Work, flow: FlowPlan, version: int, record_id: int) -> int:
    """Starts a flow on a record, in the transaction of what set it off. Gives the number of the instance."""
    (number,) = take_ids(work.tx.tenant, "flow_instance")
    case = Case(number, flow, version, flow.form, record_id, FlowState(), rev=1, events=0)
    advance(work, case, Started(work.actor.user_id))
    store_case(work, case, fresh=True)
    return number


def decide(
    work: Work,
    work_item_id: int,
    decision: str,
    *,
    opinion: str | None = None,
    values: Mapping[str, Any] | None = None,
) -> Decision:
    """Approves or rejects a task. Whoever comes second gets a Conflict that names who acted."""
    if decision not in PORTS:
        raise ValidationError([Problem("unknown_decision", "/decision", Text("未知的操作", "Unknown decision"))])
    row = work.tx.first(_ITEM, {"which": work_item_id})
    if row is None:
        raise NotFound(Text("没有这个待办", "There is no such task"))
    instance_id, token, _, form, record_id, _, rights = row
    case = lock_case(work, instance_id)
    text = (opinion or "").strip() or None
    asked = _check(work, work_item_id, text)
    _claim(work, work_item_id, STATES[decision], text, asked)
    fill_in(work, form, record_id, values or {}, rights or {}, demand=decision == "approve")
    advance(work, case, Decided(token, PORTS[decision], work.actor.user_id, work.actor.name, text))
    store_case(work, case, fresh=False)
    nodes = (case.plan.nodes[waiting.node].ground.name for waiting in case.state.tokens)
    return Decision(instance_id, form, record_id, tuple(nodes))


def _check(work: Work, work_item_id: int, opinion: str | None) -> set[int]:
    """The people who were asked, the acting one among them."""
    if opinion is not None and len(opinion) > LONGEST_OPINION:
        message = Text(f"意见最长 {LONGEST_OPINION} 字", f"An opinion has at most {LONGEST_OPINION} characters")
        raise ValidationError([Problem("too_long", "/opinion", message)])
    asked: dict[int, str] = dict(work.tx.all(_ASKED, {"which": work_item_id}))
    own = asked.get(work.actor.user_id or 0)
    if own is None:
        raise Denied(Text("这个待办不是交给您的", "This task was not given to you"))
    if own != PENDING and PENDING in asked.values():
        raise Denied(Text("这个待办已转交他人处理", "This task was passed on to somebody else"))
    return set(asked)


def _claim(work: Work, work_item_id: int, state: str, opinion: str | None, asked: set[int]) -> None:
    """Takes the task if it is still open, and closes it for everybody who was asked."""
    user = work.actor.user_id
    row = {"which": work_item_id, "new_state": state, "moment": work.now, "user": user, "text": opinion}
    people = {"which": work_item_id, "user": user, "own_state": state}
    taken, _ = work.tx.pipeline([(_DECIDE, row), (_CLOSE_USERS, people)])
    if not taken:
        raise _decided_by(work, work_item_id)
    signal_after(work.tx, "inbox", asked)


def _decided_by(work: Work, work_item_id: int) -> Conflict:
    who, state = work.tx.first(_WHO, {"which": work_item_id}) or (None, "")
    name = names_of(work.tx, [who]).get(who, "") if who is not None else ""
    word = Text("驳回", "rejected") if state == "REJECTED" else Text("同意", "approved")
    message = Text(f"{name} 已{word.zh}这个待办", f"{name} has already {word.en} this task")
    return Conflict(message, hint=Text("请刷新待办列表", "refresh your inbox"), code="already_decided")
