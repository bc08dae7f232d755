"""Rules on real records: before, after, later, and at a time."""

from datetime import timedelta

import sqlalchemy as sa
from review_world import ReviewWorld
from rule_world import add_rule, on_change

from tenon_engines.kernel.problem import Problem
from tenon_platform.access.departments import set_leader
from tenon_platform.notify.tables import notification
from tenon_platform.runtime.change import Change, Saved
from tenon_platform.runtime.pipeline import save, save_valid
from tenon_platform.runtime.rule_tables import rule_run, timer
from tenon_platform.runtime.work_unit import Work
from tenon_platform.work.tables import incident, job


def test_an_order_above_the_limit_is_flagged_as_it_is_saved(world: ReviewWorld) -> None:
    assert world.record("order", world.order(price="5000.00"))["high_value"] is False
    assert world.record("order", world.order(price="5000.01"))["high_value"] is True


def test_the_leader_of_the_sales_department_is_told_once(world: ReviewWorld) -> None:
    order = world.order(price="6000")
    world.background()
    rows = world.rows(sa.select(notification.c.user_id, notification.c.zh, notification.c.record_id))
    number = world.record("order", order)["number"]
    assert rows == [(world.users["boss"], f"高价值订单 {number}:6,000.00", order)]
    world.save(Change("order", order, values={"remark": "x"}))
    world.background()
    assert len(world.rows(sa.select(notification.c.id))) == 1


def test_several_notices_within_ten_minutes_become_one(world: ReviewWorld, clock: object) -> None:
    for _ in range(3):
        world.order(price="6000")
    world.background()
    ((text, count),) = world.rows(sa.select(notification.c.zh, notification.c.count))
    assert count == 3
    assert text.endswith("（等 3 条）")
    world.clock.move(minutes=11)
    world.order(price="6000")
    world.background()
    assert len(world.rows(sa.select(notification.c.id))) == 2


def test_without_a_leader_the_supervisors_are_told(world: ReviewWorld) -> None:
    with world.work() as work:
        set_leader(work.tx, world.department, None)
    world.order(price="6000")
    world.background()
    assert world.rows(sa.select(notification.c.user_id)) == [(world.users["boss"],)]


def test_a_save_that_is_rolled_back_leaves_no_job(world: ReviewWorld) -> None:
    class Stop(Exception):
        pass

    try:
        with world.work() as work:
            lines = [{"sku": world.sku, "qty": 1, "price": 9000}]
            save(work, [Change("order", values={"warehouse": world.warehouse, "lines": lines})])
            raise Stop
    except Stop:
        pass
    assert world.rows(sa.select(job.c.id)) == []


def test_an_unpaid_order_closes_at_its_deadline_and_gives_its_stock_back(world: ReviewWorld) -> None:
    order = world.order(price="10", pay_due_at=world.clock() + timedelta(minutes=30))
    world.submit(order)
    assert world.record("stock", world.stock)["locked"] == 1
    world.clock.move(minutes=29)
    world.background()
    assert world.record("order", order)["life"] == "open"
    world.clock.move(minutes=2)
    world.background()
    saved = world.record("order", order)
    assert (saved["life"], saved["close_reason"]) == ("closed", "timeout")
    assert world.record("stock", world.stock)["locked"] == 0
    assert world.locked_equals_locks()
    assert world.rows(sa.select(timer.c.rule)) == []
    assert world.rows(sa.select(incident.c.message)) == []


def test_a_timer_moves_with_its_date_and_goes_with_its_condition(world: ReviewWorld) -> None:
    order = world.order(price="10", pay_due_at=world.clock() + timedelta(minutes=30))
    later = world.clock() + timedelta(hours=2)
    world.save(Change("order", order, values={"pay_due_at": later}))
    assert world.rows(sa.select(timer.c.due_at)) == [(later,)]
    world.save(Change("order", order, values={"own": False}))
    assert world.rows(sa.select(timer.c.due_at)) == []
    world.save(Change("order", order, values={"own": True}))
    world.save(Change("order", order, values={"pay_due_at": None}))
    assert world.rows(sa.select(timer.c.due_at)) == []


def test_a_date_moved_into_the_past_fires_at_once_and_only_once(world: ReviewWorld) -> None:
    order = world.order(price="10")
    world.save(Change("order", order, values={"pay_due_at": world.clock() - timedelta(days=3)}))
    world.background()
    world.background()
    assert world.record("order", order)["life"] == "closed"
    assert len(world.rows(sa.select(rule_run.c.rule).where(rule_run.c.rule == "close_unpaid"))) == 1


