"""The catalogue of the sample company: 200 SKUs in ten categories, by the recipe's price ladder and popularity."""

import json
import random
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import count, islice
from pathlib import Path

CENT = Decimal("0.01")
_COLOURS = (("WH", "云白"), ("BG", "米白"), ("GY", "浅灰"), ("GN", "森绿"), ("BK", "曜黑"))
_DISCONTINUED = (150, 165, 180, 195)
_CUSTOM = ("遮光窗帘", "装饰画", "餐桌")
_CUSTOM_VARIANTS = 2
TAX_RATE = Decimal("0.13")


@dataclass(frozen=True, slots=True)
class Sku:
    code: str
    product: str
    name: str
    spec: str
    category: str
    kind: str
    barcode: str
    list_price: Decimal
    cost: Decimal
    pack: int
    weight_g: int
    popularity: float
    on_sale: bool


@dataclass(frozen=True, slots=True)
class Product:
    code: str
    name: str
    category: str
    kind: str


def catalogue(seed: int) -> tuple[list[Product], list[Sku]]:
    """The same catalogue for the same seed; the most popular SKUs come from all categories."""
    rng = random.Random(f"catalogue:{seed}")
    table = json.loads((Path(__file__).parent / "demo_catalogue.json").read_text("utf-8"))
    steps = [Decimal(price) for price in table["ladder"]]
    ranks = list(range(sum(row["skus"] for row in table["categories"])))
    rng.shuffle(ranks)
    products: dict[str, Product] = {}
    skus: list[Sku] = []
    for row in table["categories"]:
        names, variants, rate = row["names"], row["variants"], Decimal(row["cost_rate"])
        ladder = [price for price in steps if Decimal(row["low"]) <= price <= Decimal(row["high"])]
        for index, (turn, position) in enumerate(_turns(names, row["skus"])):
            name, variant = names[position], variants[turn % len(variants)]
            shade, colour = _COLOURS[(index * 3 + len(name)) % len(_COLOURS)]
            product_code = f"{row['code']}{position + 1:04d}"
            kind = "custom" if name in _CUSTOM else "bundle" if "套装" in name else "standard"
            products.setdefault(product_code, Product(product_code, name, row["key"], kind))
            price = ladder[min(int(len(ladder) * rng.random() ** 1.5), len(ladder) - 1)]
            rank = ranks[len(skus)]
            skus.append(
                Sku(
                    code=f"{product_code}-{variant}-{shade}",
                    product=product_code,
                    name=f"{name} {variant} {colour}",
                    spec=f"{variant} {colour}",
                    category=row["key"],
                    kind=kind,
                    barcode=ean13(len(skus) + 1),
                    list_price=price,
                    cost=(price * rate).quantize(CENT, ROUND_HALF_UP),
                    pack=rng.choice((6, 12, 24, 48)) if price < 199 else 1,
                    weight_g=10 * rng.randint(row["weight_g"][0] // 10, row["weight_g"][1] // 10),
                    popularity=row["demand"] / (rank + 5) ** 0.9,
                    on_sale=rank not in _DISCONTINUED,
                )
            )
    return list(products.values()), skus


def _turns(names: list[str], skus: int) -> list[tuple[int, int]]:
    """Product after product, variant after variant; what is made to measure has two variants of each, six in all."""
    endless = (divmod(number, len(names)) for number in count())
    kept = ((turn, at) for turn, at in endless if turn < _CUSTOM_VARIANTS or names[at] not in _CUSTOM)
    return list(islice(kept, skus))


def ean13(number: int) -> str:
    """A barcode of the in-store range (prefix 20) with a valid check digit."""
    digits = f"20{number:010d}"
    total = sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(digits))
    return digits + str(-total % 10)
