"""Exceptions of orders are ended by their own remedy, in three presses, and the order can go on."""

import re
from decimal import Decimal
from typing import Any

import pytest
from asking import ask
from browser import DESKTOP, PHONE, Person, Server, SignIn
from effort import Effort
from ordering import FORM, on_hand, order_of, pick, plenty, quiet_customer
from playwright.sync_api import Locator, Page, expect

EXCEPTIONS = "/apps/oms/forms/exception"
VAGUE = {"province": "浙江省", "city": "杭州市", "district": "余杭区", "detail": "学校门口"}


def exception_of(person: Person, order: dict[str, Any]) -> int:
    """The id of the open exception of an order."""
    found = person.get(f"{EXCEPTIONS}/records?filter=order.id%3D{order['id']}")["items"]
    number: int = next(one["id"] for one in found if one["state"] in ("open", "doing"))
    return number


def issue(person: Person, order: dict[str, Any]) -> str | None:
    found: str | None = person.get(f"{FORM}/records/{order['id']}")["record"]["issue"]
    return found


def remedy(page: Page, name: str) -> Locator:
    page.get_by_role("button", name=name, exact=True).click()
    return page.get_by_role("dialog", name=name)


def choose(row: Locator) -> None:
    row.get_by_role("checkbox").click()
    expect(row).to_have_attribute("aria-selected", "true")


def done(page: Page, dialog: Locator, name: str) -> None:
    dialog.get_by_role("button", name=name, exact=True).click()
    expect(dialog).to_have_count(0)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_an_address_problem_ends_with_one_paste_and_the_order_passes(
    sign_in: SignIn, server: Server, size: dict[str, int]
) -> None:
    order = order_of(sign_in("xiaoshou"), "88.00", plenty(server), address=VAGUE, recipient="王某")
    yunying = sign_in("yunying", size=size)
    page = yunying.page
    page.goto(f"{EXCEPTIONS}/{exception_of(yunying, order)}")
    expect(page.get_by_text("地址异常").first).to_be_visible()
    effort = Effort(page)
    dialog = remedy(page, "改地址")
    dialog.get_by_role("button", name="粘贴识别").click()
    dialog.get_by_label("粘贴收件信息").fill("李四 浙江省杭州市余杭区示例路8号")
    dialog.get_by_label("粘贴收件信息").press("Enter")
    expect(dialog.get_by_role("textbox", name="详细地址")).to_have_value("示例路8号")
    done(page, dialog, "改地址")
    expect(page.get_by_role("main").get_by_text("已解决").first).to_be_visible()
    assert effort.presses == 3
    assert issue(yunying, order) is None
    page.goto(f"{FORM}/{order['id']}")
    page.get_by_role("link", name="去处理").or_(page.get_by_role("button", name="去处理")).first.click()
    page.get_by_role("button", name=re.compile("^(同意|审核通过)$")).click()
    expect(page.get_by_role("status").filter(has_text="已同意")).to_be_visible()
    changed = yunying.get(f"{FORM}/records/{order['id']}")["record"]
    assert (changed["recipient"], changed["review"]) == ("李四", "passed")
    assert yunying.errors == []


def test_an_unmatched_item_becomes_the_sku_that_is_chosen(sign_in: SignIn, server: Server) -> None:
    kefu, code = sign_in("kefu"), plenty(server)
    ((placeholder,),) = ask(
        server,
        "SELECT k.code FROM f_sku k JOIN f_product p ON p.id = k.product WHERE p.type = 'placeholder' LIMIT 1",
    )
    order = order_of(sign_in("xiaoshou"), "66.00", placeholder)
    page = kefu.page
    page.goto(f"{EXCEPTIONS}/{exception_of(kefu, order)}")
    effort = Effort(page)
    dialog = remedy(page, "匹配商品")
    expect(dialog.get_by_role("combobox", name="匹配到 SKU")).to_be_focused()
    page.keyboard.type(code)
    page.get_by_role("option", name=code).first.click()
    done(page, dialog, "匹配商品")
    expect(page.get_by_role("main").get_by_text("已匹配商品").first).to_be_visible()
    assert effort.presses == 3
    (line,) = kefu.get(f"{FORM}/records/{order['id']}")["record"]["lines"]
    assert (line["sku"]["title"], line["net"]) == (code, "66.00")
    assert (issue(kefu, order), kefu.errors) == (None, [])


