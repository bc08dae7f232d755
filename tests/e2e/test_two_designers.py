"""Two people design the same thing."""

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
