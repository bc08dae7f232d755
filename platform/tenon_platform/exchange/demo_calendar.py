"""When the sample orders are placed: month shares, campaign days, the spring festival, hours of the day."""

import random
from datetime import date, timedelta
from functools import cache

_MONTHS = {
    "b2c": (7.0, 3.2, 7.6, 6.4, 7.4, 13.2, 6.0, 7.0, 7.8, 8.4, 17.6, 8.4),
    "b2b": (10, 4, 8, 8, 12, 7, 6, 8, 9, 13, 7, 8),
}
_DAYS = {
    (6, 1): 2, (6, 16): 1.8, (6, 17): 1.8, (6, 18): 4.5, (11, 1): 1.8, (11, 2): 1.8, (11, 3): 1.8, (11, 10): 2.5,
    (11, 11): 6, (11, 12): 1.6, (12, 12): 2.2, (3, 8): 1.8, (9, 9): 1.6,
}  # fmt: skip
_NEW_YEAR_EVES = tuple(
    date.fromisoformat(day)
    for day in ("2023-01-21", "2024-02-09", "2025-01-28", "2026-02-16", "2027-02-05", "2028-01-25", "2029-02-12",
                "2030-02-02", "2031-01-22", "2032-02-10")
)  # fmt: skip
_HOURS = (3, 1.6, 0.8, 0.5, 0.4, 0.5, 1, 2, 3.4, 5, 6.2, 5.6, 5.4, 5, 4.8, 4.9, 4.8, 4.2, 4, 5.2, 8.2, 10.2, 8.9, 4.4)
_RUSH = tuple(16 if hour == 0 else 10 if hour == 20 else share * 0.83 for hour, share in enumerate(_HOURS))
_OFFICE = tuple(1.0 if 9 <= hour < 18 and hour != 12 else 0.0 for hour in range(24))


def day_weight(day: date, business: bool) -> float:
    """How busy a day is before its month is normalised."""
    if any(-7 <= (day - eve).days <= 8 for eve in _NEW_YEAR_EVES):
        return 0.0 if business else 0.15
    if business:
        return 0.0 if day.weekday() == 6 else 1.0
    weight = float(_DAYS.get((day.month, day.day), 1.3 if day.month == 1 and 5 <= day.day <= 20 else 1))
    return weight * (1.12 if day.weekday() >= 5 else 1)


def day_shares(today: date, business: bool) -> tuple[list[date], list[float]]:
    """The 365 days up to and with `today`, each with its share of a year's orders."""
    days = [today - timedelta(days=back) for back in range(364, -1, -1)]
    shares: list[float] = []
    for day in days:
        whole = _month_weight(day.year, day.month, business)
        share = _MONTHS["b2b" if business else "b2c"][day.month - 1]
        shares.append(share * day_weight(day, business) / whole if whole else 0.0)
    return days, shares


@cache
def _month_weight(year: int, month: int, business: bool) -> float:
    days = (date(year, month, 1) + timedelta(days=n) for n in range(31))
    return sum(day_weight(day, business) for day in days if day.month == month)


def draw_hour(day: date, business: bool, rng: random.Random) -> int:
    hours = _OFFICE if business else _RUSH if (day.month, day.day) in ((6, 18), (11, 11)) else _HOURS
    return rng.choices(range(24), hours)[0]
