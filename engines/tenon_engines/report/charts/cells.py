"""Reads a result as a chart does: labels along the axis, one series per value column."""

from decimal import Decimal

from tenon_engines.report.charts.chart import Look
from tenon_engines.report.result import Column, ReportResult, plain, to_wire


def labels(result: ReportResult, look: Look) -> list[str]:
    """One text per row; several dimensions are joined."""
    dims = result.dimensions()
    return [
        " · ".join(plain(row.values[index], result.columns[index], result.labels, look.language) for index in dims)
        for row in result.rows
    ]


def axis_values(result: ReportResult) -> list[str | None]:
    """The cells of the first dimension as they travel: buckets of time as ISO."""
    index = result.dimensions()[0]
    return [to_wire(row.values[index], result.columns[index], result.labels) for row in result.rows]


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
