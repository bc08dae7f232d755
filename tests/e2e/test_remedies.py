"""Exceptions are ended by their remedy, from the record, on a desktop and on a phone."""

from asking import ask
from browser import DESKTOP, PHONE, Server, SignIn
from ordering import on_hand, order_of, pick, plenty
from playwright.sync_api import Page, expect


def choose_sku(page: Page, dialog_row: int, code: str) -> None:
    box = page.get_by_role("dialog").get_by_role("combobox").nth(dialog_row)
    box.fill(code)
    page.get_by_role("option").filter(has_text=code).first.click()


def test_each_unmatched_line_gets_its_sku_and_equal_codes_go_along(sign_in: SignIn, server: Server) -> None:
    sales, rack_code = sign_in("xiaoshou"), "磁吸-双层"
    placeholder = pick(sales, "lines.sku", "UNMATCHED")["id"]
    named = ((rack_code, "39.90"), ("密封罐-3", "29.90"), (rack_code, "19.90"))
    lines = [{"sku": placeholder, "qty": "1", "price": price, "platform_code": code} for code, price in named]
    order = order_of(sales, "89.70", "UNMATCHED", lines=lines)
    ((case,),) = ask(server, "SELECT id FROM f_exception WHERE kind = 'unmatched' AND \"order\" = ?", order["id"])
    place = f"/apps/oms/forms/exception/{case}"
    rack, jar = plenty(server), on_hand(server, "on_hand")

    narrow = sign_in("yunying", place, size=PHONE).page
    narrow.get_by_role("button", name="匹配商品").click()
    expect(narrow.get_by_role("dialog").get_by_text("密封罐-3")).to_be_visible()
    narrow.get_by_role("dialog").get_by_role("button", name="取消").click()

    operations = sign_in("yunying", place, size=DESKTOP)
    page = operations.page
    page.get_by_role("button", name="匹配商品").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text(rack_code)).to_have_count(2)
    choose_sku(page, 0, rack)
    dialog.get_by_role("button", name="匹配商品").click()
    expect(dialog).to_have_count(0)
    left = "SELECT COUNT(*) FROM f_order__lines l JOIN f_sku k ON k.id = l.sku WHERE l.parent_id = ? AND k.code = ?"
    assert ask(server, left, order["id"], rack) == [(2,)]
    expect(page.get_by_role("button", name="匹配商品")).to_be_visible()

    page.get_by_role("button", name="匹配商品").click()
    choose_sku(page, 1, jar)
    page.get_by_role("dialog").get_by_role("button", name="匹配商品").click()
    expect(page.get_by_text("已解决").first).to_be_visible()
    expect(page.get_by_role("button", name="匹配商品")).to_have_count(0)
    assert operations.errors == []
