"""One number, what it was before, and its course as a spark."""

from typing import ClassVar

from tenon_engines.kernel.text import Text
from tenon_engines.report.charts.chart import Chart


class Kpi(Chart):
    """A single value with the change against the period before; drawn by the interface, not by Plotly."""

    name = "kpi"
    label = Text("指标卡", "Number")
    icon = "hash"
    figured: ClassVar[bool] = False
    dimensions: ClassVar[tuple[int, int]] = (0, 0)
    measures: ClassVar[tuple[int, int]] = (1, 1)

    compare: bool = True
    spark: bool = True
