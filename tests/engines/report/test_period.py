from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tenon_engines.kernel.errors import ValidationError
from tenon_engines.report.grain import buckets, decode, floor, write
from tenon_engines.report.period import previous, read_period, to_utc

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 6, 36, 8, tzinfo=UTC)  # Friday 14:36:08 in Shanghai


def span(preset: str, now: datetime = NOW) -> tuple[str, str, str, str]:
    period = read_period({"preset": preset}, now, ZONE)
    assert period is not None
    before = previous(period)
    return tuple(f"{each:%m-%d %H:%M}" for each in (period.start, period.end, before.start, before.end))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("preset", "expected"),
    [
        ("today", ("11-20 00:00", "11-20 14:36", "11-19 00:00", "11-19 14:36")),
        ("yesterday", ("11-19 00:00", "11-20 00:00", "11-18 00:00", "11-19 00:00")),
        ("this_week", ("11-16 00:00", "11-20 14:36", "11-09 00:00", "11-13 14:36")),
        ("this_month", ("11-01 00:00", "11-20 14:36", "10-01 00:00", "10-20 14:36")),
        ("last_month", ("10-01 00:00", "11-01 00:00", "09-01 00:00", "10-01 00:00")),
        ("last_7_days", ("11-14 00:00", "11-20 14:36", "11-07 00:00", "11-13 14:36")),
    ],
)
def test_a_part_span_is_compared_with_the_same_part_of_the_span_before(preset: str, expected: tuple[str, ...]) -> None:
    assert span(preset) == expected


def test_today_begins_at_local_midnight_even_while_utc_is_still_yesterday() -> None:
    period = read_period({"preset": "today"}, datetime(2026, 11, 19, 17, 0, tzinfo=UTC), ZONE)
    assert period is not None
    assert to_utc(period.start, ZONE) == datetime(2026, 11, 19, 16, 0, tzinfo=UTC)


def test_the_31st_is_compared_with_a_shorter_month_up_to_its_end() -> None:
    period = read_period({"preset": "this_month"}, datetime(2026, 3, 31, 4, 0, tzinfo=UTC), ZONE)
    assert period is not None
    assert previous(period).end == datetime(2026, 2, 28, 12, 0)


def test_a_custom_range_holds_both_of_its_days_and_looks_back_as_many_days() -> None:
    period = read_period({"from": "2026-11-01", "to": "2026-11-10"}, NOW, ZONE)
    assert period is not None
    assert (period.start.day, period.end.day, period.until_now) == (1, 11, False)
    before = previous(period)
    assert (f"{before.start:%m-%d}", f"{before.end:%m-%d}") == ("10-22", "11-01")


@pytest.mark.parametrize(
    "spec",
    [
        {"from": "2026-13-01"},
        {"from": "2026-11-10", "to": "2026-11-01"},
        {"preset": "soon"},
        "today",
        {"from": "0001-01-01"},
    ],
)
def test_a_range_that_is_none_is_refused(spec: object) -> None:
    with pytest.raises(ValidationError):
        read_period(spec, NOW, ZONE)


def test_all_time_has_no_span() -> None:
    assert read_period({"preset": "all"}, NOW, ZONE) is None
    assert read_period(None, NOW, ZONE) is None


def test_the_grain_fits_the_length_of_the_span() -> None:
    grains = {}
    for preset in ("today", "this_week", "this_month", "this_year"):
        period = read_period({"preset": preset}, NOW, ZONE)
        assert period is not None
        grains[preset] = period.grain
    assert grains == {"today": "hour", "this_week": "day", "this_month": "day", "this_year": "month"}


def test_buckets_run_to_now_or_to_the_full_span() -> None:
    period = read_period({"preset": "today"}, NOW, ZONE)
    assert period is not None
    assert len(buckets(period, "hour")) == 15
    assert len(buckets(period, "hour", full=True)) == 24


@pytest.mark.parametrize(
    ("grain", "raw", "written"),
    [
        ("month", "2026-11", "2026-11"),
        ("year", "2026", "2026"),
        ("quarter", "2026Q4", "2026-Q4"),
        ("day", "2026-11-20", "2026-11-20"),
        ("day", 739939, "2026-11-20"),
        ("week", 105705, "2026-11-16"),
        ("hour", 739939 * 24 + 14, "2026-11-20T14:00"),
    ],
)
def test_buckets_are_read_and_written(grain: str, raw: object, written: str) -> None:
    bucket = decode(raw, grain)
    assert bucket is not None
    assert write(bucket, grain) == written
    assert floor(bucket, grain) == bucket
