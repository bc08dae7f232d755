"""Amounts side by side or below each other; one hue, 其他 in grey."""

from typing import Any, Literal

from tenon_engines.kernel.text import Text
from tenon_engines.report.charts import cells, theme
from tenon_engines.report.charts.axis import hover_text, value_axis
from tenon_engines.report.charts.chart import Chart, Look
from tenon_engines.report.result import ReportResult


class Bar(Chart):
    """Upright for a few groups or times, lying for names; stacked when asked."""

    name = "bar"
    label = Text("柱形图", "Bar chart")
    icon = "chart-bar"

    orientation: Literal["vertical", "horizontal"] = "vertical"
    stacked: bool = False
    labels: bool = True

    def figure(self, result: ReportResult, look: Look) -> dict[str, Any] | None:
        if not result.dimensions() or not result.rows:
            return None
        drawn = cells.main_measures(result)
        texts = cells.labels(result, look)
        several = len({result.columns[index].of for index in drawn}) > 1
        data = [self._trace(result, index, look, texts, position, several) for position, index in enumerate(drawn)]
        lying = self.orientation == "horizontal"
        numbers = [value for trace in data for value in trace["x" if lying else "y"] if value is not None]
        if self.stacked:
            numbers = _stacked(data, "x" if lying else "y")
        scale = {**theme.grid(look), **value_axis(numbers, look, result.columns[drawn[0]].type)}
        names = {**theme.bare(look), "type": "category", "automargin": True}
        if lying:
            names |= {"autorange": "reversed", "showline": False}
        more: dict[str, Any] = {
            "xaxis": scale if lying else names,
            "yaxis": names if lying else scale,
            "barmode": "stack" if self.stacked else "group",
            "bargap": 0.35,
            "showlegend": len(data) > 1,
        }
        return theme.draw(data, look, **more)

    def _trace(
        self, result: ReportResult, index: int, look: Look, texts: list[str], position: int, several: bool
    ) -> Any:
        import plotly.graph_objects as go

        column = result.columns[index]
        values = cells.series(result, index)
        colour = theme.series(look)[position % 6]
        colours = [theme.others(look) if row.others else colour for row in result.rows]
        numbers = cells.floats(values)
        lying = self.orientation == "horizontal"
        exact = [hover_text(value, column.type, column.scale) for value in values]
        trace: dict[str, Any] = {
            "orientation": "h" if lying else "v",
            "name": cells.series_name(column, look, several),
            "x": numbers if lying else texts,
            "y": texts if lying else numbers,
            "marker": {"color": colours, "cornerradius": 3},
            "customdata": exact,
            "hovertemplate": ("%{y}" if lying else "%{x}") + "<br>%{customdata}<extra></extra>",
        }
        if self.labels and lying:
            trace |= {"text": exact, "textposition": "outside", "cliponaxis": False}
        return go.Bar(trace)


def _stacked(data: list[Any], side: str) -> list[float]:
    return [sum(value or 0 for value in values) for values in zip(*(trace[side] for trace in data), strict=True)]
