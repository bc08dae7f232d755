"""Where a text lies: the one place it names, what stands before and after it, and the doubts about it."""

import re
from dataclasses import dataclass

from tenon_engines.form.places.divisions import CITY, DISTRICT, PROVINCE, Division, divisions, spellings
from tenon_engines.form.places.doubt import Doubt
from tenon_engines.form.places.walk import GAP, NO_PLACE, Step, Walk, Way

_BREAK = re.compile(r"[\s,，;；。、|/:.【】\-—]")
# what stands in an address without being a part of it
_FILLER = re.compile(
    r"(?<![\u4e00-\u9fff])(?:中华人民共和国|中国)(?=[\u4e00-\u9fff])|市辖区|(?:省|自治区)?直辖县级行政(?:区划|单位)|省直辖县|(?<=重庆市)县(?=[\u4e00-\u9fff]+县)|"
    r"(?<=新疆)生产建设兵团(?:第?[一二三四五六七八九十\d]+师)?|(?<=新疆维吾尔自治区)生产建设兵团(?:第?[一二三四五六七八九十\d]+师)?"
)
_ZONE = re.compile(
    r"(?P<zone>[\u4e00-\u9fff]{0,6}?(?:高新技术产业开发区|高新技术开发区|高新(?:技术)?区|经济技术开发区|经济开发区|经开区|开发区|(?<!小)新区|工业园区|产业园区|"
    r"管理区|示范区|度假区|保税区|综保区|自贸区|风景区))"
)
_MOST_CHOICES = 12


@dataclass(frozen=True, slots=True)
class Located:
    """`attached`: what follows the place follows it directly, so it begins the street."""

    address: dict[str, str]
    before: str
    after: str
    attached: bool
    doubts: tuple[Doubt, ...]


def locate(text: str) -> Located:
    """The place that the text names best; the first of those it names equally well."""
    text = _FILLER.sub("", text)
    ways = _best_ways(text)
    if not ways:
        return Located({}, text, "", False, (Doubt(PROVINCE, "missing"),))
    way = ways[0]
    if len(ways) > 1:
        return _unsettled(text, ways)
    deepest = _settled(way.deepest)
    assert deepest is not None
    doubts = _of_spelling(way, text)
    address = deepest.parts()
    if deepest.rank == PROVINCE:
        address.pop("code")
    start, end = way.steps[0].start, way.end
    district, more, end = _beyond(text, end, deepest)
    address |= district
    gap = GAP.match(text, end)
    attached = gap is None or gap.end() == end
    return Located(address, text[:start], text[end:], attached, (*doubts, *more))


def _best_ways(text: str) -> list[Way]:
    walk = Walk(text)
    found: list[Way] = []
    begun = False  # whether the piece the scan is in begins with a place
    for start in range(len(text)):
        first = start == 0 or _BREAK.match(text[start - 1]) is not None
        if not first and begun:
            continue
        ways = [way for way in walk.ways_from(start) if _credible(way, text, first)]
        begun = bool(ways) if first else begun or bool(ways)
        if ways and (not found or ways[0].worth > found[0].worth):
            found = ways
    return found


def _credible(way: Way, text: str, first: bool) -> bool:
    """A bare name begins a piece or is none; a city's may stand by itself where no building follows."""
    step = way.steps[0]
    if len(way.steps) == 1 and step.spelling.kind == "stem":
        city = step.spelling.division.rank == CITY and NO_PLACE.match(text, step.end) is None
        return first and (city or _stands_alone(step, text))
    return first or len(way.steps) > 1 or (step.spelling.kind == "full" and step.spelling.division.rank != DISTRICT)


def _stands_alone(step: Step, text: str) -> bool:
    return step.end == len(text) or _BREAK.match(text[step.end]) is not None


def _settled(deepest: Division | None) -> Division | None:
    """上海市 is a province and its only city at once."""
    if deepest is not None and deepest.rank == PROVINCE:
        return next((one for one in divisions() if one.above is deepest and one.name == deepest.name), deepest)
    return deepest


def _unsettled(text: str, ways: list[Way]) -> Located:
    """Several places have the name: what they share is taken, the choice is left to a person."""
    ends = [way.deepest for way in ways if way.deepest is not None]
    shared = next((one for one in ends[0].line() if all(end.within(one) for end in ends)), None)
    first = ways[0]
    step = next(step for step in first.steps if shared is None or not shared.within(step.spelling.division))
    seen = text[step.start : step.end]
    choices = tuple(end.parts() for end in sorted(ends, key=lambda end: end.code or "")[:_MOST_CHOICES])
    doubt = Doubt(ends[0].rank, "ambiguous", seen, choices)
    address = {} if shared is None else shared.parts()
    address.pop("code", None)
    return Located(address, text[: first.steps[0].start], text[step.start :], True, (doubt,))


def _of_spelling(way: Way, text: str) -> list[Doubt]:
    doubts: list[Doubt] = []
    for step in way.steps:
        rank, kind, seen = step.spelling.division.rank, step.spelling.kind, text[step.start : step.end]
        if kind == "former":
            doubts.append(Doubt(rank, "former", seen))
        elif kind == "stem" and (rank == DISTRICT or len(way.steps) == 1) and not _stands_alone(step, text):
            doubts.append(Doubt(rank, "guess", seen))
    if way.steps[0].spelling.division.rank == DISTRICT:
        doubts.append(Doubt(PROVINCE, "concluded", way.steps[0].spelling.division.name))
    return doubts


def _beyond(text: str, end: int, deepest: Division) -> tuple[dict[str, str], list[Doubt], int]:
    """The district where the table has none of that name: a development zone, a place of elsewhere, or nothing."""
    if deepest.rank == DISTRICT or (deepest.rank == CITY and not deepest.divided):
        return {}, [], end
    gap = GAP.match(text, end)
    start = gap.end() if gap is not None else end
    zone = _ZONE.match(text, start)
    if deepest.rank == CITY and zone is not None:
        return {DISTRICT: zone["zone"]}, [Doubt(DISTRICT, "not_listed", zone["zone"])], zone.end()
    missing = CITY if deepest.rank == PROVINCE else DISTRICT
    for stop in range(min(len(text), start + 14), start + 2, -1):
        name = text[start:stop]
        if any(one.kind == "full" and one.division.rank != PROVINCE for one in spellings().get(name, ())):
            return {}, [Doubt(missing, "contradicts", name)], end
    return {}, [Doubt(missing, "missing")], end
