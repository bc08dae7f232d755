"""What follows from a wrong value is not told beside it; everything else is."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tenon_engines.form.compile import compile_form
from tenon_engines.form.compute import run_stage, spread_record
from tenon_engines.form.validate import validate
from tenon_engines.formula.context import Context


def number(key: str, check: str = "", **options: Any) -> dict[str, Any]:
    checked = {"check": {"expr": check}} if check else {}
    return {"key": key, "type": "number", "scale": 2, **checked, **options}


def total(key: str, expr: str) -> dict[str, Any]:
    return {"key": key, "type": "formula", "expr": expr, "result": {"type": "number", "scale": 2}}


FIELDS = [
    {
        "key": "lines",
        "type": "subtable",
        "fields": [
            number("qty", "qty > 0"),
            number("sent", "sent <= qty"),
            number("price", required=True, default="qty * 2"),
            total("net", "qty * price"),
        ],
    },
    number("freight", "freight >= 0"),
    number("paid", required="freight > 5"),
    total("due", "SUM(lines.net) + COALESCE(freight, 0)"),
]
PLAN = compile_form(
    {
        "kind": "form",
        "key": "sale",
        "schema": 1,
        "fields": FIELDS,
        "constraints": [{"id": "aaaaaaaaaa", "expr": "due > 0"}],
    },
    {},
)
CONTEXT = Context(datetime(2026, 11, 20, tzinfo=UTC), UTC)


def told(values: dict[str, Any], *broken: str) -> list[str]:
    env: dict[str, Any] = {"lines": [], **values}
    spread_record(PLAN, env)
    for stage in PLAN.stages:
        run_stage(stage, env, CONTEXT)
        spread_record(PLAN, env)
    return [problem.path for problem in validate(PLAN, env, CONTEXT, broken=broken)]


@pytest.mark.parametrize(
    ("values", "broken", "paths"),
    [
        ({"lines": [{"qty": -1, "sent": 0, "price": 1}]}, [], ["/lines/0/qty"]),  # nor what was sent, nor what is due
        ({"lines": [{"sent": 0, "price": None}]}, ["/lines/0/qty"], []),  # the price would be worked out
        ({"lines": [{"price": 1}, {"qty": -1, "price": 1}]}, ["/lines/0/qty"], ["/lines/1/qty"]),
        ({"freight": -9}, [], ["/freight"]),
        ({"freight": -9}, ["/paid"], ["/freight"]),
        ({"freight": 9}, [], ["/paid"]),
        ({}, ["/freight"], []),
        ({}, [], [""]),
        ({"freight": -9}, [""], []),
        ({"lines": []}, ["/lines"], []),
    ],
)
def test_only_what_is_wrong_by_itself_is_told(values: dict[str, Any], broken: list[str], paths: list[str]) -> None:
    assert told(values, *broken) == paths
