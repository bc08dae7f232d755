"""A newcomer opens the address, picks a role and is inside; the language follows the browser and can be changed."""

import re

import pytest
from browser import DESKTOP, PHONE, Server, SignIn
from playwright.sync_api import Browser, expect

RAW_KEY = re.compile(r"\b[a-z]+(?:\.[a-z][A-Za-z]+)+\b|\[object|undefined|NaN")
SOMETHING = re.compile(r"[\s\S]{50}")
PATHS = ["/", "/inbox", "/apps/oms/forms/order", "/apps/oms/forms/order/new", "/apps/oms/dashboards/business"]


@pytest.mark.parametrize(
    ("language", "card", "home"), [("zh-CN", "财务总监", "工作台"), ("en-US", "Finance director", "Home")]
)
def test_a_newcomer_enters_by_a_role_card(
    server: Server, browser: Browser, language: str, card: str, home: str
) -> None:
    context = browser.new_context(locale=language, base_url=server.address)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("button", name=card).click()
    expect(page.get_by_role("link", name=home, exact=True).first).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    ("login", "size"),  # the administrator's pages on a desktop are all looked at in test_every_page
    [("yunying", DESKTOP), ("yunying", PHONE), ("admin", PHONE)],
    ids=["yunying-desktop", "yunying-phone", "admin-phone"],
)
@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_no_page_shows_a_raw_key_or_complains(sign_in: SignIn, login: str, language: str, size: dict[str, int]) -> None:
    person = sign_in(login, language=language, size=size)
    for path in PATHS:
        person.page.goto(path)
        expect(person.page.locator("body")).to_contain_text(SOMETHING)
        person.page.wait_for_load_state("networkidle")
        text = person.page.locator("body").inner_text()
        assert RAW_KEY.findall(text) == [], path
    assert person.errors == []
    wide = person.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 1


def test_a_wrong_password_is_said_in_words(server: Server, browser: Browser) -> None:
    context = browser.new_context(locale="zh-CN", base_url=server.address)
    page = context.new_page()
    page.goto("/login")
    page.get_by_role("textbox", name="账号").fill("yunying")
    page.get_by_role("textbox", name="密码").fill("wrong")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_contain_text(re.compile("密码"))
    context.close()
