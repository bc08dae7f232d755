"""The purchaser learns of orders that wait for goods, and sees what to buy on one page."""

import re

import pytest
from browser import DESKTOP, PHONE, Server, SignIn
from ordering import on_hand, order_of
from playwright.sync_api import expect


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_an_order_that_is_short_tells_the_purchaser(sign_in: SignIn, server: Server, size: dict[str, int]) -> None:
    sales = sign_in("xiaoshou")
    order = order_of(sales, "99.00", on_hand(server, "on_hand - locked"), qty="900")
    caigou = sign_in("caigou", size=size)
    page = caigou.page
    counter = page.get_by_role("main").get_by_role("link").filter(has_text="待补货").first
    backordered = caigou.get('/apps/oms/forms/order/records?limit=200&filter=status = "backordered"')["items"]
    expect(counter).to_contain_text(str(len(backordered)))
    page.get_by_role("button", name=re.compile("^通知")).click()
    expect(page.get_by_text(f"订单 {order['number']} 缺货，已转待补货").first).to_be_visible()
    page.keyboard.press("Escape")
    counter.click()
    expect(page.get_by_role("link", name=re.compile(order["number"])).first).to_be_visible()
    assert caigou.errors == []
