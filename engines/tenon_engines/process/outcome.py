"""What one step of a flow gives: effects to apply, waits, and a history that says why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from tenon_engines.kernel.outcome import Effect
from tenon_engines.kernel.text import Text
from tenon_engines.process.state import FlowState
from tenon_engines.rule.assignees.assignee import Ask

Right = Literal["hidden", "read", "write", "required"]
WRITABLE: frozenset[Right] = frozenset(("write", "required"))


@dataclass(frozen=True, slots=True)
class OpenTask(Effect):
    """Asks people to decide. `token` names the place the decision comes back to; at `due_at` comes an `Overdue`."""

    token: int
    node: str
    name: Text
    to: Ask
    opinion: str
    rights: Mapping[str, Right] = field(default_factory=dict)
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Remind(Effect):
    """Tells those who were asked that they are late, and wakes the case once more at `due_at`."""

    token: int
    text: Text
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reassign(Effect):
    """Asks others about the open task: with `keep` beside those who were asked, else in their place."""

    token: int
    to: Ask
    keep: bool
    text: Text


@dataclass(frozen=True, slots=True)
class CloseTask(Effect):
    """Takes the open task back: nobody needs to decide it any more."""

    token: int


@dataclass(frozen=True, slots=True)
class Copy(Effect):
    """Lets people know of the case, without asking anything of them."""

    node: str
    name: Text
    to: Ask


@dataclass(frozen=True, slots=True)
class Begin(Effect):
    """From here on everything can be undone as one: the start of an action node that has a way out when refused."""


@dataclass(frozen=True, slots=True)
class Keep(Effect):
    """What was done since the Begin of the same id stays."""


@dataclass(frozen=True, slots=True)
class Undo(Effect):
    """What was done since the Begin of the same id never was."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the case's history. `reason`: the evaluated facts that led there."""

    kind: Literal[
        "started", "routed", "asked", "reminded", "reassigned", "decided", "acted", "refused", "copied", "ended"
    ]
    node: str
    text: Text
    reason: Text | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """`awaits` is the id of the effect whose result the next call must bring; None when the world outside is next."""

    state: FlowState
    effects: tuple[Effect, ...]
    history: tuple[Entry, ...]
    awaits: str | None

    @property
    def done(self) -> bool:
        return self.state.done


# Events: what a step answers to.


@dataclass(frozen=True, slots=True)
class Started:
    starter: int | None


@dataclass(frozen=True, slots=True)
class Decided:
    """A person decided at a waiting token. `port` is how the case leaves."""

    token: int
    port: str
    actor: int | None
    actor_name: str
    opinion: str | None = None


@dataclass(frozen=True, slots=True)
class Overdue:
    """Nobody decided at a waiting token by the time that its task was due."""

    token: int


@dataclass(frozen=True, slots=True)
class Applied:
    """The platform applied an effect, or the effect was refused with a message."""

    effect: str
    ok: bool
    message: Text | None = None


Waited = Decided | Applied | Overdue
Event = Started | Waited
