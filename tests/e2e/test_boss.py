"""The boss reads numbers that equal the orders themselves, and a bar leads to the orders behind it."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from asking import ask, money
from browser import PHONE, Server, SignIn
from effort import Effort
from ordering import order_of, plenty
from playwright.sync_api import expect

BOARD = "/apps/oms/dashboards/business"
SINCE = "SELECT COUNT(*), COALESCE(SUM(payable), 0) FROM f_order WHERE deleted_at IS NULL AND placed_at >= ?"


def today() -> datetime:
    return datetime.now(ZoneInfo("Asia/Shanghai")).replace(hour=0, minute=0, second=0, microsecond=0)


def test_the_numbers_of_the_board_equal_sql(sign_in: SignIn, server: Server) -> None:
    page = sign_in("laoban", f"{BOARD}?period=this_year").page
    ((_, amount),) = ask(server, SINCE, today())
    expect(page.get_by_role("button", name=re.compile("^今日下单(?!的)"))).to_contain_text(
        f"¥{money(server, amount):,.2f}"
    )
    ((number, _),) = ask(server, SINCE, today().replace(month=1, day=1))
    expect(page.get_by_role("button", name=re.compile("^订单数(?!的)"))).to_contain_text(f"{number:,}")


def test_the_board_is_built_once_and_stays_when_the_period_changes(sign_in: SignIn) -> None:
    boss = sign_in("laoban")
    page = boss.page
    asked: list[str] = []
    page.goto("about:blank")
    page.on("request", lambda request: asked.append(request.url))
    page.goto(BOARD)
    amount = page.get_by_role("button", name=re.compile("^今日下单(?!的)"))
    expect(amount).to_contain_text("¥")
    for once in ("/me", "/events", "/data"):
        assert len([url for url in asked if url.endswith(once)]) == 1, asked
    page.get_by_text("今日", exact=True).first.click()
    expect(page).to_have_url(re.compile("period=today"))
    expect(amount).to_contain_text("¥")
    page.get_by_role("button", name="自选时段").click()
    expect(page.get_by_placeholder("从", exact=True)).to_be_visible()
    assert boss.errors == []


def test_a_bar_leads_to_its_orders(sign_in: SignIn, server: Server) -> None:
    boss = sign_in("laoban", f"{BOARD}?period=this_year")
    page = boss.page
    bars = page.locator("section").filter(has_text="订单状态").last
    bars.get_by_role("button", name=re.compile("待审核")).or_(
        bars.get_by_role("link", name=re.compile("待审核"))
    ).first.click()
    expect(page).to_have_url(re.compile("/forms/order"))
    expect(page.get_by_role("link", name=re.compile("^SO")).first).to_be_visible()
    shown = page.get_by_role("cell", name=re.compile("^(待审核|待支付|待发货|已完成|已关闭)$"))
    assert set(shown.all_inner_texts()) == {"待审核"}
    assert boss.errors == []


def test_the_list_behind_a_number_comes_to_that_number(sign_in: SignIn, server: Server) -> None:
    """A shop's bar, a product's row and the number of exceptions, whatever tab their list begins with."""
    boss = sign_in("laoban", f"{BOARD}?period=this_year")
    page = boss.page
    told = page.locator("p[role=status]")
    bar = page.get_by_role("region", name="店铺占比").get_by_role("listitem").first
    amount = bar.locator(".num").first.inner_text()
    bar.get_by_role("button").click()
    expect(told).to_contain_text(f"¥{amount}")
    page.go_back()
    row = page.get_by_role("region", name="热销商品").get_by_role("row").nth(1)
    qty, sold = row.get_by_role("cell").nth(2).inner_text(), row.get_by_role("cell").nth(3).inner_text()
    row.click()
    expect(told).to_contain_text(f"件数 {qty}")
    expect(told).to_contain_text(f"¥{sold}")
    page.go_back()
    number = page.get_by_role("button", name=re.compile("^异常订单(?!的)"))
    ((cases,),) = ask(
        server,
        "SELECT COUNT(*) FROM f_exception WHERE deleted_at IS NULL AND found_at >= ?",
        today().replace(month=1, day=1),
    )
    expect(number).to_contain_text(f"{cases:,}")
    number.click()
    expect(told).to_contain_text(f"共 {cases:,} 条")
    assert boss.errors == []


def test_the_numbers_of_today_move_and_lead_to_the_order(sign_in: SignIn, server: Server) -> None:
    page = sign_in("laoban").page
    tile = page.get_by_role("region", name="今日", exact=True)
    ((before, _),) = ask(server, SINCE, today())
    expect(tile).to_contain_text(re.compile(rf"订单数\s*{before}\b"))
    order = order_of(sign_in("xiaoshou"), "765432.10", plenty(server))
    expect(tile).to_contain_text(re.compile(rf"订单数\s*{before + 1}\b"))
    large = page.get_by_role("region", name="今日大单").get_by_role("listitem").filter(has_text=order["number"])
    effort = Effort(page)
    large.get_by_role("link").click()
    expect(page.get_by_role("heading", name=order["number"])).to_be_visible()
    assert effort.presses == 1


def test_the_board_reads_on_a_phone(sign_in: SignIn) -> None:
    boss = sign_in("laoban", BOARD, language="en-US", size=PHONE)
    expect(boss.page.get_by_text("Ordered today")).to_be_visible()
    assert boss.errors == []


def test_people_see_only_what_is_theirs(sign_in: SignIn) -> None:
    sales = sign_in("xiaoshou")
    page = sales.page
    expect(page.get_by_role("link", name="订单", exact=True).first).to_be_visible()
    expect(page.get_by_role("link", name="经营看板")).to_have_count(0)
    assert sales.get("/me")["rights"]["builder"] is False
    page.goto("/apps/oms/design/order/form")
    expect(page.get_by_text(re.compile("没有权限|不能|找不到")).first).to_be_visible()
    expect(page.get_by_role("button", name="发布")).to_have_count(0)
    refused = sales.context.request.get("/api/v1/apps/oms/documents/form/order")
    assert refused.status in (403, 404)
    sku = sales.get("/apps/oms/forms/sku/records?limit=1")["items"][0]
    assert "cost" not in sku
