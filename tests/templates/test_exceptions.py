"""What a submitted order is checked for, the exceptions that come of it, and the remedies that end them."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa
from company import ADDRESS, NOW, Company

from tenon_engines.kernel.errors import TenonError
from tenon_platform.catalog.plans import plans
from tenon_platform.runtime.rule_tables import timer
from tenon_platform.storage.statement import Statement


def submitted(company: Company, **values: Any) -> int:
    order = company.order("1", values.pop("price", "10"), **values)
    company.move(order, "submit")
    return order


def found(company: Company, order: int) -> list[tuple[Any, ...]]:
    return company.rows("exception", "kind", "state", order=order)


def exception(company: Company, order: int) -> int:
    (number,) = company.row("exception", "id", order=order) or (0,)
    return int(number)


@pytest.mark.parametrize(
    "address",
    [
        None,
        {"detail": "示例路 12 号"},
        {**ADDRESS, "city": None},
        {**ADDRESS, "detail": "学校门口"},
        {**ADDRESS, "detail": "无"},
    ],
)
def test_an_address_nobody_can_deliver_to_waits_for_operations(company: Company, address: object) -> None:
    order = submitted(company, address=address)
    assert found(company, order) == [("address", "open")]
    assert company.row("order", "issue", "status", id=order) == ("address", "to_review")
    assert company.nodes(order) == ["ops"]
    assert company.why(order) == ["异常：地址异常 → 运营审核"]


def test_a_place_without_a_district_is_a_fine_address(company: Company) -> None:
    dongguan = {"province": "广东省", "city": "东莞市", "detail": "示例大道 8 号"}
    order = submitted(company, address=dongguan)
    assert (found(company, order), company.status(order)) == ([], "to_ship")


def test_the_corrected_address_is_written_to_the_order_and_ends_the_exception(company: Company) -> None:
    order = submitted(company, recipient="王某", address={**ADDRESS, "detail": "学校门口"})
    case = exception(company, order)
    assert company.row("exception", "new_recipient", "new_address", id=case) == (
        "王某",
        {**ADDRESS, "detail": "学校门口"},
    )
    company.press("exception", case, "change_address", "yunying", new_address=ADDRESS)
    assert company.row("order", "address", "issue", "flagged", id=order) == (ADDRESS, None, False)
    assert company.row("exception", "state", "resolution", id=case) == ("resolved", "已改地址")
    company.decide(order, "yunying", "approve")
    assert company.status(order) == "to_ship"


def test_an_address_that_is_still_wrong_leaves_an_exception_open(company: Company) -> None:
    order = submitted(company, address={**ADDRESS, "detail": "学校门口"})
    bad = {**ADDRESS, "detail": "小区门口"}
    company.press("exception", exception(company, order), "change_address", "yunying", new_address=bad)
    assert found(company, order) == [("address", "resolved"), ("address", "open")]
    assert company.row("order", "issue", id=order) == ("address",)


def test_an_address_corrected_on_the_order_ends_the_exception_too(company: Company) -> None:
    order = submitted(company, address={**ADDRESS, "detail": "学校门口"})
    company.save("order", "yunying", id=order, values={"address": ADDRESS})
    assert found(company, order) == [("address", "resolved")]


@pytest.mark.parametrize(
    ("note", "kinds"),
    [("发顺丰谢谢", ["remark"]), ("要开专票", ["remark"]), ("改地址见聊天", ["remark"]), ("放驿站", []), (None, [])],
)
def test_special_words_of_the_buyer_are_seen_by_a_person(company: Company, note: str | None, kinds: list[str]) -> None:
    order = submitted(company, buyer_remark=note)
    assert [kind for kind, _ in found(company, order)] == kinds


def test_the_carrier_a_buyer_asked_for_stands_on_the_delivery(company: Company) -> None:
    order = submitted(company, buyer_remark="发顺丰谢谢")
    company.press("exception", exception(company, order), "change_carrier", "yunying", carrier=company.ids["carrier"])
    company.decide(order, "yunying", "approve")
    assert company.row("delivery", "carrier", order=order) == (company.ids["carrier"],)


@pytest.mark.parametrize(
    ("entry", "hit"),
    [
        ({"kind": "phone", "phone": "13900000001"}, True),
        ({"kind": "phone", "phone": "13900000002"}, False),
        ({"kind": "account", "value": "tb123", "customer": True}, True),
        ({"kind": "region", "value": "浙江"}, True),
        ({"kind": "region", "value": "新疆"}, False),
        ({"kind": "account", "value": "tb123"}, True),
        ({"kind": "account", "value": "tb124"}, False),
        ({"kind": "address", "address": ADDRESS}, True),
        ({"kind": "address", "address": {"city": "杭州", "detail": "示例路12号"}}, True),
        ({"kind": "address", "address": ADDRESS | {"district": "西湖区"}}, True),
        ({"kind": "address", "address": ADDRESS | {"detail": "示例路 13 号"}}, False),
        ({"kind": "address", "address": ADDRESS | {"city": "宁波市"}}, False),
    ],
)
def test_the_blocklist_stops_phones_accounts_addresses_customers_and_regions(
    company: Company, entry: dict[str, Any], hit: bool
) -> None:
    if "customer" in entry:
        entry = entry | {"customer": company.ids["customer"]}
    company.save("blocklist", "admin", values=entry)
    order = submitted(company, phone="139 0000 0001", buyer_account="tb123")
    assert found(company, order) == ([("risk", "open")] if hit else [])


def test_an_order_without_an_account_is_stopped_by_no_account(company: Company) -> None:
    company.save("blocklist", "admin", values={"kind": "account", "value": "tb123"})
    assert found(company, submitted(company)) == []


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ({"kind": "account", "value": "tb123"}, "黑名单账号"),
        ({"kind": "address", "address": ADDRESS}, "黑名单地址"),
        ({"kind": "phone", "phone": "13900000001"}, "黑名单客户"),
    ],
)
def test_what_of_an_order_is_blocked_is_said(company: Company, entry: dict[str, Any], why: str) -> None:
    company.save("blocklist", "admin", values=entry)
    order = submitted(company, phone="13900000001", buyer_account="tb123")
    assert company.row("exception", "kind", "remark", order=order) == ("risk", why)


def test_a_blocked_address_is_told_apart_by_city_and_street(company: Company) -> None:
    entry = company.save("blocklist", "admin", values={"kind": "address", "address": ADDRESS}).id
    assert company.row("blocklist", "value", id=entry) == ("杭州示例路12号",)
    with pytest.raises(TenonError), company.tx.savepoint():
        company.save("blocklist", "admin", values={"kind": "address", "address": {"city": "杭州市"}, "value": "杭州"})


@pytest.mark.parametrize(
    ("missing", "shop", "why"),
    [
        ({"recipient": None}, "wholesale", "缺收件人"),
        ({"recipient": None}, "mall", "缺收件人"),
        ({"phone": None}, "mall", "缺手机"),
        ({"phone": None}, "wholesale", None),
        ({"address": None}, "mall", "缺省市"),
        ({"address": {**ADDRESS, "detail": None}}, "mall", "缺详细地址"),
        ({"address": {**ADDRESS, "detail": "学校门口"}}, "mall", "详细地址说不清"),
    ],
)
def test_an_address_with_a_part_missing_says_which(
    company: Company, missing: dict[str, Any], shop: str, why: str | None
) -> None:
    order = company.order("1", "10", shop, pay_method="cod", **missing)
    company.move(order, "submit")
    said = company.rows("exception", "kind", "remark", order=order)
    assert said == ([("address", why)] if why else [])


@pytest.mark.parametrize(("price", "hit"), [("2000.00", False), ("2000.01", True)])
@pytest.mark.parametrize("entry", [{"kind": "region", "value": "浙江"}, {"kind": "phone", "phone": "13900000001"}])
def test_an_entry_of_the_blocklist_may_stop_only_orders_above_an_amount(
    company: Company, entry: dict[str, Any], price: str, hit: bool
) -> None:
    company.save("blocklist", "admin", values=entry | {"above": Decimal(2000)})
    order = submitted(company, price=price, phone="13900000001")
    assert found(company, order) == ([("risk", "open")] if hit else [])


def test_the_lowest_amount_counts_and_an_entry_without_one_stops_everything(company: Company) -> None:
    for above in (Decimal(2000), Decimal(0)):
        company.save("blocklist", "admin", values={"kind": "region", "value": "浙江", "above": above})
    order = submitted(company)
    assert company.row("exception", "kind", "remark", order=order) == ("risk", "停发地区")


@pytest.mark.parametrize(
    ("least", "qty", "hit"), [(None, "9", False), ("3", "3", False), ("3", "4", True), ("0", "1", True)]
)
def test_a_person_reviews_orders_of_more_than_a_sku_allows(
    company: Company, least: str | None, qty: str, hit: bool
) -> None:
    company.save("sku", "admin", id=company.ids["sku"], values={"review_over": Decimal(least) if least else None})
    order = company.order(qty, "10")
    company.move(order, "submit")
    assert found(company, order) == ([("item", "open")] if hit else [])
    assert company.nodes(order) == (["ops"] if hit else [])
    if hit:
        company.decide(order, "yunying", "approve")
        assert company.row("exception", "state", "remark", order=order) == ("resolved", "炒锅")


def test_an_entry_of_the_blocklist_that_was_lifted_stops_nobody(company: Company) -> None:
    values = {"kind": "phone", "phone": "13900000001", "expires_on": (NOW + timedelta(days=3)).date()}
    entry = company.save("blocklist", "admin", values=values).id
    planned = sa.select(timer.c.due_at).where(timer.c.rule == "blocklist_expires", timer.c.record_id == entry)
    assert len(company.tx.all(Statement(planned))) == 1
    company.save("blocklist", "admin", id=entry, transition="lift")
    assert found(company, submitted(company, phone="13900000001")) == []


def test_the_same_order_twice_a_day_is_possibly_a_duplicate(company: Company) -> None:
    first, second = (submitted(company, recipient="王某") for _ in range(2))
    assert (found(company, first), found(company, second)) == ([], [("duplicate", "open")])
    assert found(company, submitted(company, recipient="王某", placed_at=NOW - timedelta(days=1))) == []
    assert found(company, submitted(company, recipient="李某")) == []


@pytest.mark.parametrize(("last", "kinds"), [("20000.00", []), ("20000.01", ["large"])])
def test_orders_of_a_customer_that_together_exceed_the_limit_of_a_day_are_large(
    company: Company, last: str, kinds: list[str]
) -> None:
    company.order("1", "30000")
    order = submitted(company, price=last)
    assert [kind for kind, _ in found(company, order)] == kinds


def test_an_order_paid_with_another_amount_is_looked_at(company: Company) -> None:
    order = company.order("1", "10", "mall", pay_method="online")
    company.move(order, "confirm_payment", "caiwu", paid_amount=Decimal(9))
    assert found(company, order) == [("price_gap", "open")]
    assert company.status(order) == "to_review"


def placeholder(company: Company) -> int:
    values = {"code": "WPP", "name": "商品未匹配", "category": "other", "type": "placeholder"}
    product = company.save("product", "admin", values=values).id
    return company.save("sku", "admin", values={"code": "UNMATCHED", "product": product, "list_price": Decimal(0)}).id


def unmatched(company: Company, *codes: str | None) -> tuple[int, int]:
    """A submitted order with a line for each code of the channel, and its exception."""
    unknown = placeholder(company)
    lines = [
        {"sku": unknown, "qty": Decimal(2), "price": Decimal(15), "platform_code": code, "platform_title": code}
        for code in codes
    ]
    order = submitted(company, lines=lines)
    assert found(company, order) == [("unmatched", "open")]
    return order, exception(company, order)


def other_sku(company: Company) -> int:
    values = {"code": "S2", "product": company.ids["product"], "list_price": Decimal(10)}
    return company.save("sku", "admin", values=values).id


def rows(company: Company, case: int, *columns: str) -> list[tuple[Any, ...]]:
    table = plans(company.tx).forms["exception"].tables["items"]
    picked = sa.select(*(table.c[name] for name in columns)).where(table.c.parent_id == case).order_by(table.c.line_no)
    return company.tx.all(Statement(picked))


def match(company: Company, case: int, *skus: int | None) -> None:
    """Chooses a SKU for each row of the exception and presses the button."""
    known = [number for (number,) in rows(company, case, "id")]
    items = [{"id": number, "match_sku": sku} for number, sku in zip(known, skus, strict=True)]
    company.press("exception", case, "match_items", "yunying", items=items)


def test_each_unmatched_line_becomes_the_sku_chosen_for_it(company: Company) -> None:
    order, case = unmatched(company, "A", "B")
    assert rows(company, case, "code", "title", "qty", "price") == [("A", "A", 2, 15), ("B", "B", 2, 15)]
    other = other_sku(company)
    match(company, case, company.ids["sku"], other)
    assert company.lines("order", order, "sku", "qty", "price") == [(company.ids["sku"], 2, 15), (other, 2, 15)]
    assert found(company, order) == [("unmatched", "resolved")]


def test_a_line_that_is_left_for_later_keeps_the_exception_open(company: Company) -> None:
    order, case = unmatched(company, None, None)
    match(company, case, company.ids["sku"], None)
    first, second = company.lines("order", order, "sku")
    assert (first, second == first) == ((company.ids["sku"],), False)
    assert found(company, order) == [("unmatched", "open")]
    other = other_sku(company)
    match(company, case, company.ids["sku"], other)
    assert company.lines("order", order, "sku") == [(company.ids["sku"],), (other,)]
    assert company.row("order", "issue", id=order) == (None,)


def test_lines_of_one_channel_code_are_matched_together(company: Company) -> None:
    order, case = unmatched(company, "A", "B", "A")
    match(company, case, None, None, company.ids["sku"])
    skus = [sku for (sku,) in company.lines("order", order, "sku")]
    assert [sku == company.ids["sku"] for sku in skus] == [True, False, True]


def test_a_line_that_was_corrected_on_the_order_is_not_matched_again(company: Company) -> None:
    order, case = unmatched(company, "A", "B")
    other = other_sku(company)
    first, second = (number for (number,) in company.lines("order", order, "id"))
    company.save("order", "yunying", id=order, values={"lines": [{"id": first, "sku": other}, {"id": second}]})
    match(company, case, company.ids["sku"], company.ids["sku"])
    assert company.lines("order", order, "sku") == [(other,), (company.ids["sku"],)]


def test_correcting_every_line_on_the_order_ends_the_exception(company: Company) -> None:
    order, _ = unmatched(company, "A")
    ((line,),) = company.lines("order", order, "id")
    lines = [{"id": line, "sku": company.ids["sku"]}]
    company.save("order", "yunying", id=order, values={"lines": lines})
    assert found(company, order) == [("unmatched", "resolved")]
    company.decide(order, "yunying", "approve")
    assert company.stock() == (10, 2)


def test_all_unmatched_items_become_one_sku_where_that_is_meant(company: Company) -> None:
    order, case = unmatched(company, "A", "B")
    company.press("exception", case, "match_item", "yunying", match_sku=company.ids["sku"])
    assert company.lines("order", order, "sku", "qty", "price") == [(company.ids["sku"], 2, 15)] * 2
    assert found(company, order) == [("unmatched", "resolved")]
    company.decide(order, "yunying", "approve")
    assert company.stock() == (10, 4)


def test_of_several_problems_the_order_shows_one_until_all_are_gone(company: Company) -> None:
    order = submitted(company, address=None, buyer_remark="要开专票")
    assert found(company, order) == [("address", "open"), ("remark", "open")]
    company.save("order", "yunying", id=order, values={"address": ADDRESS})
    assert company.row("order", "issue", id=order) == ("remark",)
    (case,) = company.row("exception", "id", order=order, kind="remark") or (0,)
    company.save("exception", "yunying", id=case, transition="ignore", values={"resolution": "已备注开票"})
    assert company.row("order", "issue", id=order) == (None,)


def test_a_problem_is_ignored_only_with_a_reason(company: Company) -> None:
    case = exception(company, submitted(company, buyer_remark="要开专票"))
    with pytest.raises(TenonError):
        company.save("exception", "yunying", id=case, transition="ignore")


def test_an_approval_settles_what_was_found(company: Company) -> None:
    order = submitted(company, buyer_remark="要开专票")
    company.decide(order, "yunying", "approve")
    assert found(company, order) == [("remark", "resolved")]
    assert company.row("order", "issue", id=order) == (None,)


def test_an_order_submitted_again_is_checked_anew(company: Company) -> None:
    order = submitted(company, address=None)
    company.decide(order, "yunying", "reject", "地址不全")
    company.save("order", "yunying", id=order, values={"address": ADDRESS})
    company.move(order, "submit")
    assert found(company, order) == [("address", "resolved")]
    assert company.status(order) == "to_ship"


def test_contacting_the_customer_writes_the_message_and_takes_the_exception(company: Company) -> None:
    order = submitted(company, address=None, recipient="王某")
    case = exception(company, order)
    company.press("exception", case, "contact", "kefu", remark="请补全地址")
    assert company.row("message", "receiver", "body", order=order) == ("王某", "请补全地址")
    assert company.row("exception", "state", id=case) == ("doing",)


def test_a_backordered_order_is_an_exception_that_another_warehouse_ends(company: Company) -> None:
    order = company.order("12", "10")
    company.move(order, "submit")
    assert found(company, order) == [("stock", "open")]
    case = exception(company, order)
    company.press("exception", case, "wait", "yunying", due_at=NOW + timedelta(days=2))
    place = company.save("warehouse", "admin", values={"code": "E", "name": "华东仓"}).id
    company.save("stock", "admin", values={"sku": company.ids["sku"], "warehouse": place, "on_hand": Decimal(12)})
    company.press("exception", case, "change_warehouse", "yunying", to_warehouse=place)
    assert company.row("order", "status", "warehouse", "issue", id=order) == ("to_ship", place, None)
    assert company.row("exception", "state", "resolution", id=case) == ("resolved", "已锁定库存")


@pytest.mark.parametrize("province", ["上海", "上海市"])
def test_a_province_has_one_name(company: Company, province: str) -> None:
    order = submitted(company, address={**ADDRESS, "province": province})
    assert company.row("order", "province", id=order) == ("上海",)


def test_an_order_goes_to_the_usual_address_of_its_customer(company: Company) -> None:
    company.save("customer", "admin", id=company.ids["customer"], values={"address": ADDRESS, "contact": "王某"})
    lines = [{"sku": company.ids["sku"], "qty": Decimal(1), "price": Decimal(10)}]
    values = {"shop": company.ids["wholesale"], "customer": company.ids["customer"], "pay_method": "credit"}
    order = company.save("order", values=values | {"lines": lines}).id
    company.move(order, "submit")
    assert company.row("order", "address", "province", "status", id=order) == (ADDRESS, "浙江", "to_ship")
