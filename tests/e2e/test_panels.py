"""While an order is entered, the customer's credit, what is overdue, the last orders and last prices stand beside it."""

from browser import PHONE, Server, SignIn
from ordering import FORM, order_of, pick, plenty
from playwright.sync_api import expect


def test_credit_history_and_last_prices_follow_the_customer(sign_in: SignIn, server: Server) -> None:
    sales = sign_in("xiaoshou", f"{FORM}/new")
    page, code = sales.page, plenty(server)
    before = order_of(sales, "123.40", code)
    assert before["review"] == "passed"
    customer = before["customer"]["title"]
    rail = page.get_by_role("complementary", name="金额")
    expect(rail.get_by_text("信用额度")).to_have_count(0)
    page.get_by_label("客户").fill(customer)
    page.get_by_role("option", name=customer).first.click()
    expect(rail.get_by_text("本单后剩余")).to_be_visible()
    expect(rail.get_by_role("link", name=before["number"])).to_be_visible()

    page.get_by_role("button", name="添加一行").first.click()
    page.keyboard.type(code)
    expect(page.get_by_role("option", name=code)).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.type("2")
    line = page.get_by_role("region", name="订单明细").get_by_role("row").nth(1)
    expect(line.get_by_text("123.40")).to_be_visible()

    page.get_by_label("支付方式").click()
    page.get_by_role("option", name="月结").click()
    line.get_by_role("cell").nth(5).click()
    page.keyboard.type("9000000")
    page.keyboard.press("Tab")
    expect(rail.get_by_text("请注意")).to_be_visible()
    assert sales.errors == []


def test_on_a_phone_the_panels_are_folded(sign_in: SignIn) -> None:
    sales = sign_in("xiaoshou", f"{FORM}/new", size=PHONE)
    page = sales.page
    page.get_by_label("客户").fill(pick(sales, "customer", "佛山乐筑")["title"])
    page.get_by_role("option").first.click()
    head = page.get_by_role("heading", name="信用")
    expect(head).to_be_visible()
    expect(page.get_by_text("本单后剩余")).to_be_hidden()
    head.click()
    expect(page.get_by_text("本单后剩余")).to_be_visible()
    assert sales.errors == []
