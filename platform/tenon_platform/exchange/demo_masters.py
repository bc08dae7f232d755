"""Sample master data as rows: legal entity, warehouses, carriers, shops, goods, customers."""

import random
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tenon_platform.exchange.demo_catalogue import TAX_RATE
from tenon_platform.exchange.demo_company import CARRIERS, SHOPS, WAREHOUSES
from tenon_platform.exchange.demo_people import Customer, tax_number
from tenon_platform.exchange.demo_places import address, place
from tenon_platform.exchange.demo_sample import Sample
from tenon_platform.exchange.demo_writer import Writer

COMPANY = "禾间家居百货有限公司"
UNMATCHED, ANONYMOUS = "商品未匹配", "平台买家(匿名)"
ZERO = Decimal(0)
_TAX_CODE = "1060000000000000000"


def write_masters(writer: Writer, made: Sample, users: Mapping[str, int], departments: Mapping[str, int]) -> None:
    rng = random.Random("company")
    company = {"code": "HJ", "name": COMPANY, "tax_no": tax_number(rng), "account_set": "001"}
    writer.named("entity", ["HJ"], [company])
    writer.named(
        "warehouse",
        [one.code for one in WAREHOUSES],
        [
            {
                "code": one.code,
                "name": one.name,
                "city": one.city,
                "address": address(place(one.city, one.district), rng),
                "capacity": one.capacity,
                "priority": position + 1,
                "entity": writer.id("entity", "HJ"),
            }
            for position, one in enumerate(WAREHOUSES)
        ],
    )
    carriers = [
        {"code": code, "name": name, "service": "parcel" if share else "freight"} for code, name, share, _ in CARRIERS
    ]
    writer.named("carrier", [row["code"] for row in carriers], carriers)
    writer.named("shop", [one.code for one in SHOPS], [_shop(writer, one.code) for one in SHOPS])
    products = [
        {"code": one.code, "name": one.name, "category": one.category, "type": one.kind, "tax_rate": TAX_RATE,
         "tax_code": _TAX_CODE} for one in made.products
    ]  # fmt: skip
    writer.named("product", [one.code for one in made.products], products)
    writer.named("sku", [one.code for one in made.skus], [_sku(writer, one) for one in made.skus])
    _placeholders(writer)
    customers = made.people.all
    rows = [_customer(one, users, departments) for one in customers]
    writer.named("customer", [one.index for one in customers], rows)
    writer.write("blocklist", [
        {"kind": "phone", "phone": one.phone, "value": f"尾号 {one.phone[-4:]}", "reason": "多次拒收", "customer": writer.id("customer", one.index)}
        for one in customers if one.blocked
    ])  # fmt: skip


def _placeholders(writer: Writer) -> None:
    """What imported channel orders refer to when the export names no buyer and no SKU of ours."""
    product = {"code": "WPP", "name": UNMATCHED, "category": "other", "type": "placeholder", "tax_rate": TAX_RATE}
    (number,) = writer.write("product", [product])
    writer.named(
        "sku",
        ["UNMATCHED"],
        [{"code": "UNMATCHED", "product": number, "name": UNMATCHED, "list_price": ZERO, "cost": ZERO}],
    )
    writer.write("customer", [{"name": ANONYMOUS, "kind": "consumer"}])


def _shop(writer: Writer, code: str) -> dict[str, Any]:
    one = next(each for each in SHOPS if each.code == code)
    entity = writer.id("entity", "HJ")
    return {
        "code": one.code,
        "name": one.name,
        "platform": one.platform,
        "own": one.own,
        "entity": entity,
        "invoice_entity": entity,
        "warehouse": writer.id("warehouse", "LY"),
        "review_mode": one.review_mode,
        "lock_at": one.lock_at,
        "pay_method": "transfer" if one.business else "online",
        "price_factor": one.factor,
        "active": True,
    }


def _sku(writer: Writer, one: Any) -> dict[str, Any]:
    return {
        "code": one.code,
        "product": writer.id("product", one.product),
        "name": one.name,
        "spec": one.spec,
        "barcode": one.barcode,
        "pack": one.pack,
        "weight_g": one.weight_g,
        "cost": one.cost,
        "list_price": one.list_price,
        "state": "on" if one.on_sale else "off",
    }


def _customer(one: Customer, users: Mapping[str, int], departments: Mapping[str, int]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "name": one.name,
        "kind": one.kind,
        "contact": one.contact,
        "phone": one.phone,
        "address": one.addresses[0],
        "blocked": one.blocked,
        "addresses": [
            {"recipient": one.contact, "phone": one.phone, "address": each, "is_default": position == 0}
            for position, each in enumerate(one.addresses)
        ],
    }
    if one.owner and one.department:
        row |= {
            "owner": users[one.owner],
            "sales_dept": departments[one.department],
            "credit_limit": one.credit_limit,
            "term_days": one.term_days,
            "balance": one.balance,
            "tax_no": one.tax_no,
        }
    return row
