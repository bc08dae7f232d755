"""A compiled mapping at work: a row of a table becomes a draft of a record."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tenon_engines.form.coerce import named
from tenon_engines.form.fields.field_type import BadValue
from tenon_engines.form.shape import FieldShape
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.exchange.converting import Wanted
from tenon_platform.exchange.values import DAMAGED, is_empty

Source = Callable[[Sequence[str]], Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One filled target. `subtable` is set when the field belongs to a line; `value` is what `source` gives, as the
    field holds it. A `fixed` one is the same for every row."""

    path: str
    key: str
    subtable: str | None
    field: FieldShape
    source: Source
    value: Source
    fixed: bool

    @property
    def at(self) -> str:
        """Its place in a record that has one line of each table."""
        return f"/{self.key}" if self.subtable is None else f"/{self.subtable}/0/{self.key}"


@dataclass(slots=True)
class Draft:
    """One source row on its way into a record. References stay `Wanted` until a whole chunk is looked up; `named` says
    where they are: the row, the key in it, and the path for people."""

    values: dict[str, Any]
    lines: dict[str, dict[str, Any]]
    problems: list[Problem]
    named: list[tuple[dict[str, Any], str, str]]


class Mapper:
    """A compiled mapping: rows in, drafts out. `keys` are the fields that no two records have in common."""

    def __init__(self, entries: Sequence[Entry], keys: Iterable[Sequence[str]] = ()) -> None:
        self.entries = tuple(entries)
        self.tables = tuple(dict.fromkeys(entry.subtable for entry in entries if entry.subtable is not None))
        self._key = _key(self.entries, keys)

    @property
    def names(self) -> dict[str, Text]:
        """What people call the fields of the record that it fills."""
        return {entry.key: entry.field.name for entry in self.entries if entry.subtable is None}

    @property
    def merges(self) -> bool:
        """Whether several rows may be one record."""
        return bool(self._key)

    def key(self, row: Sequence[str]) -> tuple[Any, ...] | None:
        """What rows of one record have in common; None for a row that says nothing of it, or nothing certain."""
        if not self._key:
            return None
        try:
            values = tuple(source(row) for source in self._key)
        except BadValue:
            return None
        return None if any(value is None or _uncertain(value) for value in values) else values

    def draft(self, row: Sequence[str]) -> Draft:
        values: dict[str, Any] = {}
        lines: dict[str, dict[str, Any]] = {table: {} for table in self.tables}
        draft = Draft(values, lines, [], [])
        for entry in self.entries:
            try:
                value = entry.value(row)
            except BadValue as error:
                message = named(entry.field.name, error.message)
                draft.problems.append(Problem(error.code, entry.at, message))
                continue
            if value is not None:
                into = values if entry.subtable is None else lines[entry.subtable]
                into[entry.key] = value
                if type(value) is Wanted:
                    draft.named.append((into, entry.key, entry.at))
        return draft

    def shown(self, row: Sequence[str]) -> dict[str, str | None]:
        """What each target would get from this row, as people read it."""
        found: dict[str, str | None] = {}
        for entry in self.entries:
            try:
                value = entry.source(row)
            except BadValue:
                value = None
            found[entry.path] = None if value is None or value == "" else str(value)[:200]
        return found


def _key(entries: Sequence[Entry], keys: Iterable[Sequence[str]]) -> tuple[Source, ...]:
    """The first key that the file fills. Rows are told apart by it only where they bring lines of their own."""
    if not any(entry.subtable and not entry.fixed for entry in entries):
        return ()
    own = {entry.key: entry for entry in entries if entry.subtable is None}
    for fields in keys:
        if own.keys() >= set(fields) and not all(own[field].fixed for field in fields):
            return tuple(own[field].source for field in fields)
    return ()


def _uncertain(value: Any) -> bool:
    return isinstance(value, str) and (is_empty(value) or DAMAGED.match(value) is not None)
