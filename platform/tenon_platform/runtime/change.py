"""What a caller wants saved, what is being saved, and what was saved."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tenon_engines.form.plan import Env, FormPlan
from tenon_engines.kernel.problem import Problem


@dataclass(slots=True)
class Change:
    """One record to create (no `id`), change, move by a `transition`, delete or take back out of the bin.

    `values` may hold subtables as lists of rows; `lines` is the same under another name. A list replaces the rows:
    those with an `id` are kept and changed, others are new, missing ones are removed. `rev` guards against stale saves.
    `opened` are fields that a step of a flow or a button asks for, whatever the form says of the record's state.
    `coerced` values of a new record are those that its fields gave already, none of a field that computes itself.
    `problems` of a new record are known already: it is not saved, what else is wrong with it is found.
    `at` is when a new record of a written history came to be; without it, now.
    """

    form: str
    id: int | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    rev: int | None = None
    transition: str | None = None
    delete: bool = False
    restore: bool = False
    opened: Collection[str] = ()
    coerced: bool = False
    problems: Sequence[Problem] = ()
    at: datetime | None = None


@dataclass(slots=True)
class Pending:
    """A record on its way through the pipeline. Rules may change it by `set`; `changed` names fields whose value is
    another than before (every filled field of a new record)."""

    plan: FormPlan
    id: int
    before: Env | None
    after: Env
    changed: set[str]
    transition: str | None = None
    created: bool = False
    deleted: bool = False
    restored: bool = False
    position: int = 0
    problems: list[Problem] = field(default_factory=list)
    dirty: set[str] = field(default_factory=set)
    typed: frozenset[str] = frozenset()  # what the caller itself changed
    lines_before: dict[str, dict[int, Env]] = field(default_factory=dict)
    lines_given: set[str] = field(default_factory=set)
    opened: Collection[str] = ()
    at: datetime | None = None

    @property
    def form(self) -> str:
        return self.plan.key

    def set(self, values: Mapping[str, Any]) -> None:
        """Sets fields of the record (a before rule); computed fields follow by themselves."""
        for key, value in values.items():
            if self.after.get(key) != value:
                self.after[key] = value
                self.dirty.add(key)


@dataclass(frozen=True, slots=True)
class Saved:
    """`before` is None for a new record; both hold the values by env key."""

    form: str
    id: int
    rev: int
    before: Env | None
    after: Env
