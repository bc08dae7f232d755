"""A builder gives and takes rights of roles on a form, sees what widens, and the people of the role have it at once."""

import re

from browser import SignIn, kept
from playwright.sync_api import Locator, Page, expect

RIGHTS = "/apps/oms/design/order/permissions"


def option(page: Page, name: str) -> Locator:
    """An entry of the list that is open."""
    return page.locator(".ant-select-item-option:visible").filter(has_text=re.compile(f"^{name}$"))


def test_a_right_is_given_in_the_table_and_published_with_a_warning(sign_in: SignIn) -> None:
    admin = sign_in("admin", RIGHTS)
    with kept(admin, "role", "service"):
        page = admin.page
        page.get_by_role("button", name=re.compile("^客服 · 删除：不可以")).click()
        expect(page.get_by_role("button", name=re.compile("^客服 · 删除：可以"))).to_be_visible()
        page.get_by_role("button", name="撤销：修改权限").click()
        expect(page.get_by_role("button", name=re.compile("^客服 · 删除：不可以"))).to_be_visible()
        page.get_by_role("button", name="重做：修改权限").click()
        page.get_by_role("button", name="发布", exact=True).click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("订单 › 删除：不可以 → 可以")
        expect(dialog).to_contain_text("权限扩大")
        expect(dialog.get_by_role("button", name="发布", exact=True)).to_be_disabled()
        dialog.get_by_role("checkbox").check()
        dialog.get_by_role("button", name="发布", exact=True).click()
        expect(page.get_by_text("已发布，马上生效")).to_be_visible()
        assert sign_in("kefu").get("/me")["rights"]["forms"]["order"]["delete"] is True


def test_a_field_is_hidden_from_a_role(sign_in: SignIn) -> None:
    admin = sign_in("admin", RIGHTS)
    with kept(admin, "role", "service"):
        page = admin.page
        page.get_by_role("row", name="客服").get_by_role("button", name="客服", exact=True).click()
        details = page.get_by_role("complementary", name="角色的权限")
        expect(details.get_by_role("heading", name="客服")).to_be_visible()
        details.get_by_role("textbox", name="查找字段").fill("应付")
        details.get_by_role("combobox", name="应付金额").click()
        page.get_by_title("隐藏").click()
        page.get_by_role("button", name="发布", exact=True).click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("订单 › 应付金额：可修改 → 隐藏")
        dialog.get_by_role("button", name="发布", exact=True).click()
        expect(page.get_by_text("已发布，马上生效")).to_be_visible()
        assert sign_in("kefu").get("/apps/oms/forms/order")["rights"]["fields"]["payable"] == "hidden"


def test_a_condition_is_edited_as_rows_and_an_administrator_stays_one(sign_in: SignIn) -> None:
    admin = sign_in("admin", RIGHTS)
    with kept(admin, "role", "service"):
        page = admin.page
        expect(page.get_by_role("button", name=re.compile("^系统管理员 · 删除："))).to_be_disabled()
        page.get_by_role("row", name="客服").get_by_role("button", name="客服", exact=True).click()
        details = page.get_by_role("complementary", name="角色的权限")
        details.get_by_role("radiogroup", name="删除").get_by_text("按条件").click()
        condition = details.get_by_role("group", name="删除")
        condition.get_by_role("button", name="添加条件").click()
        condition.get_by_role("combobox", name="字段", exact=True).click()
        page.keyboard.type("审核")
        option(page, "审核").click()
        condition.get_by_role("combobox", name="值", exact=True).click()
        option(page, "草稿").click()
        expect(page.get_by_role("button", name="客服 · 删除：审核 等于 草稿")).to_be_visible()


def test_a_step_of_a_flow_that_opens_what_a_role_now_keeps_is_told_before_the_role_is_published(
    sign_in: SignIn,
) -> None:
    admin = sign_in("admin", RIGHTS)
    with kept(admin, "role", "operations"):
        page = admin.page
        page.get_by_role("row", name="运营").get_by_role("button", name="运营", exact=True).click()
        details = page.get_by_role("complementary", name="角色的权限")
        details.get_by_role("textbox", name="查找字段").fill("商家备注")
        details.get_by_role("combobox", name="商家备注").click()
        option(page, "只读").click()
        page.get_by_role("button", name="发布", exact=True).click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("订单 › 商家备注：可修改 → 只读")
        expect(dialog).to_contain_text("订单审核 › 运营审核 › 商家备注：处理的人能填写")
        expect(dialog).to_contain_text("不论角色权限如何，请核对")
        page.keyboard.press("Escape")
