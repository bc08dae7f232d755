"""The sample company's shops, warehouses and carriers."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Market = Literal["consumer", "wholesale", "dealer"]


@dataclass(frozen=True, slots=True)
class Shop:
    code: str
    name: str
    platform: str
    share: int
    own: bool
    review_mode: str
    lock_at: str
    factor: Decimal
    market: Market
    pay_methods: tuple[tuple[str, int], ...]

    @property
    def business(self) -> bool:
        return self.market != "consumer"


@dataclass(frozen=True, slots=True)
class Warehouse:
    code: str
    name: str
    city: str
    district: str
    share: Decimal
    capacity: int


def _shop(line: str, market: Market, own: bool, *pays: tuple[str, int]) -> Shop:
    code, name, platform, share, mode, lock, factor = line.split()
    return Shop(code, name, platform, int(share), own, mode, lock, Decimal(factor), market, pays)


SHOPS = (
    _shop("TM01 禾间旗舰店 tmall 30 pay_first payment 0.93", "consumer", False, ("online", 1)),
    _shop("PD01 禾间家居专营店 pdd 16 pay_first payment 0.82", "consumer", False, ("online", 1)),
    _shop("DY01 禾间抖音小店 douyin 14 pay_first payment 0.88", "consumer", False, ("online", 1)),
    _shop("JD01 禾间京东店 jd 14 pay_first payment 0.97", "consumer", False, ("online", 9), ("cod", 1)),
    _shop("XC01 禾间优选商城 mini_program 8 pay_first order 0.95", "consumer", True, ("online", 1)),
    _shop("MD01 兰山直营店 store 6 pay_first order 1.00", "consumer", True, ("online", 3), ("cash", 1)),
    _shop("PF01 批发部 sales 8 audit_first review 1.00", "wholesale", True, ("transfer", 55), ("credit", 45)),
    _shop("JX01 经销商 dealer 4 audit_first review 1.00", "dealer", True, ("credit", 80), ("prepaid", 20)),
)
WAREHOUSES = (
    Warehouse("LY", "临沂总仓", "临沂市", "兰山区", Decimal("0.55"), 800),
    Warehouse("JX", "华东仓", "嘉兴市", "南湖区", Decimal("0.22"), 400),
    Warehouse("FS", "华南仓", "佛山市", "南海区", Decimal("0.15"), 300),
    Warehouse("CD", "西南仓", "成都市", "新都区", Decimal("0.08"), 150),
)
# code, name, share of consumer parcels, tracking prefix
CARRIERS = (
    ("ZTO", "中通快递", 32, "7"),
    ("YTO", "圆通速递", 18, "YT"),
    ("YUNDA", "韵达快递", 14, "4"),
    ("SF", "顺丰速运", 10, "SF"),
    ("STO", "申通快递", 8, "77"),
    ("JT", "极兔速递", 8, "JT"),
    ("JDL", "京东快递", 6, "JD"),
    ("DBL", "德邦快递", 4, "DPK"),
    ("ZXWL", "专线物流", 0, "ZX"),
)
BUSINESS_CARRIERS = (("DBL", 60), ("ZXWL", 40))


def shop(code: str) -> Shop:
    return next(one for one in SHOPS if one.code == code)
