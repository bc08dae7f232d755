"""What a step lets its people see and write while they decide, whatever their roles say."""

import json
from decimal import Decimal
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
from tenon_platform.runtime.change_log import change
from tenon_platform.storage.tenants import Home
from tenon_platform.storage.transaction import Tx, run_in_transaction

ROLE = {"order": {"read": 'number = "none"', "fields": {"remark": "hidden", "own": "masked"}}}


def set_up(world: ReviewWorld, fields: dict[str, str], **form: dict[str, Any]) -> None:
    """The first step with these fields, for people who may neither see orders nor change them."""
    flow = json.loads((REVIEW / "flows/order_review.json").read_text())
    flow["nodes"][2]["fields"] = fields
    order = json.loads((REVIEW / "forms/order.json").read_text())
    for field in order["fields"]:
        field.update(form.get(field["key"], {}))
    role = json.loads((REVIEW / "roles/operations.json").read_text())
    role["forms"] = ROLE

    def put(tx: Tx) -> None:
        publish(tx, SYSTEM, {("flow", "order_review"): flow, ("form", "order"): order, ("role", "operations"): role})

    run_in_transaction(world.tenant, put, exclusive=True)


class Assignee:
    def __init__(self, app: FastAPI, world: ReviewWorld, login: str) -> None:
        self.client = kept(TestClient(app, base_url="http://localhost/api/v1"))
        self.client.headers["Accept-Language"] = "en"
        entry = {"login": login, "password": "password-1", "tenant": world.tenant.key}
        answer = self.client.post("/session", json=entry)
        self.client.headers["X-CSRF-Token"] = answer.json()["csrf_token"]

    def task(self) -> dict[str, Any]:
        (item,) = self.client.get("/inbox").json()["items"]
        answer = self.client.get(f"/tasks/{item['id']}")
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def decide(self, decision: str, **body: Any) -> Any:
        number = self.task()["task"]["id"]
        return self.client.post(f"/tasks/{number}/{decision}", json=body)


@pytest.fixture
def assignee(home: Home, world: ReviewWorld) -> Any:
    app = create_app(home, clock=world.clock)
    return lambda login="ops": Assignee(app, world, login)


def submitted(world: ReviewWorld, **values: Any) -> int:
    order = world.order(price="6000", **values)
    world.submit(order)
    return order


def test_a_step_opens_fields_to_somebody_whose_role_hides_the_record(world: ReviewWorld, assignee: Any) -> None:
    set_up(world, {"remark": "write", "own": "read", "payable": "hidden"})
    order = submitted(world, remark="old")
    ops = assignee()
    task = ops.task()
    assert (task["record"]["remark"], task["record"]["own"]) == ("old", True)
    assert "payable" not in task["record"]
    assert (task["task"]["amount"], task["task"]["asks"]) == (None, True)
    assert (task["access"]["writable"], task["access"]["fields"]["payable"]) == (["remark"], "hidden")
    page = ops.client.get(f"/apps/review/forms/order/records/{order}").json()
    assert ("payable" in page["record"], page["access"]["fields"]["remark"]) == (False, "read")
    assert ops.client.patch(f"/apps/review/forms/order/records/{order}", json={"remark": "x"}).status_code == 403


def test_a_card_tells_no_reason_that_names_what_the_person_may_not_see(world: ReviewWorld, assignee: Any) -> None:
    set_up(world, {"payable": "read"})
    submitted(world)
    assert assignee().task()["task"]["reason"] == ["Payable 6,000 > 5,000 → Operations review"]
    set_up(world, {"payable": "hidden"})
    submitted(world)
    ops = assignee()
    cards = ops.client.get("/inbox").json()["items"]
    assert [card["reason"] for card in cards] == [["Payable 6,000 > 5,000 → Operations review"], []]


