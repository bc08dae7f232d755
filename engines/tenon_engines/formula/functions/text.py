"""Texts: lengths and places count code points; an empty text is null."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tenon_engines.formula.context import Context
from tenon_engines.formula.decimals import ARITHMETIC, ONE, ZERO, plain
from tenon_engines.formula.function import BAD_VALUE, OUT_OF_RANGE, Fault, Function
from tenon_engines.formula.functions.aggregate import item_type
from tenon_engines.formula.functions.calendar import iso
from tenon_engines.formula.functions.rmb import capitals
from tenon_engines.formula.site import Site, matches
from tenon_engines.formula.tree import Call
from tenon_engines.formula.types import BOOL, LABELS, TEXT, whole
from tenon_engines.kernel.text import Text

if TYPE_CHECKING:
    from tenon_engines.formula.python_code import Emitter

MAX_TEXT = 100_000
_BETWEEN_WORDS = re.compile("[,，、;；\n]")


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


def _left(text: str, count: Decimal = ONE) -> str | Fault | None:
    return BAD_VALUE if count < 0 else text[: int(count)] or None


def _right(text: str, count: Decimal = ONE) -> str | Fault | None:
    kept = int(count)
    return BAD_VALUE if count < 0 else (text[-kept:] if kept else "") or None


def _mid(text: str, start: Decimal, count: Decimal) -> str | Fault | None:
    first = int(start) - 1
    return BAD_VALUE if first < 0 or count < 0 else text[first : first + int(count)] or None


def _trim(text: str) -> str | None:
    return " ".join(part for part in text.split(" ") if part) or None


def _substitute(text: str, old: str | None, new: str | None, which: Decimal | None = None) -> str | Fault | None:
    if old is None or text is None:
        return text
    if which is None:
        result = text.replace(old, new or "")
        return OUT_OF_RANGE if len(result) > MAX_TEXT else result or None
    if which < 1:
        return BAD_VALUE
    at = -1
    for _ in range(min(int(which), len(text) + 1)):
        at = text.find(old, at + 1 if at < 0 else at + len(old))
        if at < 0:
            return text
    return text[:at] + (new or "") + text[at + len(old) :] or None


def _replace(text: str | None, start: Decimal | None, count: Decimal | None, new: str | None) -> str | Fault | None:
    if text is None or start is None or count is None:
        return None
    first = int(start) - 1
    if first < 0 or count < 0:
        return BAD_VALUE
    return text[:first] + (new or "") + text[first + int(count) :] or None


def _find(sought: str, text: str, start: Decimal = ONE) -> Decimal | Fault:
    first = int(start) - 1
    if first < 0 or first > len(text):
        return BAD_VALUE
    at = text.find(sought, first)
    return BAD_VALUE if at < 0 else Decimal(at + 1)


def _search(sought: str, text: str, start: Decimal = ONE) -> Decimal | Fault:
    return _find(sought.lower(), text.lower(), start)


def _repeat(text: str, count: Decimal) -> str | Fault | None:
    if count < 0:
        return BAD_VALUE
    return OUT_OF_RANGE if len(text) * int(count) > MAX_TEXT else text * int(count) or None


def _mask(text: str, left: Decimal, right: Decimal, mark: str = "*") -> str | Fault:
    """Keeps `left` and `right` characters; too short a text is masked whole."""
    if left < 0 or right < 0:
        return BAD_VALUE
    first, last = int(left), int(right)
    hidden = len(text) - first - last
    if hidden <= 0:
        return mark * len(text)
    return text[:first] + mark * hidden + text[len(text) - last :]


def to_number(text: str) -> Decimal | Fault:
    cleaned = text.strip().replace(",", "")
    digits = cleaned.lstrip("+-").removesuffix("%")
    whole_part, _, places = digits.partition(".")
    if (
        len(cleaned) - len(cleaned.lstrip("+-")) > 1
        or not (whole_part + places).isascii()
        or not (whole_part + places).isdigit()
    ):
        return BAD_VALUE
    number = Decimal(cleaned.removesuffix("%"))
    return ARITHMETIC.scaleb(number, -2) if cleaned.endswith("%") else number


def _rmbcap(value: Decimal) -> str | Fault:
    return capitals(value) or OUT_OF_RANGE


def _text(name: str, takes: str, zh: tuple[str, str], en: tuple[str, str], example: str, **more: Any) -> Function:
    more.setdefault("gives", TEXT)
    signature, doc = Text(zh[0], en[0]), Text(zh[1], en[1])
    return Function(name=name, group="text", takes=takes, signature=signature, doc=doc, example=example, **more)


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


def _length(text: str | None) -> Decimal:
    return Decimal(len(text)) if text is not None else ZERO


def _holds(test: Any) -> Any:
    return lambda text, part: text is not None and part is not None and test(text, part)


def holds_any(text: str, words: str) -> bool:
    """Whether the text holds one of the words, which are separated by commas, semicolons, 、 or ends of lines."""
    return any(word.strip() in text for word in _BETWEEN_WORDS.split(words) if word.strip())


_TESTS: Sequence[tuple[str, str, str, Any]] = (
    ("CONTAINS", "文本里有这一段时成立。", "True if the text holds the part.", lambda text, part: part in text),
    ("STARTSWITH", "文本以这一段开头时成立。", "True if the text begins with the part.", str.startswith),
    ("ENDSWITH", "文本以这一段结尾时成立。", "True if the text ends with the part.", str.endswith),
)

TEXTS = (
    _join("&"),
    _join("CONCAT"),
    _text(
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
    _text(
        "LEFT",
        "text number?",
        ("LEFT(文本，[个数])", "开头的几个字符，默认 1。"),
        ("LEFT(text, [count])", "The first characters (1)."),
        "LEFT(code, 3)",
        python=_left,
        fails=True,
    ),
    _text(
        "RIGHT",
        "text number?",
        ("RIGHT(文本，[个数])", "末尾的几个字符，默认 1。"),
        ("RIGHT(text, [count])", "The last characters (1)."),
        "RIGHT(phone, 4)",
        python=_right,
        fails=True,
    ),
    _text(
        "MID",
        "text number number",
        ("MID(文本，起始，个数)", "从第几个字符起取几个。"),
        ("MID(text, start, count)", "Characters from a place, counted from 1."),
        "MID(code, 3, 2)",
        python=_mid,
        fails=True,
    ),
    _text(
        "LEN",
        "text",
        ("LEN(文本)", "字符个数；空为 0。"),
        ("LEN(text)", "Number of characters; 0 of empty."),
        "LEN(name)",
        gives=whole(False),
        python=_length,
        strict=False,
    ),
    _text(
        "LOWER",
        "text",
        ("LOWER(文本)", "转为小写。"),
        ("LOWER(text)", "In lower case."),
        "LOWER(email)",
        python=str.lower,
    ),
    _text(
        "UPPER",
        "text",
        ("UPPER(文本)", "转为大写。"),
        ("UPPER(text)", "In upper case."),
        "UPPER(code)",
        python=str.upper,
    ),
    _text(
        "TRIM",
        "text",
        ("TRIM(文本)", "去掉首尾空格，中间的连续空格留一个。"),
        ("TRIM(text)", "Without spaces around; one between words."),
        "TRIM(name)",
        python=_trim,
    ),
    _text(
        "SUBSTITUTE",
        "text text text number?",
        ("SUBSTITUTE(文本，旧，新，[第几个])", "把旧文本换成新文本。"),
        ("SUBSTITUTE(text, old, new, [which])", "With the old part replaced by the new."),
        'SUBSTITUTE(code, "-", "")',
        python=_substitute,
        strict=False,
        fails=True,
    ),
    _text(
        "REPLACE",
        "text number number text",
        ("REPLACE(文本，起始，个数，新)", "把一段位置换成新文本。"),
        ("REPLACE(text, start, count, new)", "With a stretch replaced."),
        'REPLACE(phone, 4, 4, "****")',
        python=_replace,
        strict=False,
        fails=True,
    ),
    _text(
        "FIND",
        "text text number?",
        ("FIND(查找，文本，[起始])", "出现的位置，区分大小写；没有则出错。"),
        ("FIND(part, text, [start])", "The place of a part, case-sensitive; an error if absent."),
        'FIND("-", code)',
        gives=whole(),
        python=_find,
        fails=True,
    ),
    _text(
        "SEARCH",
        "text text number?",
        ("SEARCH(查找，文本，[起始])", "出现的位置，不区分大小写；没有则出错。"),
        ("SEARCH(part, text, [start])", "The place of a part in any case; an error if absent."),
        'SEARCH("sku", code)',
        gives=whole(),
        python=_search,
        fails=True,
    ),
    _text(
        "EXACT",
        "text text",
        ("EXACT(文本1, 文本2)", "完全相同（区分大小写）时成立。"),
        ("EXACT(text1, text2)", "True if the same, case included."),
        "EXACT(a, b)",
        gives=BOOL,
        python=lambda a, b: a == b,
        strict=False,
    ),
    _text(
        "REPT",
        "text number",
        ("REPT(文本，次数)", "重复几次。"),
        ("REPT(text, times)", "Repeated."),
        'REPT("*", 5)',
        python=_repeat,
        fails=True,
    ),
    _text(
        "VALUE",
        "text",
        ("VALUE(文本)", "文本转数字。"),
        ("VALUE(text)", "The number a text holds."),
        'VALUE("1,234.5")',
        gives=lambda _: whole().__class__("number"),
        python=to_number,
        fails=True,
    ),
    _text(
        "MASK",
        "text number number text?",
        ("MASK(文本，保留前，保留后，[符号])", "中间打码。"),
        ("MASK(text, keep_left, keep_right, [mark])", "Masked in the middle."),
        "MASK(phone, 3, 4)",
        python=_mask,
        fails=True,
    ),
    _text(
        "RMBCAP",
        "number",
        ("RMBCAP(金额)", "人民币大写。"),
        ("RMBCAP(amount)", "The amount in Chinese capitals."),
        "RMBCAP(payable)",
        python=_rmbcap,
        fails=True,
    ),
    *(
        _text(
            name,
            "text text",
            (f"{name}(文本，一段)", zh),
            (f"{name}(text, part)", en),
            f'{name}(name, "店")',
            gives=BOOL,
            python=_holds(test),
            strict=False,
        )
        for name, zh, en, test in _TESTS
    ),
    _text(
        "CONTAINSANY",
        "text text",
        ("CONTAINSANY(文本，多个词)", "文本里有其中一个词时成立；词之间用逗号、顿号、分号或换行隔开。"),
        ("CONTAINSANY(text, words)", "True if the text holds one of the words, separated by commas or semicolons."),
        'CONTAINSANY(name, "旗舰，专营")',
        gives=BOOL,
        python=_holds(holds_any),
        strict=False,
    ),
)
