"""A builder makes a form, its flow, a dashboard and a role from nothing, publishes them, and takes them away again."""

import re

from browser import SignIn, kept
from designing import nothing_left
from playwright.sync_api import Page, expect

HOME = "/apps/oms/design"


def publish(page: Page) -> None:
    page.get_by_role("button", name="发布", exact=True).first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_text(re.compile(r"\bx_\w+|\{\{"))).to_have_count(0)
    dialog.get_by_role("button", name="发布", exact=True).click()
    expect(page.get_by_text("已发布，马上生效").first).to_be_visible()
    expect(dialog).to_be_hidden()


def test_a_form_and_its_flow_are_made_from_nothing_and_used(sign_in: SignIn) -> None:
    admin = sign_in("admin", HOME)
    with nothing_left(admin):
        page = admin.page
        page.get_by_role("button", name="新建表单").click()
        page.get_by_label("名称", exact=True).fill("采购申请")
        page.get_by_role("dialog").get_by_role("button", name="新建", exact=True).click()
        expect(page.get_by_role("heading", name="采购申请", level=1)).to_be_visible()
        page.get_by_role("navigation", name="设计内容").get_by_role("button", name="流程").click()
        expect(page.get_by_text("这个表单还没有流程。")).to_be_visible()
        page.get_by_role("button", name="新建流程").click()
        expect(page.get_by_label("名称", exact=True)).to_have_value("采购申请审批")
        page.get_by_role("dialog").get_by_role("button", name="新建", exact=True).click()
        expect(page.get_by_role("button", name=re.compile("^审批通过"))).to_be_visible()
        publish(page)
        page.goto("/")
        page.get_by_role("navigation").get_by_role("link", name="采购申请").click()
        expect(page.get_by_role("heading", name="采购申请")).to_be_visible()
        page.get_by_role("main").get_by_role("button", name=re.compile("新建")).first.click()
        page.get_by_label("标题").fill("打印纸")
        page.get_by_role("button", name=re.compile("^保存")).first.click()
        page.get_by_role("button", name=re.compile("提交审批")).first.click()
        expect(page.get_by_text("审批中").first).to_be_visible()
        address = page.url
        page.goto("/inbox")
        page.get_by_text("打印纸").first.click()
        page.get_by_role("button", name=re.compile("^(同意|审核通过|通过)$")).click()
        expect(page.get_by_text("打印纸")).to_have_count(0)
        page.goto(address)
        expect(page.get_by_text("已通过").first).to_be_visible()
        assert not admin.errors


def test_a_dashboard_begins_with_its_data(sign_in: SignIn) -> None:
    admin = sign_in("admin", HOME)
    with nothing_left(admin):
        page = admin.page
        page.get_by_role("button", name="新建看板").click()
        page.get_by_label("名称", exact=True).fill("仓库日报")
        page.get_by_role("dialog").get_by_role("button", name="新建", exact=True).click()
        expect(page.get_by_text("选一份数据开始")).to_be_visible()
        page.locator(".db-start").get_by_role("button").first.click()
        expect(page.get_by_text("新图块").first).to_be_visible()
        publish(page)
        page.goto("/")
        expect(page.get_by_role("navigation").get_by_role("link", name="仓库日报")).to_be_visible()


def test_a_role_is_made_like_another_copied_and_deleted(sign_in: SignIn) -> None:
    admin = sign_in("admin", HOME)
    with nothing_left(admin):
        page = admin.page
        page.get_by_role("button", name="新建角色").click()
        page.get_by_label("名称", exact=True).fill("实习客服")
        box = page.get_by_label("权限照搬自")
        box.click()
        box.fill("客服")
        box.press("Enter")
        page.get_by_role("dialog").get_by_role("button", name="新建", exact=True).click()
        expect(page.get_by_role("heading", name="实习客服", exact=True)).to_be_visible()
        page.get_by_role("row", name="快递公司").get_by_role("button", name="快递公司 · 修改").click()
        expect(page.get_by_role("button", name="快递公司 · 修改：可以")).to_be_visible()
        page.get_by_role("button", name="发布", exact=True).click()
        dialog = page.get_by_role("dialog", name="发布前看一看会改变什么")
        dialog.get_by_label("我已了解以上影响，继续发布").check()
        dialog.get_by_role("button", name="发布", exact=True).click()
        expect(page.get_by_text("已发布，马上生效").first).to_be_visible()
        page.get_by_role("button", name="返回", exact=True).click()
        page.get_by_role("button", name="“实习客服”的更多操作").click()
        page.get_by_role("menuitem", name="删除").click()
        page.get_by_role("dialog").get_by_role("button", name="删除").click()
        expect(page.get_by_text("已删除“实习客服”")).to_be_visible()
        expect(page.get_by_role("button", name="“实习客服”的更多操作")).to_have_count(0)


def test_a_name_is_changed_in_the_language_of_the_person_and_in_the_other(sign_in: SignIn) -> None:
    admin = sign_in("admin", HOME, language="en-US")
    with kept(admin, "form", "carrier"):
        page = admin.page
        page.get_by_role("button", name="More for “Carrier”").click()
        page.get_by_role("menuitem", name="Rename").click()
        expect(page.get_by_label("Name", exact=True)).to_have_value("Carrier")
        expect(page.get_by_label("Chinese name (optional)")).to_have_value("快递公司")
        page.get_by_label("Name", exact=True).fill("Courier")
        page.get_by_role("dialog").get_by_role("button", name="Rename").click()
        expect(page.get_by_role("button", name="More for “Courier”")).to_be_visible()
        draft = admin.get("/apps/oms/documents/form/carrier")["draft"]
        assert draft["name"] == {"zh": "快递公司", "en": "Courier"}


def test_what_is_in_use_says_where_instead_of_going(sign_in: SignIn) -> None:
    page = sign_in("admin", HOME).page
    page.get_by_role("button", name="“库存”的更多操作").click()
    page.get_by_role("menuitem", name="删除").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("“库存”还在用，不能删除")).to_be_visible()
    expect(dialog.get_by_text("规则 · 发货单占用库存")).to_be_visible()
