"""Criteria as in Excel: ">32", "<>paid", "=", "SKU*". A text means its value by the type of what it is compared with."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from tenon_engines.formula.context import Context
from tenon_engines.formula.function import Fault
from tenon_engines.formula.functions import calendar
from tenon_engines.formula.functions.date import to_date
from tenon_engines.formula.functions.text import to_number

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?", re.ASCII)
WILDCARDS = frozenset("*?~")


def parse(criterion: str) -> tuple[str, str]:
    """The operator and what stands behind it; none is `=`."""
    for operator in ("<>", "<=", ">=", "=", "<", ">"):
        if criterion.startswith(operator):
            return operator, criterion[len(operator) :]
    return "=", criterion


def bound(context: Context | None, written: str, kind: str) -> Any:
    """The value a criterion names for a column of type `kind`; None if it names none."""
    if kind == "number":
        number = to_number(written)
        return None if isinstance(number, Fault) else number
    if kind == "bool":
        return {"TRUE": True, "FALSE": False}.get(written.strip().upper())
    if kind == "date":
        day = to_date(context, written)
        return None if isinstance(day, Fault) else day
    if kind == "datetime" and context is not None:
        return _moment(context, written)
    return written.lower()


def _moment(context: Context, written: str) -> datetime | None:
    found = _MOMENT.fullmatch(written.strip())
    day = to_date(context, found[1] if found else written)
    if isinstance(day, Fault):
        return None
    hour, minute, second = (int(part or 0) for part in found.groups()[1:]) if found else (0, 0, 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return calendar.absolute(context, datetime.combine(day, time(hour, minute, second)))


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, Decimal):
        return "number"
    if isinstance(value, datetime):
        return "datetime"
    return "date" if isinstance(value, date) else "text"


def meets(context: Context, value: Any, criterion: Any) -> bool:
    """Does the value meet the criterion? One that is no text asks for equality."""
    if not isinstance(criterion, str):
        return bool(value == criterion)
    operator, written = parse(criterion)
    if not written:
        return value is None if operator == "=" else value is not None and operator == "<>"
    if value is None:
        return operator == "<>"
    kind = _kind(value)
    wanted = bound(context, written, kind)
    if wanted is None:
        return operator == "<>"
    if kind == "text":
        value = value.lower()
        if operator in ("=", "<>"):
            return resembles(value, wanted) is (operator == "=")
    holds: dict[str, bool] = {
        "=": value == wanted,
        "<>": value != wanted,
        "<": value < wanted,
        "<=": value <= wanted,
        ">": value > wanted,
        ">=": value >= wanted,
    }
    return holds[operator]


def pieces(pattern: str) -> list[str | None]:
    """Characters that stand for themselves; `?` (any one) is "", `*` (any number) is None; `~` before one takes it plainly."""
    result: list[str | None] = []
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "~" and pattern[at + 1 : at + 2] in ("*", "?", "~"):
            at += 1
            result.append(pattern[at])
        else:
            result.append(None if char == "*" else "" if char == "?" else char)
        at += 1
    return result


def resembles(text: str, pattern: str) -> bool:
    """Does the whole text fit the pattern with wildcards? Goes back to the last `*` only, so never takes long."""
    wanted = pieces(pattern)
    at = place = 0
    star, mark = -1, 0
    while at < len(text):
        if place < len(wanted) and wanted[place] is None:
            star, mark = place, at
            place += 1
        elif place < len(wanted) and wanted[place] in ("", text[at]):
            at += 1
            place += 1
        elif star >= 0:
            mark += 1
            at, place = mark, star + 1
        else:
            return False
    return all(piece is None for piece in wanted[place:])
