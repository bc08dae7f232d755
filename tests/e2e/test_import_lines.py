"""A channel's file of sub-orders: neighbouring rows of one order become its lines, and what does not fit is told by its row."""

from pathlib import Path

import pytest
from asking import ask
from browser import DESKTOP, PHONE, Server, SignIn
from playwright.sync_api import expect

HEAD = "主订单编号,子订单编号,选购商品,商家编码,商品数量,单价(元),收件人,收件人手机号,详细地址,订单提交时间"
PLACE = "浙江省绍兴市越城区解放路1号,2026-11-11 00:03:00"


def rows(code: str) -> list[str]:
    """Two orders of two lines, one whose rows disagree, one of a damaged number."""
    numbers = [(1, "李一"), (1, "李一"), (2, "王二"), (2, "王二"), (3, "赵三"), (3, "钱三"), (4, "周四")]
    found = [
        f'"\t69{code}000000000{order:04}","\t68{code}000000000{n:04}",杯子,UNMATCHED,{n + 1},10.50,{who},13900001111,{PLACE}'
        for n, (order, who) in enumerate(numbers)
    ]
    return [*found[:-1], found[-1].replace(f'"\t69{code}0000000000004"', "6.92E+18")]


@pytest.mark.parametrize(
    ("language", "size", "code", "words"),
    [
        ("zh-CN", DESKTOP, "0100", ("4 行合成 2 条记录", "和同一条记录前面的行不一样", "Excel 改过", "导入 4 行")),
        (
            "en-US",
            PHONE,
            "0200",
            ("4 rows become 2 records", "Not what an earlier row", "Excel damaged", "Import 4 rows"),
        ),
    ],
)
def test_rows_of_one_order_become_its_lines(
    sign_in: SignIn,
    server: Server,
    tmp_path: Path,
    language: str,
    size: dict[str, int],
    code: str,
    words: tuple[str, ...],
) -> None:
    file = tmp_path / "抖店.csv"
    head = f"{HEAD},批次{code}"  # a file of other headings: what was given for the one before is not offered
    file.write_bytes("\r\n".join([head, *rows(code)]).encode("gbk"))
    admin = sign_in("admin", "/apps/oms/import/order", language=language, size=size)
    page = admin.page
    page.locator("input[type=file]").set_input_files(file)
    for name, value in (("店铺", "禾间旗舰店"), ("客户", "平台买家(匿名)")):
        english = {"店铺": "Shop", "客户": "Customer"}[name]
        asked = page.locator(".im-asked").filter(has_text=name if language == "zh-CN" else english).first
        asked.get_by_role("button").first.click()
        box = page.get_by_label(f"{name}的值" if language == "zh-CN" else f"Value of {english}")
        box.click()
        box.fill(value)
        page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter(has_text=value).first.click()
    page.get_by_role("button", name="下一步：检查" if language == "zh-CN" else "Next: check").click()
    merged, differs, damaged, good_rows = words
    checked = page.locator(".im-main")
    for told in (merged, differs, damaged):
        expect(checked).to_contain_text(told)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name=good_rows).click()
    expect(page.get_by_role("definition")).to_have_text(["2", "0", "3"])
    lines = (
        "SELECT o.platform_no, COUNT(*) FROM f_order o JOIN f_order__lines l ON l.parent_id = o.id"
        " WHERE o.platform_no LIKE ? GROUP BY o.platform_no ORDER BY o.platform_no"
    )
    assert ask(server, lines, f"69{code}%") == [(f"69{code}000000000{order:04}", 2) for order in (1, 2)]
    assert admin.errors == []
