"""Business settings: what is no value of its type is refused by its name, with what would be right."""

from typing import Any

import pytest

from tenon_engines.kernel.problem import Problem
from tenon_engines.rule.constants import read_constants


@pytest.mark.parametrize("value", ["viel", "", None, True, {"a": 1}, "9" * 40, "1e40", "NaN"])
def test_an_amount_that_is_none_or_beyond_all_bounds_is_refused(value: Any) -> None:
    problems: list[Problem] = []
    entry = {"type": "money", "value": value, "name": {"zh": "自动通过额度", "en": "Passes up to"}}
    assert read_constants({"constants": {"auto_pass": entry}}, problems) == {}
    (problem,) = problems
    assert (problem.code, problem.path) == ("bad_value", "/constants/auto_pass/value")
    assert problem.message.zh == "“自动通过额度”的值不正确"
    assert problem.hint is not None
    assert "5000" in problem.hint.en


def test_an_amount_may_be_negative_and_have_decimals() -> None:
    problems: list[Problem] = []
    read_constants({"constants": {"floor": {"type": "money", "value": "-12.50"}}}, problems)
    assert problems == []


@pytest.mark.parametrize(
    ("entry", "path", "hint"),
    [
        ({"value": "-1", "min": "0"}, "value", "at least 0"),
        ({"value": "1000.01", "max": "1000"}, "value", "at most 1,000"),
        ({"value": "-1", "min": "0", "max": "1000"}, "value", "from 0 to 1,000"),
        ({"value": "5", "min": "9", "max": "3"}, "max", "at least the lower bound 9"),
        ({"value": "5", "min": "few"}, "min", "a number such as 5000"),
        ({"value": "5", "type": "text", "min": "0"}, "min", "only numbers"),
    ],
)
def test_what_is_beyond_the_bounds_of_a_setting_is_refused(entry: dict[str, Any], path: str, hint: str) -> None:
    problems: list[Problem] = []
    read_constants({"constants": {"limit": {"type": "money", **entry}}}, problems)
    (problem,) = problems
    assert (problem.code, problem.path) == ("bad_value", f"/constants/limit/{path}")
    assert problem.hint is not None
    assert hint in problem.hint.en


@pytest.mark.parametrize("value", ["0", "0.05", "1"])
def test_the_bounds_themselves_are_allowed(value: str) -> None:
    problems: list[Problem] = []
    entry = {"type": "percent", "value": value, "min": "0", "max": "1"}
    assert set(read_constants({"constants": {"share": entry}}, problems)) == {"share"}
    assert problems == []
