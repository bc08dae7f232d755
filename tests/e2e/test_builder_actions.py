"""A builder adds actions to a rule and to a step of a flow without writing a key, and they do what they say."""

import re

from browser import Person, SignIn, kept
from playwright.sync_api import Locator, expect

DESIGN = "/apps/oms/design/order"


def choose(place: Locator, label: str, option: str) -> None:
    """Types into a list of choices and takes the one of that name."""
    box = place.get_by_label(label, exact=True)
    box.click()
    box.fill(option)
    box.press("Enter")


def draft(person: Person, kind: str, key: str) -> dict[str, object]:
    expect(person.page.get_by_text(re.compile("草稿已保存"))).to_be_visible()
    return person.get(f"/apps/oms/documents/{kind}/{key}")["draft"]


def test_a_rule_creates_a_record_for_each_line(sign_in: SignIn) -> None:
    admin = sign_in("admin", f"{DESIGN}/rules#close_stamp")
    with kept(admin, "rule", "close_stamp"):
        page = admin.page
        page.get_by_role("button", name="动作", exact=True).click()
        expect(page.get_by_text("新建另一个表单的记录，例如按每行明细生成一条")).to_be_visible()
        page.get_by_role("menuitem", name=re.compile("新建记录")).click()
        choose(page.locator("main"), "表单", "库存流水")
        page.get_by_label("做几次", exact=True).click()
        page.get_by_text("订单明细的每一行各做一次").last.click()
        expect(page.get_by_role("button", name=re.compile("^按订单明细逐行新建库存流水，填好SKU"))).to_be_visible()
        expect(page.get_by_text(re.compile(r"\b(line|record)\."))).to_have_count(0)
        page.get_by_role("button", name=re.compile("^撤销：")).click()
        page.get_by_role("button", name=re.compile("^重做：")).click()
        action = draft(admin, "rule", "close_stamp")["actions"][-1]  # type: ignore[index]
        assert action["for_each"] == "lines"
        assert action["set"]["sku"] == "line.sku"
        assert action["set"]["order"] == "record"


def test_a_message_has_fields_put_into_it_by_name(sign_in: SignIn) -> None:
    admin = sign_in("admin", f"{DESIGN}/rules#close_stamp")
    with kept(admin, "rule", "close_stamp"):
        page = admin.page
        page.get_by_role("button", name="动作", exact=True).click()
        page.get_by_role("menuitem", name=re.compile("发送通知")).click()
        page.get_by_role("button", name="通知内容（中文）").click()
        area = page.get_by_role("textbox", name="通知内容（中文）")
        area.fill("已关闭：")
        choose(page.locator("main"), "插入字段", "订单号")
        expect(area).to_have_value("已关闭：{{订单号}}")
        page.get_by_text("读作").click()
        expect(page.get_by_role("button", name=re.compile("通知角色：.*：“已关闭：订单号”"))).to_be_visible()
        assert draft(admin, "rule", "close_stamp")["actions"][-1]["text"]["zh"] == "已关闭：{{number}}"  # type: ignore[index]


def test_a_shortage_of_stock_leads_to_a_step_of_its_own(sign_in: SignIn) -> None:
    admin = sign_in("admin", f"{DESIGN}/flow")
    with kept(admin, "flow", "order_review"):
        page = admin.page
        page.get_by_role("button", name=re.compile("^锁定库存")).click()
        drawer = page.get_by_role("complementary", name="锁定库存")
        exit_ = drawer.get_by_label("“锁定库存”做不了时")
        expect(drawer.get_by_text("转待补货")).to_be_visible()
        exit_.click()
        page.get_by_text("停在这里，告诉办理人原因").last.click()
        expect(page.get_by_role("button", name=re.compile("^转待补货"))).to_have_count(0)
        exit_.click()
        page.get_by_text("新的一步…").last.click()
        expect(page.get_by_role("button", name=re.compile("^未办成时"))).to_be_visible()
        body = draft(admin, "flow", "order_review")
        assert [each["port"] for each in body["edges"] if each["from"] == "lock"] == ["ok", "refused:f"]  # type: ignore[index, attr-defined]
