"""Customer service: a caller is found by four digits, the parcel is told about, a refund is open in three presses."""

import re
from typing import Any

import pytest
from asking import ask
from browser import DESKTOP, PHONE, Person, Server, SignIn
from effort import Effort
from ordering import FORM, waiting
from playwright.sync_api import Page, expect

CASES = "/apps/oms/forms/aftersale"


def unique_tail(orders: list[dict[str, Any]], server: Server) -> dict[str, Any]:
    """An order whose caller nobody else has the last four digits of."""
    tails = {tail for (tail,) in ask(server, "SELECT phone__tail FROM f_order GROUP BY 1 HAVING COUNT(*) = 1")}
    return next(one for one in orders if str(one["phone"])[-4:] in tails)


def to_ship(person: Person, server: Server) -> dict[str, Any]:
    query = 'status = "to_ship" AND pay = "paid" AND ISEMPTY(aftersale)'
    orders = person.get(f"{FORM}/records?limit=200&filter={query}")["items"]
    return unique_tail([one for one in orders if one["phone"]], server)


def find_caller(page: Page, order: dict[str, Any]) -> None:
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox", name="查找", exact=True)).to_be_focused()
    page.keyboard.type(str(order["phone"])[-4:])
    expect(page.get_by_role("option", name=order["number"])).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=order["number"])).to_be_visible()


def test_a_caller_gets_a_refund_in_three_presses_and_the_parcel_stays(sign_in: SignIn, server: Server) -> None:
    kefu = sign_in("kefu")
    page, order = kefu.page, to_ship(kefu, server)
    expect(page.get_by_role("button", name="查找记录")).to_be_visible()
    effort = Effort(page)
    find_caller(page, order)
    page.get_by_role("button", name="申请售后").click()
    expect(page.get_by_role("heading", name="新建售后单")).to_be_visible()
    reason = page.get_by_role("radiogroup", name="售后原因")
    expect(page.get_by_label("售后类型")).to_have_value("仅退款")
    expect(page.get_by_label("退款金额")).to_have_value(re.compile(r"^[\d,]+\.\d\d$"))
    lines = kefu.get(f"{FORM}/records/{order['id']}")["record"]["lines"]
    expect(page.get_by_role("region", name="售后明细")).to_contain_text(lines[0]["sku"]["title"])
    reason.get_by_text("七天无理由", exact=True).click()
    page.get_by_role("button", name="提交申请").click()
    expect(page.get_by_role("main").get_by_text("待退款").first).to_be_visible()
    assert effort.presses == 3
    case = kefu.get(f"{CASES}/records/{page.url.rsplit('/', 1)[1]}")["record"]
    assert (case["kind"], case["order"]["id"], len(case["lines"])) == ("refund_only", order["id"], len(lines))
    deliveries = kefu.get(f"/apps/oms/forms/delivery/records?filter=order.id%3D{order['id']}")["items"]
    assert {delivery["state"] for delivery in deliveries} <= {"intercepted", "cancelled"}
    assert kefu.errors == []

    cangku = sign_in("cangku", "/apps/oms/desks/shipping")
    expect(cangku.page.get_by_role("textbox", name="扫发货单号")).to_be_focused()
    cangku.page.keyboard.type(deliveries[0]["number"])
    cangku.page.keyboard.press("Enter")
    expect(cangku.page.get_by_role("alert")).to_contain_text("不要发出")


def test_what_the_application_still_needs_is_asked_at_its_field(sign_in: SignIn, server: Server) -> None:
    kefu = sign_in("kefu")
    page = kefu.page
    page.goto(f"{FORM}/{to_ship(kefu, server)['id']}")
    page.get_by_role("button", name="申请售后").click()
    expect(page.get_by_role("heading", name="新建售后单")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("请填写售后原因")).to_be_visible()
    expect(page.get_by_role("radio", name="七天无理由")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("main").get_by_text("待退款").first).to_be_visible()


def test_the_amount_follows_the_lines_at_once_and_closing_leaves_nothing_behind(
    sign_in: SignIn, server: Server
) -> None:
    kefu = sign_in("kefu")
    page, order = kefu.page, to_ship(kefu, server)
    cases = f"{CASES}/records?filter=order.id%3D{order['id']}"
    page.goto(f"{FORM}/{order['id']}")
    page.get_by_role("button", name="申请售后").click()
    amount = page.get_by_label("退款金额")
    expect(amount).to_have_value(re.compile(r"^[\d,]+\.\d\d$"))
    page.get_by_role("button", name="关闭").click()
    expect(page.get_by_role("heading", name=order["number"])).to_be_visible()
    assert kefu.get(cases)["items"] == []
    page.get_by_role("button", name="申请售后").click()
    expect(amount).to_have_value(re.compile(r"^[\d,]+\.\d\d$"))
    full = amount.input_value()
    page.get_by_role("radiogroup", name="售后原因").get_by_text("少件", exact=True).click()
    page.get_by_role("table", name="售后明细").get_by_role("row").nth(1).locator("td").nth(6).click()
    page.keyboard.type("0.5")
    page.keyboard.press("Tab")
    expect(amount).not_to_have_value(full)
    page.get_by_role("button", name="关闭").click()
    expect(page.get_by_role("status").filter(has_text="已留作草稿")).to_be_visible()
    assert kefu.get(cases)["items"] == []
    page.get_by_role("button", name="申请售后").click()
    expect(page.get_by_role("status").filter(has_text="没有提交的草稿")).to_be_visible()
    expect(page.get_by_role("radio", name="少件")).to_be_checked()
    assert kefu.errors == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_where_the_parcel_is_stands_on_the_order(sign_in: SignIn, size: dict[str, int]) -> None:
    kefu = sign_in("kefu", size=size)
    page = kefu.page
    orders = kefu.get(f'{FORM}/records?limit=50&filter=status = "shipped"')["items"]
    order = next(one for one in orders if one["tracking_no"])
    page.goto(f"{FORM}/{order['id']}")
    main = page.get_by_role("main")
    expect(main.get_by_text(order["tracking_no"]).first).to_be_visible()
    expect(main.get_by_text(order["carrier"]["title"]).first).to_be_visible()
    assert kefu.errors == []


def test_a_refund_left_for_a_day_has_climbed_to_the_manager(sign_in: SignIn) -> None:
    manager = sign_in("jingli", "/inbox")
    page = manager.page
    late = manager.get(f'{CASES}/records?filter=escalated AND state = "to_handle"')["items"]
    assert late
    mine = waiting(page, late[0]["number"])
    expect(mine).to_contain_text(re.compile("天"))
    mine.click()
    expect(page.get_by_role("button", name="同意", exact=True)).to_be_visible()
    page.goto(f"{CASES}/{late[0]['id']}")
    expect(page.get_by_role("main").get_by_text("已升级").first).to_be_visible()
    assert manager.errors == []
