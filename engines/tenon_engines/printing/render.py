"""Records → one page of HTML with a sheet for each, ready for the printer. It loads nothing and runs nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

import nh3
from jinja2 import TemplateError
from markupsafe import escape

from tenon_engines.kernel.errors import RunError
from tenon_engines.kernel.text import Text
from tenon_engines.printing.paper import paper_styles
from tenon_engines.printing.plan import PrintPlan
from tenon_engines.printing.sandbox import Budget

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_TAGS = frozenset(
    [
        "b",
        "br",
        "caption",
        "code",
        "col",
        "colgroup",
        "dd",
        "div",
        "dl",
        "dt",
        "em",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "i",
        "img",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "s",
        "section",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
_ATTRIBUTES = {
    "*": {"class", "style", "title"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "align", "valign"},
    "th": {"colspan", "rowspan", "align", "valign"},
    "col": {"span", "width"},
    "table": {"border", "cellpadding", "cellspacing", "width"},
}
# What every sheet starts from; the template's own styles come after it.
_BASE = """
* { box-sizing: border-box; }
html, body { margin: 0; padding: 0; color: #000; }
body { font: 10.5pt/1.45 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "SimSun", sans-serif; }
.sheet { break-after: page; position: relative; } .sheet:last-child { break-after: auto; }
.page { break-after: page; } .page:last-of-type { break-after: auto; }
h1 { font-size: 16pt; margin: 0 0 2mm; text-align: center; letter-spacing: .1em; }
table { width: 100%; border-collapse: collapse; } thead { display: table-header-group; } tr { break-inside: avoid; }
th, td { border: .2mm solid #000; padding: 1mm 1.5mm; text-align: left; vertical-align: middle; }
th { font-weight: 600; } .plain th, .plain td { border: 0; padding: .5mm 0; }
.right { text-align: right; font-variant-numeric: tabular-nums; } .center { text-align: center; }
.large { font-size: 14pt; font-weight: 600; } .small { font-size: 8.5pt; }
.head { display: flex; justify-content: space-between; align-items: flex-start; gap: 4mm; margin-bottom: 2mm; }
.foot { display: flex; justify-content: space-between; gap: 4mm; margin-top: 3mm; }
.barcode { max-width: 100%; } .numbering { font-size: 8pt; text-align: right; margin-top: 2mm; }
"""

Sheet = Mapping[str, Any]


def render(plan: PrintPlan, sheets: Sequence[Sheet], around: Mapping[str, Any], *, title: str, language: str) -> str:
    """The page. Every sheet has its `record` and how often it was `printed`; `around` is the same for all."""
    budget = Budget()
    bodies = []
    number = len(sheets)
    for place, sheet in enumerate(sheets, start=1):
        for copy in range(1, plan.copies + 1):
            names = {**around, **sheet, "sheet": place, "sheets": number, "copy": copy, "copies": plan.copies}
            body = _clean(_body(plan, names, budget))
            foot = f'<div class="numbering">{place} / {number}</div>' if plan.numbering else ""
            bodies.append(f'<section class="sheet">{body}{foot}</section>')
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f"<title>{escape(title)}</title><style>{paper_styles(plan.paper)}{_BASE}{plan.styles}</style>"
    )
    return f'<!doctype html><html lang="{escape(language)}"><head>{head}</head><body>{"".join(bodies)}</body></html>'


def _body(plan: PrintPlan, names: Mapping[str, Any], budget: Budget) -> str:
    parts = []
    try:
        for part in plan.body.generate({**names, "budget": budget}):
            budget.take_output(len(part))
            parts.append(part)
    except (TemplateError, TypeError, ArithmeticError, ValueError, RecursionError) as error:
        said = f"{type(error).__name__}: {error}"[:200]
        raise RunError(
            Text(f"模板不能打印这条记录：{said}", f"The template cannot print this record: {said}")
        ) from None
    return "".join(parts)


def _clean(html: str) -> str:
    """Only what can stand on paper: no scripts, no forms, no links, no pictures from elsewhere."""
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_drawn_here,
        url_schemes={"data"},
        link_rel=None,
        strip_comments=True,
        clean_content_tags={"script", "style", "iframe", "object", "embed", "svg", "math"},
    )


def _drawn_here(tag: str, attribute: str, value: str) -> str | None:
    return None if attribute == "src" and not value.startswith("data:image/") else value
