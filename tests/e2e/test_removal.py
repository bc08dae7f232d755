"""Before something goes in a designer, the builder is told what stands on it, and may keep it."""

import re

from browser import SignIn, kept
from designing import DESIGN, kept_draft
from playwright.sync_api import Page, expect

FORM = f"{DESIGN}/order/form"
METHOD = "支付方式"
OPTION = "月结"


def options(page: Page) -> list[str]:
    """The names of the options in the properties."""
    boxes = page.get_by_role("group", name="选项", exact=True).get_by_role("textbox")
    return [box.input_value() for box in boxes.all()]


def remove_option(page: Page, name: str) -> None:
    page.get_by_role("button", name="删除选项", exact=True).nth(options(page).index(name)).click()


def test_a_used_field_is_asked_about_and_kept_and_an_option_goes_and_comes_back(sign_in: SignIn) -> None:
    admin = sign_in("admin", FORM)
    page = admin.page
    held = admin.get("/apps/oms/documents/form/order/impact?path=pay_method")
    with kept(admin, "form", "order"):
        field = page.get_by_role("button", name=METHOD, exact=True)
        field.click()
        field.press("Delete")
        dialog = page.get_by_role("dialog", name=f"删除字段“{METHOD}”？")
        expect(dialog).to_contain_text(re.compile(rf"{held['records']:,}\s*条单据填了它"))
        expect(dialog).to_contain_text("填过的值留在库里")
        uses = dialog.get_by_role("list", name="用在哪里")
        expect(uses.get_by_role("listitem").filter(has_text="超时未支付自动关闭")).to_contain_text("规则")
        assert not re.search(r"\bx_\w+|pay_method", dialog.inner_text()), "a key is on screen"
        keep = dialog.get_by_role("button", name="保留")
        expect(keep).to_be_focused()
        keep.click()
        expect(dialog).to_have_count(0)
        expect(field).to_be_visible()
        expect(page.get_by_role("button", name="没有可撤销的")).to_be_disabled()

        before = options(page)
        remove_option(page, OPTION)
        dialog = page.get_by_role("dialog", name=f"删除选项“{OPTION}”？")
        expect(dialog).to_contain_text("条单据选了它")
        dialog.get_by_role("button", name="删除", exact=True).click()
        told = page.get_by_role("status").filter(has_text=f"已删除“{OPTION}”")
        expect(told).to_be_visible()
        expect(page.get_by_role("button", name="删除选项", exact=True)).to_have_count(len(before) - 1)
        told.get_by_role("button", name="撤销").click()
        expect(page.get_by_role("button", name="删除选项", exact=True)).to_have_count(len(before))
        assert options(page) == before

        remove_option(page, OPTION)
        dialog.get_by_role("button", name="停用").click()
        kept_draft(admin)
        field_now = next(
            each
            for each in admin.get("/apps/oms/documents/form/order")["draft"]["fields"]
            if each["key"] == "pay_method"
        )
        assert [each["key"] for each in field_now["options"] if each.get("disabled")] == ["credit"]
    assert admin.errors == []


def test_what_nothing_stands_on_goes_at_once_and_a_link_leads_to_what_does(sign_in: SignIn) -> None:
    admin = sign_in("admin", FORM)
    page = admin.page
    with kept(admin, "form", "order"):
        page.get_by_role("complementary", name="字段库").get_by_role("button", name="单行文本").click()
        fresh = page.get_by_role("button", name="单行文本", exact=True).last
        expect(page.get_by_role("complementary", name="属性").get_by_role("heading", name="单行文本")).to_be_visible()
        fresh.press("Delete")
        told = page.get_by_role("status").filter(has_text="已删除“单行文本”")
        told.get_by_role("button", name="撤销").click()
        expect(page.get_by_role("complementary", name="字段库")).to_be_visible()
        page.get_by_role("button", name="撤销：添加字段").click()
        field = page.get_by_role("button", name=METHOD, exact=True)
        field.click()
        field.press("Delete")
        page.get_by_role("dialog").get_by_role("button", name="超时未支付自动关闭").click()
        expect(page).to_have_url(re.compile("/design/order/rules"))
        expect(page.get_by_role("dialog")).to_have_count(0)
    assert admin.errors == []


def test_without_a_server_it_is_said_and_one_may_still_decide(sign_in: SignIn) -> None:
    admin = sign_in("admin", FORM)
    page = admin.page
    with kept(admin, "form", "order"):
        field = page.get_by_role("button", name=METHOD, exact=True)
        field.click()
        page.route("**/impact?*", lambda route: route.abort())
        field.press("Delete")
        dialog = page.get_by_role("dialog", name=f"删除字段“{METHOD}”？")
        expect(dialog).to_contain_text("现在查不到它用在哪里")
        dialog.get_by_role("button", name="删除", exact=True).click()
        expect(field).to_have_count(0)
        page.get_by_role("status").get_by_role("button", name="撤销").click()
        expect(field).to_be_visible()


def test_a_step_that_goes_says_what_it_took_along(sign_in: SignIn) -> None:
    admin = sign_in("admin", f"{DESIGN}/order/flow")
    page = admin.page
    with kept(admin, "flow", "order_review"):
        step = page.get_by_role("button", name=re.compile("^运营审核"))
        step.first.click()
        page.get_by_role("button", name="删除节点").click()
        told = page.get_by_role("status").filter(has_text="已删除“运营审核”")
        expect(told).to_contain_text(re.compile(r"连同.*\d+ 项字段权限"))
        expect(step).to_have_count(0)
        told.get_by_role("button", name="撤销").click()
        expect(step.first).to_be_visible()
        kept_draft(admin)
    assert admin.errors == []