def test_a_task_opens_its_record_for_nothing_but_the_task(world: ReviewWorld, assignee: Any) -> None:
    set_up(world, {"remark": "write"})
    rights = {**ROLE["order"], "update": "TRUE", "delete": "TRUE", "transitions": ["close"], "buttons": ["close_order"]}
    order, client = f"/apps/review/forms/order/records/{submitted(world)}", assignee().client
    role = json.loads((REVIEW / "roles/operations.json").read_text()) | {"forms": {"order": rights}}
    run_in_transaction(world.tenant, lambda tx: publish(tx, SYSTEM, {("role", "operations"): role}), exclusive=True)
    access = client.get(order).json()["access"]
    assert (access["update"], access["delete"], access["transitions"], access["buttons"]) == (False, False, [], [])
    for method, place in (("PATCH", ""), ("DELETE", ""), ("POST", "/transitions/close")):
        assert client.request(method, f"{order}{place}", json={}).status_code == 403, place


def test_what_is_typed_is_saved_with_the_decision_and_stands_in_the_log(world: ReviewWorld, assignee: Any) -> None:
    set_up(world, {"remark": "write"}, remark={"readonly": 'review <> "draft"'})
    order = submitted(world, remark="old")
    assert assignee().decide("approve", values={"remark": "checked"}).status_code == 200
    record = world.record("order", order)
    assert (record["remark"], record["review"]) == ("checked", "passed")
    query = sa.select(change.c.before, change.c.by).where(change.c.form == "order", change.c.record == order)
    logged = [(before, by) for before, by in world.rows(query) if before and "remark" in before]
    assert logged == [({"remark": "old"}, world.users["ops"])]


def test_a_required_field_is_demanded_on_approval_only(world: ReviewWorld, assignee: Any) -> None:
    set_up(world, {"remark": "required"})
    order = submitted(world)
    ops = assignee()
    for values in ({}, {"remark": ""}, {"remark": None}):
        refused = ops.decide("approve", values=values)
        assert (refused.status_code, refused.json()["errors"][0]["path"]) == (422, "/values/remark"), values
        assert refused.json()["errors"][0]["message"] == "Remark is required"
    assert world.record("order", order)["review"] == "pending"
    assert ops.decide("reject", opinion="no").status_code == 200
    again = submitted(world)
    assert assignee().decide("approve", values={"remark": "seen"}).status_code == 200
    assert world.record("order", again)["remark"] == "seen"


def test_a_required_field_that_does_not_show_is_not_demanded(world: ReviewWorld, assignee: Any) -> None:
    set_up(world, {"remark": "required"}, remark={"visible": "flagged"})
    submitted(world)
    assert assignee().decide("approve").status_code == 200


def test_whether_a_required_field_shows_is_asked_of_the_values_that_were_typed(
    world: ReviewWorld, assignee: Any
) -> None:
    lines = {"visible": "SUM(lines.qty) > 3"}
    set_up(world, {"remark": "required", "lines": "write", "pay_due_at": "write"}, remark=lines)
    submitted(world)
    ops, line = assignee(), {"sku": world.sku, "price": "1"}
    refused = ops.decide("approve", values={"lines": [{**line, "qty": "4"}]})
    assert (refused.status_code, refused.json()["errors"][0]["path"]) == (422, "/values/remark"), refused.text
    assert ops.decide("approve", values={"lines": [{**line, "qty": "3"}]}).status_code == 200


def test_what_the_step_does_not_grant_is_refused_and_nothing_is_decided(world: ReviewWorld, assignee: Any) -> None:
    set_up(world, {"remark": "write", "own": "read", "flagged": "hidden"})
    order = submitted(world)
    ops = assignee()
    for values in ({"own": False}, {"flagged": True}, {"sales_dept": None}, {"nothing": 1}, {"remark": "x", "id": 7}):
        refused = ops.decide("approve", values=values)
        assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "not_writable"), values
    record = world.record("order", order)
    assert (record["review"], record["remark"], record["own"]) == ("pending", None, True)


