"""What a formula may know besides the record: the moment, the zone, the acting user, the people directory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class ActorValue:
    """The acting user as formulas see them."""

    user_id: int | None
    department_id: int | None = None
    roles: frozenset[str] = frozenset()
    name: str = ""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """What changes Monday to Friday: `off` are holidays, `on` weekends that are worked instead (调休)."""

    off: frozenset[date] = frozenset()
    on: frozenset[date] = frozenset()


class PeopleDirectory(Protocol):
    """Answers about people other than the actor; loaded by the platform before the step."""

    def name(self, user_id: int) -> str | None: ...

    def department(self, user_id: int) -> int | None: ...

    def manager(self, user_id: int) -> int | None: ...

    def department_path(self, department_id: int) -> Sequence[int]: ...


@dataclass(slots=True)
class Context:
    """Frozen for one evaluation, except `fault`: the code of the first run-time error met (see `Formula.outcome`)."""

    now: datetime
    tz: ZoneInfo
    actor: ActorValue | None = None
    people: PeopleDirectory | None = None
    calendar: WorkCalendar | None = None
    fault: str | None = field(default=None, compare=False)

    def fail(self, code: str) -> None:
        """Notes a run-time error; the first one stays."""
        if self.fault is None:
            self.fault = code
