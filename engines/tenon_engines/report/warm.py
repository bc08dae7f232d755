"""Loads what reports need and a server's start need not wait for: pandas, Plotly and what both make on first use."""

from decimal import Decimal
from importlib import import_module

from tenon_engines.kernel.text import Text
from tenon_engines.report.charts import charts
from tenon_engines.report.charts.chart import Look
from tenon_engines.report.result import Column, ReportResult, ResultRow


def warm() -> None:
    """Draws every chart once, so that the first person who opens a dashboard waits for numbers only."""
    import_module("tenon_engines.report.run")
    columns = (
        Column("name", Text("名称", "Name"), "text", "dim"),
        Column("count", Text("数量", "Count"), "number", "measure"),
    )
    small = ReportResult(columns, (ResultRow(("A", Decimal(1)), None),), "")
    for _, kind in charts.items():
        kind().figure(small, Look())
