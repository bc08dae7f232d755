"""Times relative to a date: on the tenant's calendar, to its end and no further."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tenon_engines.rule.triggers.relative_time import Offset, RelativeTime

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
