"""What people type wrongly stays where they typed it and says what would be right; addresses that lead nowhere lead back."""

import re

from browser import Server, SignIn
from ordering import FORM, ask
from playwright.sync_api import expect


def test_what_is_no_number_or_day_stays_in_its_field_and_nothing_is_saved(sign_in: SignIn, server: Server) -> None:
    before = ask(server, "SELECT COUNT(*) FROM f_order")
    sales = sign_in("xiaoshou", f"{FORM}/new", language="en-US")
    page = sales.page
    freight, day = page.locator("#field-freight"), page.locator("#field-expected_on")
    freight.fill("twelve")
    day.click()
    day.fill("2026-13-45")
    page.get_by_label("Phone").fill("138")
    expect(freight).to_have_value("twelve")
    expect(day).to_have_value("2026-13-45")
    expect(page.get_by_text("Must be a number such as 12.5")).to_be_visible()
    expect(page.get_by_text("Must be a date such as 2026-11-11")).to_be_visible()
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("Phone: Not a phone number, such as 13912345678")).to_be_visible()
    expect(page.get_by_text("Freight: Must be a number such as 12.5")).to_be_visible()
    expect(freight).to_have_value("twelve")
    assert ask(server, "SELECT COUNT(*) FROM f_order") == before
    freight.fill("12")
    day.fill("2026-12-01")
    freight.focus()
    expect(day).to_have_value("2026-12-01")
    expect(page.get_by_text(re.compile("^(Freight: )?Must be a"))).to_have_count(0)


def test_a_lost_server_leaves_the_page_and_what_was_typed(sign_in: SignIn) -> None:
    sales = sign_in("xiaoshou", f"{FORM}/new")
    page = sales.page
    page.locator("#field-recipient").fill("王小明")
    sales.context.set_offline(True)
    page.get_by_role("button", name="保存草稿").click()
    expect(page.get_by_text("连不上服务器，内容已保留，请检查网络后重试")).to_be_visible()
    expect(page.locator("#field-recipient")).to_have_value("王小明")
    sales.context.set_offline(False)
    page.get_by_role("button", name="保存草稿").click()
    expect(page.get_by_text("请填写客户")).to_be_visible()


def test_a_part_of_the_page_that_cannot_be_fetched_says_so_and_comes_later(sign_in: SignIn) -> None:
    page = sign_in("xiaoshou").page
    panels = re.compile(r"/assets/(panels-|panel-card-.*css)")
    page.route(panels, lambda route: route.abort())
    page.goto(f"{FORM}/new")
    page.locator("#field-recipient").fill("王小明")
    missing = page.get_by_role("alert").filter(has_text="这一块没有加载出来")
    expect(missing).to_be_visible()
    page.unroute(panels)
    missing.get_by_role("button", name="重试").click()
    expect(missing).to_have_count(0)
    looks = "[...document.styleSheets].filter((sheet) => /panel-card/.test(sheet.href)).map((sheet) => sheet.cssRules.length > 0)"
    assert page.evaluate(looks) == [True], "the part came without its looks"
    expect(page.locator("#field-recipient")).to_have_value("王小明")


def test_a_saved_list_whose_field_is_gone_is_shown_without_it(sign_in: SignIn) -> None:
    page = sign_in("yunying", f"{FORM}?sort=gone").page
    page.get_by_role("button", name="去掉条件和排序再看").click()
    expect(page.get_by_role("link", name=re.compile("^SO")).first).to_be_visible()


def test_a_design_that_is_not_there_says_why_and_leads_back(sign_in: SignIn) -> None:
    page = sign_in("admin", "/apps/oms/design/nobody/form").page
    expect(page.get_by_text("设计里没有这个页面")).to_be_visible()
    page.get_by_role("button", name="查看全部设计").click()
    expect(page).to_have_url(re.compile("/apps/oms/design$"))


def test_a_record_that_is_not_there_says_so_in_its_place_and_leads_back(sign_in: SignIn) -> None:
    admin = sign_in("admin", f"{FORM}/999999999")
    page = admin.page
    expect(page.get_by_text("找不到这条订单")).to_be_visible()
    expect(page.get_by_role("button", name="到回收站找找")).to_be_visible()
    page.get_by_role("button", name="回到订单列表").click()
    expect(page).to_have_url(re.compile("/forms/order$"))
    page.goto("/nowhere")
    expect(page.get_by_text("没有这个页面")).to_be_visible()
    expect(page.get_by_role("navigation").first).to_be_visible()
