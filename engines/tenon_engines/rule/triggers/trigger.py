"""What sets a rule off."""

from abc import abstractmethod
from typing import ClassVar, Literal

from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.kind import Kind
from tenon_engines.rule.event import RecordEvent
from tenon_engines.rule.site import Site

Phase = Literal["before", "after", "async", "timer"]


class Trigger(Kind):
    """One file each. `phases`: when a rule with this trigger may run; the first is the default."""

    group: ClassVar[str] = "event"
    phases: ClassVar[tuple[Phase, ...]] = ("after", "before", "async")

    @abstractmethod
    def check(self, site: Site, path: str) -> None:
        """Reports what does not fit the form."""

    def settled(self, site: Site, path: str) -> "Trigger":
        """With the numbers of its formulas, for what the document's constants decide once for all."""
        return self

    def fires(self, event: RecordEvent, when: Formula | None) -> bool:
        """Whether this event sets the rule off, its condition included."""
        return self.concerns(event) and holds(when, event)

    @abstractmethod
    def concerns(self, event: RecordEvent) -> bool:
        """Whether the event is of the sort this trigger waits for, whatever the condition says."""


def holds(when: Formula | None, event: RecordEvent) -> bool:
    return when is None or when.run(event.scene.own, event.scene.context) is True
