"""One paste fills recipient, phone and address; what is unsure is said and chosen, never guessed."""

import re

import pytest
from browser import DESKTOP, PHONE, Server, SignIn
from ordering import FORM, plenty, vague_order
from playwright.sync_api import Page, expect


def pasted(page: Page, text: str) -> None:
    page.get_by_role("button", name="粘贴识别").click()
    page.get_by_label("粘贴收件信息").fill(text)


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_pasted_text_fills_the_three_fields(sign_in: SignIn, size: dict[str, int]) -> None:
    sales = sign_in("xiaoshou", f"{FORM}/new", size=size)
    page = sales.page
    pasted(page, "收货人：王某，电话：139 1234 5678，浙江杭州余杭区示例路1号3幢")
    panel = page.get_by_role("group", name="粘贴识别")
    expect(panel.get_by_text("浙江省 杭州市 余杭区")).to_be_visible()
    panel.get_by_role("button", name="填入").click()
    expect(panel).to_have_count(0)
    expect(page.get_by_label("收件人")).to_have_value("王某")
    expect(page.get_by_label("手机", exact=True)).to_have_value("13912345678")
    expect(page.get_by_role("textbox", name="区县")).to_have_value("余杭区")
    expect(page.get_by_role("textbox", name="详细地址")).to_have_value("示例路1号3幢")
    assert sales.errors == []


def test_where_several_places_have_the_name_a_person_chooses(sign_in: SignIn) -> None:
    page = sign_in("xiaoshou", f"{FORM}/new").page
    pasted(page, "张三 139****5678 鼓楼区示例路9号")
    panel = page.get_by_role("group", name="粘贴识别")
    expect(panel.get_by_text("电话被打码")).to_be_visible()
    expect(panel.get_by_text("好几个地方叫“鼓楼区”，请选择")).to_be_visible()
    panel.get_by_role("button", name=re.compile("南京市")).click()
    expect(panel.get_by_text("江苏省 南京市 鼓楼区")).to_be_visible()
    page.get_by_label("粘贴收件信息").press("Enter")
    expect(page.get_by_role("textbox", name="市", exact=True)).to_have_value("南京市")
    expect(page.get_by_role("textbox", name="详细地址")).to_have_value("示例路9号")
    expect(page.get_by_label("手机", exact=True)).to_have_value("")


def test_an_address_problem_is_mended_by_one_paste(sign_in: SignIn, server: Server) -> None:
    vague_order(sign_in("xiaoshou"), plenty(server))
    page = sign_in("yunying").page
    todo = page.get_by_role("region", name="需要我处理")
    todo.get_by_role("tab", name=re.compile("异常")).click()
    todo.get_by_role("button", name="改地址").first.click()
    dialog = page.get_by_role("dialog", name="改地址")
    dialog.get_by_role("button", name="粘贴识别").click()
    dialog.get_by_label("粘贴收件信息").fill("李四 浙江省杭州市余杭区示例路8号")
    dialog.get_by_role("button", name="填入").click()
    expect(dialog.get_by_label("收件人")).to_have_value("李四")
    expect(dialog.get_by_role("textbox", name="详细地址")).to_have_value("示例路8号")
    dialog.get_by_role("button", name="改地址").click()
    expect(dialog).to_have_count(0)
