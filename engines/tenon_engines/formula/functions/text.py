"""Texts: lengths and places count code points; an empty text is null."""

from decimal import Decimal
from typing import Any

from tenon_engines.formula.decimals import ARITHMETIC, ONE, ZERO
from tenon_engines.formula.function import BAD_VALUE, OUT_OF_RANGE, Fault, Function
from tenon_engines.formula.functions.rmb import capitals
from tenon_engines.formula.types import BOOL, TEXT, whole
from tenon_engines.kernel.text import Text

MAX_TEXT = 100_000


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
        length = len(text) + text.count(old) * (len(new or "") - len(old))
        return OUT_OF_RANGE if length > MAX_TEXT else text.replace(old, new or "") or None
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


def text_function(
    name: str, takes: str, zh: tuple[str, str], en: tuple[str, str], example: str, **more: Any
) -> Function:
    """A function of the group of texts, which gives a text unless it says otherwise."""
    more.setdefault("gives", TEXT)
    signature, doc = Text(zh[0], en[0]), Text(zh[1], en[1])
    return Function(name=name, group="text", takes=takes, signature=signature, doc=doc, example=example, **more)


def _length(text: str | None) -> Decimal:
    return Decimal(len(text)) if text is not None else ZERO


TEXTS = (
    text_function(
        "LEFT",
        "text number?",
        ("LEFT(文本，[个数])", "开头的几个字符，默认 1。"),
        ("LEFT(text, [count])", "The first characters (1)."),
        "LEFT(code, 3)",
        python=_left,
        fails=True,
    ),
    text_function(
        "RIGHT",
        "text number?",
        ("RIGHT(文本，[个数])", "末尾的几个字符，默认 1。"),
        ("RIGHT(text, [count])", "The last characters (1)."),
        "RIGHT(phone, 4)",
        python=_right,
        fails=True,
    ),
    text_function(
        "MID",
        "text number number",
        ("MID(文本，起始，个数)", "从第几个字符起取几个。"),
        ("MID(text, start, count)", "Characters from a place, counted from 1."),
        "MID(code, 3, 2)",
        python=_mid,
        fails=True,
    ),
    text_function(
        "LEN",
        "text",
        ("LEN(文本)", "字符个数；空为 0。"),
        ("LEN(text)", "Number of characters; 0 of empty."),
        "LEN(name)",
        gives=whole(False),
        python=_length,
        strict=False,
    ),
    text_function(
        "LOWER",
        "text",
        ("LOWER(文本)", "转为小写。"),
        ("LOWER(text)", "In lower case."),
        "LOWER(email)",
        python=str.lower,
    ),
    text_function(
        "UPPER",
        "text",
        ("UPPER(文本)", "转为大写。"),
        ("UPPER(text)", "In upper case."),
        "UPPER(code)",
        python=str.upper,
    ),
    text_function(
        "TRIM",
        "text",
        ("TRIM(文本)", "去掉首尾空格，中间的连续空格留一个。"),
        ("TRIM(text)", "Without spaces around; one between words."),
        "TRIM(name)",
        python=_trim,
    ),
    text_function(
        "SUBSTITUTE",
        "text text text number?",
        ("SUBSTITUTE(文本，旧，新，[第几个])", "把旧文本换成新文本。"),
        ("SUBSTITUTE(text, old, new, [which])", "With the old part replaced by the new."),
        'SUBSTITUTE(code, "-", "")',
        python=_substitute,
        strict=False,
        fails=True,
    ),
    text_function(
        "REPLACE",
        "text number number text",
        ("REPLACE(文本，起始，个数，新)", "把一段位置换成新文本。"),
        ("REPLACE(text, start, count, new)", "With a stretch replaced."),
        'REPLACE(phone, 4, 4, "****")',
        python=_replace,
        strict=False,
        fails=True,
    ),
    text_function(
        "FIND",
        "text text number?",
        ("FIND(查找，文本，[起始])", "出现的位置，区分大小写；没有则出错。"),
        ("FIND(part, text, [start])", "The place of a part, case-sensitive; an error if absent."),
        'FIND("-", code)',
        gives=whole(),
        python=_find,
        fails=True,
    ),
    text_function(
        "SEARCH",
        "text text number?",
        ("SEARCH(查找，文本，[起始])", "出现的位置，不区分大小写；没有则出错。"),
        ("SEARCH(part, text, [start])", "The place of a part in any case; an error if absent."),
        'SEARCH("sku", code)',
        gives=whole(),
        python=_search,
        fails=True,
    ),
    text_function(
        "EXACT",
        "text text",
        ("EXACT(文本1, 文本2)", "完全相同（区分大小写）时成立。"),
        ("EXACT(text1, text2)", "True if the same, case included."),
        "EXACT(a, b)",
        gives=BOOL,
        python=lambda a, b: a == b,
        strict=False,
    ),
    text_function(
        "REPT",
        "text number",
        ("REPT(文本，次数)", "重复几次。"),
        ("REPT(text, times)", "Repeated."),
        'REPT("*", 5)',
        python=_repeat,
        fails=True,
    ),
    text_function(
        "VALUE",
        "text",
        ("VALUE(文本)", "文本转数字。"),
        ("VALUE(text)", "The number a text holds."),
        'VALUE("1,234.5")',
        gives=lambda _: whole().__class__("number"),
        python=to_number,
        fails=True,
    ),
    text_function(
        "MASK",
        "text number number text?",
        ("MASK(文本，保留前，保留后，[符号])", "中间打码。"),
        ("MASK(text, keep_left, keep_right, [mark])", "Masked in the middle."),
        "MASK(phone, 3, 4)",
        python=_mask,
        fails=True,
    ),
    text_function(
        "RMBCAP",
        "number",
        ("RMBCAP(金额)", "人民币大写。"),
        ("RMBCAP(amount)", "The amount in Chinese capitals."),
        "RMBCAP(payable)",
        python=_rmbcap,
        fails=True,
    ),
)
