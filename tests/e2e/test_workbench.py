"""The start of the day: each role sees what burns, and does most of it without opening a record."""

import re

import pytest
from browser import DESKTOP, PHONE, Server, SignIn
from ordering import FORM, order_of, plenty, tab_of, vague_order
from playwright.sync_api import Route, expect

PAGE, PART = 60, 20  # rows of a list at once, and what a batch sends at once
FIRST = {
    "yunying": "待审核",
    "kefu": "异常订单",
    "cangku": "待发货",
    "xiaoshou": "待支付",
    "caiwu": "待确认收款",
    "caigou": "低于安全库存",
}


@pytest.mark.parametrize("login", FIRST)
def test_every_role_begins_with_its_own_counters(sign_in: SignIn, login: str) -> None:
    person = sign_in(login)
    first = person.page.locator("main a").filter(has_text=FIRST[login]).first
    expect(first).to_contain_text(re.compile(r"\d"))
    expect(person.page.get_by_role("region", name="快捷入口")).to_be_visible()
    assert person.errors == []


def test_operations_approve_from_the_workbench(sign_in: SignIn) -> None:
    page = sign_in("yunying").page
    todo = page.get_by_role("region", name="需要我处理")
    todo.get_by_role("tab", name=re.compile("只看干净订单")).click()
    row = todo.get_by_role("listitem").filter(has=page.get_by_role("button", name="审核通过")).first
    number = row.get_by_role("link").inner_text().split()[0]
    row.get_by_role("button", name="审核通过").click()
    expect(page.get_by_role("status").filter(has_text="审核通过")).to_be_visible()
    expect(todo.get_by_role("listitem").filter(has_text=number).get_by_role("button", name="审核通过")).to_have_count(0)


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_an_address_is_mended_in_its_row(sign_in: SignIn, server: Server, size: dict[str, int]) -> None:
    vague_order(sign_in("xiaoshou"), plenty(server))
    page = sign_in("yunying", size=size).page
    todo = page.get_by_role("region", name="需要我处理")
    todo.get_by_role("tab", name=re.compile("异常")).click()
    todo.get_by_role("button", name="改地址").first.click()
    dialog = page.get_by_role("dialog", name="改地址")
    expect(dialog.get_by_label("收件人")).not_to_have_value("")
    expect(dialog.get_by_text("收货地址")).to_be_visible()
    expect(dialog.get_by_label("手机")).to_have_count(0)  # masked for this role
    dialog.get_by_role("button", name="取消").click()
    expect(dialog).to_have_count(0)


def test_a_counter_opens_exactly_what_it_counts(sign_in: SignIn) -> None:
    page = sign_in("kefu").page
    counter = page.locator("main a").filter(has_text="2 小时内须发货").first
    expect(counter.locator("b")).to_have_text(re.compile(r"\d"))
    shown = counter.locator("b").inner_text()
    counter.click()
    expect(page.get_by_role("main")).to_contain_text(re.compile(rf"{shown}\s*条"))


def test_a_button_says_for_how_many_of_the_selected_rows_it_applies(sign_in: SignIn, server: Server) -> None:
    sales, code = sign_in("xiaoshou"), plenty(server)
    orders = [order_of(sales, "100.00", code, submit=False) for _ in range(3)]
    operator = sign_in("yunying")
    why = {"rev": orders[0]["rev"], "values": {"close_reason": "customer"}}
    operator.post(f"{FORM}/records/{orders[0]['id']}/transitions/close", why)
    page = operator.page
    page.goto("/apps/oms/forms/order")
    boxes = page.get_by_role("main").get_by_role("checkbox")
    expect(boxes.nth(4)).to_be_visible()
    for order in orders:
        page.get_by_role("row").filter(has_text=order["number"]).get_by_role("checkbox").click()
    bar = page.get_by_role("toolbar", name="批量操作")
    expect(bar).to_contain_text("已选 3 条")
    bar.get_by_role("button", name="关闭订单 2 条").click()
    dialog = page.get_by_role("dialog", name="关闭订单 2 条")
    expect(dialog).to_contain_text("关闭后释放锁定库存")
    dialog.get_by_text("客户取消", exact=True).click()
    dialog.get_by_role("button", name="关闭订单 2 条").click()
    expect(page.get_by_text("关闭订单 2 条", exact=True)).to_be_visible()
    expect(bar).to_have_count(0)


def test_a_long_batch_shows_how_far_it_is_and_can_be_stopped(sign_in: SignIn, server: Server) -> None:
    sales, code = sign_in("xiaoshou"), plenty(server)
    for _ in range(PAGE + 5):  # more than a page, whatever else waits
        order_of(sales, "6000.00", code)
    operator = sign_in("yunying", f"{FORM}?tab={tab_of(sales, '待审核')}")
    page = operator.page
    held: list[Route] = []
    page.route("**/tasks/bulk", lambda route: route.continue_() if held else held.append(route))
    page.get_by_role("checkbox", name="全选已加载的").click()
    bar = page.get_by_role("toolbar", name="批量操作")
    more = bar.get_by_role("button", name=re.compile("继续选择更多"))
    more.click()
    expect(more).to_have_count(0)
    expect(bar).to_contain_text(re.compile(r"已选 ([6-9]\d|\d{3}) 条"))
    bar.get_by_role("button", name=re.compile(r"^同意 \d+ 条")).click()
    progress = bar.get_by_role("status")
    expect(progress).to_have_text(re.compile(r"^同意：0 / \d+$"))
    count = int(progress.inner_text().rpartition("/")[2])
    bar.get_by_role("button", name="停止").click()
    expect(bar.get_by_role("button", name="正在停止…")).to_be_disabled()
    held[0].continue_()
    told = page.get_by_role("dialog").filter(has_text=f"已停止，还有 {count - PART} 条没有处理")
    told.get_by_role("button", name="知道了").click()
    expect(bar.get_by_role("button", name=f"同意 {count - PART} 条")).to_be_visible()
    assert operator.errors == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_to_review_counts_what_waits_in_the_inbox_and_opens_exactly_that(sign_in: SignIn, size: dict[str, int]) -> None:
    operator = sign_in("yunying", size=size)
    page = operator.page
    waiting = {
        item["record_id"] for item in operator.get("/inbox?box=todo&limit=200")["items"] if item["form"] == "order"
    }
    counter = page.locator("main a").filter(has_text="待审核").first
    expect(counter.locator("b")).to_have_text(str(len(waiting)))
    counter.click()
    expect(page.get_by_text("等我处理的")).to_be_visible()
    expect(page.get_by_role("tab", name=re.compile("^待审核"))).to_have_text(f"待审核{len(waiting)}")
    page.get_by_role("button", name="去掉条件：等我处理的").click()
    expect(page.get_by_text("等我处理的")).to_have_count(0)
    assert operator.errors == []