def test_the_carrier_that_the_buyer_asked_for_is_chosen(sign_in: SignIn, server: Server) -> None:
    order = order_of(sign_in("xiaoshou"), "77.00", plenty(server), buyer_remark="发顺丰谢谢")
    yunying = sign_in("yunying")
    page = yunying.page
    page.goto(f"{EXCEPTIONS}/{exception_of(yunying, order)}")
    dialog = remedy(page, "换快递")
    dialog.get_by_label("快递公司").fill("顺丰")
    page.get_by_role("option", name=re.compile("顺丰")).first.click()
    done(page, dialog, "换快递")
    expect(page.get_by_role("main").get_by_text("已指定快递公司").first).to_be_visible()
    carrier = yunying.get(f"{FORM}/records/{order['id']}")["record"]["carrier"]["title"]
    assert ("顺丰" in carrier, issue(yunying, order)) == (True, None)


def test_another_warehouse_ships_what_is_short_here(sign_in: SignIn, server: Server) -> None:
    ((code, other),) = ask(
        server,
        """SELECT k.code, w.name FROM f_stock s JOIN f_sku k ON k.id = s.sku JOIN f_warehouse w ON w.id = s.warehouse
        WHERE k.state = 'on' AND w.name <> '临沂总仓' AND s.on_hand - s.locked > ?
        AND NOT EXISTS (SELECT 1 FROM f_stock t JOIN f_warehouse v ON v.id = t.warehouse
                        WHERE t.sku = s.sku AND v.name = '临沂总仓' AND t.on_hand - t.locked > ?)
        LIMIT 1""",
        Decimal("20.000"),
        Decimal("15.000"),
    )
    sales = sign_in("xiaoshou")
    order = order_of(sales, "99.00", code, qty="18")
    assert order["review"] == "passed"
    yunying = sign_in("yunying")
    page = yunying.page
    page.goto(f"{EXCEPTIONS}/{exception_of(yunying, order)}")
    dialog = remedy(page, "换仓")
    dialog.get_by_label("换到仓库").fill(other)
    page.get_by_role("option", name=other).first.click()
    done(page, dialog, "换仓")
    expect(page.get_by_role("main").get_by_text("已解决").first).to_be_visible()
    moved = yunying.get(f"{FORM}/records/{order['id']}")["record"]
    assert (moved["warehouse"]["title"], moved["fulfil"]) == (other, "locked")


