"""A record was created, changed or deleted."""

from typing import ClassVar, Literal

from pydantic import Field

from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.text import Text
from tenon_engines.rule.event import RecordEvent
from tenon_engines.rule.site import Site
from tenon_engines.rule.triggers.trigger import Trigger, holds


class Record(Trigger):
    """A record is created, changed (only these fields, if any are named) or deleted."""

    name = "record"
    label = Text("记录变化", "Record event")
    icon: ClassVar[str] = "file-pen"
    on: list[Literal["created", "changed", "deleted"]] = Field(min_length=1)
    watched: list[str] = Field(default=[], alias="fields")
    edge: Literal["became_true"] | None = None

    def check(self, site: Site, path: str) -> None:
        for index, key in enumerate(self.watched):
            site.field(site.form, key, f"{path}/fields/{index}")

    def concerns(self, event: RecordEvent) -> bool:
        if event.deleted:
            return "deleted" in self.on
        if event.created:
            return "created" in self.on
        return "changed" in self.on and (not self.watched or not event.changed.isdisjoint(self.watched))

    def fires(self, event: RecordEvent, when: Formula | None) -> bool:
        if not self.concerns(event) or not holds(when, event):
            return False
        before = event.scene.before
        if self.edge is None or when is None or before is None:
            return True
        return when.run(before, event.scene.context) is not True
