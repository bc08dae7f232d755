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
