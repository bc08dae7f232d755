"""What every chart kind offers: its options, and the Plotly figure of a result."""

from dataclasses import dataclass
from typing import Any, ClassVar

from tenon_engines.kernel.kind import Kind
from tenon_engines.report.result import ReportResult


@dataclass(frozen=True, slots=True)
class Look:
    """For whom a figure is drawn: the language of its words, the palette of its background."""

    language: str = "zh-CN"
    dark: bool = False

    @property
    def english(self) -> bool:
        return self.language.startswith("en")


class Chart(Kind):
    """Base of all chart kinds. Options are what people set in the designer; `figure` is Plotly JSON or None."""

    group = "chart"
    figured: ClassVar[bool] = True
    dimensions: ClassVar[tuple[int, int]] = (1, 2)
    measures: ClassVar[tuple[int, int]] = (1, 6)

    def figure(self, result: ReportResult, look: Look) -> dict[str, Any] | None:
        """Plotly's `{"data": [...], "layout": {...}}`; numbers become floats here and nowhere before."""
        return None
