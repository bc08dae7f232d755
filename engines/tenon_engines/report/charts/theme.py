"""Colours, fonts and bare layout of all figures: one hue for one series, grey for what came before, no chart junk."""

from collections.abc import Sequence
from typing import Any

from tenon_engines.report.charts.chart import Look

_LIGHT = ("#3B5BDB", "#7C93EA", "#2A9D8F", "#E0A33A", "#B9806B", "#8C96A8")
_DARK = ("#6F8CF5", "#4C63B8", "#45B5A6", "#D9A548", "#BE8E7C", "#7D8798")
_FONT = 'Inter, "Open Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif'


def palette(look: Look) -> tuple[str, ...]:
    """Chart colours 1 to 6."""
    return _DARK if look.dark else _LIGHT


def series(look: Look) -> tuple[str, ...]:
    """The same colours so that neighbours are told apart at a glance, also by people who see fewer of them."""
    blue, light_blue, teal, amber, brown, slate = palette(look)
    return blue, amber, teal, brown, light_blue, slate


def accent(look: Look) -> str:
    return palette(look)[0]


def grey(look: Look) -> str:
    """For the period before."""
    return "#8D95A3" if look.dark else "#A3AAB6"


def soft(look: Look) -> str:
    """The fill below a line."""
    return "rgba(111,140,245,0.14)" if look.dark else "rgba(59,91,219,0.08)"


def others(look: Look) -> str:
    return palette(look)[5]


def draw(traces: Sequence[Any], look: Look, **more: Any) -> dict[str, Any]:
    """The figure of these traces as Plotly's own JSON, checked by Plotly; `more` completes the layout.

    Plotly is loaded with the first figure, not with the server.
    """
    import plotly.graph_objects as go
    import plotly.io

    plotly.io.templates.default = None  # the look is ours; the usual template would add 6 kB to each figure
    figure: dict[str, Any] = go.Figure(traces, layout(look, **more)).to_plotly_json()
    return figure


def layout(look: Look, **more: Any) -> dict[str, Any]:
    """The layout that every figure starts from; the tile's card brings background and title."""
    text = "#8D95A3" if look.dark else "#666D7B"
    surface = "#1B1E25" if look.dark else "#FFFFFF"
    border = "#2A2E37" if look.dark else "#E3E6EB"
    strong = "#E8EAEE" if look.dark else "#1A1D24"
    base: dict[str, Any] = {
        "autosize": True,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": _FONT, "size": 12, "color": text},
        "colorway": list(series(look)),
        "margin": {"l": 48, "r": 16, "t": 12, "b": 32},
        "showlegend": False,
        "legend": {"orientation": "h", "x": 1, "xanchor": "right", "y": 1.02, "yanchor": "bottom"},
        "hoverlabel": {"bgcolor": surface, "bordercolor": border, "font": {"color": strong, "size": 12}},
        "separators": ".,",
        "dragmode": False,
    }
    return {**base, **more}


def grid(look: Look) -> dict[str, Any]:
    """A value axis: thin lines, no axis line."""
    return {
        "gridcolor": "#22262E" if look.dark else "#EEF0F3",
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
    }


def bare(look: Look) -> dict[str, Any]:
    """A category axis: labels only."""
    line = "#2A2E37" if look.dark else "#E3E6EB"
    return {"showgrid": False, "zeroline": False, "showline": True, "linecolor": line, "fixedrange": True, "ticks": ""}
