"""Inbox, tasks and messages as a browser sees them."""

import json
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from contract import kept
from fastapi import FastAPI
from review_world import REVIEW, ReviewWorld
from starlette.testclient import TestClient

from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.publish import publish
from tenon_platform.http.app import create_app
from tenon_platform.runtime import overdue
from tenon_platform.runtime.flow_tables import work_item
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Home
from tenon_platform.storage.transaction import run_in_transaction


class Browser:
    def __init__(self, app: FastAPI, world: ReviewWorld, login: str, language: str = "zh-CN") -> None:
        self.client = kept(TestClient(app, base_url="http://localhost"))
        self.client.headers["Accept-Language"] = language
        answer = self.post("/session", login=login, password="password-1", tenant=world.tenant.key)
        assert answer.status_code == 200, answer.text
        self.client.headers["X-CSRF-Token"] = answer.json()["csrf_token"]

    def get(self, path: str) -> Any:
        answer = self.client.get(f"/api/v1{path}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, **body: Any) -> Any:
        return self.client.post(f"/api/v1{path}", json=body)


@pytest.fixture
def browser(home: Home, world: ReviewWorld) -> Any:
    app = create_app(home, clock=world.clock)
    return lambda login, language="zh-CN": Browser(app, world, login, language)


def test_a_card_says_what_it_is_about_and_why_it_came(browser: Any, world: ReviewWorld) -> None:
    order = world.order(price="6000")
    world.submit(order)
    ops = browser("ops")
    answer = ops.get("/inbox?box=todo")
    (item,) = answer["items"]
    assert answer["counts"] == {"todo": 1}
    number = world.record("order", order)["number"]
    assert (item["title"], item["amount"], item["node_name"], item["form_name"]) == (
        number,
        "6000.00",
        "运营审核",
        "订单",
    )
    assert item["reason"] == ["应付金额 6,000 > 5,000 → 运营审核"]
    assert (item["started_by"], item["app"], item["record_id"]) == ("小林", "review", order)
    assert (item["actions"], item["asks"]) == (["approve", "reject"], True)
    assert ops.get("/me")["todo"] == 1


def test_a_card_about_no_money_is_headed_by_its_title(browser: Any, world: ReviewWorld) -> None:
    order = world.order(price="6000")
    world.submit(order)
    world.run(lambda work: work.tx.sql(f"UPDATE f_order SET payable = 0 WHERE id = {order} RETURNING id"))
    (item,) = browser("ops").get("/inbox?box=todo")["items"]
    assert (item["title"], item["amount"]) == (world.record("order", order)["number"], None)


def test_a_task_shows_where_it_has_been_and_what_comes_next(browser: Any, world: ReviewWorld) -> None:
    world.submit(world.order(price="60000"))
    ops = browser("ops")
    (item,) = ops.get("/inbox")["items"]
    task = ops.get(f"/tasks/{item['id']}")
    assert [(step["node_name"], step["state"]) for step in task["progress"]] == [
        ("开始", "done"),
        ("运营审核", "current"),
        ("财务总监审批", "next"),
    ]
    assert task["progress"][1]["who"] == ["小禾", "小米"]
    assert task["record"]["payable"] == "60000.00"
    assert task["opinion"] == "on_reject"


def test_a_decision_moves_the_task_to_the_next_person(browser: Any, world: ReviewWorld) -> None:
    order = world.order(price="60000")
    world.submit(order)
    ops, cfo = browser("ops"), browser("cfo")
    (item,) = ops.get("/inbox")["items"]
    answer = ops.post(f"/tasks/{item['id']}/approve", values={"remark": "加急"})
    assert answer.status_code == 200, answer.text
    assert (answer.json()["next"], answer.json()["record"]["remark"]) == (["财务总监审批"], "加急")
    assert ops.get("/inbox")["items"] == []
    assert [done["state"] for done in ops.get("/inbox?box=done")["items"]] == ["APPROVED"]
    (next_item,) = cfo.get("/inbox")["items"]
    assert next_item["reason"] == ["应付金额 60,000 > 50,000 → 财务总监审批"]
    assert next_item["asks"] is False, "a press is enough where the step opens no fields"
    instance = cfo.get(f"/flows/instances/{item['instance']}")
    assert (instance["state"], instance["at"]) == ("running", ["cfo"])
    assert [started["record_id"] for started in browser("sales").get("/inbox?box=started")["items"]] == [order]


def test_the_second_decision_is_a_conflict_that_names_the_first(browser: Any, world: ReviewWorld) -> None:
    world.submit(world.order(price="6000"))
    ops = browser("ops")
    other = browser("ops2", "en-US")
    (item,) = ops.get("/inbox")["items"]
    assert ops.post(f"/tasks/{item['id']}/approve").status_code == 200
    answer = other.post(f"/tasks/{item['id']}/reject", opinion="no")
    assert (answer.status_code, answer.json()["code"]) == (409, "already_decided")
    assert answer.json()["message"] == "小禾 has already approved this task"


def test_a_rejection_without_an_opinion_says_where_it_is_missing(browser: Any, world: ReviewWorld) -> None:
    world.submit(world.order(price="6000"))
    ops = browser("ops")
    (item,) = ops.get("/inbox")["items"]
    answer = ops.post(f"/tasks/{item['id']}/reject")
    assert (answer.status_code, answer.json()["errors"][0]["path"]) == (422, "/opinion")
    assert ops.post(f"/tasks/{item['id']}/reject", opinion="地址不全").status_code == 200


def test_messages_are_read_once_and_lead_to_their_record(browser: Any, world: ReviewWorld) -> None:
    order = world.order(price="6000")
    world.background()
    boss = browser("boss")
    answer = boss.get("/notifications")
    assert answer["unread"] == 1
    assert answer["items"][0]["link"] == {"app": "review", "form": "order", "id": order}
    assert boss.post("/notifications/read", ids="all").json() == {"unread": 0}
    assert boss.get("/notifications?unread=true")["items"] == []


def test_bad_input_is_answered_with_what_would_be_right(browser: Any, world: ReviewWorld) -> None:
    ops = browser("ops")
    assert ops.client.get("/api/v1/inbox?box=nothing").status_code == 400
    assert ops.client.get("/api/v1/tasks/999").status_code == 404
    assert ops.post("/tasks/999/approve").status_code == 404
    assert ops.post("/tasks/1/approve", opinion=7).status_code == 422
    assert ops.post("/notifications/read", ids=["x"]).status_code == 422


def test_what_waits_longest_comes_first_page_by_page_and_the_other_boxes_begin_with_the_newest(
    browser: Any, world: ReviewWorld
) -> None:
    orders = []
    for _ in range(3):
        orders.append(world.order(price="6000"))
        world.submit(orders[-1])
        world.clock.move(minutes=5)  # type: ignore[attr-defined]
    world.run(  # the order of the tasks' numbers is not that of their waiting: sample data and imports are backdated
        lambda work: work.tx.run(
            Statement(
                sa.update(work_item)
                .where(work_item.c.record_id == orders[2])
                .values(created_at=world.clock() - timedelta(days=2))
            )
        )
    )
    ops = browser("ops")
    found, cursor = [], ""
    while cursor is not None:
        page = ops.get(f"/inbox?limit=1&cursor={cursor}")
        found += [item["record_id"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert found == [orders[2], orders[0], orders[1]]
    first = ops.get("/inbox?limit=1")
    assert ops.client.get(f"/api/v1/inbox?box=done&cursor={first['next_cursor']}").status_code == 422
    for item in ops.get("/inbox")["items"]:
        ops.post(f"/tasks/{item['id']}/approve")
    sales = browser("sales")
    newest = sales.get("/inbox?box=started&limit=2")
    rest = sales.get(f"/inbox?box=started&limit=2&cursor={newest['next_cursor']}")
    assert [item["record_id"] for item in [*newest["items"], *rest["items"]]] == orders[::-1]
    assert [item["record_id"] for item in ops.get("/inbox?box=done")["items"]] == orders[::-1]


@pytest.mark.parametrize(
    ("language", "late", "why"),
    [
        ("zh-CN", "24 小时未处理，已升级", "应付金额 6,000 > 5,000 → 运营审核"),
        ("en-US", "Not handled for 24 hours: escalated", "Payable 6,000 > 5,000 → Operations review"),
    ],
)
def test_a_task_that_others_left_lying_says_so_first(
    browser: Any, world: ReviewWorld, clock: Any, language: str, late: str, why: str
) -> None:
    flow = json.loads((REVIEW / "flows/order_review.json").read_text())
    director = {"kind": "role", "role": "finance_director"}
    review = next(node for node in flow["nodes"] if node["kind"] == "approval")
    review["timeout"] = {"after": {"n": 24, "unit": "H"}, "do": "escalate", "to": director}
    run_in_transaction(world.tenant, lambda tx: publish(tx, SYSTEM, {("flow", "order_review"): flow}), exclusive=True)
    world.submit(world.order(price="6000"))
    (item,) = browser("ops", language).get("/inbox")["items"]
    assert item["reason"] == [why]
    clock.move(days=1)
    overdue.fire_some(world.tenant, clock())
    cfo = browser("cfo", language)
    (item,) = cfo.get("/inbox")["items"]
    assert item["reason"] == [late, why]
    assert cfo.get(f"/tasks/{item['id']}")["task"]["reason"] == [late, why]
