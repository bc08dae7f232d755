"""A builder drags the rarer kinds of fields onto a form; people fill them in and meet them in the list and on the page."""

import re

from browser import PHONE, SignIn
from designing import DESIGN, drag, nothing_left, publish
from playwright.sync_api import Page, expect

NOTE = "照营业执照和身份证填写"
# What the palette calls a kind, what is typed, what the page shows of it.
TYPED = {
    "邮箱": ("Shop@Example.com", "shop@example.com"),
    "网址": ("example.com/store", "example.com/store"),
    "时间": ("09:30", "09:30"),
    "时长": ("1:30", "1 小时 30 分"),
    "身份证号": ("11010519491231002x", "11010519491231002X"),
    "银行账号": ("6222 0212 3456", "622202123456"),
    "条码": ("6901234567892", "6901234567892"),
    "JSON": ('{"a": 1}', '"a": 1'),
}


def explain(page: Page) -> None:
    """A note and a line between the fields."""
    palette = page.get_by_role("complementary", name="字段库")
    canvas = page.locator(".dz-section").first
    for element in ("分隔线", "说明文字"):
        drag(page, palette.get_by_role("button", name=element, exact=True), canvas.get_by_role("button", name="评分"))
        expect(page.get_by_role("heading", name=element)).to_be_visible()
    page.get_by_role("textbox", name=re.compile("^说明文字")).fill(NOTE)
    expect(canvas.get_by_role("button", name=NOTE)).to_be_visible()


def draw(page: Page, kinds: list[str]) -> None:
    """Each kind from the palette to behind the one before it, where its field stands then."""
    palette = page.get_by_role("complementary", name="字段库")
    search = palette.get_by_role("textbox", name="搜索字段")
    canvas = page.locator(".dz-section").first
    for before, kind in zip(["标题", *kinds], kinds, strict=False):
        search.fill(kind)
        last = canvas.get_by_role("button", name=re.compile(rf"^{before}"))
        drag(page, palette.get_by_role("button", name=kind, exact=True), last, to=(0.75, 0.5))
        expect(canvas.get_by_role("button", name=kind, exact=True)).to_be_visible()
        page.get_by_role("checkbox", name="在列表中显示").check()
    search.fill("")


def test_the_rarer_kinds_are_dragged_filled_in_and_shown(sign_in: SignIn) -> None:
    admin = sign_in("admin", DESIGN)
    with nothing_left(admin):
        page = admin.page
        page.get_by_role("button", name="新建表单").click()
        page.get_by_label("名称", exact=True).fill("门店档案")
        page.get_by_role("dialog").get_by_role("button", name="新建", exact=True).click()
        expect(page.get_by_role("heading", name="门店档案", level=1)).to_be_visible()
        draw(page, [*TYPED, "评分"])
        explain(page)
        publish(page)

        page.goto("/")
        page.get_by_role("navigation").get_by_role("link", name="门店档案").click()
        page.get_by_role("main").get_by_role("button", name=re.compile("新建")).first.click()
        page.get_by_label("标题").fill("余杭店")
        expect(page.get_by_text(NOTE)).to_be_visible()
        expect(page.get_by_role("main").get_by_role("separator").first).to_be_visible()
        for name, (text, _) in TYPED.items():
            page.get_by_label(name, exact=True).fill(text)
        page.get_by_role("radio", name="4 星").check(force=True)
        page.get_by_role("button", name=re.compile("^保存")).first.click()
        expect(page.get_by_role("heading", name="余杭店")).to_be_visible()
        for _, shown in TYPED.values():
            expect(page.get_by_text(shown).first).to_be_visible()
        expect(page.get_by_text(NOTE)).to_be_visible()
        expect(page.get_by_role("img", name="4 / 5")).to_be_visible()
        expect(page.get_by_role("img", name="6901234567892")).to_be_visible()
        address = page.url

        page.goto(address.rsplit("/", 1)[0])
        expect(page.get_by_text("余杭店")).to_be_visible()
        expect(page.get_by_text("1 小时 30 分")).to_be_visible()

        phone = sign_in("admin", f"{address}/edit", size=PHONE)
        expect(phone.page.get_by_label("时长", exact=True)).to_have_value("1 小时 30 分")
        phone.page.get_by_label("身份证号", exact=True).fill("110105194912310021")
        phone.page.get_by_role("button", name=re.compile("^保存")).first.click()
        expect(phone.page.get_by_text("校验位不符")).to_be_visible()
        assert not admin.errors
