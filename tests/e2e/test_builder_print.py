"""A builder writes a print template with the sheet before their eyes, and changes a desk; people use both at once."""

import re

from browser import SignIn, kept
from playwright.sync_api import Page, expect

PRINT = "/apps/oms/design/receipt/print"


def save(page: Page) -> None:
    page.get_by_role("button", name="发布", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="发布", exact=True).click()
    expect(page.get_by_text("已发布，马上生效")).to_be_visible()


def test_a_template_shows_its_sheet_and_its_mistakes_while_it_is_written(sign_in: SignIn) -> None:
    admin = sign_in("admin", PRINT)
    with kept(admin, "print", "receipt_voucher"):
        page = admin.page
        sheet = page.frame_locator('iframe[title="预览"]').locator("section.sheet")
        expect(sheet).to_contain_text("收款收据")
        body = page.get_by_role("textbox", name="模板内容")
        body.press("Control+Home")
        body.press_sequentially("<p>凭证 {{ record.nmber }}</p>")
        expect(page.get_by_role("alert").filter(has_text="没有“nmber”")).to_contain_text("是否指 number")
        expect(sheet).to_contain_text("收款收据")  # the last sheet that was whole stays
        page.get_by_role("button", name="撤销：修改模板").click()
        expect(page.get_by_role("alert").filter(has_text="nmber")).to_have_count(0)
        body.press("Control+Home")
        page.get_by_role("complementary", name="插入字段").get_by_role("button", name="收款单号", exact=True).click()
        expect(body).to_have_value(re.compile(r"^\{\{ record\.number \}\}"))
        page.get_by_label("向右").fill("3")
        save(page)
        director = sign_in("caiwu", "/apps/oms/forms/receipt")
        director.page.get_by_role("checkbox").nth(1).click()
        director.page.get_by_role("button", name="打印 1 条", exact=True).click()
        dialog = director.page.get_by_role("dialog", name="打印收款收据")
        expect(dialog.frame_locator("iframe").locator("section.sheet")).to_contain_text(re.compile("^SK"))
        assert director.errors == []
    assert admin.errors == []


def test_a_template_begins_with_the_fields_of_its_form(sign_in: SignIn) -> None:
    admin = sign_in("admin", "/apps/oms/design/customer/print")
    page = admin.page
    page.get_by_role("button", name="新建模板").click()
    expect(page.frame_locator('iframe[title="预览"]').locator("section.sheet")).to_contain_text("客户")
    item = next(each for each in admin.get("/apps/oms/documents")["items"] if each["name"]["zh"] == "新模板")
    gone = page.request.delete(f"/api/v1/apps/oms/documents/print/{item['key']}", headers={"X-CSRF-Token": admin.csrf})
    assert gone.ok, gone.text()
    assert admin.errors == []


def test_a_desk_is_changed_in_its_panel(sign_in: SignIn) -> None:
    admin = sign_in("admin", "/apps/oms/design/delivery/desk")
    with kept(admin, "desk", "shipping"):
        page = admin.page
        expect(page.get_by_role("region", name="拦截与提醒")).to_contain_text("已拦截，不要发出")
        page.get_by_label("名称（中文）").fill("出库台")
        save(page)
        desk = sign_in("cangku", "/apps/oms/desks/shipping")
        expect(desk.page.get_by_role("heading", name="出库台")).to_be_visible()
    assert admin.errors == []
