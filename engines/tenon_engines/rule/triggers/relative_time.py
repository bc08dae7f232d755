"""A time relative to a date of the record: at the payment deadline, three days after shipping."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, ClassVar, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from tenon_engines.kernel.text import Text
from tenon_engines.rule.event import RecordEvent
from tenon_engines.rule.site import Site
from tenon_engines.rule.triggers.trigger import Phase, Trigger

_DAYS = {"D": 1, "W": 7}
_SECONDS = {"S": 1, "MIN": 60, "H": 3600}
_FIRST, _LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)


class Offset(BaseModel):
    """How long after (negative: before) the date."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    n: int = Field(ge=-100_000, le=100_000)
    unit: Literal["S", "MIN", "H", "D", "W", "M"]

    def after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """Days and months move on the tenant's calendar, shorter units on the clock. Where the calendar ends (an order
        that is due on 9999-12-31 never is), the time stands still."""
        try:
            return self._after(moment, zone)
        except (OverflowError, ValueError):
            return _FIRST if self.n < 0 and moment.year < 9000 else _LAST

    def _after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        if self.unit in _SECONDS:
            return moment.astimezone(UTC) + timedelta(seconds=self.n * _SECONDS[self.unit])
        local = moment.astimezone(zone)
        if self.unit == "M":
            months = local.year * 12 + local.month - 1 + self.n
            year, month = divmod(months, 12)
            day = min(local.day, monthrange(year, month + 1)[1])
            moved = local.replace(year=year, month=month + 1, day=day)
        else:
            moved = local + timedelta(days=self.n * _DAYS[self.unit])
        return moved.astimezone(UTC)


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
