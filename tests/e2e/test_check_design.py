"""A builder declares what must always hold and is told how many records break it before it is published."""

import re

from browser import SignIn, kept
from designing import DESIGN, take_back_and_redo
from playwright.sync_api import expect


def test_what_must_hold_is_asked_of_the_data_before_it_is_published(sign_in: SignIn) -> None:
    admin = sign_in("admin", f"{DESIGN}/order/checks")
    page = admin.page
    with kept(admin, "form", "order"):
        side = page.get_by_role("complementary", name="核对")
        now = page.get_by_role("region", name="现有数据")
        expect(now.get_by_text("现有记录全部符合")).to_be_visible()

        side.get_by_role("button", name="添加保存时的检查").click()
        page.get_by_role("textbox", name="不符合时提示（中文）").fill("应付金额不到一百")
        page.get_by_role("button", name="改用公式").click()
        page.get_by_role("textbox", name="必须成立").fill("{应付金额} < 100")
        page.keyboard.press("Enter")
        expect(now.get_by_text(re.compile(r"现有 \d+ 条不符合"))).to_be_visible()
        expect(now.get_by_role("link").first).to_be_visible()

        side.get_by_role("button", name="添加单据之间的核对").click()
        page.get_by_role("textbox", name="名称（中文）").first.fill("收款次数不超过五")
        page.get_by_role("button", name="加一个对照的数字").click()
        page.get_by_role("textbox", name="名称（中文）").nth(1).fill("退款次数")
        source = page.get_by_role("combobox", name="取自")
        source.click()
        source.fill("退款记录")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="改用公式").click()
        page.get_by_role("textbox", name="必须成立").fill("{退款次数} <= 5")
        page.keyboard.press("Enter")
        expect(now.get_by_text("现有记录全部符合")).to_be_visible()
        side.get_by_role("button", name="收款次数不超过五").press("Alt+ArrowUp")
        take_back_and_redo(page, "移动核对条件")

        page.get_by_role("button", name="发布", exact=True).click()
        dialog = page.get_by_role("dialog", name="发布前看一看会改变什么")
        expect(dialog.get_by_text(re.compile(r"“应付金额不到一百”：现有 [\d,]+ 条不符合"))).to_be_visible()
        expect(dialog.get_by_text("“收款次数不超过五”：现有记录全部符合")).to_be_visible()
        dialog.get_by_role("button", name="先不发布").click()
    assert admin.errors == []
