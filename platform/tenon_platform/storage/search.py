"""What the search box means: words that all have to be found, each in any of the fields that are searched.

A word is found as a part of a name, a number or their pinyin, as the title of a record that is referred to, as the last
digits of a phone or by the hash of the whole. Short words are found at the beginning only, by a range of an index.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import CTE, ColumnElement, FromClause, Select, Table

from tenon_engines.form.plan import FormPlan
from tenon_platform.storage.dialect import DialectName
from tenon_platform.storage.search_targets import KeyedHash, Target, open_targets

_LONGEST = 60
_MOST_WORDS = 6
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Way:
    """A column, how it is compared, and the name of the value; `through` is the reference that leads to its table."""

    column: str
    how: str  # range, equal, part, initials, syllables
    value: str
    table: Table | None = None
    through: str = ""


Ways = tuple[Way, ...]
Shape = tuple[tuple[Ways, ...], ...]  # one of these: all of the words, or the text as a whole


@dataclass(frozen=True, slots=True)
class Search:
    """A search ready for a statement: which columns take part (`shape`) and the values to bind."""

    text: str
    shape: Shape
    values: dict[str, Any]


def read_search(
    plan: FormPlan,
    forms: Mapping[str, FormPlan],
    text: str,
    keyed_hash: KeyedHash | None = None,
    restricted: Mapping[str, Mapping[str, str]] | None = None,
) -> Search | None:
    """The search for `text`, None for a blank one. What is hidden from a person is not searched for them either:
    `restricted` says it by form."""
    wanted = " ".join(text.split())[:_LONGEST].strip()
    if not wanted:
        return None
    targets = open_targets(plan, forms, restricted or {})
    values: dict[str, Any] = {}
    words = wanted.split(" ")[:_MOST_WORDS]
    several = len(words) > 1
    found = [
        _ways(targets, word, f"w{index}", keyed_hash, values, anywhere=several) for index, word in enumerate(words)
    ]
    shape = [tuple(found)]
    if several:
        whole = _ways(targets, wanted, "whole", keyed_hash, values, anywhere=True)
        shape.append((tuple(way for way in whole if way.how == "equal"),))  # a phone typed in groups of digits
    return Search(wanted, tuple(each for each in shape if all(each)), values)


def _ways(
    targets: list[Target],
    text: str,
    name: str,
    keyed_hash: KeyedHash | None,
    values: dict[str, Any],
    *,
    anywhere: bool,
) -> Ways:
    """How this text is looked for. `anywhere`: other words narrow it down, so that a short one may stand in the middle."""
    upper, lower = text.upper(), text.lower().replace(" ", "")
    texts = {"": text, "_upper": upper, "_lower": lower, "_first": lower[:1]}
    values |= {f"{name}{suffix}": value for suffix, value in texts.items()}
    values |= {f"{name}{suffix}_end": value + _LAST for suffix, value in texts.items()}
    values |= {f"{name}_initials": f"%{lower}% %", f"{name}_syllables": f"% {lower}%"}
    columns = {target.column for target in targets}
    part = "part" if anywhere or len(text) >= (3 if text.isascii() else 2) else "range"

    def of(target: Target) -> Iterator[Way]:
        def way(how: str, suffix: str = "") -> Way:
            return Way(target.column, how, f"{name}{suffix}", target.table, target.through)

        if target.how == "tail":
            if len(text) == 4 and text[:3].isdigit():
                yield way("equal", "_upper")
        elif target.how == "hash":
            whole = target.sought(text) if target.sought is not None else None
            if keyed_hash is not None and whole is not None:
                values[f"{name}_{target.column}"] = keyed_hash(whole)
                yield way("equal", f"_{target.column}")
        elif target.how == "pinyin":
            yield from (way(how, suffix) for how, suffix in _pinyin(lower, anywhere))
        else:
            yield way(part)
            if upper != text and f"{target.column}__pinyin" not in columns:  # numbers typed in small letters
                yield way(part, "_upper")

    return tuple(way for target in targets for way in of(target))


def _pinyin(letters: str, anywhere: bool) -> list[tuple[str, str]]:
    """Three letters are found in the middle too; two are initials, or begin what they are part of."""
    if not letters.isascii():
        return []
    if len(letters) > 2 or anywhere:
        return [("part", "_lower")]
    found = [("range", "_lower")]
    if len(letters) == 2 and letters[0].isalpha() and letters.isalnum():
        found += [("syllables", ""), ("initials", "_initials")]
    return found


def matches(
    table: FromClause, source: Table, search: Search, dialect: DialectName, *, trash: bool = False, paged: bool = False
) -> ColumnElement[bool]:
    """Rows found. `paged`: those of one page, which may end long before the whole table was walked along."""
    if not search.shape:
        return sa.false()
    if paged and any(_walks(way) for words in search.shape for ways in words for way in ways):
        return sa.or_(*(sa.and_(*(_any(table, ways, dialect) for ways in words)) for words in search.shape))
    # by their ids, so that no sort order tempts the planner to look at rows one after the other
    return table.c.id.in_(sa.select(_found(source, search.shape, dialect, trash).c.id))


def _walks(way: Way) -> bool:
    """Whether no index leads there."""
    return way.table is None and way.how in ("part", "initials")


@lru_cache(maxsize=500)
def _found(source: Table, shape: Shape, dialect: DialectName, trash: bool) -> CTE:
    """The same object for the same search: the counts of all tabs look for it once."""
    selects: list[Select[Any]] = []
    for words in shape:
        each = [_selects(source, ways, dialect, trash) for ways in words]
        if len(each) == 1:
            selects += each[0]
        else:
            inner = source.alias("q")
            selects.append(sa.select(inner.c.id).where(*(inner.c.id.in_(_union(found)) for found in each)))
    found: CTE = _union(selects).cte("found")
    return found


def _union(selects: list[Select[Any]]) -> Any:
    return selects[0] if len(selects) == 1 else sa.union(*selects)


def _selects(source: Table, ways: Ways, dialect: DialectName, trash: bool) -> list[Select[Any]]:
    """One for each index, and one walk along the table that looks for parts in all columns: an index of one of them
    would only lead to every row. Whether those rows are live is left to the outer statement, so that none is tempting.
    """
    inner = source.alias("q")
    kept = inner.c.deleted_at.is_not(None) if trash else inner.c.deleted_at.is_(None)
    along = [way for way in ways if _walks(way)]
    single = _each(inner, [way for way in ways if not _walks(way)], dialect)
    selects = [sa.select(inner.c.id).where(each, kept) for each in single]
    return [*selects, sa.select(inner.c.id).where(_any(inner, along, dialect))] if along else selects


def _any(table: FromClause, ways: Sequence[Way], dialect: DialectName) -> ColumnElement[bool]:
    return sa.or_(*_each(table, ways, dialect))


def _each(table: FromClause, ways: Sequence[Way], dialect: DialectName) -> list[ColumnElement[bool]]:
    """A condition for each column, one for each reference."""
    found = [_condition(table.c[way.column], way, dialect) for way in ways if way.table is None]
    through: dict[tuple[str, Table], list[Way]] = {}
    for way in ways:
        if way.table is not None:
            through.setdefault((way.through, way.table), []).append(way)
    for (reference, target), there in through.items():
        other = target.alias("r")
        named = sa.or_(*(_condition(other.c[way.column], way, dialect) for way in there))
        found.append(table.c[reference].in_(sa.select(other.c.id).where(named)))
    return found


def _condition(column: ColumnElement[Any], way: Way, dialect: DialectName) -> ColumnElement[bool]:
    value = sa.bindparam(way.value, type_=sa.Text)
    if way.how == "equal":
        return column == value
    if way.how == "part":
        place: ColumnElement[int] = (sa.func.instr if dialect == "sqlite" else sa.func.strpos)(column, value)
        return place > 0
    if way.how == "initials":
        return column.like(value)
    if way.how == "syllables":
        same_letter = sa.and_(
            column >= sa.bindparam(f"{way.value}_first"), column < sa.bindparam(f"{way.value}_first_end")
        )
        return sa.and_(same_letter, column.like(sa.bindparam(f"{way.value}_syllables")))
    return sa.and_(column >= value, column < sa.bindparam(f"{way.value}_end"))
