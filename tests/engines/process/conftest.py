"""The review flow of the documentation with the forms around it, compiled without any database."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tenon_engines.form.shape import FormShape, read_shape
from tenon_engines.formula.context import ActorValue, Context
from tenon_engines.process.compile import compile_flow
from tenon_engines.process.plan import FlowPlan
from tenon_engines.rule.scene import Scene

REVIEW = Path(__file__).parent / "review"


@pytest.fixture(scope="session")
def shapes() -> Mapping[str, FormShape]:
    documents = [json.loads(path.read_text()) for path in sorted(REVIEW.glob("forms/*.json"))]
    return {document["key"]: read_shape(document) for document in documents}


@pytest.fixture
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((REVIEW / "flows/order_review.json").read_text())
    return found


@pytest.fixture
def flow(document: dict[str, Any], shapes: Mapping[str, FormShape]) -> FlowPlan:
    return compile_flow(document, shapes)


def make_scene(payable: str = "100", **values: Any) -> Scene:
    """An order of two lines of the same SKU."""
    lines = [{"sku": 7, "qty": Decimal(1)}, {"sku": 7, "qty": Decimal(2)}]
    env = {"number": "SO1", "payable": Decimal(payable), "flagged": False, "warehouse": 3, "lines": lines, **values}
    context = Context(
        datetime(2026, 1, 5, tzinfo=UTC), ZoneInfo("Asia/Shanghai"), ActorValue(1, None, frozenset(), "小禾")
    )
    return Scene(42, env, context)


@pytest.fixture
def scene() -> Any:
    """Makes the scene of an order: `scene("50000.01", flagged=True)`."""
    return make_scene
