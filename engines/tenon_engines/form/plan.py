"""A compiled form: everything decided that can be decided before the first record is seen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Table

from tenon_engines.form.fields.field_type import FieldType
from tenon_engines.form.invariant import Invariant
from tenon_engines.form.panels.panel import Panel
from tenon_engines.form.shape import FormShape
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.context import Context
from tenon_engines.kernel.text import Text

Env = dict[str, Any]
Test = Callable[[Env, Context], bool]


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """One field. `result` reads and writes its values; conditions are None where the document has none."""

    key: str
    name: Text
    type: str
    pointer: str
    kind: FieldType
    result: FieldType
    computed: bool
    column: bool
    columns: tuple[Column[Any], ...]
    coerce: Callable[[Any], Any]
    env_key: str  # a live lookup is found under the path that it stands for
    required: Formula | None = None
    visible: Formula | None = None
    readonly: Formula | None = None
    default: Formula | None = None
    check: Formula | None = None
    filter: Formula | None = None
    formula: Formula | None = None
    target: str | None = None
    copies: tuple[str, str] | None = None  # of a sealed field: the reference beside it, and the field there
    always_required: bool = False


@dataclass(frozen=True, slots=True)
class SubtablePlan:
    key: str
    name: Text
    pointer: str
    fields: Mapping[str, FieldPlan]
    least: int
    most: int
    fixed: bool = False
    readonly: Formula | None = None
    visible: Formula | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """An allowed step of a status field. `by` keeps it from people: only that part of the platform may do it."""

    key: str
    field: str
    from_: frozenset[str]
    to: str
    name: Text
    guard: Formula | None
    guard_message: Text | None
    by: str | None
    ask: tuple[str, ...]
    pointer: str


@dataclass(frozen=True, slots=True)
class Load:
    """What a record needs of the records it refers to: `keys` of the target behind reference `root` of a table."""

    table: str
    root: str
    form: str
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Step:
    """One computed value. `table` is empty for the record itself, else the subtable; `reads` are nodes of the graph."""

    table: str
    key: str
    kind: str  # default, lookup, formula
    reads: frozenset[str]
    run: Callable[[Env, Context], Any]
    through: frozenset[str] = frozenset()  # nodes of references whose targets are read
    root: str | None = None  # the reference a snapshot hangs on
    stored: bool = True
    spread: Callable[[Any], Mapping[str, Any]] | None = None  # the pieces of a composed value, read by later steps

    @property
    def node(self) -> str:
        return f"{self.table}.{self.key}" if self.table else self.key


@dataclass(frozen=True, slots=True)
class Stage:
    """Loads, then steps; a later stage needs references that an earlier one has set."""

    loads: tuple[Load, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """Something that must hold. `reads` says when it has to be looked at again."""

    table: str
    field: str
    code: str
    message: Text
    reads: frozenset[str]
    holds: Test
    tables: frozenset[str] = frozenset()  # subtables whose rows it looks at
    # of the whole record: what it reads and what that is computed from; of a reference: what its choice hangs on
    rests_on: frozenset[str] = frozenset()
    on_change: bool = False  # looked at only when one of `reads` changed: later changes of the target do not matter


@dataclass(frozen=True, slots=True)
class RowConstraint:
    """A check that the database can hold itself. `name` comes back in its refusals."""

    name: str
    table: str
    formula: Formula
    message: Text
    path: str
    required_field: str | None = None


@dataclass(frozen=True, slots=True)
class UniqueKey:
    """What no two records have in common, or no two rows of `table`: those keep `copies` of their record, by column;
    `rows` are the fields of the row itself."""

    name: str
    fields: tuple[str, ...]
    message: Text
    path: str
    table: str = ""
    copies: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchTarget:
    """A column that the search box looks into: as text, by pinyin, by the last digits, by keyed hash;
    a reference by the titles that it shows."""

    field: str
    column: str
    how: str  # text, pinyin, tail, hash, title
    sought: Callable[[str], str | None] | None = None  # the whole value that a hash is taken of


@dataclass(frozen=True, slots=True)
class FormPlan:
    """`tables` holds the record's own table under the empty key, then one per subtable."""

    key: str
    name: Text
    document: Mapping[str, Any]
    shape: FormShape
    title: str | None
    search: tuple[SearchTarget, ...]
    fields: Mapping[str, FieldPlan]
    subtables: Mapping[str, SubtablePlan]
    transitions: Mapping[str, Transition]
    stages: tuple[Stage, ...]
    checks: tuple[Check, ...]
    live: tuple[Step, ...]
    live_loads: Mapping[tuple[str, str], Load]
    loads: Mapping[tuple[str, str], Load]
    constraints: tuple[RowConstraint, ...]
    unique: tuple[UniqueKey, ...]
    tables: Mapping[str, Table]
    needs: frozenset[str]
    formulas: Mapping[str, Formula]
    old_keys: frozenset[str]
    record_keys: Mapping[str, frozenset[str]]
    views: tuple[Mapping[str, Any], ...]
    buttons: Mapping[str, Mapping[str, Any]]
    invariants: tuple[Invariant, ...] = ()
    panels: tuple[Panel, ...] = ()
    cache: dict[Any, Any] = field(default_factory=dict, compare=False)  # what the platform derives from the plan

    def __hash__(self) -> int:
        return id(self)

    @property
    def status_fields(self) -> dict[str, FieldPlan]:
        known: dict[str, FieldPlan] | None = self.cache.get("status_fields")
        if known is None:
            known = {key: one for key, one in self.fields.items() if one.type == "status"}
            self.cache["status_fields"] = known
        return known