def test_a_wrong_value_says_where_and_the_task_stays_open(world: ReviewWorld, assignee: Any) -> None:
    set_up(world, {"remark": "required", "lines": "write"})
    order = submitted(world)
    ops = assignee()
    refused = ops.decide("approve", values={"lines": [{"sku": world.sku, "qty": "x", "price": "1"}]})
    assert {problem["path"] for problem in refused.json()["errors"]} == {"/values/lines/0/qty", "/values/remark"}
    changed = [{"sku": world.sku, "qty": "2", "price": "3000"}]
    assert ops.decide("approve", values={"lines": changed, "remark": "two"}).status_code == 200
    assert world.record("order", order)["payable"] == Decimal(6000)


def test_a_decided_task_opens_nothing_any_more(world: ReviewWorld, assignee: Any) -> None:
    set_up(world, {"remark": "write"})
    order = submitted(world, remark="old")
    ops, other = assignee(), assignee("ops2")
    number = ops.task()["task"]["id"]
    assert ops.client.post(f"/tasks/{number}/approve", json={}).status_code == 200
    late = other.client.post(f"/tasks/{number}/approve", json={"values": {"remark": "late"}})
    assert (late.status_code, world.record("order", order)["remark"]) == (409, "old")
    assert ops.client.get(f"/apps/review/forms/order/records/{order}").status_code == 404


def test_why_a_flow_went_its_way_is_told_to_those_who_see_what_decided(world: ReviewWorld, assignee: Any) -> None:
    set_up(world, {})
    roles = {("role", "operations"): json.loads((REVIEW / "roles/operations.json").read_text())}

    def let(**fields: str) -> None:
        roles["role", "operations"]["forms"] = {"order": {"read": "TRUE", "fields": fields}}
        run_in_transaction(world.tenant, lambda tx: publish(tx, SYSTEM, roles), exclusive=True)

    def told(client: Any) -> list[list[str]]:
        place = f"/apps/review/forms/order/records/{order}"
        flow = client.get(place).json()["flow"]["instances"][0]["id"]
        case = client.get(f"/flows/instances/{flow}").json()
        parts = client.get(f"{place}/timeline").json()["items"], case["history"], case["progress"]
        return [[part["reason"] for part in each if part["reason"]] for each in parts]

    let()
    order = submitted(world)
    client = assignee().client
    assert [len(reasons) for reasons in told(client)] == [1, 1, 1]
    assert "6,000" in told(client)[0][0]
    let(payable="masked")
    assert told(client) == [[], [], []]
    let(flagged="hidden")
    assert told(client) == [[], [], []]
    let(remark="hidden")
    assert [len(reasons) for reasons in told(client)] == [1, 1, 1]


@pytest.mark.parametrize(("decision", "rejected"), [("approve", False), ("reject", True)])
def test_story_and_progress_know_a_rejection(world: ReviewWorld, assignee: Any, decision: str, rejected: bool) -> None:
    set_up(world, {})
    role = json.loads((REVIEW / "roles/operations.json").read_text()) | {"forms": {"order": {"read": "TRUE"}}}
    put = {("role", "operations"): role}
    run_in_transaction(world.tenant, lambda tx: publish(tx, SYSTEM, put), exclusive=True)
    order = submitted(world)
    ops = assignee()
    assert ops.decide(decision, opinion="no").status_code == 200
    place = f"/apps/review/forms/order/records/{order}"
    items = ops.client.get(f"{place}/timeline").json()["items"]
    assert [item["rejected"] for item in items if item.get("event") == "decided"] == [rejected]
    case = ops.client.get(place).json()["flow"]["instances"][0]["id"]
    steps = ops.client.get(f"/flows/instances/{case}").json()["progress"]
    assert [step["rejected"] for step in steps if step["who"] == ["小禾"]] == [rejected]
    assert not any(step["rejected"] for step in steps if step["who"] != ["小禾"])


def test_a_decision_sent_twice_under_one_key_is_made_once(world: ReviewWorld, assignee: Any) -> None:
    set_up(world, {})
    submitted(world)
    ops = assignee()
    place, key = f"/tasks/{ops.task()['task']['id']}/approve", {"Idempotency-Key": "approve once"}
    first, again = (ops.client.post(place, json={}, headers=key) for _ in range(2))
    assert (first.status_code, again.status_code, first.json()) == (200, 200, again.json())
    assert ops.client.post(place, json={}).status_code == 409
