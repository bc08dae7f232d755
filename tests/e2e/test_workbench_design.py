"""A builder changes the workbench of the operators by hand, and makes one from nothing; those it is for see it."""

import re

from browser import DESKTOP, PHONE, SignIn, kept
from designing import DESIGN, choose, drag, nothing_left, publish, take_back_and_redo
from playwright.sync_api import Locator, Page, expect


def canvas(page: Page) -> Locator:
    return page.get_by_role("region", name="工作台画布")


def card(page: Page, title: str) -> Locator:
    """The frame around a card; the card in it has the same name."""
    return canvas(page).locator(f"section.db-tile[aria-label='{title}']")


def name_it(page: Page, title: str) -> None:
    page.get_by_role("complementary", name="属性").get_by_label("标题（中文）").fill(title)


def test_a_counter_and_a_list_are_dragged_onto_the_workbench_and_operators_see_them(sign_in: SignIn) -> None:
    admin = sign_in("admin", DESIGN)
    page = admin.page
    with kept(admin, "workbench", "operations"):
        page.get_by_role("button", name=re.compile("^运营工作台")).click()
        expect(card(page, "待补货").get_by_text(re.compile("最早等待"))).to_be_visible()
        palette = page.get_by_role("complementary", name="卡片")
        settings = page.get_by_role("complementary", name="属性")

        drag(page, palette.get_by_role("button", name="计数"), canvas(page), to=(0.02, 0.02))
        expect(settings.get_by_role("heading", name="计数")).to_be_visible()
        choose(page, settings.get_by_role("combobox", name="表单"), "发货单")
        name_it(page, "全部发货单")
        expect(card(page, "全部发货单").locator("b")).to_have_text(re.compile(r"^[\d,]+\+?$"))

        drag(page, palette.get_by_role("button", name="列表"), canvas(page), to=(0.02, 0.02))
        choose(page, settings.get_by_role("combobox", name="表单"), "发货单")
        name_it(page, "最近发货")
        expect(card(page, "最近发货").locator("li").first).to_be_visible()

        before = card(page, "全部发货单").bounding_box()
        settings_of = card(page, "全部发货单").locator("header").get_by_role("button", name="全部发货单")
        settings_of.click()
        settings.get_by_role("button", name="右移").click()
        expect(page.get_by_role("button", name="撤销：移动卡片")).to_be_enabled()
        take_back_and_redo(page, "移动卡片")
        after = card(page, "全部发货单").bounding_box()
        assert before
        assert after
        assert after["x"] > before["x"] + 20

        low = card(page, "全部发货单").bounding_box()
        grip = card(page, "全部发货单").locator("header > svg")
        drag(page, grip, card(page, "待审核"), to=(0.5, 0.9))
        moved = card(page, "全部发货单").bounding_box()
        assert low
        assert moved
        assert (moved["x"], moved["y"]) != (low["x"], low["y"])

        page.get_by_role("button", name="预览").click()
        frame = page.frame_locator("iframe[title='工作台预览']")
        expect(frame.get_by_text("最近发货")).to_be_visible()
        page.get_by_text("手机", exact=True).click()
        expect(frame.get_by_text("全部发货单")).to_be_visible()
        page.get_by_role("button", name="继续设计").click()
        publish(page, "新增“全部发货单”", "新增“最近发货”")

        for size in (DESKTOP, PHONE):
            operator = sign_in("yunying", "/", size=size)
            expect(operator.page.get_by_role("link", name=re.compile("^全部发货单"))).to_be_visible()
            expect(operator.page.get_by_text("最近发货")).to_be_visible()
            assert operator.errors == []
    assert admin.errors == []


def test_a_workbench_is_made_from_nothing_with_the_keyboard_and_its_mistakes_are_told(sign_in: SignIn) -> None:
    admin = sign_in("admin", DESIGN)
    page = admin.page
    with nothing_left(admin):
        page.get_by_role("button", name="新建工作台").click()
        page.get_by_label("名称", exact=True).fill("打单员工作台")
        page.get_by_role("dialog").get_by_role("button", name="新建", exact=True).click()
        expect(page.get_by_text("把左边的卡片拖到这里。")).to_be_visible()
        palette = page.get_by_role("complementary", name="卡片")
        palette.get_by_role("button", name="我的待办").press("Enter")
        expect(card(page, "我的待办")).to_be_visible()
        palette.get_by_role("button", name="快捷入口").press("Enter")
        expect(card(page, "快捷入口").locator("a")).to_be_visible()
        card(page, "快捷入口").get_by_role("button", name="删除卡片").click()
        expect(card(page, "快捷入口")).to_have_count(0)
        page.get_by_role("button", name="撤销：删除卡片").click()
        expect(card(page, "快捷入口")).to_be_visible()
        publish(page, "新建“打单员工作台”")
    assert admin.errors == []
