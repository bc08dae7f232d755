"""A channel's real export of 28,010 orders is taken in as history: mapped, tried, held, resumed, and its refused rows mended."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from asking import ask
from browser import ROOT, Server, SignIn, running_demo
from designing import choose
from playwright.sync_api import Locator, Page, expect

EXPORT = ROOT.parent / "shared" / "data" / "tmall_1111" / "tmall_order_report.csv"
ROWS = 28_010
BAD = ["B1,一百九十九,0.0,上海,2020-02-20 10:00:00,,0.0", "B2,88.0,88.0,江苏省,2020-13-45,,0.0"]
MENDED = {"一百九十九": "199", "2020-13-45": "2020-02-13"}
UNPAID = 3_923
GIVEN = 5  # shop, buyer, SKU, quantity, and whether it is paid

pytestmark = pytest.mark.skipif(not EXPORT.is_file(), reason="the shared data is not beside this checkout")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A demo of its own: other journeys count orders."""
    with running_demo(tmp_path_factory.mktemp("history"), orders=20) as own:
        yield own


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """The file as it came, with a row that has no price at its head and one that has no date at its end."""
    head, first, rest = EXPORT.read_text("utf-8").split("\n", 2)
    file = tmp_path / "天猫双十一.csv"
    file.write_text("\n".join([head, first, BAD[0], rest.rstrip("\n"), BAD[1], ""]), "utf-8", newline="")
    return file


def give(page: Page, field: str, value: str, *, formula: bool = False) -> None:
    """The same value, or a formula, for a field that the file says nothing about."""
    given = page.get_by_role("region", name="固定值和公式")
    asked = given.locator("div").filter(has_text=re.compile(f"^{field} 必填")).last
    if asked.count():
        asked.get_by_role("button", name="公式" if formula else "固定值").click()
    else:
        choose(page, given.get_by_role("combobox", name="给另一个字段填值"), field)
        if formula:
            given.get_by_role("radiogroup", name=field).get_by_text("公式").click()
    box = given.get_by_label(f"{field}的值")
    if formula or box.get_attribute("role") != "combobox":
        box.fill(value)
        return
    box.click()
    box.fill(value)
    page.locator(".ant-select-dropdown:visible .ant-select-item-option").filter(has_text=value).first.click()


def map_rest(page: Page) -> None:
    """What the suggestion leaves open: the shop, the buyer, and one line for the whole amount."""
    columns = page.get_by_role("table", name="文件列 → 字段")
    for column, field in (("订单编号", "平台订单号"), ("订单创建时间", "下单时间"), ("买家实际支付金额", "实付金额")):
        expect(columns.get_by_role("row").filter(has_text=column).first).to_contain_text(field)
    columns.get_by_role("combobox", name="总金额 对应到").fill("单价")
    page.locator(".ant-select-dropdown:visible").get_by_title("订单明细 · 单价", exact=True).click()
    give(page, "店铺", "禾间旗舰店")
    give(page, "客户", "平台买家(匿名)")
    give(page, "订单明细 · SKU", "商品未匹配")
    give(page, "订单明细 · 数量", "1")
    give(page, "付款", 'IF(ISEMPTY(订单付款时间), "unpaid", "paid")', formula=True)
    expect(page.get_by_text("历史数据，只记录")).to_be_visible()


def mend(refused: Path, mended: Path) -> Path:
    """The workbook of refused rows as somebody hands it in again: every wrong cell set right, the reasons left there."""
    book = openpyxl.load_workbook(io.BytesIO(refused.read_bytes()))
    wrong = [cell for row in book.active.iter_rows() for cell in row if cell.value in MENDED]
    assert sorted(cell.value for cell in wrong) == sorted(MENDED)
    for cell in wrong:
        cell.value = MENDED[cell.value]
    book.save(mended)
    return mended


def sums(page: Page) -> Locator:
    """Created, skipped, refused."""
    return page.get_by_role("definition")


def test_a_channels_year_comes_in_as_history(sign_in: SignIn, server: Server, export: Path) -> None:
    admin = sign_in("admin", "/apps/oms/import/order")
    page = admin.page
    before = ask(server, "SELECT COUNT(*) FROM f_order")[0][0]
    page.get_by_label("选择文件").set_input_files(export)
    map_rest(page)
    page.get_by_role("button", name="下一步：检查").click()
    bad = page.locator("section").filter(has=page.get_by_role("heading", name="有问题的行"))
    expect(bad).to_contain_text("一百九十九")
    expect(bad).to_contain_text("第 3 行")
    page.get_by_role("button", name=f"导入 {ROWS:,} 行").click()

    expect(page.get_by_role("progressbar")).to_be_visible()
    page.get_by_role("button", name="暂停").click()
    expect(page.get_by_role("heading", name="已暂停")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="已暂停")).to_be_visible()
    page.get_by_role("button", name="继续").click()
    expect(page.get_by_role("heading", name="导入完成")).to_be_visible(timeout=180_000)
    expect(sums(page)).to_have_text([f"{ROWS:,}", "0", "2"])
    assert ask(server, "SELECT COUNT(*) FROM f_order")[0][0] == before + ROWS
    unpaid = "SELECT COUNT(*) FROM f_order WHERE pay = 'unpaid' AND platform_no NOT LIKE ? AND placed_at < ?"
    assert ask(server, unpaid, "B%", datetime(2020, 5, 20, tzinfo=UTC)) == [(UNPAID,)]

    with page.expect_download() as download:
        page.get_by_role("link", name="下载 2 行错误").click()
    mended = mend(download.value.path(), export.with_name("补正.xlsx"))
    page.get_by_role("button", name="再导入一份").click()
    page.get_by_label("选择文件").set_input_files(mended)
    given = page.get_by_role("region", name="固定值和公式")
    expect(given.get_by_text("上次导入用过")).to_have_count(GIVEN)
    page.get_by_role("button", name="下一步：检查").click()
    page.get_by_role("button", name="导入 2 行").click()
    expect(page.get_by_role("heading", name="导入完成")).to_be_visible()
    expect(sums(page)).to_have_text(["2", "0", "0"])
    page.get_by_role("button", name="去列表看看").click()
    expect(page.get_by_role("link", name=re.compile("^SO")).first).to_be_visible()
    assert admin.errors == []
