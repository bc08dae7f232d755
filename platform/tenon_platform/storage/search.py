"""What the search box means: prefixes of numbers and names, pinyin, the last digits of a phone, its hash.

Each way is a range or an equality on an indexed column; a pattern only narrows what such a range found.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, FromClause, Table

from tenon_engines.form.plan import FormPlan, SearchTarget

_LONGEST = 60
_LAST = "\U0010ffff"
KeyedHash = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Search:
    """A search ready for a statement: which columns take part (`shape`) and the values to bind."""

    shape: tuple[tuple[str, str], ...]
    values: dict[str, Any]


def read_search(
    plan: FormPlan, text: str, keyed_hash: KeyedHash | None = None, restricted: Mapping[str, str] | None = None
) -> Search | None:
    """The search for `text`, None for a blank one. What is hidden from a person is not searched for them either."""
    wanted = " ".join(text.split())[:_LONGEST]
    if not wanted:
        return None
    open_to = [target for target in plan.search if _is_open(target, (restricted or {}).get(target.field))]
    shape = tuple(way for target in open_to for way in _ways(target, wanted, keyed_hash))
    lower = wanted.lower().replace(" ", "")
    values: dict[str, Any] = {
        "q_text": wanted,
        "q_text_end": _end(wanted),
        "q_upper": wanted.upper(),
        "q_upper_end": _end(wanted.upper()),
        "q_lower": lower,
        "q_lower_end": _end(lower),
        "q_first": lower[:1],
        "q_first_end": _end(lower[:1]),
        "q_syllables": f"% {lower}%",
        "q_tail": wanted[-4:].upper(),
    }
    for target in open_to:
        if keyed_hash is not None and (whole := _whole(target, wanted)) is not None:
            values[f"q_{target.column}"] = keyed_hash(whole)
    return Search(shape, values)


def matches(table: FromClause, source: Table, search: Search, *, trash: bool = False) -> ColumnElement[bool]:
    """Rows found in any of the columns: a union of index ranges, so that no sort order tempts the planner to scan."""
    inner = source.alias("q")
    parts = [_condition(inner.c[column], how) for column, how in search.shape]
    if not parts:
        return sa.false()
    kept = inner.c.deleted_at.is_not(None) if trash else inner.c.deleted_at.is_(None)
    selects = [sa.select(inner.c.id).where(part, kept) for part in parts]
    found = selects[0] if len(selects) == 1 else sa.union(*selects)
    return table.c.id.in_(found)


def _condition(column: ColumnElement[Any], how: str) -> ColumnElement[bool]:
    if how == "tail":
        return column == sa.bindparam("q_tail")
    if how == "hash":
        return column == sa.bindparam(f"q_{column.key}")
    if how == "pinyin":
        return sa.and_(column >= sa.bindparam("q_lower"), column < sa.bindparam("q_lower_end"))
    if how == "syllables":
        same_letter = sa.and_(column >= sa.bindparam("q_first"), column < sa.bindparam("q_first_end"))
        return sa.and_(same_letter, column.like(sa.bindparam("q_syllables")))
    if how == "code":
        return sa.and_(column >= sa.bindparam("q_upper"), column < sa.bindparam("q_upper_end"))
    return sa.and_(column >= sa.bindparam("q_text"), column < sa.bindparam("q_text_end"))


def _ways(target: SearchTarget, wanted: str, keyed_hash: KeyedHash | None) -> list[tuple[str, str]]:
    """How this text is looked for in a column: numbers typed in small letters are also looked for in capitals."""
    column = target.column
    if target.how == "tail":
        return [(column, "tail")] if len(wanted) == 4 and wanted[:3].isdigit() else []
    if target.how == "hash":
        return [(column, "hash")] if keyed_hash is not None and _whole(target, wanted) is not None else []
    if target.how == "pinyin":
        typed = wanted.replace(" ", "")
        if not (typed.isascii() and typed.isalnum()):
            return []
        return [(column, "pinyin")] + ([(column, "syllables")] if len(typed) > 1 and typed[0].isalpha() else [])
    return [(column, "prefix")] + ([(column, "code")] if wanted.upper() != wanted else [])


def _is_open(target: SearchTarget, right: str | None) -> bool:
    """A masked phone shows its last digits and is found by them; by more, the rest could be guessed."""
    return target.how == "tail" if right == "masked" else right != "hidden"


def _whole(target: SearchTarget, wanted: str) -> str | None:
    """The whole phone number, address or account that a text may be, as its kind writes it."""
    return target.sought(wanted) if target.sought is not None else None


def _end(text: str) -> str:
    """The end of the range of texts that start with `text`."""
    return text + _LAST