def test_a_deleted_record_keeps_no_timer(world: ReviewWorld) -> None:
    order = world.order(price="10", pay_due_at=world.clock() + timedelta(minutes=30))
    world.save(Change("order", order, delete=True))
    assert world.rows(sa.select(timer.c.due_at)) == []


def test_records_of_a_history_import_set_nothing_off(world: ReviewWorld) -> None:
    with world.work() as work:
        work.mode = "history"
        lines = [{"sku": world.sku, "qty": 1, "price": 9000}]
        values = {"warehouse": world.warehouse, "lines": lines, "review": "passed"}
        save(work, [Change("order", values=values)])
    assert world.rows(sa.select(job.c.id)) == []
    assert world.records("order")[0]["high_value"] is False


def test_publishing_a_rule_plans_the_times_of_the_records_there_are(world: ReviewWorld) -> None:
    due = world.clock() + timedelta(hours=1)
    order = world.order(price="10", pay_due_at=due)
    world.order(price="10")
    offset = {"n": 30, "unit": "MIN"}
    mark = {"id": "a", "kind": "set", "set": {"remark": '"late"'}}
    trigger = {"kind": "relative_time", "field": "pay_due_at", "offset": offset}
    add_rule(world, "late", trigger=trigger, actions=[mark])
    world.background()
    planned = world.rows(sa.select(timer.c.record_id, timer.c.due_at).where(timer.c.rule == "late"))
    assert planned == [(order, due + timedelta(minutes=30))]
    world.clock.move(minutes=91)
    world.background()
    assert world.record("order", order)["remark"] == "late"


def test_changing_the_offset_of_a_rule_moves_the_times(world: ReviewWorld) -> None:
    due = world.clock() + timedelta(hours=1)
    world.order(price="10", pay_due_at=due)
    parts = {"actions": [{"id": "a1", "kind": "transition", "transition": "close"}]}
    trigger = {"kind": "relative_time", "field": "pay_due_at", "offset": {"n": 1, "unit": "D"}}
    add_rule(world, "close_unpaid", trigger=trigger, **parts)
    world.background()
    assert world.rows(sa.select(timer.c.due_at)) == [(due + timedelta(days=1),)]


def test_a_row_of_a_file_that_a_rule_refuses_does_not_stop_the_others(world: ReviewWorld) -> None:
    words = {"zh": "备注里不能写“急”", "en": "Not in a hurry"}
    refuse = {"id": "a", "kind": "refuse", "message": words}
    add_rule(world, "calm", trigger=on_change("remark"), when='remark = "急"', phase="before", actions=[refuse])
    line = [{"sku": world.sku, "qty": 1, "price": 10}]

    def load(work: Work) -> tuple[dict[int, Saved], dict[int, list[Problem]]]:
        work.path = "import"
        rows = [{"warehouse": world.warehouse, "lines": line, "remark": text} for text in ("一", "急", "三")]
        return save_valid(work, [Change("order", values=row) for row in rows])

    saved, refused = world.run(load)
    assert sorted(saved) == [0, 2]
    assert [problem.message.zh for problem in refused[1]] == [words["zh"]]
    assert len(world.records("order")) == 2


def test_a_record_that_several_lines_are_about_gets_what_each_of_them_gives(world: ReviewWorld) -> None:
    update = {
        "id": "u",
        "kind": "update",
        "form": "order",
        "for_each": "lines",
        "match": {"lines.sku": "line.sku"},
        "where": "NOT ISEMPTY(remark)",
        "set": {"remark": 'remark & "+"'},
        "rows": {"lines": {"for_each": "lines", "set": {"sku": "line.sku", "qty": "1", "price": "1"}}},
    }
    add_rule(world, "mark", trigger={"kind": "transition", "transition": ["close"]}, actions=[update])
    lines = [{"sku": sku, "qty": 1, "price": 10} for sku in (world.sku, world.create("sku", code="B"))]
    closed, other = world.order(lines=lines), world.order(lines=lines, remark="a")
    world.save(Change("order", closed, transition="close"))
    assert world.record("order", other)["remark"] == "a++"
    assert world.record("order", other)["payable"] == 22
