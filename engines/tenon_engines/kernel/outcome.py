"""Effects: what an engine wants done, as data. The platform applies them in one transaction and feeds results back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tenon_engines.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Effect:
    """Base of all effects. `id` is the action's id in its document: results come back under it."""

    id: str


@dataclass(frozen=True, slots=True)
class SetValues(Effect):
    """Sets fields of the record at hand (a *before* rule, or a flow's own record)."""

    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One group of target rows: those whose fields equal `match`; `bound` holds what the formulas read of elsewhere."""

    match: Mapping[str, Any]
    bound: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class UpdateRecords(Effect):
    """Updates records of `form`, or rows of its subtable (`order.lines`). `set_` and `where` and `require` are compiled formulas over the *target* row and `bound`.

    The platform locks the target rows in order of id, evaluates, and saves them through the pipeline.
    `add` holds new rows for subtables of the matching records. No matching row, or `require` false for one of them (`message` says so): refused.
    `skip`: the rows are taken one by one in the order of `sort`, and one that refuses is left as it was.
    """

    form: str
    rows: tuple[RowChange, ...]
    set_: Mapping[str, Any]
    where: Any = None
    require: Any = None
    transition: str | None = None
    add: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    sort: tuple[tuple[str, bool], ...] = ()
    skip: bool = False
    message: Text | None = None


@dataclass(frozen=True, slots=True)
class CreateRecords(Effect):
    """Creates records. Where a record matches `existing`, it is the result and none is created."""

    form: str
    rows: tuple[Mapping[str, Any], ...]
    existing: RowChange | None = None


@dataclass(frozen=True, slots=True)
class TransitionRecord(Effect):
    """A status transition of the record at hand, with values to set along with it."""

    transition: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notify(Effect):
    """An in-app message. `to` is an assignee specification of the process engine; the text is already rendered."""

    to: Mapping[str, Any]
    text: Text
    digest_seconds: int = 0


@dataclass(frozen=True, slots=True)
class Refuse(Effect):
    """Rolls the whole save back with this message."""

    message: Text
    path: str = ""
