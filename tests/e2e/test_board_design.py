"""A builder moves a tile and changes what a chart counts by; the boss sees it, and its numbers are those of the orders."""

import re

from asking import ask
from browser import Server, SignIn, kept
from designing import DESIGN, drag, publish, take_back_and_redo
from playwright.sync_api import Page, expect

BY_WAREHOUSE = """SELECT w.name, COUNT(*) FROM f_order o LEFT JOIN f_warehouse w ON w.id = o.warehouse
    WHERE o.deleted_at IS NULL AND w.name IS NOT NULL GROUP BY w.name"""


def place_of(page: Page, tile: str) -> tuple[float, float, float, float]:
    box = page.get_by_role("region", name=tile, exact=True).bounding_box()
    assert box
    return box["x"], box["y"], box["width"], box["height"]


def test_a_moved_tile_and_a_new_dimension_reach_the_boss(sign_in: SignIn, server: Server) -> None:
    admin = sign_in("admin", f"{DESIGN}/dashboard/business")
    page = admin.page
    with kept(admin, "dashboard", "business"):
        tile = page.get_by_role("region", name="订单状态", exact=True)
        tile.get_by_role("button", name="订单状态").click()
        shelves = page.get_by_role("region", name="数据", exact=True)
        shelves.get_by_role("button", name=re.compile("订单状态")).click()
        warehouse = page.get_by_role("complementary", name="数据").get_by_role("button", name="仓库", exact=True)
        drag(page, warehouse, shelves.get_by_text("行", exact=True))
        expect(shelves).to_contain_text("仓库")
        take_back_and_redo(page, "修改数据")
        expect(tile.get_by_text("临沂总仓")).to_be_visible()

        before = place_of(page, "订单状态")
        drag(page, tile.locator("header > svg"), page.get_by_role("region", name="热销商品", exact=True), to=(0.3, 0.1))
        expect(page.get_by_role("button", name="撤销：移动图块")).to_be_enabled()
        moved = place_of(page, "订单状态")
        assert moved[:2] != before[:2]
        corner = tile.locator("xpath=..").locator(".react-resizable-handle")
        corner.scroll_into_view_if_needed()
        at = corner.bounding_box()
        assert at
        page.mouse.move(at["x"] + 8, at["y"] + 8)
        page.mouse.down()
        page.mouse.move(at["x"] + 8, at["y"] + 150, steps=12)
        page.mouse.up()
        assert place_of(page, "订单状态")[3] > moved[3] + 60
        take_back_and_redo(page, "移动图块")
        publish(page, "订单状态：换了位置", "行：订单状态 → 仓库")

        boss = sign_in("laoban", "/apps/oms/dashboards/business?period=all")
        chart = boss.page.locator("section").filter(has_text="订单状态").last
        for name, count in ask(server, BY_WAREHOUSE):
            expect(chart.get_by_role("button", name=re.compile(f"^{name}.*\\b{count:,}\\b"))).to_be_visible()
        assert boss.errors == []
    assert admin.errors == []
