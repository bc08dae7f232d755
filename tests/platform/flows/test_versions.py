"""Running cases keep the version they started with; new ones follow what was published."""

import copy
import json

import sqlalchemy as sa
from review_world import REVIEW, ReviewWorld

from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.publish import publish
from tenon_platform.runtime.flow_tables import flow_instance
from tenon_platform.storage.transaction import Tx, run_in_transaction


def publish_limit(world: ReviewWorld, limit: str) -> None:
    body = json.loads((REVIEW / "flows/order_review.json").read_text())
    changed = copy.deepcopy(body)
    changed["constants"]["director"]["value"] = limit

    def put(tx: Tx) -> None:
        publish(tx, SYSTEM, {("flow", "order_review"): changed})

    run_in_transaction(world.tenant, put, exclusive=True)


def test_a_lowered_limit_holds_for_new_cases_and_not_for_running_ones(world: ReviewWorld) -> None:
    running, later = world.order(price="40000"), world.order(price="40000")
    world.submit(running)
    publish_limit(world, "30000")
    assert world.rows(sa.select(flow_instance.c.record_id, flow_instance.c.status)) == [(running, "running")]
    world.decide("ops")
    assert world.record("order", running)["review"] == "passed"
    world.submit(later)
    world.decide("ops")
    assert world.record("order", later)["review"] == "pending"
    assert world.reasons(later)[-1] == "应付金额 40,000 > 30,000 → 财务总监审批"
    world.decide("cfo")
    assert world.record("order", later)["review"] == "passed"


def test_a_field_added_while_a_case_runs_does_not_disturb_it(world: ReviewWorld) -> None:
    order = world.order(price="6000")
    world.submit(order)
    body = json.loads((REVIEW / "forms/order.json").read_text())
    body["fields"].append({"key": "x_note", "type": "text", "name": {"zh": "说明", "en": "Note"}})
    run_in_transaction(world.tenant, lambda tx: publish(tx, SYSTEM, {("form", "order"): body}), exclusive=True)
    world.decide("ops")
    assert world.record("order", order)["review"] == "passed"
