"""Numbers and dates as exports write them."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from tenon_platform.exchange.values import parse_date, parse_moment, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234.50", "1234.50"),
        ("¥12", "12"),
        ("12 元", "12"),
        ("-3.5", "-3.5"),
        ("(5.00)", "-5.00"),
        ("12.5%", "0.125"),
        ("\uff11\uff12\uff0e\uff15", "12.5"),
        (".5", "0.5"),
        ("1,23", None),
        ("12a", None),
        ("", None),
        (".", None),
        ("9" * 41, None),
    ],
)
def test_a_number(text: str, value: str | None) -> None:
    assert parse_number(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize("text", ["2020-02-21", "2020/2/21", "2020年2月21日", "20200221", "2020.02.21"])
def test_a_date(text: str) -> None:
    assert parse_date(text) == date(2020, 2, 21)


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert parse_date("2021-02-29") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2020-02-21 00:03:09", datetime(2020, 2, 21, 0, 3, 9)),
        ("2020/2/21 8:05", datetime(2020, 2, 21, 8, 5)),
        ("2020-02-21T08:05:00.250", datetime(2020, 2, 21, 8, 5, 0, 250000)),
        ("20200221080500", datetime(2020, 2, 21, 8, 5)),
        ("2020-02-21", datetime(2020, 2, 21)),
        ("2020-02-21 25:00", None),
    ],
)
def test_a_moment(text: str, value: datetime | None) -> None:
    assert parse_moment(text) == value
