"""Following an address from its province down to its district, the way the names stand in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tenon_engines.form.places.divisions import CITY, DISTRICT, PROVINCE, Division, Spelling, spellings

GAP = re.compile(r"[\s,，、;；/|·\-—>_.。\"'“”]*")
_WORTH = {PROVINCE: 12, CITY: 11, DISTRICT: 10}
_LESS = {"full": 0, "short": 1, "former": 3, "stem": 5}
_LEAST = 6
_A_ROAD = re.compile(r"[东南西北中一二三]*(?:大?[路道街巷弄])|[东南西北]站|大学|学院|机场|商[城场]")
# 杭州西湖大道 is a road, 浦东机场 an airport: a bare name before these is no division
NO_PLACE = re.compile(
    _A_ROAD.pattern
    + r"|[里村镇乡桥河湖山江港湾站城店苑园寺庙塔口]|公园|广场|大厦|花园|公寓|小区|社区|公司|集团|中学|小学|医院|银行|酒店|饭店|市场|新村|国际|"
    r"中心|工业|科技|高速"
)
_LONGEST = 15  # 双江拉祜族佤族布朗族傣族自治县
_REPEATS = 4  # 浙江省杭州市 浙江省杭州市余杭区: names written twice


@dataclass(frozen=True, slots=True)
class Step:
    """A division as it stands in the text."""

    spelling: Spelling
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Way:
    """One reading: the divisions it names, from the top, and where the text goes on; `worth` compares readings."""

    steps: tuple[Step, ...]
    end: int
    worth: int

    @property
    def deepest(self) -> Division | None:
        return self.steps[-1].spelling.division if self.steps else None


class Walk:
    """All readings of one text; what follows a place in it is worked out once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: dict[tuple[int, Division | None, int], list[Way]] = {}

    def ways_from(self, start: int) -> list[Way]:
        """The best readings that begin at `start`; several where one name belongs to several places."""
        return [way for way in self._ways(start, None, _REPEATS) if way.worth >= _LEAST]

    def _ways(self, at: int, here: Division | None, repeats: int) -> list[Way]:
        known = self._known.get((at, here, repeats))
        if known is None:
            known = _best([Way((), at, 0), *self._steps(at, here, repeats)])
            self._known[at, here, repeats] = known
        return known

    def _steps(self, at: int, here: Division | None, repeats: int) -> Iterator[Way]:
        gap = GAP.match(self.text, at) if here is not None else None
        start = gap.end() if gap is not None else at
        for end in range(min(len(self.text), start + _LONGEST), start + 1, -1):
            for spelling in spellings().get(self.text[start:end], ()):
                if _follows(spelling, self.text, end, here):
                    yield from self._step(Step(spelling, start, end), here, repeats)

    def _step(self, step: Step, here: Division | None, repeats: int) -> Iterator[Way]:
        division = step.spelling.division
        if here is not None and here.within(division):
            if repeats:
                for rest in self._ways(step.end, here, repeats - 1):
                    yield Way(rest.steps, rest.end, rest.worth + 1)
            return
        gain = _WORTH[division.rank] - _LESS[step.spelling.kind] + min(step.end - step.start, 4)
        for rest in self._ways(step.end, division, repeats):
            yield Way((step, *rest.steps), rest.end, gain + rest.worth)


def _best(ways: list[Way]) -> list[Way]:
    """Those worth most, one for each place they lead to."""
    most = max(way.worth for way in ways)
    return list({way.deepest: way for way in reversed(ways) if way.worth == most}.values())


def _follows(spelling: Spelling, text: str, end: int, here: Division | None) -> bool:
    division = spelling.division
    if here is not None and not division.within(here) and not here.within(division):
        return False
    if spelling.kind != "stem" and (division.rank != PROVINCE or spelling.kind != "short"):
        return True
    other = NO_PLACE if division.rank == DISTRICT else _A_ROAD
    return other.match(text, end) is None or _goes_on(text, end, division)


def _goes_on(text: str, end: int, above: Division) -> bool:
    """Whether a division below begins here: 广东中山市 goes on, 浙江大学 does not."""
    return any(
        one.kind in ("full", "short") and one.division is not above and one.division.within(above)
        for stop in range(end + 2, min(len(text), end + _LONGEST) + 1)
        for one in spellings().get(text[end:stop], ())
    )
