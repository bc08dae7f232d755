"""Designing while somebody else does, without network, and with nothing where a name belongs."""

from browser import SignIn, kept
from designing import DOCUMENTS, kept_draft
from playwright.sync_api import expect

SETTINGS = "/apps/oms/design/message/settings"


def test_who_saves_second_says_which_draft_counts_and_publishes_nothing_else(sign_in: SignIn) -> None:
    first = sign_in("admin", SETTINGS)
    with kept(first, "form", "message"):
        second = sign_in("admin", SETTINGS)
        expect(second.page.get_by_label("名称（中文）")).to_have_value("消息记录")
        first.page.get_by_label("名称（中文）").fill("甲的名字")
        kept_draft(first)
        page = second.page
        page.get_by_label("名称（中文）").fill("乙的名字")
        expect(page.get_by_role("status").filter(has_text="别人也改了这份草稿")).to_be_visible()
        page.get_by_role("button", name="发布", exact=True).click()
        dialog = page.get_by_role("dialog", name="发布前看一看会改变什么")
        expect(dialog.get_by_text("别人也改了这份草稿，先选用哪一份，再发布")).to_be_visible()
        expect(dialog.get_by_role("button", name="发布", exact=True)).to_be_disabled()
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="发布", exact=True)).to_be_focused()
        page.get_by_role("button", name="选用哪一份").click()
        page.get_by_role("button", name="用别人的").click()
        expect(page.get_by_label("名称（中文）")).to_have_value("甲的名字")
        page.get_by_role("button", name="撤销：换成别人的草稿").click()
        expect(page.get_by_label("名称（中文）")).to_have_value("乙的名字")
        kept_draft(second)
        assert second.get(f"{DOCUMENTS}/form/message")["draft"]["name"]["zh"] == "乙的名字"


def test_what_is_pressed_without_network_says_so_at_once(sign_in: SignIn) -> None:
    admin = sign_in("admin", SETTINGS)
    page = admin.page
    expect(page.get_by_label("名称（中文）")).to_have_value("消息记录")
    page.wait_for_load_state("networkidle")
    admin.context.set_offline(True)
    page.get_by_role("button", name="发布", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="连不上服务器")).to_be_visible()
    admin.context.set_offline(False)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_desk_tells_below_its_name_that_it_has_none(sign_in: SignIn) -> None:
    admin = sign_in("admin", "/apps/oms/design/delivery/desk")
    with kept(admin, "desk", "shipping"):
        page = admin.page
        page.get_by_label("名称（中文）").first.fill("")
        kept_draft(admin)
        told = page.get_by_role("alert").filter(has_text="中文名称是空的")
        expect(told).to_be_in_viewport()
        page.get_by_role("button", name="去修改").click()
        expect(page.get_by_label("名称（中文）").first).to_be_focused()


def test_a_card_that_was_just_added_is_in_sight(sign_in: SignIn) -> None:
    admin = sign_in("admin", "/apps/oms/design/workbench/sales")
    with kept(admin, "workbench", "sales"):
        page = admin.page
        expect(page.get_by_role("region", name="工作台画布").locator(".db-tile").first).to_be_visible()
        page.get_by_role("complementary").first.get_by_role("button", name="快捷入口", exact=True).click()
        expect(page.locator(".dz-selected")).to_be_in_viewport(ratio=0.9)
        kept_draft(admin)
