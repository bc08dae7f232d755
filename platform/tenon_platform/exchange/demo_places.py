"""Places of the sample data: real divisions with their codes (GB/T 2260), invented streets.

demo_places.txt is a selection of the open data package china-division 2.7.0: a province with its share of the parcels
and the warehouse that serves it first, then its cities with weight and districts; a city without districts has a code.
"""

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_STREETS = ("示例路", "青石街", "禾苗路", "望湖路", "百花巷", "新叶大道", "安居街", "清溪路", "学府路", "同心街")
_ESTATES = ("阳光花园", "和谐家园", "锦绣华庭", "翠湖小区", "书香苑", "东方新城", "幸福里", "金桂园")
_VAGUE = ("学校门口", "菜鸟驿站", "小区门卫处", "老地方", "大桥旁边")
REMOTE = frozenset({"新疆维吾尔自治区", "西藏自治区", "内蒙古自治区", "青海省"})
Address = dict[str, str]


@dataclass(frozen=True, slots=True)
class Place:
    province: str
    city: str
    district: str | None
    code: str
    warehouse: str


@cache
def places() -> tuple[tuple[Place, ...], tuple[float, ...]]:
    """Every place of the table and its weight."""
    found: list[Place] = []
    weights: list[float] = []
    table = (Path(__file__).parent / "demo_places.txt").read_text("utf-8")
    for block in re.split(r"\n(?=\S)", table.strip()):
        head, *cities = block.splitlines()
        province, share, warehouse = head.split()
        total = sum(float(city.partition("*")[2].partition(":")[0]) for city in cities)
        for city in cities:
            name, weight, districts = re.split(r"[*:]", city.strip())
            each = districts.split(",")
            for district in each:
                label, code = district.rstrip("0123456789"), re.sub(r"\D", "", district)
                found.append(Place(province, name, None if label == "-" else label, code, warehouse))
                weights.append(float(share) * float(weight) / total / len(each))
    return tuple(found), tuple(weights)


def draw_place(rng: random.Random) -> Place:
    found, weights = places()
    return rng.choices(found, weights)[0]


def place(city: str, district: str | None = None) -> Place:
    """The place of the table with that name."""
    return next(one for one in places()[0] if one.city == city and district in (None, one.district))


def address(where: Place, rng: random.Random, *, vague: bool = False, wrong: bool = False) -> Address:
    """A full address there; a vague one has no street, which is what reviewers stop at, a wrong one another's district."""
    detail = (
        rng.choice(_VAGUE)
        if vague
        else (
            f"{rng.choice(_STREETS)} {rng.randint(1, 399)} 号{rng.choice(_ESTATES)} "
            f"{rng.randint(1, 28)} 幢 {rng.randint(1, 32)}0{rng.randint(1, 4)}"
        )
    )
    named = rng.choice(places()[0]).district if wrong else where.district
    district = {"district": named} if named else {}
    return {"province": where.province, "city": where.city, **district, "detail": detail, "code": where.code}
