"""A builder tries a form before publishing it: the real form of the draft, on a desktop and on a phone, as any role."""

import re
from copy import deepcopy

from browser import Person, SignIn, kept
from playwright.sync_api import expect

FORM = "/apps/oms/design/receipt/form"
PLACE = "/apps/oms/documents/form/receipt"
RECEIPTS = "/apps/oms/forms/receipt/records"
NOTE = {
    "key": "x_note",
    "type": "text",
    "name": {"zh": "大额说明", "en": "Note on a large amount"},
    "visible": "amount > 10000",
    "required": "amount > 50000",
}


def draft_a_note(admin: Person) -> None:
    """A draft in which large amounts ask for a note."""
    found = admin.get(PLACE)
    body = deepcopy(found["published"]["body"])
    body["fields"].append(NOTE)
    body["layout"][0]["items"].append({"id": "x1", "field": "x_note"})
    headers = {"X-CSRF-Token": admin.csrf, "If-Match": str(found["draft_rev"])}
    answer = admin.context.request.put(f"/api/v1{PLACE}", data=body, headers=headers)
    assert answer.ok, answer.text()


def test_the_draft_reacts_to_what_is_typed_and_keeps_nothing(sign_in: SignIn) -> None:
    admin = sign_in("admin")
    with kept(admin, "form", "receipt"):
        draft_a_note(admin)
        before = admin.get(RECEIPTS)["items"]
        page = admin.page
        page.goto(FORM)
        page.get_by_role("button", name="预览").click()
        form = page.frame_locator("iframe[title='表单预览']")
        expect(form.get_by_role("heading", name="新建收款单")).to_be_visible()
        expect(form.get_by_text("大额说明")).to_have_count(0)
        amount = form.get_by_label("收款金额")
        amount.fill("20000")
        amount.press("Tab")
        expect(form.get_by_label("大额说明")).to_be_visible()
        expect(form.get_by_text("大额说明*")).to_have_count(0)
        amount.fill("60000")
        amount.press("Tab")
        expect(form.get_by_text("大额说明*")).to_be_visible()
        form.get_by_role("button", name="检查能否保存").click()
        expect(form.get_by_role("alert").first).to_be_visible()
        expect(form.locator("#field-x_note")).to_have_attribute("aria-invalid", "true")
        page.get_by_text("手机", exact=True).click()
        expect(form.get_by_role("button", name="检查能否保存")).to_be_visible()
        width = page.locator("iframe").evaluate("frame => frame.contentWindow.innerWidth")
        assert width <= 390
        page.get_by_role("button", name="继续设计").click()
        expect(page.get_by_role("complementary", name="字段库")).to_be_visible()
        assert admin.get(RECEIPTS)["items"] == before


def test_the_draft_is_seen_as_a_role_sees_it(sign_in: SignIn) -> None:
    page = sign_in("admin", "/apps/oms/design/sku/form").page
    page.get_by_role("button", name="预览").click()
    form = page.frame_locator("iframe[title='表单预览']")
    expect(form.get_by_label("成本", exact=True)).to_be_visible()
    page.get_by_role("combobox", name="查看身份").click()
    page.locator(".ant-select-item-option:visible", has_text=re.compile("^客服$")).click()
    expect(form.get_by_text("这个角色不能新建")).to_be_visible()
    expect(form.get_by_label("成本", exact=True)).to_have_count(0)