def test_where_no_warehouse_has_it_the_refusal_says_so_and_nothing_changes(sign_in: SignIn, server: Server) -> None:
    sales = sign_in("xiaoshou")
    order = order_of(sales, "90.00", on_hand(server, "on_hand - locked"), qty="900")
    yunying = sign_in("yunying")
    page = yunying.page
    page.goto(f"{EXCEPTIONS}/{exception_of(yunying, order)}")
    dialog = remedy(page, "换仓")
    warehouse = pick(yunying, "warehouse", "华东仓")["title"]
    dialog.get_by_label("换到仓库").fill(warehouse)
    page.get_by_role("option", name=warehouse).first.click()
    dialog.get_by_role("button", name="换仓", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text(re.compile("库存|不足|可用"))
    assert yunying.get(f"{FORM}/records/{order['id']}")["record"]["fulfil"] == "backordered"


def test_what_may_be_ignored_needs_a_reason(sign_in: SignIn, server: Server) -> None:
    sales, code = sign_in("xiaoshou"), plenty(server)
    customer = pick(sales, "customer", quiet_customer(server))["id"]
    twins = [order_of(sales, "55.55", code, customer=customer) for _ in range(2)]
    yunying = sign_in("yunying")
    page = yunying.page
    page.goto(f"{EXCEPTIONS}/{exception_of(yunying, twins[1])}")
    expect(page.get_by_text("疑似重复").first).to_be_visible()
    page.get_by_role("button", name="更多").click()
    page.get_by_role("menuitem", name="忽略").click()
    dialog = page.get_by_role("dialog", name="忽略")
    dialog.get_by_role("button", name="忽略", exact=True).click()
    expect(dialog.get_by_role("alert")).to_contain_text("请填写处理结果")
    dialog.get_by_label("处理结果").fill("客户确认要两份")
    done(page, dialog, "忽略")
    expect(page.get_by_role("main").get_by_text("已忽略").first).to_be_visible()
    assert issue(yunying, twins[1]) is None


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_list_clears_an_address_problem_by_its_own_button(
    sign_in: SignIn, server: Server, size: dict[str, int]
) -> None:
    order = order_of(sign_in("xiaoshou"), "86.00", plenty(server), address=VAGUE, recipient="王某")
    yunying = sign_in("yunying", EXCEPTIONS, size=size)
    page = yunying.page
    page.get_by_role("group", name="异常类型").get_by_role("button", name=re.compile("地址异常")).click()
    row = page.get_by_role("article" if size is PHONE else "row").filter(has_text=order["number"])
    row.get_by_role("button", name="改地址").click()
    dialog = page.get_by_role("dialog", name="改地址")
    dialog.get_by_role("button", name="粘贴识别").click()
    dialog.get_by_label("粘贴收件信息").fill("李四 浙江省杭州市余杭区示例路8号")
    dialog.get_by_label("粘贴收件信息").press("Enter")
    expect(dialog.get_by_role("textbox", name="详细地址")).to_have_value("示例路8号")
    done(page, dialog, "改地址")
    expect(row).to_have_count(0)
    assert (issue(yunying, order), yunying.errors) == (None, [])


def test_several_notes_get_one_carrier_and_several_addresses_one_answer_each(sign_in: SignIn, server: Server) -> None:
    sales, code = sign_in("xiaoshou"), plenty(server)
    noted = [order_of(sales, price, code, buyer_remark="发顺丰谢谢") for price in ("61.00", "62.00")]
    vague = [order_of(sales, price, code, address=VAGUE, recipient="王某") for price in ("63.00", "64.00")]
    yunying = sign_in("yunying", EXCEPTIONS)
    page = yunying.page

    def row(order: dict[str, Any], kind: str) -> Locator:
        return page.get_by_role("row").filter(has_text=order["number"]).filter(has_text=kind)

    for order, kind in (*((one, "特殊备注") for one in noted), *((one, "地址异常") for one in vague)):
        choose(row(order, kind))
    bar = page.get_by_role("toolbar", name="批量操作")
    bar.get_by_role("button", name="换快递 2 条").click()
    dialog = page.get_by_role("dialog", name="换快递 2 条")
    dialog.get_by_label("快递公司").fill("顺丰")
    page.get_by_role("option", name=re.compile("顺丰")).first.click()
    dialog.get_by_role("button", name="换快递 2 条").click()
    expect(page.get_by_role("status").filter(has_text="换快递 2 条")).to_be_visible()
    assert "remark" not in [issue(yunying, order) for order in noted]
    expect(row(noted[0], "特殊备注")).to_have_count(0)
    for order in vague:
        if row(order, "地址异常").get_attribute("aria-selected") != "true":
            choose(row(order, "地址异常"))
    bar.get_by_role("button", name="改地址 2 条").click()
    for at in (1, 2):
        dialog = page.get_by_role("dialog", name=f"改地址 · 第 {at} 条，共 2 条")
        dialog.get_by_role("button", name="粘贴识别").click()
        dialog.get_by_label("粘贴收件信息").fill(f"李四 浙江省杭州市余杭区示例路{at}8号")
        dialog.get_by_label("粘贴收件信息").press("Enter")
        expect(dialog.get_by_role("textbox", name="详细地址")).to_have_value(f"示例路{at}8号")
        done(page, dialog, "改地址")
    expect(page.get_by_role("status").filter(has_text="改地址 2 条")).to_be_visible()
    houses = {yunying.get(f"{FORM}/records/{order['id']}")["record"]["address"]["detail"] for order in vague}
    assert (houses, yunying.errors) == ({"示例路18号", "示例路28号"}, [])


def test_a_batch_that_asks_for_lines_asks_one_record_after_the_other(sign_in: SignIn, server: Server) -> None:
    sales, code = sign_in("xiaoshou"), plenty(server)
    unknown = pick(sales, "lines.sku", "UNMATCHED")["id"]

    def unmatched(price: str) -> dict[str, Any]:
        line = {
            "sku": unknown,
            "qty": "1",
            "price": price,
            "platform_code": f"E2E-{price}",
            "platform_title": f"置物架 {price}",
        }
        return order_of(sales, price, code, lines=[line])

    orders = [unmatched(price) for price in ("65.10", "65.20", "65.30")]
    yunying = sign_in("yunying", EXCEPTIONS)
    page = yunying.page
    for order in orders:
        choose(page.get_by_role("row").filter(has_text=order["number"]))
    page.get_by_role("toolbar", name="批量操作").get_by_role("button", name="匹配商品 3 条").click()
    titles = []
    for at in (1, 2, 3):
        dialog = page.get_by_role("dialog", name=f"匹配商品 · 第 {at} 条，共 3 条")
        expect(dialog.get_by_text("置物架")).to_be_visible()
        (title,) = [price for price in ("65.10", "65.20", "65.30") if dialog.get_by_text(f"置物架 {price}").count()]
        titles.append(title)
        if at == 2:
            dialog.get_by_role("button", name="跳过").click()
            continue
        dialog.get_by_role("combobox", name="匹配到 SKU").fill(code)
        page.get_by_role("option", name=code).first.click()
        done(page, dialog, "匹配商品")
    expect(page.get_by_role("status").filter(has_text="匹配商品 2 条")).to_be_visible()
    matched = {order["payable"]: yunying.get(f"{FORM}/records/{order['id']}")["record"]["lines"] for order in orders}
    skus = {payable: lines[0]["sku"]["title"] for payable, lines in matched.items()}
    assert {skus[titles[0]], skus[titles[2]]} == {code}
    assert skus[titles[1]] == "UNMATCHED"
    left = next(order for order in orders if order["payable"] == titles[1])
    assert (issue(yunying, left), yunying.errors) == ("unmatched", [])


def test_the_advice_reads_in_the_language_of_the_person(sign_in: SignIn, server: Server) -> None:
    order = order_of(sign_in("xiaoshou"), "87.00", plenty(server), address=VAGUE, recipient="王某")
    page = sign_in("yunying", EXCEPTIONS, language="en-US").page
    row = page.get_by_role("row").filter(has_text=order["number"])
    expect(row).to_contain_text("Check province, city, district")
    row.get_by_role("link").first.click()
    expect(page.get_by_role("main")).to_contain_text("Check province, city, district")


def test_service_begins_with_the_remedy_in_the_row(sign_in: SignIn) -> None:
    page = sign_in("kefu").page
    todo = page.get_by_role("region", name="待处理的异常")
    todo.get_by_role("tab", name=re.compile("紧急")).click()
    row = todo.get_by_role("listitem").filter(has_text="商品未匹配").first
    row.get_by_role("button", name="匹配商品").click()
    chooser = page.get_by_role("dialog", name="匹配商品").get_by_role("combobox", name="匹配到 SKU").first
    expect(chooser).to_be_focused()
