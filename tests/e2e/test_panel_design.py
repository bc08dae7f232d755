"""A builder changes the panels beside the order form by hand; who enters an order sees them."""

from browser import Server, SignIn, kept
from designing import DESIGN, choose, publish, take_back_and_redo
from ordering import FORM, order_of, plenty
from playwright.sync_api import expect

PANELS = f"{DESIGN}/order/panels"


def test_a_panel_is_added_looked_at_with_a_real_order_moved_and_published(sign_in: SignIn, server: Server) -> None:
    sales = sign_in("xiaoshou", "/")
    known = order_of(sales, "123.40", plenty(server))
    admin = sign_in("admin", PANELS)
    page = admin.page
    with kept(admin, "form", "order"):
        side = page.get_by_role("complementary", name="面板")
        look = page.get_by_role("region", name="实际效果")
        expect(look.get_by_text("信用额度")).to_be_visible()
        side.get_by_role("button", name="添加面板").click()
        page.get_by_role("menuitem", name="统计数字").click()
        page.get_by_role("textbox", name="标题（中文）").fill("客户往来")
        page.get_by_role("textbox", name="名称（中文）").fill("全部订单数")
        expect(look.get_by_text("全部订单数")).to_be_visible()
        page.get_by_role("button", name="加一个数字").click()
        page.get_by_role("textbox", name="名称（中文）").nth(1).fill("买过的金额")
        choose(page, page.get_by_role("combobox", name="第 2 个数字怎么算"), "合计")
        choose(page, page.get_by_role("combobox", name="第 2 个数字算哪个字段"), "应付金额")
        expect(look.get_by_text("买过的金额")).to_be_visible()

        side.get_by_role("button", name="客户往来").press("Alt+ArrowUp")
        expect(side.get_by_role("listitem").nth(3)).to_contain_text("客户往来")
        take_back_and_redo(page, "移动面板")
        side.get_by_role("button", name="上次成交").click()
        page.keyboard.press("Delete")
        expect(side.get_by_role("button", name="上次成交")).to_have_count(0)
        page.get_by_role("button", name="撤销：删除面板").click()
        expect(side.get_by_role("button", name="上次成交")).to_be_visible()
        publish(page, "客户往来")

        entering = sign_in("xiaoshou", f"{FORM}/new")
        entering.page.get_by_label("客户").fill(known["customer"]["title"])
        entering.page.get_by_role("option", name=known["customer"]["title"]).first.click()
        rail = entering.page.get_by_role("complementary", name="金额")
        expect(rail.get_by_text("买过的金额")).to_be_visible()
        assert entering.errors == []
    assert admin.errors == []


def test_a_mistake_in_a_panel_is_told_at_its_place(sign_in: SignIn) -> None:
    admin = sign_in("admin", PANELS)
    page = admin.page
    with kept(admin, "form", "order"):
        page.get_by_role("button", name="第 3 个数字的公式").click()
        page.get_by_role("textbox", name="第 3 个数字的公式").fill("额度不存在 - 1")
        page.keyboard.press("Enter")
        problems = page.get_by_role("region", name="问题")
        expect(problems.get_by_text("信用", exact=True)).to_be_visible()
        expect(page.get_by_role("alert").first).to_be_visible()
        page.get_by_role("complementary", name="面板").get_by_role("button", name="逾期").click()
        problems.get_by_role("button", name="去修改").first.click()
        expect(page.get_by_role("heading", name="信用", exact=True).first).to_be_visible()
    assert [each for each in admin.errors if "422" not in each] == []
