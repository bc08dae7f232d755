"""A builder gives a status another state and another step; what is used cannot be taken away."""

import re

from browser import SignIn, kept
from playwright.sync_api import Locator, Page, expect

FORM = "/apps/oms/design/receipt/form"


def option(page: Page, name: str) -> Locator:
    """An entry of the list that is open."""
    return page.locator(".ant-select-item-option:visible").filter(has_text=re.compile(f"^{name}$"))


def status_of(page: Page) -> Locator:
    """The properties of the receipt's status, which no section of the page shows."""
    page.get_by_text(re.compile("个字段没有放在页面上")).click()
    page.get_by_role("button", name="状态", exact=True).last.click()
    return page.get_by_role("complementary", name="属性")


def test_a_state_and_a_step_to_it_are_added_and_taken_by_a_person(sign_in: SignIn) -> None:
    admin = sign_in("admin", FORM)
    with kept(admin, "form", "receipt"), kept(admin, "role", "finance_director"):
        page = admin.page
        properties = status_of(page)
        properties.get_by_role("button", name="添加状态").click()
        properties.get_by_role("group", name="状态").get_by_role("textbox").last.fill("待复核")
        properties.get_by_role("button", name="添加流转").click()
        step = properties.get_by_role("group", name="流转")
        step.get_by_role("button", name="新流转", exact=True).click()
        step.get_by_label("名称（中文）").fill("转复核")
        expect(step.get_by_role("button", name="转复核", exact=True)).to_contain_text("→ 待复核")
        for what in ("修改流转", "添加流转"):
            page.get_by_role("button", name=f"撤销：{what}").click()
        expect(step.get_by_role("button", name="转复核", exact=True)).to_have_count(0)
        page.get_by_role("button", name="重做：添加流转").click()
        page.get_by_role("button", name="重做：修改流转").click()
        page.get_by_role("button", name="发布", exact=True).click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("待复核")
        dialog.get_by_role("button", name="发布", exact=True).click()
        expect(page.get_by_text("已发布，马上生效")).to_be_visible()
        body = admin.get("/apps/oms/documents/form/receipt")["published"]["body"]
        status = next(field for field in body["fields"] if field["type"] == "status")
        assert status["states"][-1]["key"].startswith("x_")
        assert status["transitions"][-1] == {
            "key": status["transitions"][-1]["key"],
            "name": {"zh": "转复核"},
            "from": [status["states"][0]["key"]],
            "to": status["states"][-1]["key"],
        }
        page.goto("/apps/oms/design/receipt/permissions")
        page.get_by_role("row", name="财务总监").get_by_role("button", name="财务总监", exact=True).click()
        page.get_by_role("combobox", name="可执行的流转").click()
        expect(option(page, "转复核")).to_be_visible()


def test_a_state_that_records_hold_cannot_be_removed(sign_in: SignIn) -> None:
    admin = sign_in("admin", FORM)
    with kept(admin, "form", "receipt"):
        page = admin.page
        properties = status_of(page)
        properties.get_by_role("button", name="删除状态“已确认”").click()
        dialog = page.get_by_role("dialog", name="“已确认”还不能删除")
        expect(dialog).to_contain_text("条单据处于这个状态")
        expect(dialog.get_by_role("button", name="删除")).to_have_count(0)
        expect(dialog).to_contain_text("流转 · 确认")
        dialog.get_by_role("button", name="知道了").click()
        properties.get_by_role("button", name="添加状态").click()
        properties.get_by_role("button", name="删除状态“新状态”").click()
        expect(properties.get_by_role("button", name="删除状态“新状态”")).to_have_count(0)
