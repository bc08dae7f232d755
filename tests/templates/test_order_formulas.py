"""The derived values of an order: amounts with tax inside, and the status people read, row by row of the table."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tenon_engines.form.compile import compile_form
from tenon_engines.form.plan import FormPlan
from tenon_engines.form.shape import read_shape
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.context import Context

FOLDER = Path(__file__).parents[2] / "templates" / "order-management"
CONTEXT = Context(now=datetime(2026, 11, 20, tzinfo=UTC), tz=ZoneInfo("Asia/Shanghai"), actor=None, people=None)


@pytest.fixture(scope="module")
def plan() -> FormPlan:
    forms = [json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("forms/*.json"))]
    shapes = {form["key"]: read_shape(form) for form in forms}
    return compile_form(next(form for form in forms if form["key"] == "order"), shapes)


def expression(plan: FormPlan, key: str) -> Formula:
    fields: list[dict[str, Any]] = plan.document["fields"]
    position = next(index for index, field in enumerate(fields) if field["key"] == key)
    return plan.formulas[f"/fields/{position}/expr"]


def run(plan: FormPlan, key: str, env: dict[str, Any]) -> Any:
    formula = expression(plan, key)
    return formula.run({name: env.get(name) for name in formula.keys} | env, CONTEXT)


@pytest.mark.parametrize(
    ("axes", "shown"),
    [
        ({"pay": "refunded", "review": "passed"}, "refunded"),
        ({"closure": "closed"}, "closed"),
        ({"pay": "paid", "aftersale": "to_handle", "fulfil": "shipped", "review": "passed"}, "refund_requested"),
        (
            {"pay": "paid", "review": "passed", "fulfil": "signed", "completed_at": datetime(2026, 11, 1, tzinfo=UTC)},
            "completed",
        ),
        ({"pay": "paid", "review": "passed", "fulfil": "signed"}, "delivered"),
        ({"pay": "paid", "review": "passed", "fulfil": "shipped"}, "shipped"),
        ({"pay": "paid", "review": "passed", "fulfil": "part_shipped"}, "part_shipped"),
        ({"review": "rejected"}, "review_failed"),
        ({"review": "passed", "fulfil": "backordered"}, "backordered"),
        ({"review": "passed", "pay": "paid", "fulfil": "locked"}, "to_ship"),
        ({"review": "passed", "pay_method": "cod", "fulfil": "locked"}, "to_ship"),
        ({"review": "passed", "pay_method": "credit", "fulfil": "locked"}, "to_ship"),
        ({"review": "passed", "pay_method": "transfer", "fulfil": "locked"}, "awaiting_payment"),
        ({"review": "pending", "review_mode": "audit_first"}, "to_review"),
        ({"review": "pending", "pay": "paid"}, "to_review"),
        ({"pay": "paid"}, "paid"),
        ({"review_mode": "audit_first"}, "draft"),
        ({}, "awaiting_payment"),
    ],
)
def test_the_status_follows_the_axes(plan: FormPlan, axes: dict[str, Any], shown: str) -> None:
    usual = {
        "pay": "unpaid",
        "closure": "open",
        "fulfil": "none",
        "review": "draft",
        "review_mode": "pay_first",
        "pay_method": "online",
    }
    assert run(plan, "status", usual | axes) == shown


def test_the_amount_due_includes_tax_and_freight_and_less_rounding(plan: FormPlan) -> None:
    lines = [{"net": Decimal("23291.07"), "tax": Decimal("2679.50"), "tax_rate": Decimal("0.13")},
             {"net": Decimal("38328.93"), "tax": Decimal("4409.53"), "tax_rate": Decimal("0.13")}]  # fmt: skip
    env = {"lines": lines, "freight": Decimal("380.00"), "rounding": Decimal("0.00")}
    assert run(plan, "payable", env) == Decimal("62000.00")
    assert run(plan, "tax", env) == Decimal("7132.75")  # 43.72 of it inside the freight
