"""Sorting by keyset: a page starts where the last one ended, at the same speed on every page.

Empty values come last. To let a plain index serve both directions on both databases, a list is read in two phases:
first the rows whose leading sort value is there, then those where it is empty. Each phase is one index range.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement


@dataclass(frozen=True, slots=True)
class Key:
    """One sort key. `kind` is the formula type, needed to read its value back from a cursor."""

    name: str
    column: ColumnElement[Any]
    kind: str
    desc: bool
    nullable: bool


def order(keys: Sequence[Key], phase: int) -> list[ColumnElement[Any]]:
    """ORDER BY of a phase: in the second, the leading key is empty everywhere and drops out."""
    terms: list[ColumnElement[Any]] = []
    for index, key in enumerate(keys[phase:]):
        if key.nullable and (index > 0 or phase == 1):
            terms.append(key.column.is_(None))
        terms.append(key.column.desc() if key.desc else key.column.asc())
    return terms


def presence(keys: Sequence[Key], phase: int) -> list[ColumnElement[bool]]:
    """What tells the phases apart: the leading sort value is there, or it is empty."""
    first = keys[0]
    if phase == 1:
        return [first.column.is_(None)]
    return [first.column.is_not(None)] if first.nullable else []


def after(keys: Sequence[Key], phase: int, empty: Sequence[bool]) -> list[ColumnElement[bool]]:
    """Rows behind the position: `a <= :a AND (a < :a OR a = :a AND id < :id)`; the first part feeds the index.

    `empty[i]` says that the position's value of key i is null.
    """
    alternatives: list[ColumnElement[bool]] = []
    equal: list[ColumnElement[bool]] = []
    for index in range(phase, len(keys)):
        key, null = keys[index], empty[index]
        bound = sa.bindparam(f"k{index}", type_=key.column.type)
        beyond = None if null else _beyond(key, bound, index > phase or phase == 1)
        if beyond is not None:
            alternatives.append(sa.and_(*equal, beyond))
        equal.append(key.column.is_(None) if null else key.column == bound)
    leading = keys[phase]
    found = [sa.or_(*alternatives) if alternatives else sa.false()]
    if not empty[phase] and not (leading.nullable and phase == 1) and len(keys) - phase > 1:
        bound = sa.bindparam(f"k{phase}", type_=leading.column.type)
        found.insert(0, leading.column <= bound if leading.desc else leading.column >= bound)
    return found


def _beyond(key: Key, bound: ColumnElement[Any], nulls_follow: bool) -> ColumnElement[bool]:
    further = key.column < bound if key.desc else key.column > bound
    return sa.or_(further, key.column.is_(None)) if key.nullable and nulls_follow else further
