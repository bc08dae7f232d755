"""A builder drags a field onto the order, asks for it under a condition, publishes, and people meet it at once."""

import re

from browser import Person, Server, SignIn, kept
from designing import DESIGN, choose, drag, kept_draft, publish, take_back_and_redo
from ordering import FORM, order_of, plenty
from playwright.sync_api import Locator, expect

FIELD = "采购合同号"


def draw_field(admin: Person) -> None:
    """The field from the palette behind 期望到货, named, required above 5,000."""
    page = admin.page
    canvas = page.get_by_role("region", name="基本信息")
    text = page.get_by_role("complementary", name="字段库").get_by_role("button", name="单行文本")
    drag(page, text, canvas.get_by_role("button", name="期望到货", exact=True), to=(0.75, 0.5))
    props = page.get_by_role("complementary", name="属性")
    expect(props.get_by_role("heading", name="单行文本")).to_be_visible()
    take_back_and_redo(page, "添加字段")
    canvas.get_by_role("button", name="单行文本", exact=True).click()
    props.get_by_role("textbox", name="名称（中文）").fill(FIELD)
    props.get_by_role("radiogroup", name="必填").get_by_text("按条件").click()
    condition = props.get_by_role("group", name="必填")
    condition.get_by_role("button", name="添加条件").click()
    condition.get_by_role("combobox", name="字段").fill("应付金额")
    page.keyboard.press("Enter")
    choose(page, condition.get_by_role("combobox", name="比较", exact=True), "大于")
    condition.get_by_role("textbox", name="值").fill("5,000")
    expect(canvas.get_by_role("button", name=FIELD, exact=True)).to_contain_text("*?")
    take_back_and_redo(page, "修改字段")


def start_order(sales: Person, sku: str, price: str) -> Locator:
    """A new order of one line; gives its box for the new field."""
    page = sales.page
    page.goto(f"{FORM}/new")
    for field, text in (("客户", "佛山乐筑"), ("店铺", "批发部")):
        page.get_by_label(field).fill(text)
        page.get_by_role("option").first.click()
    page.get_by_role("button", name="添加一行").first.click()
    page.keyboard.type(sku)
    page.get_by_role("option", name=sku).click()
    page.keyboard.type("1")
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="单价")).not_to_have_value("")
    page.get_by_role("textbox", name="单价").fill(price)
    page.keyboard.press("Tab")
    expect(page.get_by_role("complementary", name="金额")).to_contain_text(f"{float(price):,.2f}")
    return page.get_by_label(FIELD)


def test_a_dragged_field_is_asked_for_under_its_condition_as_soon_as_it_is_published(
    sign_in: SignIn, server: Server
) -> None:
    sales, code = sign_in("xiaoshou"), plenty(server)
    old = order_of(sales, "6100.00", code, submit=False)
    admin = sign_in("admin", f"{DESIGN}/order/form")
    with kept(admin, "form", "order"):
        draw_field(admin)
        kept_draft(admin)
        admin.page.reload()
        expect(admin.page.get_by_role("button", name=FIELD, exact=True)).to_contain_text("*?")
        expect(admin.page.get_by_text(re.compile(r"^v\d+ · 草稿$"))).to_be_visible()
        publish(admin.page, f"新增字段“{FIELD}”")

        page = sales.page
        start_order(sales, code, "5000")
        star = page.locator("label").filter(has_text=FIELD).get_by_title("必填")
        expect(star).to_have_count(0)
        page.get_by_role("button", name="保存").first.click()
        expect(page.get_by_role("heading", name=re.compile("^SO"))).to_be_visible()

        box = start_order(sales, code, "5000.01")
        expect(star).to_be_visible()
        page.get_by_role("button", name="提交审核").click()
        expect(page.get_by_text(f"请填写{FIELD}")).to_be_visible()
        expect(box).to_be_focused()
        box.fill("HT-2026-118")
        page.get_by_role("button", name="保存").first.click()
        expect(page.get_by_role("heading", name=re.compile("^SO"))).to_be_visible()
        expect(page.get_by_text("HT-2026-118")).to_be_visible()

        page.goto(f"{FORM}/{old['id']}/edit")
        page.get_by_label("商家备注").fill("老单补合同")
        page.get_by_role("button", name="保存").first.click()
        expect(page.get_by_text(f"请填写{FIELD}")).to_be_visible()
        page.get_by_label(FIELD).fill("HT-2026-119")
        page.get_by_role("button", name="保存").first.click()
        expect(page.get_by_role("heading", name=old["number"])).to_be_visible()
        expect(page.get_by_text("HT-2026-119")).to_be_visible()

        admin.page.get_by_role("button", name=FIELD, exact=True).click()
        admin.page.get_by_role("button", name="删除", exact=True).click()
        asked = admin.page.get_by_role("dialog", name=f"删除字段“{FIELD}”？")
        expect(asked).to_contain_text("条单据填了它")
        asked.get_by_role("button", name="删除", exact=True).click()
        publish(admin.page, f"移除字段“{FIELD}”")
        page.reload()
        expect(page.get_by_role("heading", name=old["number"])).to_be_visible()
        expect(page.get_by_text("HT-2026-119")).to_have_count(0)
    assert admin.errors == []
