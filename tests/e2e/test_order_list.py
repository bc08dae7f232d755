"""The order list: tabs that count, filters that stay in the address, one box that finds an order from any scrap."""

import re
from typing import Any

from browser import PHONE, Person, SignIn
from playwright.sync_api import Locator, expect

LIST = "/apps/oms/forms/order"


def rows(person: Person) -> Locator:
    return person.page.get_by_role("rowgroup").get_by_role("row")


def records(person: Person, query: str = "") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = person.get(f"{LIST}/records?limit=200{query}")["items"]
    return items


def count(person: Person, where: str) -> int:
    return sum(1 for _ in records(person, f"&filter={where}"))


def test_tabs_count_their_orders_and_narrow_the_list(sign_in: SignIn) -> None:
    yunying = sign_in("yunying", LIST)
    waiting = count(yunying, 'status = "to_review"')
    tab = yunying.page.get_by_role("tab", name=re.compile("^待审核"))
    expect(tab).to_have_text(f"待审核{waiting}")
    tab.click()
    expect(yunying.page.get_by_text(f"共 {waiting} 条")).to_be_visible()
    shown = yunying.page.get_by_role("cell", name=re.compile("^(待审核|待支付|待发货|已完成|已关闭)$"))
    assert set(shown.all_inner_texts()) == {"待审核"}
    yunying.page.keyboard.press("ArrowRight")
    expect(yunying.page.get_by_role("tab", name=re.compile("^审核失败"))).to_have_attribute("aria-selected", "true")


def test_a_filter_stays_in_the_address_and_goes_with_one_click(sign_in: SignIn) -> None:
    yunying = sign_in("yunying", LIST)
    page = yunying.page
    page.get_by_role("button", name="筛选").click()
    page.get_by_role("combobox", name="选择字段").fill("店铺")
    page.get_by_role("option", name="店铺", exact=True).click()
    page.get_by_role("combobox", name="店铺").fill("批发")
    page.get_by_role("option", name="批发部").click()
    page.get_by_role("button", name="确定").click()
    wholesale = count(yunying, 'shop.name = "批发部"')
    assert 0 < wholesale < 300
    expect(page.get_by_text(f"共 {wholesale} 条")).to_be_visible()
    page.reload()
    expect(page.get_by_text(f"共 {wholesale} 条")).to_be_visible()
    page.get_by_role("button", name="去掉条件：店铺").click()
    expect(page.get_by_text(f"共 {wholesale} 条")).to_be_hidden()


def test_one_box_finds_an_order_from_any_scrap(sign_in: SignIn) -> None:
    admin = sign_in("admin", LIST)
    order = next(one for one in records(admin) if one["platform_no"] and one["recipient"] and one["phone"])
    page = admin.page
    box = page.get_by_role("searchbox", name="在列表里查找").or_(page.get_by_role("textbox", name="在列表里查找"))
    link = page.get_by_role("link", name=order["number"])
    for scrap in (
        order["number"],
        order["platform_no"],
        order["recipient"],
        initials(order["recipient"]),
        order["phone"][-4:],
    ):
        box.fill(scrap)
        expect(page).to_have_url(re.compile("q="))
        expect(page.get_by_role("table", name="列表")).to_have_attribute("aria-busy", "false")
        expect(link, scrap).to_be_visible()
        assert len(rows(admin).all()) < 40, scrap
    box.fill("查无此单")
    expect(page.get_by_text("没有符合条件的订单")).to_be_visible()


def test_ctrl_k_and_the_last_digits_of_a_phone_open_the_order_of_a_caller(sign_in: SignIn) -> None:
    service = sign_in("kefu")
    page = service.page
    order = next(one for one in records(service) if one["tracking_no"] and one["phone"])
    expect(page.get_by_role("button", name="查找记录")).to_be_visible()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="查找", exact=True)).to_be_focused()
    page.keyboard.type(order["phone"][-4:])
    page.get_by_role("option", name=order["number"]).click()
    expect(page.get_by_role("heading", name=order["number"])).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(order["tracking_no"])
    assert service.errors == []


def initials(name: str) -> str:
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER))


def test_what_is_typed_while_the_box_still_opens_is_kept(sign_in: SignIn) -> None:
    page = sign_in("kefu", LIST).page
    expect(page.get_by_role("row").nth(1)).to_be_visible()
    page.route(re.compile(r"/assets/finder-"), lambda route: (page.wait_for_timeout(600), route.continue_()))
    page.keyboard.press("Control+k")
    page.keyboard.type("SO2026", delay=30)
    expect(page.get_by_role("combobox", name="查找")).to_have_value("SO2026")
    page.keyboard.press("Control+k")
    page.keyboard.type("11")
    expect(page.get_by_role("combobox", name="查找")).to_have_value("SO202611")


def test_an_order_page_says_what_it_costs_holds_and_went_through(sign_in: SignIn) -> None:
    yunying = sign_in("yunying", LIST)
    page = yunying.page
    page.get_by_role("tab", name=re.compile("^已完成")).click()
    page.get_by_role("link", name=re.compile("^SO")).first.click()
    order = yunying.get(f"{LIST}/records/{page.url.rsplit('/', 1)[1]}")["record"]
    expect(page.get_by_role("heading", name=order["number"])).to_be_visible()
    bill = page.get_by_role("region", name="金额")
    expect(bill).to_contain_text(f"{float(order['payable']):,.2f}")
    expect(bill).to_contain_text(re.compile("其中税额.*[元角分]"))
    lines = page.get_by_role("table", name="订单明细")
    for line in order["lines"]:
        expect(lines).to_contain_text(line["product_name"])
    page.get_by_role("tab", name="操作日志").click()
    expect(page.get_by_role("tabpanel").get_by_role("listitem").first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("tab", name=re.compile("^已完成"))).to_have_attribute("aria-selected", "true")


def test_on_a_phone_the_list_is_cards(sign_in: SignIn) -> None:
    yunying = sign_in("yunying", LIST, language="en-US", size=PHONE)
    expect(yunying.page.get_by_role("link", name=re.compile("SO")).first).to_be_visible()
    expect(yunying.page.get_by_role("tab", name=re.compile("^To review"))).to_be_visible()
    assert yunying.errors == []
