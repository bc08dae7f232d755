"""Steps that lose some at each: ordered, paid, reviewed, shipped, delivered."""

from typing import Any, ClassVar

from tenon_engines.kernel.text import Text
from tenon_engines.report.charts import cells, theme
from tenon_engines.report.charts.axis import hover_text
from tenon_engines.report.charts.chart import Chart, Look
from tenon_engines.report.result import ReportResult


class Funnel(Chart):
    """One step per measure, or per group of one dimension, in the order given."""

    name = "funnel"
    label = Text("漏斗图", "Funnel")
    icon = "filter"
    dimensions: ClassVar[tuple[int, int]] = (0, 1)
    measures: ClassVar[tuple[int, int]] = (1, 10)

    def figure(self, result: ReportResult, look: Look) -> dict[str, Any] | None:
        import plotly.graph_objects as go

        if not result.rows:
            return None
        if result.dimensions():
            index = cells.main_measures(result)[0]
            names, values = cells.labels(result, look), cells.series(result, index)
        else:
            indexes = cells.main_measures(result)
            names = [result.columns[index].name.pick(look.language) for index in indexes]
            values = [result.rows[0].values[index] for index in indexes]
        trace = go.Funnel(
            y=names,
            x=cells.floats(values),
            text=[hover_text(value, "number", 2) for value in values],
            texttemplate="%{text}",
            hovertemplate="%{y}<br>%{text} · %{percentInitial}<extra></extra>",
            marker={"color": [theme.accent(look)] * len(names), "opacity": _fading(len(names))},
            connector={"visible": False},
        )
        axis = {**theme.bare(look), "showline": False, "automargin": True}
        return theme.draw([trace], look, yaxis=axis, xaxis={"visible": False, "fixedrange": True})


def _fading(count: int) -> list[float]:
    return [round(max(0.25, 1 - 0.18 * step), 2) for step in range(count)]
