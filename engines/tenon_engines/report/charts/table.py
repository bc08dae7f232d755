"""Rows and columns with totals."""

from typing import ClassVar

from tenon_engines.kernel.text import Text
from tenon_engines.report.charts.chart import Chart


class Table(Chart):
    """A plain table, or a cross table when the query has columns; drawn by the interface."""

    name = "table"
    label = Text("明细表", "Table")
    icon = "table"
    figured: ClassVar[bool] = False
    dimensions: ClassVar[tuple[int, int]] = (0, 6)
    measures: ClassVar[tuple[int, int]] = (1, 20)

    bars: bool = False
