"""Parts of a whole; more than five parts are folded into 其他."""

from decimal import Decimal
from typing import Any, ClassVar

from tenon_engines.kernel.text import Text
from tenon_engines.report.charts import cells, theme
from tenon_engines.report.charts.axis import hover_text
from tenon_engines.report.charts.chart import Chart, Look
from tenon_engines.report.result import ReportResult

_MOST = 5


class Pie(Chart):
    """A ring with the share beside each name."""

    name = "pie"
    label = Text("饼图", "Pie chart")
    icon = "chart-pie"
    dimensions: ClassVar[tuple[int, int]] = (1, 1)
    measures: ClassVar[tuple[int, int]] = (1, 1)

    hole: float = 0.62

    def figure(self, result: ReportResult, look: Look) -> dict[str, Any] | None:
        import plotly.graph_objects as go

        if not result.dimensions() or not result.rows:
            return None
        index = cells.main_measures(result)[0]
        column = result.columns[index]
        parts = [
            (text, value, row.others)
            for text, value, row in zip(
                cells.labels(result, look), cells.series(result, index), result.rows, strict=True
            )
            if value is not None and value > 0
        ]
        parts = _folded(parts, look)
        colours = [theme.others(look) if rest else theme.series(look)[at % 5] for at, (_, _, rest) in enumerate(parts)]
        exact = [hover_text(value, column.type, column.scale) for _, value, _ in parts]
        trace = go.Pie(
            labels=[text for text, _, _ in parts],
            values=[float(value) for _, value, _ in parts],
            customdata=exact,
            hole=self.hole,
            sort=False,
            direction="clockwise",
            marker={"colors": colours, "line": {"width": 1, "color": "rgba(0,0,0,0)"}},
            texttemplate="%{label}<br>%{percent:.1%}",
            textposition="outside",
            hovertemplate="%{label}<br>%{customdata}<br>%{percent}<extra></extra>",
        )
        return theme.draw([trace], look, margin={"l": 16, "r": 16, "t": 16, "b": 16})


def _folded(parts: list[tuple[str, Decimal, bool]], look: Look) -> list[tuple[str, Decimal, bool]]:
    if len(parts) <= _MOST:
        return parts
    largest = sorted((part for part in parts if not part[2]), key=lambda part: part[1], reverse=True)[: _MOST - 1]
    rest = sum((value for _, value, _ in parts), Decimal(0)) - sum((value for _, value, _ in largest), Decimal(0))
    return [*largest, ("Others" if look.english else "其他", rest, True)]
