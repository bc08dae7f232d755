"""A course over time, with the period before as a grey dashed line."""

from typing import Any

from tenon_engines.kernel.text import Text
from tenon_engines.report.charts import cells, theme
from tenon_engines.report.charts.axis import hover_text, value_axis
from tenon_engines.report.charts.chart import Chart, Look
from tenon_engines.report.result import ReportResult


class Line(Chart):
    """Lines over the first dimension; a single one has its area filled softly."""

    name = "line"
    label = Text("折线图", "Line chart")
    icon = "chart-line"

    area: bool = True
    smooth: bool = False
    compare: bool = False

    def figure(self, result: ReportResult, look: Look) -> dict[str, Any] | None:
        if not result.dimensions() or not result.rows:
            return None
        drawn = cells.main_measures(result)
        own = [index for index in drawn if result.columns[index].fn != "previous"]
        several = len({result.columns[index].of for index in own}) > 1
        texts = cells.labels(result, look)
        data = [self._trace(result, index, look, texts, index == own[0], len(own) == 1, several) for index in drawn]
        numbers = [value for trace in data for value in trace["y"] if value is not None]
        shown = result.columns[drawn[0]].type
        axis = {**theme.grid(look), **value_axis(numbers, look, shown)}
        along = {**theme.bare(look), "type": "category", "nticks": 10, "tickangle": 0, "automargin": True}
        more: dict[str, Any] = {"xaxis": along, "yaxis": axis, "hovermode": "x unified", "showlegend": len(data) > 1}
        if len(data) > 1:
            more["margin"] = {"l": 48, "r": 16, "t": 28, "b": 32}
        return theme.draw(data, look, **more)

    def _trace(
        self, result: ReportResult, index: int, look: Look, texts: list[str], first: bool, alone: bool, several: bool
    ) -> Any:
        import plotly.graph_objects as go

        column = result.columns[index]
        values = cells.series(result, index)
        before = column.fn == "previous"
        line: dict[str, Any] = {"width": 1.5 if before else 2, "shape": "spline" if self.smooth else "linear"}
        if before:
            line |= {"dash": "dash", "color": theme.grey(look)}
        elif first:
            line["color"] = theme.accent(look)
        trace: dict[str, Any] = {
            "mode": "lines" if len(texts) > 1 else "markers",
            "name": cells.series_name(column, look, several),
            "x": texts,
            "y": cells.floats(values),
            "customdata": [hover_text(value, column.type, column.scale) for value in values],
            "hovertemplate": "%{customdata}",
            "line": line,
            "connectgaps": False,
        }
        if self.area and first and alone:
            trace |= {"fill": "tozeroy", "fillcolor": theme.soft(look)}
        return go.Scatter(trace)
