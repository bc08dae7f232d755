"""Customers of the sample company: invented consumers, wholesale customers and dealers."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tenon_platform.exchange.demo_places import Address, Place, address, draw_place, place

_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚卢"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰梅玲红建文斌宇浩然子轩雨欣梓涵思远嘉怡晨曦佳宁雪莹"
_CITIES = ("临沂市", "徐州市", "嘉兴市", "合肥市", "南昌市", "温州市", "佛山市", "郑州市", "济南市", "石家庄市",
           "长沙市", "武汉市", "成都市", "苏州市", "潍坊市", "洛阳市", "南通市",
           "金华市", "福州市", "西安市")  # fmt: skip
_WORDS = ("青禾", "云舍", "万木", "新庭", "合木", "亦居", "南居", "木里", "安和", "锦家", "优品", "恒居", "佳悦",
          "禾风", "泰源", "乐筑", "德润")  # fmt: skip
LIMITS = (20_000, 50_000, 100_000, 200_000, 500_000)
_MOBILE = ("133", "135", "136", "138", "139", "150", "151", "158", "177", "186", "187", "189")
_TAX_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
SALESPEOPLE = (("xiaoshou", "sales_2"), ("xiaoguo", "sales_1"), ("xiaoqin", "sales_1"))


@dataclass(slots=True)
class Customer:
    index: int
    name: str
    kind: str
    contact: str
    phone: str
    where: Place
    addresses: list[Address]
    owner: str | None = None
    department: str | None = None
    credit_limit: Decimal = Decimal(0)
    term_days: int = 0
    balance: Decimal = Decimal(0)
    tax_no: str | None = None
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class People:
    consumers: Sequence[Customer]
    wholesale: Sequence[Customer]
    dealers: Sequence[Customer]

    @property
    def all(self) -> list[Customer]:
        return [*self.wholesale, *self.dealers, *self.consumers]


def people(seed: int, orders: int) -> People:
    """0.59 consumers per order, 40 wholesale customers and 12 dealers; index is the position in `People.all`."""
    rng = random.Random(f"people:{seed}")
    phones: set[str] = set()
    companies: set[str] = set()
    businesses = [_business(rng, n, "wholesale" if n < 40 else "dealer", phones, companies) for n in range(52)]
    consumers = [_consumer(rng, 52 + n, phones) for n in range(max(60, round(orders * 0.59)))]
    for one in consumers[7 :: max(8, len(consumers) // 9)][:9]:
        one.blocked = True
    return People(consumers, businesses[:40], businesses[40:])


def _consumer(rng: random.Random, index: int, phones: set[str]) -> Customer:
    name = person(rng)
    where = draw_place(rng)
    return Customer(index, name, "consumer", name, phone(rng, phones), where, [address(where, rng)])


def _business(rng: random.Random, index: int, kind: str, phones: set[str], taken: set[str]) -> Customer:
    while True:
        city = rng.choice(_CITIES)
        tail = "有限公司" if kind == "dealer" or rng.random() < 0.4 else "商行"
        name = city[:-1] + rng.choice(_WORDS) + rng.choice(("百货", "家居", "日用品")) + tail
        if name not in taken:
            taken.add(name)
            break
    where = place(city)
    owner, department = SALESPEOPLE[index % 3]
    limit = rng.choice(LIMITS[2:] if kind == "dealer" else LIMITS[:4])
    used = Decimal(rng.randint(5, 80)) / 100 if index % 10 != 3 else Decimal("1.08")
    return Customer(
        index=index,
        name=name,
        kind=kind,
        contact=person(rng),
        phone=phone(rng, phones),
        where=where,
        addresses=[address(where, rng) for _ in range(rng.choice((1, 1, 2)))],
        owner=owner,
        department=department,
        credit_limit=Decimal(limit),
        term_days=rng.choice((30, 45, 60)),
        balance=(limit * used).quantize(Decimal("0.01")),
        tax_no=tax_number(rng),
    )


def person(rng: random.Random) -> str:
    return rng.choice(_SURNAMES) + "".join(rng.sample(_GIVEN, rng.choice((1, 2, 2))))


def phone(rng: random.Random, taken: set[str]) -> str:
    """A mobile number nobody else of the sample has."""
    while True:
        number = f"{rng.choice(_MOBILE)}0{rng.randint(0, 999):03d}{rng.randint(0, 9999):04d}"
        if number not in taken:
            taken.add(number)
            return number


def tax_number(rng: random.Random) -> str:
    """An invented unified social credit code: region digits 000000, valid check character (GB 32100)."""
    body = "91000000MA" + "".join(rng.choice(_TAX_DIGITS) for _ in range(7))
    total = sum(_TAX_DIGITS.index(letter) * 3**position % 31 for position, letter in enumerate(body))
    return body + _TAX_DIGITS[-total % 31]
