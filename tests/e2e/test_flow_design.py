"""A builder changes an amount and puts an approver into a running review; what runs already ends by its own version."""

import re

from browser import Person, Server, SignIn, kept
from designing import DESIGN, choose, publish, take_back_and_redo
from ordering import FORM, order_of, plenty, waiting
from playwright.sync_api import Locator, Page, expect

APPROVER = "主管复核"


def plus_above(page: Page, card: Locator) -> Locator:
    """The "+" on the line that leads to a step."""
    box = card.bounding_box()
    assert box
    pluses = page.get_by_role("button", name="在这里添加步骤").all()
    middle = box["x"] + box["width"] / 2
    places = [(each, each.bounding_box()) for each in pluses]
    above = [(at["y"], each) for each, at in places if at and at["y"] < box["y"] and abs(at["x"] + 11 - middle) < 5]
    return max(above, key=lambda found: found[0])[1]


def change_review(admin: Person) -> None:
    """30,000 in place of 50,000, and the sales supervisor before the finance director."""
    page = admin.page
    page.get_by_role("button", name=re.compile("^分支 1.*应付金额 > 50,000")).click()
    limit = page.get_by_role("complementary", name="分支").get_by_role("textbox", name="财务总监审批额度")
    limit.fill("30,000")
    limit.press("Tab")
    expect(page.get_by_role("button", name=re.compile("^分支 1.*应付金额 > 30,000"))).to_be_visible()
    take_back_and_redo(page, "修改业务参数")

    plus_above(page, page.get_by_role("button", name=re.compile("^财务总监审批"))).click()
    page.get_by_role("tooltip").get_by_role("button", name="审批", exact=True).click()
    take_back_and_redo(page, "添加节点")
    page.get_by_role("button", name=re.compile("^审批 ")).click()
    drawer = page.get_by_role("complementary", name="审批")
    choose(page, drawer.get_by_role("combobox", name="指定角色"), "销售主管")
    drawer.get_by_role("textbox", name="步骤名称").fill(APPROVER)
    expect(page.get_by_role("button", name=re.compile(f"^{APPROVER} 角色：销售主管"))).to_be_visible()


def approve(person: Person, number: str) -> None:
    page = person.page
    page.goto("/inbox")
    waiting(page, number).click()
    expect(page.get_by_role("region", name=number)).to_be_visible()
    page.get_by_role("button", name=re.compile("^(同意|审核通过)$")).click()
    expect(page.get_by_role("status").filter(has_text=re.compile("^已"))).to_be_visible()


def story(person: Person, order: dict[str, str]) -> Locator:
    person.page.goto(f"{FORM}/{order['id']}")
    expect(person.page.get_by_role("heading", name=order["number"])).to_be_visible()
    return person.page.get_by_role("tabpanel")


def test_a_published_flow_holds_for_new_orders_and_leaves_running_ones_alone(sign_in: SignIn, server: Server) -> None:
    sales, code = sign_in("xiaoshou"), plenty(server)
    running = order_of(sales, "40000.00", code)
    expect(story(sales, running)).to_contain_text("运营审核中")
    admin = sign_in("admin", f"{DESIGN}/order/flow")
    with kept(admin, "flow", "order_review"):
        expect(admin.page.get_by_text(re.compile(r"正在处理 \d+ 单"))).to_be_visible()
        change_review(admin)
        publish(admin.page, "财务总监审批额度：50,000 → 30,000", f"符合“{APPROVER}”条件的由", f"新增“{APPROVER}”")
        fresh = order_of(sales, "40000.00", code)

        yunying = sign_in("yunying", "/inbox")
        approve(yunying, running["number"])
        told = story(sales, running)
        expect(told).to_contain_text("审核通过")
        expect(told).not_to_contain_text(APPROVER)

        approve(yunying, fresh["number"])
        expect(story(sales, fresh)).to_contain_text(f"{APPROVER}中")
        approve(sign_in("zhuguan", "/inbox"), fresh["number"])
        told = story(sales, fresh)
        expect(told).to_contain_text("财务总监审批中")
        expect(told).to_contain_text("应付金额 40,000 > 30,000")
        approve(sign_in("caiwu", "/inbox"), fresh["number"])
        expect(story(sales, fresh)).to_contain_text("审核通过")
    assert admin.errors == []
