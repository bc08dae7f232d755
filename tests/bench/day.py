"""What people do all day, in a real browser on a demo of many orders: seconds from the last key until it is seen."""

import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from browser import DESKTOP, PASSWORD, PHONE, Person, Server, running_demo
from ordering import FORM, order_of, plenty, tab_of
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

Step = tuple[str, str, float]
DESK = "/apps/oms/desks/shipping"
SLOW = 60_000  # ms: a step that takes longer has failed
SETTING_UP = 1_800  # seconds for the demo data of 100,000 orders
REVIEWED = 200
AMOUNT = "6173.39"  # no order of the demo has it


def day(orders: int) -> Iterator[Step]:
    """Steps of the day as they are done: what, the goal in words, seconds."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    expect.set_options(timeout=SLOW)
    with (
        tempfile.TemporaryDirectory(prefix="tenon-bench-") as home,
        running_demo(Path(home), orders, seconds=SETTING_UP) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for step in (found, listed, entered, reviewed, shipped, refunded, decided, seen):
            yield from step(browser, server)
        browser.close()


def found(browser: Browser, server: Server) -> Iterator[Step]:
    """客服 finds an order from any scrap."""
    with person(browser, server, "admin", "/") as admin:
        page = admin.page
        items = admin.get(f'{FORM}/records?limit=200&filter=status = "shipped"')["items"]
        order = next(each for each in items if each["tracking_no"] and each["platform_no"] and each["phone"])
        expect(page.get_by_role("button", name="查找记录")).to_be_visible()
        for what, scrap in (
            ("number", order["number"]),
            ("platform number", order["platform_no"]),
            ("tracking number", order["tracking_no"]),
            ("recipient", order["recipient"]),
            ("last four digits of the phone", order["phone"][-4:]),
        ):
            page.keyboard.press("Control+k")
            box = page.get_by_role("combobox", name="查找", exact=True)
            expect(box).to_be_focused()
            option = page.get_by_role("option").filter(has_text=order["number"])
            yield f"find an order by its {what}", "3 s", timed(partial(type_until, box, scrap, option))
            page.keyboard.press("Escape")
            expect(page.locator("dialog")).to_have_count(0)


def type_until(box: Locator, text: str, shown: Locator) -> None:
    box.fill(text)
    expect(shown).to_be_visible()


def listed(browser: Browser, server: Server) -> Iterator[Step]:
    """运营 opens the order list, and another tab of it."""
    with person(browser, server, "yunying", "/inbox") as operator:
        page = operator.page
        link = page.get_by_role("link", name="订单", exact=True)
        tab = page.get_by_role("tab", name=re.compile("^已发货"))
        first = page.get_by_role("link", name=re.compile("^SO")).first
        expect(link).to_be_visible()

        def opened() -> None:
            link.click()
            expect(first).to_be_visible()

        def turned() -> None:
            tab.click()
            expect(tab).to_have_attribute("aria-selected", "true")
            expect(page.get_by_role("table", name="列表")).to_have_attribute("aria-busy", "false")

        yield "open the order list", "1 s", timed(opened)
        yield "another tab of it", "1 s", timed(turned)


def entered(browser: Browser, server: Server) -> Iterator[Step]:
    """销售 enters ten lines with the keyboard alone; the time is the machine's, keys come as fast as it takes them."""
    code = plenty(server)
    with person(browser, server, "xiaoshou", f"{FORM}/new") as sales:
        page, keys = sales.page, sales.page.keyboard
        page.get_by_label("客户").focus()
        began = time.perf_counter()
        for text in ("佛山乐筑", "批发"):
            keys.type(text)
            expect(page.get_by_role("option")).to_have_count(1)
            keys.press("Enter")
            keys.press("Tab")
        page.get_by_role("button", name="添加一行").first.focus()
        keys.press("Enter")
        for line in range(10):
            keys.type(code)
            expect(page.get_by_role("option", name=code)).to_be_visible()
            keys.press("Enter")
            expect(page.get_by_role("textbox", name="数量")).to_be_focused()
            keys.type(str(line + 1))
            keys.press("Tab")
            expect(page.get_by_role("textbox", name="单价")).not_to_have_value("")
            keys.type("10")
            keys.press("Enter")
        keys.press("Control+Enter")
        expect(page.get_by_role("heading", name=re.compile("^SO"))).to_be_visible()
        yield "enter an order of ten lines by keyboard", "60 s", time.perf_counter() - began


