"""One tile of a dashboard: a result in the shape that the interface draws."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.kernel.text import Text
from tenon_engines.report.charts.chart import Chart, Look
from tenon_engines.report.exact import change_pct
from tenon_engines.report.result import Column, ReportResult, to_wire


def tile_json(result: ReportResult, chart: Chart, look: Look, time: Text | None = None) -> dict[str, Any]:
    """Columns, rows with their drill conditions, totals, and the figure where Plotly draws it.

    `time` names what places a row in the period.
    """
    columns = [_column(column, look.language) for column in result.columns]
    rows = [
        {
            "values": [to_wire(v, column, result.labels) for v, column in zip(row.values, result.columns, strict=True)],
            "drill": row.drill,
            "others": row.others,
        }
        for row in result.rows
    ]
    totals = None
    if result.totals is not None:
        totals = [to_wire(v, column, result.labels) for v, column in zip(result.totals, result.columns, strict=True)]
    return {
        "columns": columns,
        "rows": rows,
        "totals": totals,
        "kpi": None,
        "figure": chart.figure(result, look),
        "form": result.form,
        "drill": result.drill,
        "additive": result.additive,
        "time": time.pick(look.language) if time else None,
        "error": None,
    }


def row_json(result: ReportResult, language: str) -> tuple[list[Any], list[Any]]:
    """The columns and the numbers of a result that has one row."""
    values = [
        to_wire(v, column, result.labels) for v, column in zip(result.rows[0].values, result.columns, strict=True)
    ]
    return [_column(column, language) for column in result.columns], values


def _column(column: Column, language: str) -> dict[str, Any]:
    return {
        "key": column.key,
        "name": column.name.pick(language),
        "type": column.type,
        "role": column.role,
        "grain": column.grain,
        "fn": column.fn,
        "of": column.of,
        "better": column.better,
        "scale": column.scale,
        "hint": column.hint.pick(language) if column.hint else None,
        "options": {key: text.pick(language) for key, text in (column.options or {}).items()} or None,
    }


def kpi_json(measure: str, numbers: ReportResult, course: ReportResult | None) -> dict[str, Any]:
    """The value, the one before, the change, and the course of both as a spark."""
    value = _first(numbers, measure, "value")
    before = _first(numbers, measure, "previous")
    change = change_pct(value, before)
    return {
        "value": _text(value),
        "previous": _text(before),
        "change_pct": _text(change),
        "spark": _course(course, measure, "value"),
        "spark_previous": _course(course, measure, "previous"),
    }


def _first(result: ReportResult, measure: str, fn: str) -> Any:
    index = _position(result, measure, fn)
    return None if index is None or not result.rows else result.rows[0].values[index]


def _course(result: ReportResult | None, measure: str, fn: str) -> list[str | None]:
    index = _position(result, measure, fn) if result is not None else None
    if result is None or index is None:
        return []
    return [_text(row.values[index]) for row in result.rows]


def _position(result: ReportResult, measure: str, fn: str) -> int | None:
    columns: list[Mapping[str, Any]] = [{"of": column.of, "fn": column.fn} for column in result.columns]
    return next((at for at, each in enumerate(columns) if each == {"of": measure, "fn": fn}), None)


def _text(value: Any) -> str | None:
    return None if value is None else format(value, "f")
