"""The order of a list is decided by whoever builds it, and of a tab by itself."""

import re

from browser import SignIn, kept
from designing import DESIGN, choose, publish
from playwright.sync_api import expect

ORDERS = "/apps/oms/forms/order"


def test_a_list_and_a_tab_open_in_the_order_their_builder_chose(sign_in: SignIn) -> None:
    admin = sign_in("admin", f"{DESIGN}/order/list")
    page = admin.page
    with kept(admin, "form", "order"):
        order = page.get_by_role("group", name="排序").last
        order.get_by_role("button", name="不按下单时间排序").click()
        choose(page, order.get_by_role("combobox", name="添加排序字段"), "应付金额")
        order.get_by_role("radiogroup", name="应付金额的顺序").get_by_text("降序").click()
        page.get_by_role("button", name=re.compile("^已关闭 订单状态")).click()
        tab = page.get_by_role("group", name="排序").first
        choose(page, tab.get_by_role("combobox", name="添加排序字段"), "下单时间")
        publish(page, "已关闭")
        page.goto(ORDERS)
        expect(page.get_by_role("columnheader", name="应付金额")).to_have_attribute("aria-sort", "descending")
        page.get_by_role("tab", name=re.compile("^已关闭")).click()
        expect(page.get_by_role("columnheader", name="下单时间")).to_have_attribute("aria-sort", "ascending")
    assert admin.errors == []
