"""Reads a result as a chart does: labels along the axis, one series per value column."""

from datetime import datetime
from decimal import Decimal

from tenon_engines.report.charts.chart import Look
from tenon_engines.report.result import Column, ReportResult, plain


def labels(result: ReportResult, look: Look) -> list[str]:
    """One text per row; several dimensions are joined."""
    dims = result.dimensions()
    if len(dims) == 1 and result.columns[dims[0]].grain is not None:
        return _times(result, dims[0], look)
    return [
        " · ".join(plain(row.values[index], result.columns[index], result.labels, look.language) for index in dims)
        for row in result.rows
    ]


def _times(result: ReportResult, index: int, look: Look) -> list[str]:
    """Buckets as short as they stay apart: hours of one day, days of one year."""
    column = result.columns[index]
    cells = [row.values[index] for row in result.rows]
    times = [cell for cell in cells if isinstance(cell, datetime)]
    form = {"hour": "%m-%d %H:00", "day": "%m-%d", "week": "%m-%d"}.get(column.grain or "")
    if column.grain == "hour" and len({time.date() for time in times}) == 1:
        form = "%H:00"
    elif len({time.year for time in times}) > 1 and column.grain != "hour":
        form = None
    return [
        cell.strftime(form)
        if form and isinstance(cell, datetime)
        else plain(cell, column, result.labels, look.language)
        for cell in cells
    ]


def series(result: ReportResult, index: int) -> list[Decimal | None]:
    return [row.values[index] for row in result.rows]


def floats(values: list[Decimal | None]) -> list[float | None]:
    """For drawing only."""
    return [None if value is None else float(value) for value in values]


def main_measures(result: ReportResult) -> list[int]:
    """Value columns to draw: shares and ranks are for tables and labels."""
    drawn = [index for index in result.measures() if result.columns[index].fn in ("value", "running", "previous")]
    return drawn or result.measures()


def series_name(column: Column, look: Look, several: bool) -> str:
    """The measure's name, or the column head when the result is spread by a dimension."""
    if column.cell:
        head = " · ".join("—" if cell is None else str(cell) for cell in column.cell)
        return f"{head} {column.name.pick(look.language)}" if several else head
    if column.fn == "previous":
        return "Previous period" if look.english else "上期"
    return column.name.pick(look.language)
