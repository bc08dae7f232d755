"""A paid order that fails its review: the reviewer chooses in the inbox what becomes of it, and somebody acts on it."""

import re

from browser import Person, Server, SignIn
from ordering import FORM, paid_order, plenty, waiting
from playwright.sync_api import expect

WHY = "限购商品，每人一件"


def reject(sign_in: SignIn, number: str, where: str | None) -> Person:
    """Operations reject the order from the inbox."""
    yunying = sign_in("yunying", "/inbox")
    page = yunying.page
    waiting(page, number).click()
    fill_in = page.get_by_role("region", name="请核对并填写")
    choice = fill_in.get_by_role("radiogroup", name="已付款订单驳回后")
    expect(choice.get_by_role("radio")).to_have_count(3)
    if where:
        choice.get_by_text(where, exact=True).click()
    page.get_by_role("textbox", name=re.compile("审批意见")).fill(WHY)
    page.get_by_role("button", name="驳回").click()
    expect(page.get_by_role("status").filter(has_text="已驳回")).to_be_visible()
    assert yunying.errors == []
    return yunying


def test_it_becomes_a_refund_that_service_and_the_accountant_see(sign_in: SignIn, server: Server) -> None:
    order = paid_order(sign_in("xiaoshou"), sign_in("caiwu"), "5300.00", plenty(server))
    page = reject(sign_in, order["number"], "生成退款申请").page
    page.goto(f"{FORM}/{order['id']}")
    expect(page.get_by_role("main").get_by_text("申请退款").first).to_be_visible()
    page.get_by_role("tab", name=re.compile("^关联单据")).click()
    page.get_by_role("link", name=re.compile("^SH")).first.click()
    expect(page.get_by_role("heading", name=re.compile("^SH"))).to_be_visible()
    main = page.get_by_role("main")
    for said in ("仅退款", "5,300.00", f"审核未通过：{WHY}"):
        expect(main.get_by_text(said).first).to_be_visible()
    manager = sign_in("jingli", "/inbox").page  # above 2,000: the manager before the accountant
    expect(manager.get_by_role("button", name=re.compile("5,300.00")).first).to_be_visible()


def test_it_goes_to_customer_service_with_the_reason(sign_in: SignIn, server: Server) -> None:
    order = paid_order(sign_in("xiaoshou"), sign_in("caiwu"), "5400.00", plenty(server))
    reject(sign_in, order["number"], "转客服")
    kefu = sign_in("kefu")
    page = kefu.page
    page.get_by_role("button", name=re.compile("^通知")).click()
    expect(page.get_by_text(re.compile(f"{order['number']} 未通过审核，请联系客户：{WHY}")).first).to_be_visible()
    page.goto("/apps/oms/forms/exception")
    row = page.get_by_role("row").filter(has_text=order["number"])
    expect(row).to_contain_text("客服跟进")
    row.click()
    expect(page.get_by_role("main").get_by_text(WHY).first).to_be_visible()
    page.get_by_role("button", name="联系客户").click()
    dialog = page.get_by_role("dialog", name="联系客户")
    dialog.get_by_label("说明").fill("已电话说明，客户同意换一件")
    dialog.get_by_role("button", name="联系客户").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("main").get_by_text("处理中").first).to_be_visible()
    assert kefu.errors == []


def test_it_goes_back_for_correction_when_nothing_is_chosen(sign_in: SignIn, server: Server) -> None:
    sales = sign_in("xiaoshou")
    order = paid_order(sales, sign_in("caiwu"), "5500.00", plenty(server))
    reject(sign_in, order["number"], None)
    page = sales.page
    page.goto(f"{FORM}/{order['id']}")
    expect(page.get_by_text("驳回原因")).to_be_visible()
    expect(page.get_by_text(WHY).first).to_be_visible()
    page.get_by_role("button", name="提交审核").click()
    expect(page.get_by_role("tabpanel")).to_contain_text("运营审核中")
