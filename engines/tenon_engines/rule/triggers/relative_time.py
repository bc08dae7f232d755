"""A time relative to a date of the record: at the payment deadline, three days after shipping."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, ClassVar, Literal
from zoneinfo import ZoneInfo

from tenon_engines.kernel.text import Text
from tenon_engines.rule.event import RecordEvent
from tenon_engines.rule.site import Site
from tenon_engines.rule.triggers.offset import Offset
from tenon_engines.rule.triggers.trigger import Phase, Trigger


class RelativeTime(Trigger):
    """At a time relative to a date field; the condition is checked again when the time comes."""

    name = "relative_time"
    label = Text("到达时间", "Relative to a date")
    icon: ClassVar[str] = "alarm-clock"
    phases: ClassVar[tuple[Phase, ...]] = ("timer",)
    field: str
    offset: Offset
    past_due: Literal["fire", "skip", "grace"] = "fire"
    grace: Offset | None = None

    def check(self, site: Site, path: str) -> None:
        field = site.field(site.form, self.field, f"{path}/field")
        site.reads.add(self.field)
        kind = field.value_type.name if field is not None and field.value_type is not None else None
        if field is not None and kind not in ("date", "datetime"):
            message = Text(f"“{field.name.zh}”不是日期或时间", f"{field.name.en!r} is neither a date nor a time")
            site.report("TYPE_MISMATCH", f"{path}/field", message)
        if self.past_due == "grace" and self.grace is None:
            site.report("grace_missing", f"{path}/grace", Text("请填写宽限时间", "Say how long the grace lasts"))

    def settled(self, site: Site, path: str) -> Trigger:
        grace = self.grace.settled(site, f"{path}/grace") if self.grace is not None else None
        return self.model_copy(update={"offset": self.offset.settled(site, f"{path}/offset"), "grace": grace})

    def concerns(self, event: RecordEvent) -> bool:
        return False

    def due(self, env: Mapping[str, Any], zone: ZoneInfo) -> datetime | None:
        """When a record's timer is due, in UTC; None while its date is empty."""
        value = env.get(self.field)
        if isinstance(value, datetime):
            return self.offset.after(value, zone)
        if isinstance(value, date):
            return self.offset.after(datetime.combine(value, time(), zone), zone)
        return None

    def too_late(self, due: datetime, now: datetime, zone: ZoneInfo) -> bool:
        """Whether a time that has passed unnoticed is to be let go."""
        if self.past_due == "fire" or due >= now:
            return False
        return self.past_due == "skip" or self.grace is None or self.grace.after(due, zone) < now
