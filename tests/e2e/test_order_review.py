"""Orders find their reviewers by amount; each decision and its reason stands on the timeline."""

import re

import pytest
from browser import DESKTOP, PHONE, Person, Server, SignIn
from effort import Effort
from ordering import FORM, on_hand, order_of, plenty, waiting
from playwright.sync_api import expect


def page_of(person: Person, order: int) -> None:
    person.page.goto(f"{FORM}/{order}")


def approve_in_inbox(person: Person, amount: str, number: str) -> None:
    page = person.page
    waiting(page, number).click()
    expect(page.get_by_role("region", name=number)).to_contain_text(amount)
    page.get_by_role("button", name=re.compile("^(同意|审核通过)$")).click()


def test_the_amount_decides_who_sees_an_order_first(sign_in: SignIn, server: Server) -> None:
    sales = sign_in("xiaoshou")
    story = sales.page.get_by_role("tabpanel")
    for amount, by_itself in (("5000.00", True), ("5000.01", False), ("50000.00", False)):
        page_of(sales, order_of(sales, amount, plenty(server))["id"])
        if by_itself:
            expect(story).to_contain_text("审核通过")
            expect(story).not_to_contain_text("运营审核中")
            expect(sales.page.get_by_text("高价值订单")).to_have_count(0)
        else:
            expect(story).to_contain_text(re.compile("运营小禾.*运营审核中"))
            expect(sales.page.get_by_text("高价值订单").first).to_be_visible()


def test_fifty_thousand_and_a_cent_goes_to_the_finance_director(sign_in: SignIn, server: Server) -> None:
    sales, code = sign_in("xiaoshou"), plenty(server)
    below, above = order_of(sales, "50000.00", code), order_of(sales, "50000.01", code)
    yunying = sign_in("yunying", "/inbox")
    said = yunying.page.get_by_role("status").filter(has_text=re.compile("^已"))
    story = yunying.page.get_by_role("tabpanel")
    approve_in_inbox(yunying, "50,000.00", below["number"])
    expect(said).to_be_visible()
    page_of(yunying, below["id"])
    expect(story).to_contain_text("审核通过")
    expect(story).not_to_contain_text("财务总监审批中")

    yunying.page.goto("/inbox")
    approve_in_inbox(yunying, "50,000.01", above["number"])
    expect(said).to_contain_text("财务总监审批")
    page_of(yunying, above["id"])
    expect(story).to_contain_text("财务总监审批中")
    expect(story).to_contain_text("应付金额 50,000.01 > 50,000")


def test_the_finance_director_approves_on_the_phone(sign_in: SignIn, server: Server) -> None:
    order = order_of(sign_in("xiaoshou"), "61234.50", plenty(server))
    approve_in_inbox(sign_in("yunying", "/inbox"), "61,234.50", order["number"])
    caiwu = sign_in("caiwu", "/inbox", size=PHONE)
    page = caiwu.page
    effort = Effort(page)
    waiting(page, order["number"]).tap()
    expect(page.get_by_text("61,234.50").first).to_be_visible()
    expect(page.get_by_text(re.compile("61,234.50 > 50,000"))).to_be_visible()
    page.get_by_role("textbox", name=re.compile("审批意见")).fill("同意，月底回款")
    page.get_by_role("button", name="同意", exact=True).tap()
    expect(page.get_by_role("status").filter(has_text="已同意")).to_be_visible()
    assert effort.presses == 2
    page_of(caiwu, order["id"])
    page.get_by_role("button", name="进度与日志").tap()
    expect(page.get_by_text("同意，月底回款")).to_be_visible()
    assert caiwu.get(f"{FORM}/records/{order['id']}")["record"]["review"] == "passed"


def test_a_rejection_needs_an_opinion_and_lets_the_order_be_corrected(sign_in: SignIn, server: Server) -> None:
    sales = sign_in("xiaoshou")
    order = order_of(sales, "6000.00", plenty(server))
    page = sign_in("yunying", "/inbox").page
    waiting(page, order["number"]).click()
    expect(page.get_by_role("region", name=order["number"])).to_be_visible()
    page.get_by_role("button", name="驳回").click()
    expect(page.get_by_text("请先写明意见")).to_be_visible()
    page.get_by_role("textbox", name=re.compile("审批意见")).fill("单价高于合同")
    page.get_by_role("button", name="驳回").click()
    expect(page.get_by_role("status").filter(has_text="已驳回")).to_be_visible()

    page_of(sales, order["id"])
    story = sales.page.get_by_role("tabpanel")
    expect(sales.page.get_by_text("审核失败").first).to_be_visible()
    expect(story).to_contain_text("单价高于合同")
    expect(sales.page.get_by_text("驳回原因")).to_be_visible()
    sales.page.get_by_role("button", name="提交审核").click()
    expect(story).to_contain_text("运营审核中")


def test_an_order_for_more_than_there_is_waits_for_stock(sign_in: SignIn, server: Server) -> None:
    sales = sign_in("xiaoshou")
    order = order_of(sales, "99.00", on_hand(server, "on_hand - locked"), qty="900")
    page_of(sales, order["id"])
    expect(sales.page.get_by_text("待补货").first).to_be_visible()
    sales.page.goto(FORM)
    sales.page.get_by_role("tab", name=re.compile("^待补货")).click()
    expect(sales.page.get_by_role("link", name=order["number"])).to_be_visible()


def test_a_high_value_order_tells_the_sales_supervisor(sign_in: SignIn, server: Server) -> None:
    order = order_of(sign_in("xiaoshou"), "5000.01", plenty(server))
    zhuguan = sign_in("zhuguan")
    zhuguan.page.get_by_role("button", name=re.compile("^通知")).click()
    expect(zhuguan.page.get_by_text(re.compile(f"高价值订单 {order['number']}")).first).to_be_visible()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_reviewer_fills_in_what_the_step_opens(sign_in: SignIn, server: Server, size: dict[str, int]) -> None:
    order = order_of(sign_in("xiaoshou"), "6100.00", plenty(server))
    yunying = sign_in("yunying", "/inbox", size=size)
    page = yunying.page
    waiting(page, order["number"]).click()
    card = page.get_by_role("region", name="请核对并填写")
    expect(card.get_by_label("仓库")).to_be_visible()
    expect(card.get_by_label("客户")).to_have_count(0)
    note = card.get_by_label("商家备注")
    note.fill("好" * 501)
    page.get_by_role("button", name=re.compile("^(同意|审核通过)$")).click()
    expect(note).to_have_attribute("aria-invalid", "true")
    expect(note).to_have_value("好" * 501)
    expect(page.get_by_role("region", name=order["number"])).to_be_visible()
    note.fill("已电话核对地址")
    page.get_by_role("button", name=re.compile("^(同意|审核通过)$")).click()
    expect(page.get_by_role("status").filter(has_text="已同意")).to_be_visible()
    record = yunying.get(f"{FORM}/records/{order['id']}")["record"]
    assert (record["seller_remark"], record["review"]) == ("已电话核对地址", "passed")
