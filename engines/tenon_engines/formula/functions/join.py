"""Texts joined: `&`, CONCAT, TEXTJOIN."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tenon_engines.formula.context import Context
from tenon_engines.formula.decimals import plain
from tenon_engines.formula.function import Function
from tenon_engines.formula.functions.aggregate import item_type
from tenon_engines.formula.functions.calendar import iso
from tenon_engines.formula.functions.text import text_function
from tenon_engines.formula.site import Site, matches
from tenon_engines.formula.tree import Call
from tenon_engines.formula.types import LABELS, TEXT
from tenon_engines.kernel.text import Text

if TYPE_CHECKING:
    from tenon_engines.formula.python_code import Emitter


def write(context: Context, value: Any) -> str:
    """A value as `&` writes it; nothing for null."""
    if value.__class__ is str:
        return str(value)
    if value is None:
        return ""
    if value is True or value is False:
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal | int):
        return plain(Decimal(value))
    if isinstance(value, date | datetime | time):
        return iso(context, value)
    return str(value)


def _type_join(site: Site) -> Call | None:
    if not site.count(1, None):
        return None
    for at, arg in enumerate(site.args):
        if not matches("plain", arg.type):
            site.mismatch(at, LABELS["text"], Text("列表请用 TEXTJOIN", "Use TEXTJOIN for a list"))
            return None
    return site.call("CONCAT", site.args, TEXT)


def _type_textjoin(site: Site) -> Call | None:
    if not site.count(3, None):
        return None
    for at, wanted in ((0, "text"), (1, "bool")):
        if not matches(wanted, site.args[at].type):
            site.mismatch(at, LABELS[wanted])
            return None
    for at, arg in enumerate(site.args[2:], 2):
        if not matches("plain", item_type(arg)):
            site.mismatch(at, LABELS["text"])
            return None
    return site.call("TEXTJOIN", site.args, TEXT)


def _emit_join(emitter: "Emitter", node: Call) -> str:
    parts = []
    for arg in node.args:
        value = emitter.emit(arg)
        if arg.type.name in ("text", "option"):
            parts.append(f"({value} or '')")
        else:
            parts.append(f"{emitter.constant(write)}(ctx, {value})")
    return f"(({' + '.join(parts)}) or None)"


def _textjoin(context: Context, delimiter: str | None, skip: bool | None, *args: Any) -> str | None:
    parts: list[Any] = []
    for arg in args:
        parts.extend(arg if isinstance(arg, list | tuple) else [arg])
    written = [write(context, part) for part in parts]
    return (delimiter or "").join(part for part in written if part or not skip) or None


def _join(name: str) -> Function:
    signature = Text("a & b", "a & b") if name == "&" else Text("CONCAT(值1, 值2, …)", "CONCAT(value1, value2, …)")
    return Function(
        name=name,
        group="operator" if name == "&" else "text",
        strict=False,
        typing=_type_join,
        emit=_emit_join,
        signature=signature,
        doc=Text("连接成一段文本，空的跳过。", "Joined into one text; empty ones are skipped."),
        example='province & city & "…"',
    )


JOINS = (
    _join("&"),
    _join("CONCAT"),
    text_function(
        "TEXTJOIN",
        "",
        ("TEXTJOIN(分隔符，跳过空，值或列表，…)", "用分隔符连接。"),
        ("TEXTJOIN(delimiter, skip_empty, value or list, …)", "Joined with a delimiter."),
        'TEXTJOIN("、", TRUE, lines.name)',
        typing=_type_textjoin,
        python=_textjoin,
        strict=False,
        lifts=False,
        context=True,
    ),
)
