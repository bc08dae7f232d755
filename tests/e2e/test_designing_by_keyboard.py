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


def test_escape_closes_what_is_open_in_the_flow_one_after_the_other(sign_in: SignIn) -> None:
    page = sign_in("admin", "/apps/oms/design/order/flow").page
    step = page.locator(".fl-tree").get_by_role("button", name="运营审核").first
    step.click()
    drawer = page.locator(".fl-drawer")
    role = drawer.get_by_role("combobox").first
    role.click()
    expect(page.locator(".ant-select-dropdown:visible")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".ant-select-dropdown:visible")).to_have_count(0)
    expect(drawer).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(step).to_be_focused()
