"""What the number of a resident identity card says: 18 characters with a check digit, or the 15 digits of old cards."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from tenon_engines.formula.context import Context
from tenon_engines.formula.function import BAD_VALUE, OUT_OF_RANGE, Fault, Function
from tenon_engines.formula.functions import calendar
from tenon_engines.formula.problems import NOT_ALLOWED
from tenon_engines.formula.site import Site
from tenon_engines.formula.tree import Call
from tenon_engines.formula.types import DATE, TEXT, whole
from tenon_engines.kernel.text import Text

_NUMBER = re.compile(r"[0-9]{17}[0-9X]|[0-9]{15}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def _read(text: str) -> tuple[date, int] | None:
    """The birthday and the digit whose parity is the sex; None for what is no valid number."""
    number = text.strip(" ").upper()
    if not _NUMBER.fullmatch(number):
        return None
    old = len(number) == 15
    if not old and _CHECKS[sum(int(a) * b for a, b in zip(number, _WEIGHTS, strict=False)) % 11] != number[17]:
        return None
    written = f"19{number[6:12]}" if old else number[6:14]
    try:
        return date(int(written[:4]), int(written[4:6]), int(written[6:])), int(number[14] if old else number[16])
    except ValueError:
        return None


def _birthday(text: str) -> date | Fault:
    found = _read(text)
    return found[0] if found else BAD_VALUE


def _sex(text: str) -> str | Fault:
    found = _read(text)
    return ("男" if found[1] % 2 else "女") if found else BAD_VALUE


def _age(context: Context, text: str, day: date) -> Decimal | Fault:
    found = _read(text)
    if found is None:
        return BAD_VALUE
    on = calendar.day_of(context, day)
    return OUT_OF_RANGE if on < found[0] else calendar.difference(context, found[0], on, "Y")


def _type_age(site: Site) -> Call | None:
    """Without a day it is today, where the moment may be asked for."""
    if len(site.args) == 1:
        if not site.checker.clock:
            message = Text("这里不能用今天的年龄：结果会存下来", "The age of today is not allowed here: it is stored")
            hint = Text("请给出日期，如 IDCARD_AGE(号码，签约日期)", "Give the day: IDCARD_AGE(number, day)")
            site.fail(NOT_ALLOWED, message, hint)
            return None
        site.args.append(site.call("TODAY", (), replace(DATE, nullable=False)))
    return site.standard()


ID_CARDS = (
    Function(
        name="IDCARD_BIRTHDAY",
        group="text",
        takes="text",
        gives=DATE,
        python=_birthday,
        fails=True,
        signature=Text("IDCARD_BIRTHDAY(身份证号)", "IDCARD_BIRTHDAY(number)"),
        doc=Text(
            "身份证号里的生日；18 位（核对校验码）或 15 位，不合法则出错。",
            "The birthday in the number of a Chinese identity card; an error if the number is not valid.",
        ),
        example='IDCARD_BIRTHDAY("11010519491231002X")',
    ),
    Function(
        name="IDCARD_SEX",
        group="text",
        takes="text",
        gives=TEXT,
        python=_sex,
        fails=True,
        signature=Text("IDCARD_SEX(身份证号)", "IDCARD_SEX(number)"),
        doc=Text("身份证号里的性别：男或女。", "The sex in the number of a Chinese identity card: 男 or 女."),
        example='IDCARD_SEX("11010519491231002X")',
    ),
    Function(
        name="IDCARD_AGE",
        group="text",
        takes="text moment?",
        gives=whole(),
        python=_age,
        typing=_type_age,
        fails=True,
        context=True,
        signature=Text("IDCARD_AGE(身份证号，[日期])", "IDCARD_AGE(number, [day])"),
        doc=Text("到某天（默认今天）满几周岁。", "Complete years of age on a day (today)."),
        example='IDCARD_AGE("11010519491231002X")',
    ),
)
