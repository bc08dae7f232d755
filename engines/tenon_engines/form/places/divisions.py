"""The divisions of China down to the county, and every way their names are written.

divisions.txt is made from the open data package china-division 2.7.0 (GB/T 2260): a province, below it its cities, and
in each line the districts with the last two digits of their codes. `-` stands where a province has counties of its own
(仙桃, 济源, 石河子); a city without districts (东莞, 儋州) ends its line. former_names.txt is ours: old name, present one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

Rank = Literal["province", "city", "district"]
PROVINCE: Final[Rank] = "province"
CITY: Final[Rank] = "city"
DISTRICT: Final[Rank] = "district"
_PEOPLES = (
    "维吾尔|哈萨克|柯尔克孜|塔吉克|乌孜别克|塔塔尔|蒙古|回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|"
    "纳西|景颇|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|怒|鄂温克|德昂|保安|裕固|京|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_OF_A_PEOPLE = re.compile(rf"^(?P<stem>.{{2,}}?)(?:(?:{_PEOPLES})族?)+自治(?P<rank>区|州|县|旗)$")
_RANK = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|矿区|新区|省|市|盟|区|县|旗)$")


@dataclass(frozen=True, slots=True, eq=False)
class Division:
    """One division; `above` is None for a province, and the province itself for a county without a city."""

    name: str
    rank: Rank
    code: str | None
    above: "Division | None"
    divided: bool = False  # a city that has districts

    def line(self) -> Iterator["Division"]:
        """This division and everything above it."""
        here: Division | None = self
        while here is not None:
            yield here
            here = here.above

    def within(self, other: "Division") -> bool:
        return any(one is other for one in self.line())

    def parts(self) -> dict[str, str]:
        """As an address holds it."""
        names = {one.rank: one.name for one in self.line()}
        found = {rank: names[rank] for rank in (PROVINCE, CITY, DISTRICT) if rank in names}
        return found | ({"code": self.code} if self.code else {})


@dataclass(frozen=True, slots=True)
class Spelling:
    """A division under a name; `kind` says how far that is from its own: full, short (with rank), former or stem."""

    division: Division
    kind: str


@cache
def divisions() -> tuple[Division, ...]:
    """Every division of the table."""
    found: list[Division] = []
    cities: dict[tuple[Division, str], Division] = {}
    province: Division | None = None
    for row in (Path(__file__).parent / "divisions.txt").read_text("utf-8").splitlines():
        if not row.startswith(" "):
            code, name = row.split()
            province = Division(name, PROVINCE, code + "0000", None)
            found.append(province)
            continue
        assert province is not None
        head, _, tail = row.partition(": ")
        code, name = head.split()
        own = code + "00" if len(code) == 4 else None
        if name == "-":
            found += [_below(each, code, province, CITY) for each in tail.split()]
            continue
        city = cities.get((province, name))
        if city is None:
            city = cities[province, name] = Division(name, CITY, own, province, bool(tail))
            found.append(city)
        found += [_below(each, code, city, DISTRICT) for each in tail.split()]
    return tuple(found)


def _below(entry: str, code: str, above: Division, rank: Rank) -> Division:
    name = entry.rstrip("0123456789")
    return Division(name, rank, code + entry.removeprefix(name) if len(code) == 4 else None, above)


@cache
def spellings() -> dict[str, tuple[Spelling, ...]]:
    """Every name that divisions are known by."""
    found: dict[str, dict[Division, str]] = {}
    siblings: dict[Division | None, set[str]] = {}
    for one in divisions():
        siblings.setdefault(one.above, set()).add(one.name)
    for one in divisions():
        for name, kind in _names(one, siblings[one.above]):
            found.setdefault(name, {}).setdefault(one, kind)
    for name, one in _former():
        found.setdefault(name, {}).setdefault(one, "former")
    return {name: tuple(Spelling(one, kind) for one, kind in named.items()) for name, named in found.items()}


def _names(one: Division, siblings: set[str]) -> Iterator[tuple[str, str]]:
    yield one.name, "full"
    if one.code is not None and one.code[4] == "7":  # a development zone: the table counts them from 71
        yield from _zone_names(one)
        return
    stem = stem_of(one.name)
    if len(stem) < 2:
        return
    peoples = _OF_A_PEOPLE.match(one.name)
    if peoples is not None:
        yield stem + peoples["rank"], "short"
    if one.rank == PROVINCE:
        yield stem, "short"
        yield stem + "省", "short"
        return
    for rank in ("市", "地区") if one.rank == CITY else ("区", "县", "市"):
        if stem + rank not in siblings:
            yield stem + rank, "former"
    yield stem, "stem"


def _zone_names(one: Division) -> Iterator[tuple[str, str]]:
    """合肥高新技术产业开发区 is called 高新区 and 高新技术产业开发区 as well."""
    bare = one.name
    for above in reversed([*one.line()][1:]):
        bare = bare.removeprefix(stem_of(above.name) + "市").removeprefix(stem_of(above.name))
    yield bare, "short"
    for word, called in (
        ("高新技术产业", "高新区"),
        ("经济技术", "经开区"),
        ("经济技术", "经济开发区"),
        ("经济开发区", "经开区"),
    ):
        if bare.startswith(word):
            yield called, "short"
    if bare.endswith("新区") and len(bare) > 3:
        yield bare.removesuffix("新区"), "stem"


def stem_of(name: str) -> str:
    """浙江 of 浙江省, 延边 of 延边朝鲜族自治州."""
    peoples = _OF_A_PEOPLE.match(name)
    if peoples is not None:
        return peoples["stem"]
    return name if name in ("九龙", "新界", "香港岛") else _RANK.sub("", name)


def _former() -> Iterator[tuple[str, Division]]:
    by_path = {"/".join(reversed([each.name for each in one.line()])): one for one in divisions()}
    for row in (Path(__file__).parent / "former_names.txt").read_text("utf-8").splitlines():
        old, _, path = row.partition(" ")
        yield old, by_path[path]
