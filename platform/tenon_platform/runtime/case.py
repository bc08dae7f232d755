"""One running flow in memory during a command: its plan, its state, and the rows it will leave behind."""

from dataclasses import dataclass, field
from typing import Any

from tenon_engines.process.outcome import Entry, OpenTask
from tenon_engines.process.plan import FlowPlan
from tenon_engines.process.state import FlowState


@dataclass(slots=True)
class Asked:
    """A task to be opened for people; `note` is set when nobody was found and the administrators were asked."""

    task: OpenTask
    users: list[int]
    reason: Any


@dataclass(slots=True)
class Case:
    """`events` counts the history rows written so far; `entries` and `asked` are written at the end of the command."""

    id: int
    plan: FlowPlan
    version: int
    form: str
    record_id: int
    state: FlowState
    rev: int
    events: int
    entries: list[tuple[Entry, int | None, str | None]] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    copies: list[tuple[str, list[int]]] = field(default_factory=list)
