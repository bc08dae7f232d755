"""Sheets of paper: sizes, margins, and the offset that moves print onto pre-printed forms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Width and height in millimetres, as the paper lies in the printer.
SIZES: Mapping[str, tuple[int, int]] = {
    "A4": (210, 297),
    "A5": (148, 210),
    "241x140": (241, 140),
    "76x130": (76, 130),
    "100x180": (100, 180),
}
_MARGINS = {"A4": 12, "A5": 10, "241x140": 8, "76x130": 3, "100x180": 4}


@dataclass(frozen=True, slots=True)
class Paper:
    """Millimetres. The offset is already part of the margins: what moves right has more room on its left."""

    width: int
    height: int
    top: float
    right: float
    bottom: float
    left: float


def read_paper(page: Mapping[str, Any]) -> Paper:
    size = page.get("size", "A4")
    width, height = SIZES[size]
    if page.get("orientation") == "landscape":
        width, height = height, width
    own = page.get("margins") or {}
    usual = _MARGINS[size]
    top, right, bottom, left = (float(own.get(side, usual)) for side in ("top", "right", "bottom", "left"))
    offset = page.get("offset") or {}
    x, y = float(offset.get("x", 0)), float(offset.get("y", 0))
    return Paper(
        width, height, max(0.0, top + y), max(0.0, right - x), max(0.0, bottom - y), max(0.0, left + x)
    )  # fmt: skip


def paper_styles(paper: Paper) -> str:
    """How the browser cuts pages, and how the same sheets look on a screen."""
    margins = " ".join(f"{side:g}mm" for side in (paper.top, paper.right, paper.bottom, paper.left))
    inner = paper.width - paper.left - paper.right
    return (
        f"@page {{ size: {paper.width}mm {paper.height}mm; margin: {margins}; }}\n"
        f"@media screen {{ body {{ background: #e9ecf1; padding: 16px; }} .sheet {{ background: #fff; width: {inner:g}mm; "
        f"min-height: {paper.height - paper.top - paper.bottom:g}mm; padding: {margins}; margin: 0 auto 16px; "
        "box-shadow: 0 1px 4px rgb(0 0 0 / .2); box-sizing: content-box; } }\n"
    )
