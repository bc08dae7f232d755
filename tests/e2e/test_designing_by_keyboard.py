"""The keys in designers: nothing hidden takes them, and what is closed gives them back."""

from browser import SignIn
from playwright.sync_api import expect

SETTINGS = "/apps/oms/design/message/settings"


def test_what_a_designer_covers_takes_no_keys(sign_in: SignIn) -> None:
    page = sign_in("admin", SETTINGS).page
    expect(page.get_by_role("button", name="发布", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="待办")).to_have_count(0)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="返回")).to_be_focused()


def test_a_dialog_that_a_menu_opened_gives_the_keys_back(sign_in: SignIn) -> None:
    page = sign_in("admin", "/apps/oms/design").page
    more = page.get_by_role("button", name="“消息记录”的更多操作")
    more.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(more).to_be_focused()
