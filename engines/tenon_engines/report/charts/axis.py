"""Ticks that a Chinese reader reads at once: 5 万, 1.2 亿; K and M in English; per cent as per cent."""

from decimal import Decimal
from math import ceil, floor, log10
from typing import Any

from tenon_engines.report.charts.chart import Look

_CHINESE = ((10**8, " 亿"), (10**4, " 万"))
_ENGLISH = ((10**9, "B"), (10**6, "M"), (10**3, "K"))
_STEPS = (1, 2, 2.5, 5, 10)


def value_axis(values: list[float], look: Look, shown: str, wanted: int = 5) -> dict[str, Any]:
    """`tickvals` and `ticktext` from 0 (or the lowest negative) to above the highest value."""
    low, high = min([0.0, *values]), max([0.0, *values])
    step = nice_step((high - low) / wanted) if high > low else 1.0
    if shown != "percent" and step < 1 and all(value == int(value) for value in values):
        step = 1.0
    first, last = floor(low / step), ceil(high / step) or 1
    ticks = [round(index * step, 10) for index in range(first, last + 1)]
    texts = [tick_text(tick, look, shown, step, max(abs(low), abs(high))) for tick in ticks]
    return {"tickmode": "array", "tickvals": ticks, "ticktext": texts, "range": [ticks[0], ticks[-1] * 1.02 or 1]}


def nice_step(raw: float) -> float:
    """The next of 1, 2, 2.5, 5, 10 times a power of ten."""
    power = 10.0 ** floor(log10(raw))
    return next(step * power for step in _STEPS if step * power >= raw * 0.999999)


def tick_text(value: float, look: Look, shown: str, step: float = 0, largest: float = 0) -> str:
    """A number as short as it can be said."""
    if shown == "percent":
        return f"{_trim(value * 100, step * 100)}%"
    if value == 0:
        return "0"
    size = max(abs(value), largest)
    for unit, name in _ENGLISH if look.english else _CHINESE:
        if size >= unit:
            return f"{_trim(value / unit, step / unit)}{name}"
    return _trim(value, step)


def hover_text(value: Decimal | None, shown: str, scale: int) -> str:
    """The exact number with thousands separators, as lists show it."""
    if value is None:
        return "—"
    if shown == "percent":
        return f"{value * 100:,.{max(scale - 2, 1)}f}%"
    if shown == "money":
        return f"{value:,.{scale}f}"
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _trim(value: float, step: float) -> str:
    places = (
        0
        if not step or (step >= 1 and step == int(step))
        else min(4, max(1, -floor(log10(step)) + (step % 1 != 0 and 1)))
    )
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
