"""How long a step may wait is a business setting: made in the flow, changed where all settings stand."""

import re

from browser import SignIn, kept
from designing import DESIGN, choose, publish, take_back_and_redo
from playwright.sync_api import expect


def test_a_time_limit_becomes_a_business_setting_and_is_changed_with_the_others(sign_in: SignIn) -> None:
    admin = sign_in("admin", f"{DESIGN}/aftersale/flow")
    page = admin.page
    with kept(admin, "flow", "refund_review"):
        page.get_by_role("button", name=re.compile("^客服处理")).click()
        drawer = page.get_by_role("complementary", name="客服处理")
        source = drawer.get_by_role("combobox", name="时限：怎么定")
        expect(drawer.get_by_role("textbox", name="售后多久未处理升级（小时）")).to_have_value("24")
        choose(page, source, "固定数字")
        expect(drawer.get_by_role("textbox", name="时限")).to_have_value("24")
        take_back_and_redo(page, "修改节点")
        choose(page, source, "设为新的业务参数")
        made = drawer.get_by_role("textbox", name="时限", exact=True)
        made.fill("36")
        made.press("Tab")
        expect(page.get_by_role("button", name=re.compile("^客服处理.*36 小时内"))).to_be_visible()
        publish(page, "业务参数 › 时限：设为 36", "“时限”小时后同时交给")

        answer = admin.get("/apps/oms/parameters")["items"]
        assert {each["value"] for each in answer if each["name"]["zh"] == "时限"} == {"36"}
    assert admin.errors == []
