"""Something was missing in the parcel: service agrees to a resend, the warehouse scans it out, both pages tell where it is."""

import time

from browser import Person, SignIn
from ordering import FORM
from playwright.sync_api import expect

CASES, DELIVERIES = "/apps/oms/forms/aftersale", "/apps/oms/forms/delivery"


def one_that_arrived(person: Person) -> str:
    """The id of an order that could have lacked something, and whose goods are there once more and need no inspection."""
    query = 'status IN ["shipped", "delivered", "completed"] AND pay = "paid" AND ISEMPTY(aftersale)'
    for order in person.get(f"{FORM}/records?limit=50&filter={query}")["items"]:
        lines = person.get(f"{FORM}/records/{order['id']}")["record"]["lines"]
        place = f"warehouse.id = {order['warehouse']['id']} AND sku.id = {lines[0]['sku']['id']}"
        stock = person.get(f"/apps/oms/forms/stock/records?filter={place}")["items"]
        plain = person.get(f"{DELIVERIES}/records?filter=order.id = {order['id']} AND NOT custom")["items"]
        if len(lines) == 1 and plain and stock and float(stock[0]["available"]) >= float(lines[0]["qty"]):
            return str(order["id"])
    raise AssertionError("no order of one line whose goods are there")


def test_a_resend_is_agreed_scanned_out_and_told_on_both_pages(sign_in: SignIn) -> None:
    kefu = sign_in("kefu")
    page, order = kefu.page, one_that_arrived(kefu)
    page.goto(f"{FORM}/{order}")
    page.get_by_role("button", name="申请售后").click()
    page.get_by_label("售后类型").click()
    page.get_by_role("option", name="补发", exact=True).click()
    page.get_by_role("radiogroup", name="售后原因").get_by_text("少件", exact=True).click()
    page.get_by_role("button", name="提交申请").click()
    main = page.get_by_role("main")
    expect(main.get_by_text("待发货").first).to_be_visible()
    case = page.url.rsplit("/", 1)[1]
    found = kefu.get(f"{CASES}/records/{case}")["record"]
    assert (found["kind"], float(found["amount"])) == ("resend", 0)
    (delivery,) = kefu.get(f"{DELIVERIES}/records?filter=case.id%3D{case}")["items"]
    assert delivery["purpose"] == "resend"

    cangku = sign_in("cangku", "/apps/oms/desks/shipping")
    desk, number = cangku.page, f"SF{time.time_ns() // 1000 % 10**12:012d}"
    expect(desk.get_by_role("textbox", name="扫发货单号")).to_be_focused()
    desk.keyboard.type(delivery["number"])
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("textbox", name="扫快递单号")).to_be_focused()
    expect(desk.get_by_role("region", name=delivery["number"])).to_contain_text("补发")
    desk.keyboard.type(number)
    desk.keyboard.press("Enter")
    last = desk.get_by_role("complementary", name="刚才扫的").get_by_role("listitem")
    expect(last.filter(has_text=delivery["number"])).to_contain_text("已完成")

    page.reload()
    expect(main.get_by_text("已处理").first).to_be_visible()
    expect(main.get_by_text(number).first).to_be_visible()
    page.goto(f"{FORM}/{order}")
    page.get_by_role("tab", name="关联单据").click()
    expect(main.get_by_text(delivery["number"]).first).to_be_visible()
    expect(main.get_by_text(number).first).to_be_visible()
    assert [*kefu.errors, *cangku.errors] == []
