"""A builder changes an amount among the business settings and reads a rule as a sentence, and can take back."""

import re

from browser import Server, SignIn, kept
from designing import DESIGN, choose, publish, take_back_and_redo
from ordering import FORM, order_of, plenty
from playwright.sync_api import expect


def test_the_amount_of_a_rule_is_changed_among_the_business_settings(sign_in: SignIn, server: Server) -> None:
    admin = sign_in("admin", "/apps/oms/parameters")
    with kept(admin, "rule", "high_value"):
        page = admin.page
        row = page.get_by_role("row", name=re.compile("高价值订单金额"))
        box = row.get_by_role("textbox")
        box.fill("五千")
        box.press("Tab")
        expect(box).to_have_value("五千")
        expect(row.get_by_role("alert")).to_contain_text("请填写数字，例如 30,000；现在仍是 5,000")
        box.fill("8,000")
        expect(row).to_contain_text("原来 5,000")
        page.get_by_role("button", name="发布 1 处修改").click()
        told = page.get_by_role("dialog", name="发布前看一看会改变什么")
        expect(told).to_contain_text("高价值订单金额：5,000 → 8,000")
        expect(told).to_contain_text(
            re.compile(r"最近 30 天的 \d+ 条订单里，符合“高价值订单”条件的由 \d+ 条变为 \d+ 条")
        )
        told.get_by_role("button", name="发布", exact=True).click()
        expect(page.get_by_text("已发布，新单据按新的参数处理")).to_be_visible()
        sales, code = sign_in("xiaoshou"), plenty(server)
        assert order_of(sales, "8000.00", code, submit=False)["high_value"] is False
        assert order_of(sales, "8000.01", code, submit=False)["high_value"] is True


def test_a_business_setting_that_is_no_amount_is_told_at_its_row_and_outlives_a_reload(sign_in: SignIn) -> None:
    admin = sign_in("admin", "/apps/oms/parameters")
    page = admin.page
    row, other = (page.get_by_role("row", name=re.compile(name)) for name in ("高价值订单金额", "财务总监审批额度"))
    row.get_by_role("textbox").fill("9" * 50)
    other.get_by_role("textbox").fill("1e30")
    publish = page.get_by_role("button", name="发布 1 处修改")
    publish.click()
    expect(page.get_by_role("status")).to_contain_text("“财务总监审批额度”还没填对，先改好再发布")
    other.get_by_role("textbox").press("Escape")
    publish.click()
    expect(row.get_by_role("alert")).to_contain_text(
        "“高价值订单金额”的值不正确；应为数字，如 5000，小数点前最多 13 位"
    )
    page.reload()
    expect(row).to_contain_text("原来 5,000")
    row.get_by_role("button", name="还原").click()
    expect(row.get_by_role("textbox")).to_have_value("5,000")
    page.reload()
    expect(page.get_by_role("button", name="没有改动")).to_be_visible()
    admin.errors.clear()


def test_the_amount_of_a_rule_is_changed_where_the_rule_is_and_people_see_it(sign_in: SignIn, server: Server) -> None:
    admin = sign_in("admin", f"{DESIGN}/order/rules")
    with kept(admin, "rule", "high_value"):
        page = admin.page
        page.get_by_role("button", name=re.compile("标记高价值订单")).click()
        limit = page.get_by_role("textbox", name="高价值订单金额")
        limit.fill("8,000")
        limit.press("Tab")
        take_back_and_redo(page, "修改业务参数")
        publish(page, "高价值订单金额：5,000 → 8,000")
        sales, code = sign_in("xiaoshou"), plenty(server)
        for amount, flagged in (("8000.00", False), ("8000.01", True)):
            order = order_of(sales, amount, code, submit=False)
            sales.page.goto(f"{FORM}/{order['id']}")
            expect(sales.page.get_by_role("heading", name=order["number"])).to_be_visible()
            expect(sales.page.get_by_text("高价值订单").first).to_be_visible(visible=flagged)
    assert admin.errors == []


def test_a_rule_is_read_as_a_sentence_and_can_be_taken_back(sign_in: SignIn) -> None:
    page = sign_in("admin", f"{DESIGN}/order/rules").page
    page.get_by_role("button", name=re.compile("标记高价值订单")).click()
    expect(page.get_by_text("读作")).to_be_visible()
    switch = page.get_by_role("switch", name="启用这条规则")
    switch.click()
    expect(switch).not_to_be_checked()
    page.get_by_role("button", name=re.compile("^撤销：")).click()
    expect(switch).to_be_checked()


def test_a_builder_says_in_which_order_records_are_taken_and_what_happens_to_those_that_refuse(sign_in: SignIn) -> None:
    admin = sign_in("admin", f"{DESIGN}/stock/rules")
    page = admin.page
    page.get_by_role("button", name=re.compile("^到货后重新分配待补货订单")).click()
    expect(page.get_by_text("按优先级从大到小、排队时间从小到大依次处理；做不了的跳过").first).to_be_visible()
    order = page.get_by_role("group", name="按什么顺序处理")
    expect(order.get_by_text("优先级", exact=True)).to_be_visible()
    order.get_by_role("button", name="不按排队时间排").click()
    expect(page.get_by_text("按优先级从大到小依次处理").first).to_be_visible()
    choose(page, page.get_by_role("combobox", name="有一条做不了时"), "全部撤回")
    expect(page.get_by_text("做不了的跳过")).to_have_count(0)
    back = page.get_by_role("button", name=re.compile("^撤销："))
    while back.count():
        back.click()
    expect(page.get_by_text("依次处理；做不了的跳过").first).to_be_visible()
    assert admin.errors == []
