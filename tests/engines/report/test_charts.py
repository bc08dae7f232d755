"""Every chart kind draws figures that Plotly itself accepts, with ticks a Chinese reader reads at once."""

from colorsys import rgb_to_hls
from datetime import datetime
from decimal import Decimal
from typing import Any

import plotly.graph_objects as go
import pytest

from tenon_engines.kernel.text import Text
from tenon_engines.report.charts import charts
from tenon_engines.report.charts.axis import nice_step, tick_text, value_axis
from tenon_engines.report.charts.chart import Chart, Look
from tenon_engines.report.result import OTHERS, Column, ReportResult, ResultRow
from tenon_engines.report.tile import tile_json

CHINESE, ENGLISH = Look("zh-CN"), Look("en-US", dark=True)


def result(rows: list[tuple[Any, ...]], *values: str) -> ReportResult:
    columns = [Column("shop", Text("店铺", "Shop"), "text", "dim")]
    columns += [Column(name, Text(name, name), "money", "measure", of=name) for name in values or ("gmv",)]
    return ReportResult(tuple(columns), tuple(ResultRow(row, "TRUE", row[0] == OTHERS) for row in rows), "order")


SHOPS = result(
    [("旗舰店", Decimal("236329.50")), ("批发部", Decimal("-20.72")), (None, None), (OTHERS, Decimal("9.99"))]
)
FIGURED = [pytest.param(kind, id=name) for name, kind in charts.items() if kind.figured]


@pytest.mark.parametrize("kind", FIGURED)
@pytest.mark.parametrize("look", [CHINESE, ENGLISH])
def test_plotly_accepts_the_figure(kind: type[Chart], look: Look) -> None:
    figure = kind().figure(SHOPS, look)
    assert figure is not None
    go.Figure(figure)


@pytest.mark.parametrize("kind", FIGURED)
def test_nothing_to_draw_is_no_figure(kind: type[Chart]) -> None:
    assert kind().figure(result([]), CHINESE) is None


@pytest.mark.parametrize("kind", [pytest.param(kind, id=name) for name, kind in charts.items()])
def test_a_kind_is_documented_and_lives_in_the_file_of_its_name(kind: type[Chart]) -> None:
    assert kind.__module__.rsplit(".", 1)[-1] == kind.name
    assert kind.__doc__
    assert kind.describe()["name"]["zh"]


def test_the_numbers_of_a_tile_stay_exact_text() -> None:
    tile = tile_json(SHOPS, charts["bar"](), CHINESE)
    assert tile["rows"][0]["values"] == ["旗舰店", "236329.50"]
    assert tile["rows"][3]["values"][0] == {"others": True}
    assert tile["figure"]["data"][0]["customdata"][0] == "236,329.50"


def test_the_rest_is_grey_and_named() -> None:
    figure = charts["bar"]().figure(SHOPS, CHINESE)
    assert figure is not None
    assert figure["data"][0]["x"] == ["旗舰店", "批发部", "(空)", "其他"]
    assert len(set(figure["data"][0]["marker"]["color"])) == 2


def hue(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return rgb_to_hls(red, green, blue)[0] * 360


@pytest.mark.parametrize("look", [CHINESE, ENGLISH])
def test_two_lines_have_clearly_different_colours(look: Look) -> None:
    figure = charts["line"]().figure(result([("旗舰店", Decimal(2), Decimal(1))], "gmv", "paid"), look)
    assert figure is not None
    first, second = figure["layout"]["colorway"][:2]
    assert figure["data"][0]["line"]["color"] == first
    apart = abs(hue(first) - hue(second))
    assert min(apart, 360 - apart) > 90


def test_a_pie_shows_at_most_five_parts() -> None:
    many = result([(f"店铺{n}", Decimal(n)) for n in range(1, 10)])
    figure = charts["pie"]().figure(many, CHINESE)
    assert figure is not None
    assert figure["data"][0]["labels"] == ["店铺9", "店铺8", "店铺7", "店铺6", "其他"]
    assert sum(figure["data"][0]["values"]) == 45


@pytest.mark.parametrize(
    ("value", "step", "look", "text"),
    [
        (250000, 50000, CHINESE, "25 万"),
        (50000, 50000, CHINESE, "5 万"),
        (125000000, 25000000, CHINESE, "1.25 亿"),
        (15000, 5000, CHINESE, "1.5 万"),
        (2500, 500, CHINESE, "2,500"),
        (0, 500, CHINESE, "0"),
        (250000, 50000, ENGLISH, "250K"),
        (2500000, 500000, ENGLISH, "2.5M"),
        (-20000, 10000, CHINESE, "-2 万"),
    ],
)
def test_ticks_are_said_shortly(value: float, step: float, look: Look, text: str) -> None:
    assert tick_text(value, look, "money", step, abs(value)) == text


def test_per_cent_is_per_cent() -> None:
    assert tick_text(0.25, CHINESE, "percent", 0.05) == "25%"


@pytest.mark.parametrize(("raw", "step"), [(0.7, 1), (1.2, 2), (2.1, 2.5), (3, 5), (700, 1000), (0.02, 0.02)])
def test_steps_are_round(raw: float, step: float) -> None:
    assert nice_step(raw) == pytest.approx(step)


def test_an_axis_spans_all_values_and_zero() -> None:
    axis = value_axis([3.0, 17.0, -4.0], CHINESE, "number")
    assert axis["tickvals"][0] <= -4
    assert axis["tickvals"][-1] >= 17
    assert 0 in axis["tickvals"]
    assert value_axis([], CHINESE, "number")["tickvals"]


@pytest.mark.parametrize(
    ("grain", "cells", "labels"),
    [
        ("hour", [datetime(2026, 11, 20, 9), datetime(2026, 11, 20, 10)], ["09:00", "10:00"]),
        ("hour", [datetime(2026, 11, 20, 23), datetime(2026, 11, 21)], ["11-20 23:00", "11-21 00:00"]),
        ("day", [datetime(2026, 11, 20), datetime(2026, 11, 21)], ["11-20", "11-21"]),
        ("day", [datetime(2025, 12, 31), datetime(2026, 1, 1)], ["2025-12-31", "2026-01-01"]),
        ("month", [datetime(2026, 10, 1), None], ["2026-10", "(空)"]),
    ],
)
def test_times_are_as_short_as_they_stay_apart(grain: str, cells: list[Any], labels: list[str]) -> None:
    columns = (
        Column("date", Text("日期", "Date"), "datetime", "dim", grain),
        Column("n", Text("数", "n"), "number", "measure"),
    )
    rows = tuple(ResultRow((cell, Decimal(1)), None) for cell in cells)
    figure = charts["line"]().figure(ReportResult(columns, rows, "order"), CHINESE)
    assert figure is not None
    assert figure["data"][0]["x"] == labels
