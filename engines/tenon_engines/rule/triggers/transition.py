"""A status moved by a certain transition."""

from typing import ClassVar

from pydantic import Field

from tenon_engines.kernel.text import Text
from tenon_engines.rule.event import RecordEvent
from tenon_engines.rule.site import Site
from tenon_engines.rule.transitions import check_transition
from tenon_engines.rule.triggers.trigger import Trigger


class Transition(Trigger):
    """A status moves by one of these transitions."""

    name = "transition"
    label = Text("状态流转", "Status transition")
    icon: ClassVar[str] = "arrow-right-circle"
    transition: str | list[str] = Field(min_length=1)

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.transition,) if isinstance(self.transition, str) else tuple(self.transition)

    def check(self, site: Site, path: str) -> None:
        many = isinstance(self.transition, list)
        for index, key in enumerate(self.keys):
            check_transition(site, site.form, key, f"{path}/transition/{index}" if many else f"{path}/transition")

    def concerns(self, event: RecordEvent) -> bool:
        return event.transition in self.keys
