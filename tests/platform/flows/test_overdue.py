"""Tasks that nobody decides in time, with real people and a moved clock."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import sqlalchemy as sa
from review_world import REVIEW, ReviewWorld

from tenon_engines.kernel.errors import Conflict, Denied
from tenon_engines.kernel.text import Text
from tenon_platform.access.actor import SYSTEM
from tenon_platform.access.users import set_roles
from tenon_platform.catalog.publish import publish
from tenon_platform.notify.tables import notification
from tenon_platform.runtime import overdue
from tenon_platform.runtime.flow_tables import flow_event, work_item
from tenon_platform.storage.transaction import run_in_transaction
from tenon_platform.storage.violation import Transient
from tenon_platform.work.incidents import open_incidents, retry

DAY = {"n": 24, "unit": "H"}


def limit(world: ReviewWorld, **timeout: Any) -> None:
    """The review of the flow has a time limit of a day."""
    body = json.loads((REVIEW / "flows/order_review.json").read_text())
    review = next(node for node in body["nodes"] if node["kind"] == "approval")
    review["timeout"] = {"after": DAY, **timeout}
    run_in_transaction(world.tenant, lambda tx: publish(tx, SYSTEM, {("flow", "order_review"): body}), exclusive=True)


def waiting(world: ReviewWorld, **timeout: Any) -> int:
    """An order that waits for its review."""
    limit(world, **timeout)
    order = world.order(price="6000")
    world.submit(order)
    assert world.todo("ops")
    return order


def told(world: ReviewWorld, login: str) -> list[str]:
    query = sa.select(notification.c.zh).where(notification.c.user_id == world.users[login])
    return [text for (text,) in world.rows(query.order_by(notification.c.id))]


def let_pass(world: ReviewWorld, clock: Any, **time: float) -> int:
    clock.move(**time)
    return overdue.fire_some(world.tenant, clock())


def test_nothing_happens_before_the_time_is_up(world: ReviewWorld, clock: Any) -> None:
    waiting(world, do="remind")
    assert overdue.next_due(world.tenant) is not None
    assert let_pass(world, clock, hours=23, minutes=59) == 0
    assert let_pass(world, clock, minutes=1) == 1


def test_reminders_come_as_often_as_asked_for_and_end_with_the_decision(world: ReviewWorld, clock: Any) -> None:
    waiting(world, do="remind", repeat=3)
    for count in (1, 2):
        let_pass(world, clock, days=1)
        assert told(world, "ops") == ["运营审核 · 超时未处理，请尽快处理"] * count
    world.decide("ops")
    assert let_pass(world, clock, days=1) == 0
    assert len(told(world, "ops")) == 2
    assert overdue.next_due(world.tenant) is None


def test_a_reminder_is_not_repeated_more_often_than_asked_for(world: ReviewWorld, clock: Any) -> None:
    waiting(world, do="remind")
    assert [let_pass(world, clock, days=1) for _ in range(3)] == [1, 0, 0]


def test_an_escalated_task_is_decided_by_whoever_comes_first(world: ReviewWorld, clock: Any) -> None:
    order = waiting(world, do="escalate", to={"kind": "role", "role": "finance_director"})
    with pytest.raises(Denied):
        world.decide_task("cfo", world.todo("ops")[0])
    let_pass(world, clock, days=1)
    assert world.todo("cfo") == world.todo("ops")
    assert told(world, "cfo") == ["运营审核 · 超时，同时交给上级处理"]
    world.decide("cfo")
    assert world.record("order", order)["review"] == "passed"
    assert world.todo("ops") == []


def test_a_transferred_task_leaves_those_who_were_late(world: ReviewWorld, clock: Any) -> None:
    waiting(world, do="transfer", to={"kind": "role", "role": "finance_director"})
    (task,) = world.todo("ops")
    let_pass(world, clock, days=1)
    assert (world.todo("ops"), world.todo("cfo")) == ([], [task])
    with pytest.raises(Denied) as raised:
        world.decide_task("ops", task)
    assert "转交" in raised.value.message.zh
    world.decide("cfo")
    with pytest.raises(Conflict):
        world.decide_task("ops", task)


def test_a_task_stays_where_it_is_when_nobody_else_is_found(world: ReviewWorld, clock: Any) -> None:
    waiting(world, do="transfer", to={"kind": "role", "role": "finance_director"})
    world.run(lambda work: set_roles(work.tx, world.users["cfo"], ()))
    (task,) = world.todo("ops")
    let_pass(world, clock, days=1)
    assert world.todo("ops") == [task]
    assert len(told(world, "ops")) == 1


@pytest.mark.parametrize(("do", "review"), [("pass", "passed"), ("reject", "rejected")])
def test_time_itself_decides(world: ReviewWorld, clock: Any, do: str, review: str) -> None:
    order = waiting(world, do=do)
    let_pass(world, clock, days=1)
    assert world.record("order", order)["review"] == review
    assert world.todo("ops") == []
    query = sa.select(flow_event.c.text, flow_event.c.actor_id).where(flow_event.c.kind == "decided")
    ((text, actor),) = world.rows(query)
    assert text["zh"] == "运营审核 · 超时自动" + {"pass": "同意", "reject": "驳回"}[do]
    assert actor is None
    assert world.rows(sa.select(work_item.c.state)) == [("OVERTIME_CLOSE",)]


def test_two_servers_that_wake_at_once_have_one_effect(world: ReviewWorld, clock: Any) -> None:
    order = waiting(world, do="escalate", to={"kind": "role", "role": "finance_director"})
    clock.move(days=1)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: overdue.fire_some(world.tenant, clock()), range(4)))
    assert told(world, "cfo") == ["运营审核 · 超时，同时交给上级处理"]
    assert len(world.todo("cfo")) == 1
    assert world.record("order", order)["review"] == "pending"


def test_a_task_that_somebody_holds_just_then_comes_again(
    world: ReviewWorld, clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, advance = waiting(world, do="pass"), overdue.advance

    def held(*args: Any) -> None:
        raise Transient(Text("忙", "busy"))

    monkeypatch.setattr(overdue, "advance", held)
    assert let_pass(world, clock, days=1) == 0
    assert run_in_transaction(world.tenant, open_incidents, write=False) == []
    monkeypatch.setattr(overdue, "advance", advance)
    assert let_pass(world, clock, seconds=1) == 1
    assert world.record("order", order)["review"] == "passed"


def test_what_time_could_not_do_is_shown_and_can_be_tried_again(world: ReviewWorld, clock: Any) -> None:
    order = waiting(world, do="pass")
    world.run(lambda work: work.tx.run(sa.text("UPDATE f_order SET review = 'draft' WHERE id = :id"), {"id": order}))
    let_pass(world, clock, days=1)
    (incident,) = run_in_transaction(world.tenant, open_incidents, write=False)
    assert (incident["kind"], incident["subject"]) == ("timeout", "order_review")
    assert world.todo("ops")
    assert let_pass(world, clock, days=1) == 0
    world.run(lambda work: work.tx.run(sa.text("UPDATE f_order SET review = 'pending' WHERE id = :id"), {"id": order}))
    run_in_transaction(world.tenant, lambda tx: retry(tx, incident["id"], None, clock()))
    world.background()
    assert world.record("order", order)["review"] == "passed"