def reviewed(browser: Browser, server: Server) -> Iterator[Step]:
    """运营 reviews two hundred orders at once."""
    code = plenty(server)
    with person(browser, server, "xiaoshou", "/") as sales:
        for _ in range(REVIEWED):
            order_of(sales, AMOUNT, code)
        tab = tab_of(sales, "待审核")
    with person(browser, server, "yunying", f"{FORM}?tab={tab}&filter=payable%20%3D%20{AMOUNT}") as operator:
        page = operator.page
        page.get_by_role("checkbox", name="全选已加载的").click()
        bar = page.get_by_role("toolbar", name="批量操作")
        more = bar.get_by_role("button", name=re.compile("继续选择更多"))
        more.click()
        expect(more).to_have_count(0)
        # rules may have stopped some: a customer's second of that amount
        query = f'payable = {AMOUNT} AND review = "pending"'
        count = len(operator.get(f"{FORM}/records?limit=200&filter={query}")["items"])
        approve = bar.get_by_role("button", name=re.compile(f"^同意 {count} 条"))
        expect(approve).to_be_visible()

        def approved() -> None:
            approve.click()
            expect(bar.get_by_role("status")).to_be_visible()
            expect(bar.get_by_role("status")).to_have_count(0)

        yield f"review {count} orders", "5 s", timed(approved)


def shipped(browser: Browser, server: Server) -> Iterator[Step]:
    """仓库 ships a parcel with two scans."""
    with person(browser, server, "cangku", DESK) as keeper:
        page, keys = keeper.page, keeper.page.keyboard
        number = next(row["number"] for row in keeper.get(DESK)["rows"] if not alerts(keeper, row["number"]))
        expect(page.get_by_role("textbox", name="扫发货单号")).to_be_focused()
        last = page.get_by_role("complementary", name="刚才扫的").get_by_role("listitem").filter(has_text=number)

        def scans() -> None:
            keys.type(number)
            keys.press("Enter")
            expect(page.get_by_role("textbox", name="扫快递单号")).to_be_focused()
            keys.type(f"SF{time.time_ns() // 1000 % 10**12:012d}")
            keys.press("Enter")
            expect(last).to_contain_text("已完成")

        yield "ship by two scans", "3 s", timed(scans)


def alerts(keeper: Person, number: str) -> Any:
    return keeper.get(f"{DESK}/find?text={number}")["alerts"]


def refunded(browser: Browser, server: Server) -> Iterator[Step]:
    """客服 opens a refund from the order."""
    with person(browser, server, "kefu", "/") as service:
        page = service.page
        order = service.get(f'{FORM}/records?limit=1&filter=status = "to_ship" AND pay = "paid"')["items"][0]
        page.goto(f"{FORM}/{order['id']}")
        button = page.get_by_role("button", name="申请售后")
        expect(button).to_be_visible()

        def applied() -> None:
            button.click()
            expect(page.get_by_role("heading", name="新建售后单")).to_be_visible()
            page.get_by_role("radiogroup", name="售后原因").get_by_text("七天无理由", exact=True).click()
            page.get_by_role("button", name="提交申请").click()
            expect(page.get_by_role("main").get_by_text("待退款").first).to_be_visible()

        yield "open a refund from its order", "3 clicks", timed(applied)


def decided(browser: Browser, server: Server) -> Iterator[Step]:
    """财务总监 decides on the phone."""
    with person(browser, server, "caiwu", "/inbox", PHONE) as director:
        page = director.page
        card = page.get_by_role("main").get_by_role("button", name=re.compile("财务总监审批")).first
        expect(card).to_be_visible()
        told = page.get_by_role("status").filter(has_text="已同意")

        def approved() -> None:
            card.click()
            page.get_by_role("button", name="同意", exact=True).click()
            expect(told).to_be_visible()

        yield "approve on the phone", "10 s", timed(approved)


def seen(browser: Browser, server: Server) -> Iterator[Step]:
    """老板 opens the dashboard."""
    for what, size in (("desktop", DESKTOP), ("phone", PHONE)):
        with person(browser, server, "laoban", "/inbox", size) as boss:
            yield f"open the dashboard, {what}", "1.5 s", timed(partial(shown, boss.page))


def shown(page: Page) -> None:
    page.goto("/apps/oms/dashboards/business")
    expect(page.get_by_role("button", name=re.compile("^今日下单 "))).to_contain_text("¥")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


@contextmanager
def person(browser: Browser, server: Server, login: str, path: str, size: dict[str, int] = DESKTOP) -> Iterator[Person]:
    context = browser.new_context(locale="zh-CN", viewport=size, base_url=server.address, timezone_id="Asia/Shanghai")  # type: ignore[arg-type]
    context.set_default_timeout(SLOW)
    answer = context.request.post("/api/v1/session", data={"login": login, "password": PASSWORD})
    page = context.new_page()
    page.goto(path)
    yield Person(page, context, [], answer.json()["csrf_token"], server)
    context.close()


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
