"""TEXT and FIXED: numbers written by a pattern as in Excel (0 # , . %), dates by the patterns of DATEFORMAT."""

from dataclasses import dataclass
from decimal import Decimal

from tenon_engines.formula.context import Context
from tenon_engines.formula.decimals import ARITHMETIC, ZERO, round_half_up
from tenon_engines.formula.function import BAD_VALUE, OUT_OF_RANGE, Fault, Function
from tenon_engines.formula.functions.calendar import Day
from tenon_engines.formula.functions.date_format import date_format
from tenon_engines.formula.site import Site, matches
from tenon_engines.formula.tree import Call
from tenon_engines.formula.types import LABELS, TEXT
from tenon_engines.kernel.text import Text

_LONGEST = 200
_MOST_PLACES = 20
_REFUSED = frozenset("@*_[]?")


@dataclass(frozen=True, slots=True)
class _Section:
    """Tokens in order: `0` and `#` stand for digits, `.` for the point, everything else (as `=x`) for itself."""

    tokens: tuple[str, ...]
    grouped: bool
    shift: int


def _section(pattern: str) -> _Section | None:
    tokens: list[str] = []
    commas, shift, grouped, at = 0, 0, False, 0
    while at < len(pattern):
        char = pattern[at]
        if char in "0#":
            grouped = grouped or (commas > 0 and "." not in tokens)
            commas = 0
            tokens.append(char)
        elif char == "," and any(token in "0#" for token in tokens):
            commas += 1
        elif char == ".":
            if "." in tokens:
                return None
            tokens.append(char)
            shift, commas = shift - 3 * commas, 0
        elif char in '"\\':
            end = pattern.find('"', at + 1) if char == '"' else at + 1
            if end < 0 or end >= len(pattern):
                return None
            kept = pattern[at + 1 : end] if char == '"' else pattern[end]
            tokens.extend(f"={each}" for each in kept)
            at = end
        elif char in _REFUSED or (char.isascii() and char.isalpha()):
            return None
        else:
            shift += 2 if char == "%" else 0
            tokens.append(f"={char}")
        at += 1
    # Commas behind the last digit of the whole part divide by a thousand each.
    return _Section(tuple(tokens), grouped, shift - 3 * commas)


def _sections(pattern: str) -> list[_Section] | None:
    parts, inside, escaped = [""], False, False
    for char in pattern:
        if char == ";" and not inside and not escaped:
            parts.append("")
            continue
        inside = inside != (char == '"' and not escaped)
        escaped = char == "\\" and not escaped and not inside
        parts[-1] += char
    found = [_section(part) for part in parts]
    known = [each for each in found if each is not None]
    return known if len(known) == len(parts) <= 3 and len(pattern) <= _LONGEST else None


def number_format(value: Decimal, pattern: str) -> str | Fault | None:
    """1234.5 by `#,##0.00` is 1,234.50; sections for positive, negative and zero are divided by `;`."""
    sections = _sections(pattern)
    if sections is None:
        return BAD_VALUE
    section = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    if not value and len(sections) > 2:
        section = sections[2]
    written, zero = _write(value.copy_abs(), section)
    return ("-" if value < 0 and len(sections) == 1 and not zero else "") + written or None


def _write(value: Decimal, section: _Section) -> tuple[str, bool]:
    """The digits in their places, and whether only zeros were left."""
    point = section.tokens.index(".") if "." in section.tokens else len(section.tokens)
    before, behind = section.tokens[:point], section.tokens[point + 1 :]
    places = sum(1 for token in behind if token in "0#")
    number = round_half_up(ARITHMETIC.scaleb(value, section.shift), places)
    whole, _, decimals = f"{number:.{places}f}".partition(".")
    written = _whole(whole.lstrip("0"), before, section.grouped)
    if point < len(section.tokens):
        written += "." + _decimals(decimals, behind)
    return written, not number


def _whole(digits: str, tokens: tuple[str, ...], grouped: bool) -> str:
    """From the right; the first place takes whatever digits are left."""
    first = next((at for at, token in enumerate(tokens) if token in "0#"), -1)
    result: list[str] = []
    used = 0
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if token[0] == "=":
            result.append(token[1:])
            continue
        taken = digits if at == first else digits[-1:]
        digits = digits[: len(digits) - len(taken)]
        for digit in reversed(taken or ("0" if token == "0" else "")):
            if grouped and used and used % 3 == 0:
                result.append(",")
            result.append(digit)
            used += 1
    return "".join(reversed(result))


def _decimals(digits: str, tokens: tuple[str, ...]) -> str:
    kept = len(digits)
    for token in [token for token in tokens if token in "0#"][::-1]:
        if token == "0" or digits[kept - 1] != "0":
            break
        kept -= 1
    result, used = "", 0
    for token in tokens:
        if token[0] == "=":
            result += token[1:]
        else:
            result += digits[used] if used < kept else ""
            used += 1
    return result


def _text(context: Context, value: Decimal | Day, pattern: str) -> str | Fault | None:
    return number_format(value, pattern) if isinstance(value, Decimal) else date_format(context, value, pattern)


def _fixed(value: Decimal, places: Decimal = Decimal(2), plain: bool = False) -> str | Fault:
    told = int(places)
    if abs(told) > _MOST_PLACES:
        return OUT_OF_RANGE
    rounded = round_half_up(value, told)
    rounded = rounded or ZERO
    return f"{rounded:.{max(told, 0)}f}" if plain else f"{rounded:,.{max(told, 0)}f}"


def _type_text(site: Site) -> Call | None:
    if not site.count(2, 2):
        return None
    value, pattern = site.args
    if not matches("number", value.type) and not matches("moment", value.type):
        hint = site.remedy("number", value.type)
        site.mismatch(0, Text("数字或日期", "a number or a date"), hint)
        return None
    if not matches("text", pattern.type):
        site.mismatch(1, LABELS["text"], Text('如 "#,##0.00"', 'e.g. "#,##0.00"'))
        return None
    return site.call("TEXT", site.args, TEXT)


NUMBER_FORMATS = (
    Function(
        name="TEXT",
        group="text",
        python=_text,
        typing=_type_text,
        context=True,
        fails=True,
        signature=Text("TEXT(数字或日期，格式)", "TEXT(number or date, pattern)"),
        doc=Text(
            '按格式写出：数字同 Excel，如 "#,##0.00"、"0.0%"、"000"、"0元;负0元"；日期同 DATEFORMAT。负数舍入成 0 时不写负号。',
            'Written by a pattern: numbers as in Excel ("#,##0.00", "0.0%", "000"), dates as in DATEFORMAT. No sign before what rounds to 0.',
        ),
        example='TEXT(amount, "#,##0.00")',
    ),
    Function(
        name="FIXED",
        group="text",
        takes="number number? bool?",
        gives=TEXT,
        python=_fixed,
        fails=True,
        signature=Text("FIXED(数字，[位数]，[不分节])", "FIXED(number, [places], [no commas])"),
        doc=Text("四舍五入并写成文本，默认两位小数、千分位。", "Rounded and written out, with two places and commas."),
        example="FIXED(amount, 1)",
    ),
)
