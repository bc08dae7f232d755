"""Why a condition held or not, in words that read like a check list."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tenon_engines.form.shape import FormShape
from tenon_engines.formula.context import Context
from tenon_engines.rule.compile import compile_rule
from tenon_engines.rule.plan import RulePlan
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.wording import common_facts

RECORD = {"payable": Decimal("50000.01"), "review": "pending", "remark": None, "flagged": False}


@pytest.mark.parametrize(
    ("when", "zh", "en"),
    [
        ("payable > 50000", ["应付金额 50,000.01 > 50,000"], ["Payable 50,000.01 > 50,000"]),
        ('review = "pending"', ["审核：待审核"], ["Review: Pending"]),
        ('review <> "pending"', ["审核：待审核"], ["Review: Pending"]),
        ('review IN ["pending", "passed"]', ["审核：待审核"], ["Review: Pending"]),
        ('review = "passed"', ["审核 待审核 ≠ 已通过"], ["Review Pending ≠ Passed"]),
        ('remark = "call" OR remark = "wait" OR CONTAINS(remark, "!")', ["备注：无"], ["Remark: none"]),
        ("ISEMPTY(remark) AND NOT flagged", ["备注：无", "异常标记：否"], ["Remark: none", "Flagged: no"]),
    ],
)
def test_what_decided_is_told_in_both_languages(
    shapes: Mapping[str, FormShape], when: str, zh: list[str], en: list[str]
) -> None:
    rule, scene = ruled(shapes, when)
    assert rule.when is not None
    facts = rule.wording.facts(rule.when, scene, rule.when.run(scene.own, scene.context) is True)
    assert ([fact.zh for fact in facts], [fact.en for fact in facts]) == (zh, en)


@pytest.mark.parametrize(
    ("conditions", "told"),
    [
        # each of the parts that fail is a cause
        (['flagged AND review = "passed"'], ["Flagged: no", "Review Pending ≠ Passed"]),
        # one cause of all leaves what failed in some besides untold
        (['flagged AND remark = "call"', 'flagged AND review = "passed"', "flagged"], ["Flagged: no"]),
        (["flagged OR payable < 5", "payable < 5"], ["Flagged: no", "Payable 50,000.01 ≥ 5"]),
        # nothing explains all: what explains most, and what the rest needs
        (
            ['flagged AND remark = "call"', 'flagged AND review = "passed"', "payable < 5"],
            ["Flagged: no", "Payable 50,000.01 ≥ 5"],
        ),
        (["NOT (NOT flagged OR payable > 5)"], ["Flagged: no", "Payable 50,000.01 > 5"]),
    ],
)
def test_conditions_that_all_fail_are_explained_by_what_they_have_in_common(
    shapes: Mapping[str, FormShape], conditions: list[str], told: list[str]
) -> None:
    found = []
    for when in conditions:
        rule, scene = ruled(shapes, when)
        assert rule.when is not None
        assert rule.when.run(scene.own, scene.context) is not True
        found.append(rule.wording.causes(rule.when, scene, False))
    assert [fact.en for fact in common_facts(found)] == told


def ruled(shapes: Mapping[str, FormShape], when: str) -> tuple[RulePlan, Scene]:
    document: dict[str, Any] = {"kind": "rule", "key": "r", "schema": 1, "form": "order", "when": when}
    actions = [{"id": "x", "kind": "set", "set": {"flagged": "TRUE"}}]
    rule = compile_rule({**document, "trigger": {"kind": "record", "on": ["changed"]}, "actions": actions}, shapes)
    return rule, Scene(5, RECORD, Context(datetime(2026, 3, 1, tzinfo=UTC), ZoneInfo("Asia/Shanghai")))
