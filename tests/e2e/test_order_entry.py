"""A salesperson enters an order with nothing but the keyboard, sees what it costs at once, and submits it once."""

import re

from asking import ask
from browser import Server, SignIn
from effort import Effort
from ordering import FORM, order_of, plenty, quiet_customer
from playwright.sync_api import expect


def test_an_order_is_entered_by_keyboard_alone(sign_in: SignIn, server: Server) -> None:
    sales = sign_in("xiaoshou", FORM)
    page, keys = sales.page, sales.page.keyboard
    code = plenty(server)
    bill = page.get_by_role("complementary", name="金额")
    expect(page.get_by_role("button", name="新建订单")).to_be_visible()
    effort = Effort(page)
    keys.press("n")
    expect(page.get_by_label("客户")).to_be_focused()
    keys.type(quiet_customer(server))
    expect(page.get_by_role("option")).to_have_count(1)
    keys.press("Enter")
    keys.press("Tab")
    keys.type("批发")
    expect(page.get_by_role("option")).to_have_count(1)
    keys.press("Enter")
    expect(page.get_by_label("业务员")).to_have_value("销售小林")
    expect(page.get_by_label("仓库")).to_have_value("临沂总仓")

    page.get_by_label("期望到货").focus()
    while "添加一行" not in str(page.evaluate("document.activeElement.textContent")):
        keys.press("Tab")
    keys.press("Enter")
    for qty, price in (("3", "1000"), ("2", "500.5")):
        keys.type(code)
        expect(page.get_by_role("option", name=code)).to_be_visible()
        keys.press("Enter")
        expect(page.get_by_role("textbox", name="数量")).to_be_focused()
        keys.type(qty)
        keys.press("Tab")
        expect(page.get_by_role("textbox", name="单价")).not_to_have_value("")
        keys.type(price)
        keys.press("Enter")
    expect(bill).to_contain_text("4,001.00")
    expect(bill).to_contain_text("肆仟零壹元整")

    keys.press("Control+Enter")
    expect(page.get_by_role("heading", name=re.compile("^SO"))).to_be_visible()
    expect(page.get_by_role("region", name="金额")).to_contain_text("4,001.00")
    assert effort.presses == 0
    order = sales.get(f"{FORM}/records/{page.url.rsplit('/', 1)[1]}")["record"]
    assert [(line["qty"], line["net"]) for line in order["lines"]] == [("3.000", "3000.00"), ("2.000", "1001.00")]
    assert order["review"] == "passed"


def test_what_is_missing_is_said_at_its_field_and_nothing_is_saved(sign_in: SignIn, server: Server) -> None:
    before = ask(server, "SELECT COUNT(*) FROM f_order")
    sales = sign_in("xiaoshou", f"{FORM}/new")
    sales.page.get_by_role("button", name="提交审核").click()
    expect(sales.page.get_by_text("请填写客户")).to_be_visible()
    expect(sales.page.get_by_label("客户")).to_be_focused()
    assert ask(server, "SELECT COUNT(*) FROM f_order") == before


def test_a_double_click_makes_one_order(sign_in: SignIn, server: Server) -> None:
    sales = sign_in("xiaoshou", f"{FORM}/new")
    page = sales.page
    for field, text in (("客户", "佛山乐筑"), ("店铺", "批发部")):
        page.get_by_label(field).fill(text)
        page.get_by_role("option").first.click()
    page.get_by_role("button", name="添加一行").first.click()
    page.keyboard.type(code := plenty(server))
    page.get_by_role("option", name=code).click()
    page.keyboard.type("1")
    before = ask(server, "SELECT COUNT(*) FROM f_order")[0][0]
    page.get_by_role("button", name="提交审核").dblclick()
    expect(page.get_by_role("heading", name=re.compile("^SO"))).to_be_visible()
    assert ask(server, "SELECT COUNT(*) FROM f_order")[0][0] == before + 1


def test_a_stale_save_shows_both_versions(sign_in: SignIn, server: Server) -> None:
    sales = sign_in("xiaoshou", FORM)
    order = order_of(sales, "100.00", plenty(server), submit=False)
    page = sales.page
    page.goto(f"{FORM}/{order['id']}/edit")
    page.get_by_label("商家备注").fill("周五前送到")
    meanwhile = sales.context.request.patch(
        f"/api/v1{FORM}/records/{order['id']}",
        data={"seller_remark": "放前台", "recipient": "前台小赵"},
        headers={"X-CSRF-Token": sales.csrf, "If-Match": f'"{order["rev"]}"'},
    )
    assert meanwhile.ok
    page.get_by_role("button", name="保存").first.click()
    dialog = page.get_by_role("dialog", name="别人刚改过这条内容")
    expect(dialog.get_by_role("row", name=re.compile("商家备注"))).to_contain_text("周五前送到")
    expect(dialog.get_by_role("row", name=re.compile("商家备注"))).to_contain_text("放前台")
    dialog.get_by_role("button", name="按选择保存").click()
    expect(page).to_have_url(re.compile(f"/{order['id']}$"))
    kept = sales.get(f"{FORM}/records/{order['id']}")["record"]
    assert (kept["seller_remark"], kept["recipient"]) == ("周五前送到", "前台小赵")
