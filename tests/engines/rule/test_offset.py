"""Times relative to a date: on the tenant's calendar, to its end and no further."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tenon_engines.form.shape import read_shape
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.rule.compile import compile_rule
from tenon_engines.rule.triggers.offset import Offset
from tenon_engines.rule.triggers.relative_time import RelativeTime

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
NEVER = datetime(9999, 12, 31, 20, tzinfo=UTC)


@pytest.mark.parametrize(("n", "unit"), [(1, "D"), (-1, "D"), (0, "D"), (1, "M"), (100_000, "M"), (100_000, "W")])
def test_a_date_that_means_never_stays_far_away(n: int, unit: str) -> None:
    offset = Offset.model_validate({"n": n, "unit": unit})
    assert offset.after(NEVER, SHANGHAI) >= NEVER - timedelta(days=1)


def test_a_time_before_all_time_is_over() -> None:
    assert Offset(n=-100_000, unit="M").after(datetime(2026, 1, 31, tzinfo=UTC), SHANGHAI).year == 1


def test_hours_go_by_the_clock_and_days_by_the_calendar_when_summer_begins() -> None:
    day = datetime(2026, 3, 29, tzinfo=BERLIN).date()
    hours = RelativeTime(field="day", offset=Offset(n=24, unit="H")).due({"day": day}, BERLIN)
    days = RelativeTime(field="day", offset=Offset(n=1, unit="D")).due({"day": day}, BERLIN)
    assert (hours, days) == (datetime(2026, 3, 29, 23, tzinfo=UTC), datetime(2026, 3, 29, 22, tzinfo=UTC))


SHAPES = {
    "task": read_shape({"key": "task", "fields": [{"key": "day", "type": "datetime"}, {"key": "n", "type": "number"}]})
}


def timed(n: int | str, **constants: str) -> dict[str, Any]:
    return {
        "kind": "rule",
        "key": "late",
        "schema": 1,
        "form": "task",
        "name": {"zh": "到期"},
        "constants": {key: {"value": value, "type": "number", "name": {"zh": key}} for key, value in constants.items()},
        "trigger": {"kind": "relative_time", "field": "day", "offset": {"n": n, "unit": "H"}},
        "actions": [{"id": "a", "kind": "set", "set": {"n": "1"}}],
    }


@pytest.mark.parametrize(("n", "hours"), [("param.hours", 36), ("-param.hours", -36), ("param.hours * 2 + 1", 73)])
def test_a_business_setting_says_how_long(n: str, hours: int) -> None:
    trigger = compile_rule(timed(n, hours="36"), SHAPES).trigger
    assert isinstance(trigger, RelativeTime)
    day = datetime(2026, 3, 1, tzinfo=UTC)
    assert trigger.due({"day": day}, SHANGHAI) == day + timedelta(hours=hours)


@pytest.mark.parametrize(
    ("n", "code"),
    [
        ("n", "NOT_ALLOWED"),
        ("param.hours / 5", "out_of_range"),
        ("param.hours * 1000000", "out_of_range"),
        ("param.gone", "UNKNOWN_FIELD"),
    ],
)
def test_what_is_no_length_is_told_at_its_place(n: str, code: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        compile_rule(timed(n, hours="36"), SHAPES)
    (problem,) = caught.value.problems
    assert (problem.code, problem.path) == (code, "/trigger/offset/n")
