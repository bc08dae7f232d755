"""REGEXMATCH, REGEXEXTRACT, REGEXREPLACE, and SPLIT. Their work is bounded: too much of it is OUT_OF_RANGE."""

import re
from decimal import Decimal
from typing import Any

from tenon_engines.formula.decimals import ZERO
from tenon_engines.formula.function import BAD_VALUE, OUT_OF_RANGE, Fault, Function
from tenon_engines.formula.functions.regex_search import Places, Search, TooMuchWork
from tenon_engines.formula.functions.regex_syntax import program
from tenon_engines.formula.functions.text import MAX_TEXT
from tenon_engines.formula.problems import SYNTAX
from tenon_engines.formula.site import Site
from tenon_engines.formula.tree import Call, Literal
from tenon_engines.formula.types import MAYBE, TEXT, list_of
from tenon_engines.kernel.text import Text

_MOST_PARTS = 10_000
_REFERENCE = re.compile(r"\$(\$|[0-9])")


def _search(text: str, pattern: str) -> Search | None:
    found = program(pattern)
    return Search(found[0], found[1], text) if found else None


def _part(text: str, places: Places, group: int) -> str:
    begin, end = places[2 * group], places[2 * group + 1]
    return text[begin:end] if begin is not None and end is not None else ""


def _match(text: str, pattern: str) -> bool | Fault:
    search = _search(text, pattern)
    try:
        return BAD_VALUE if search is None else search.find(0) is not None
    except TooMuchWork:
        return OUT_OF_RANGE


def _extract(text: str, pattern: str, group: Decimal | None = None) -> str | Fault | None:
    """The first group, or the whole match of a pattern without groups."""
    search = _search(text, pattern)
    if search is None:
        return BAD_VALUE
    try:
        places = search.find(0)
    except TooMuchWork:
        return OUT_OF_RANGE
    if places is None:
        return BAD_VALUE
    groups = len(places) // 2 - 1
    if group is not None and not ZERO <= group < groups + 1:
        return OUT_OF_RANGE
    return _part(text, places, min(groups, 1) if group is None else int(group)) or None


def _replace(text: str, pattern: str, new: str | None) -> str | Fault | None:
    search = _search(text, pattern)
    if search is None:
        return BAD_VALUE
    try:
        return _replaced(search, new or "")
    except TooMuchWork:
        return OUT_OF_RANGE


def _replaced(search: Search, new: str) -> str | Fault | None:
    parts: list[str] = []
    done = at = length = 0
    while at <= len(search.text):
        places = search.find(at)
        if places is None or places[0] is None or places[1] is None:
            break
        begin, end = places[0], places[1]
        written = search.text[done:begin] + _filled(new, search.text, places)
        length += len(written)
        if length > MAX_TEXT:
            return OUT_OF_RANGE
        parts.append(written)
        done, at = end, end + (begin == end)
    result = "".join(parts) + search.text[done:]
    return OUT_OF_RANGE if len(result) > MAX_TEXT else result or None


def _filled(new: str, text: str, places: Places) -> str:
    """`$1` is the first group, `$0` the whole, `$$` a dollar sign."""

    def reference(found: re.Match[str]) -> str:
        if found[1] == "$":
            return "$"
        group = int(found[1])
        return _part(text, places, group) if 2 * group < len(places) else found[0]

    return _REFERENCE.sub(reference, new)


def _split(text: str | None, delimiter: str | None) -> list[str | None] | Fault:
    if text is None:
        return []
    parts = text.split(delimiter) if delimiter else [text]
    return OUT_OF_RANGE if len(parts) > _MOST_PARTS else [part or None for part in parts]


def _type_pattern(site: Site) -> Call | None:
    """A pattern that stands in the formula is checked when it is written."""
    call = site.standard()
    told = call.args[1] if call else None
    if isinstance(told, Literal) and isinstance(told.value, str) and program(told.value) is None:
        message = Text("正则表达式写得不对", "The regular expression is not valid")
        hint = Text(
            r"可用 . [a-z] [^,] \d \w \s \b ^ $ ( ) | * + ? {2,4}；不支持断言和反向引用",
            r"Use . [a-z] [^,] \d \w \s \b ^ $ ( ) | * + ? {2,4}; no look-around, no references back",
        )
        site.fail(SYNTAX, message, hint, 1)
        return None
    return call


def _pattern(name: str, takes: str, zh: tuple[str, str], en: tuple[str, str], example: str, **more: Any) -> Function:
    more.setdefault("typing", _type_pattern)
    signature, doc = Text(zh[0], en[0]), Text(zh[1], en[1])
    return Function(
        name=name, group="text", takes=takes, signature=signature, doc=doc, example=example, fails=True, **more
    )


PATTERNS = (
    _pattern(
        "SPLIT",
        "text text",
        ("SPLIT(文本，分隔符)", "按分隔符拆成列表；两个分隔符之间没有内容的为空。"),
        ("SPLIT(text, delimiter)", "The parts between delimiters, as a list; empty where there is nothing between."),
        'LAST(SPLIT(code, "-"))',
        gives=list_of(TEXT),
        python=_split,
        typing=None,
        strict=False,
        lifts=False,
    ),
    _pattern(
        "REGEXMATCH",
        "text text",
        ("REGEXMATCH(文本，正则)", "文本里有与正则相符的一段时成立；要整段相符请加 ^ 和 $。"),
        ("REGEXMATCH(text, pattern)", "True if a part of the text fits; for the whole write ^ and $ around."),
        r'REGEXMATCH(phone, "^1[3-9]\d{9}$")',
        gives=MAYBE,
        python=_match,
    ),
    _pattern(
        "REGEXEXTRACT",
        "text text number?",
        ("REGEXEXTRACT(文本，正则，[第几组])", "相符的第一段；正则里有括号则取第一组；没有则出错。"),
        (
            "REGEXEXTRACT(text, pattern, [group])",
            "The first part that fits, or its first group; an error if none does.",
        ),
        r'REGEXEXTRACT(code, "\d+")',
        gives=TEXT,
        python=_extract,
    ),
    _pattern(
        "REGEXREPLACE",
        "text text text",
        ("REGEXREPLACE(文本，正则，新文本)", "换掉所有相符的；新文本里 $1 是第一组，$0 是整段，$$ 是 $。"),
        (
            "REGEXREPLACE(text, pattern, new)",
            "With all that fits replaced; $1 is the first group, $0 the whole, $$ a $.",
        ),
        r'REGEXREPLACE(phone, "(\d{3})(\d{4})(\d{4})", "$1 $2 $3")',
        gives=TEXT,
        python=lambda text, pattern, new: None if text is None or pattern is None else _replace(text, pattern, new),
        strict=False,
    ),
)
