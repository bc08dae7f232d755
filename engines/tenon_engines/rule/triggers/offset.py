"""How long before or after: a number of units, or a formula over the named constants of the document."""

from calendar import monthrange
from datetime import UTC, datetime, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from tenon_engines.formula.context import Context
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text
from tenon_engines.rule.site import Site

MOST = 100_000
_DAYS = {"D": 1, "W": 7}
_SECONDS = {"S": 1, "MIN": 60, "H": 3600}
_FIRST, _LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)
# A formula over constants reads neither the clock nor the actor; working it out wants a context all the same.
_CONTEXT = Context(datetime(2000, 1, 1, tzinfo=UTC), ZoneInfo("UTC"))
_WORDS = {
    "S": Text("秒", "second"),
    "MIN": Text("分钟", "minute"),
    "H": Text("小时", "hour"),
    "D": Text("天", "day"),
    "W": Text("周", "week"),
    "M": Text("个月", "month"),
}
_ONLY = Text("时长只能用数字和业务参数", "A span of time is made of numbers and business settings only")
_WHOLE = Text(
    f"时长要算成 -{MOST} 到 {MOST} 之间的整数", f"A span of time comes out as a whole number of at most {MOST}"
)


class Offset(BaseModel):
    """How long after (negative: before) the date; `{"n": "param.hours", "unit": "H"}` takes a business setting."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    n: Annotated[int, Field(ge=-MOST, le=MOST)] | Annotated[str, Field(min_length=1, max_length=400)]
    unit: Literal["S", "MIN", "H", "D", "W", "M"]

    def settled(self, site: Site, path: str) -> "Offset":
        """With the number that its formula stands for; problems go to the site."""
        if isinstance(self.n, int):
            return self
        known = set(site.reads)
        formula = site.own(self.n, f"{path}/n", Type("number"))
        site.reads.intersection_update(known)
        if formula is None:
            return Offset(n=1, unit=self.unit)
        if formula.keys or formula.uses_clock or formula.uses_actor:
            site.report("NOT_ALLOWED", f"{path}/n", _ONLY)
            return Offset(n=1, unit=self.unit)
        number = formula.run({}, _CONTEXT)
        if number is None or number != int(number) or abs(number) > MOST:
            site.report("out_of_range", f"{path}/n", _WHOLE)
            return Offset(n=1, unit=self.unit)
        return Offset(n=int(number), unit=self.unit)

    @property
    def number(self) -> int:
        """A formula is settled before anything is counted with it."""
        assert isinstance(self.n, int)
        return self.n

    @property
    def words(self) -> Text:
        """24 小时, "24 hours"."""
        unit = _WORDS[self.unit]
        return Text(f"{self.number} {unit.zh}", f"{self.number} {unit.en}{'' if self.number == 1 else 's'}")

    def after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """Days and months move on the tenant's calendar, shorter units on the clock. Where the calendar ends (an order
        that is due on 9999-12-31 never is), the time stands still."""
        try:
            return self._after(moment, zone)
        except (OverflowError, ValueError):
            return _FIRST if self.number < 0 and moment.year < 9000 else _LAST

    def _after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        if self.unit in _SECONDS:
            return moment.astimezone(UTC) + timedelta(seconds=self.number * _SECONDS[self.unit])
        local = moment.astimezone(zone)
        if self.unit == "M":
            months = local.year * 12 + local.month - 1 + self.number
            year, month = divmod(months, 12)
            day = min(local.day, monthrange(year, month + 1)[1])
            moved = local.replace(year=year, month=month + 1, day=day)
        else:
            moved = local + timedelta(days=self.number * _DAYS[self.unit])
        return moved.astimezone(UTC)
