"""Which records begin a case: looked at as rules leave them, with what lies behind their references."""

import json
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from review_world import REVIEW, ReviewWorld

from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog import documents
from tenon_platform.catalog.publish import publish
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.flow_tables import flow_instance
from tenon_platform.storage.transaction import Tx, run_in_transaction


def start_when(world: ReviewWorld, condition: str, *rules: dict[str, Any]) -> None:
    flow = json.loads((REVIEW / "flows/order_review.json").read_text())
    flow["start"]["when"] = condition
    bodies = {("flow", "order_review"): flow, **{("rule", rule["key"]): rule for rule in rules}}

    def put(tx: Tx) -> None:
        for rule in rules:
            documents.save_draft(tx, SYSTEM, "review", "rule", rule["key"], rule, None)
        publish(tx, SYSTEM, bodies)

    run_in_transaction(world.tenant, put, exclusive=True)


def cases(world: ReviewWorld, order: int) -> int:
    query = sa.select(sa.func.count()).where(flow_instance.c.record_id == order)
    return int(world.rows(query)[0][0])


def test_a_start_may_hang_on_what_lies_behind_a_reference(world: ReviewWorld) -> None:
    start_when(world, 'warehouse.code = "W1"')
    near, far = world.order(price="6000"), world.order(price="6000")
    world.save(Change("order", far, values={"warehouse": world.create("warehouse", code="W2")}))
    world.submit(near)
    world.submit(far)
    assert (cases(world, near), cases(world, far)) == (1, 0)


def test_a_start_may_hang_on_rows_that_the_save_did_not_read(world: ReviewWorld) -> None:
    start_when(world, "SUM(lines.qty) >= 2")
    few, many = world.order(price="6000", qty=1), world.order(price="6000", qty=2)
    world.submit(few)
    world.submit(many)
    assert (cases(world, few), cases(world, many)) == (0, 1)


def test_a_start_sees_what_rules_made_of_the_record(world: ReviewWorld) -> None:
    rule = {
        "kind": "rule",
        "key": "x_flag_submitted",
        "schema": 1,
        "form": "order",
        "name": {"zh": "标记", "en": "Flag"},
        "trigger": {"kind": "transition", "transition": ["submit"]},
        "phase": "after",
        "actions": [{"id": "s", "kind": "set", "set": {"flagged": "TRUE"}}],
    }
    start_when(world, "flagged", rule)
    order = world.order(price="6000", qty=1)
    assert not world.record("order", order)["flagged"]
    world.submit(order)
    assert cases(world, order) == 1
    assert world.record("order", order)["payable"] == Decimal(6000)
