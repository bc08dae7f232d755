"""The import wizard: what it makes of a file is shown before anything is written, and what it did adds up."""

import io
import re
from pathlib import Path

import openpyxl
from asking import ask
from browser import Server, SignIn
from playwright.sync_api import expect

CUSTOMERS = [f"\t绍兴{n}号布艺商行,批发客户,\t周小{n},1390000{n:04d},{n}000" for n in range(1, 21)]
BROKEN = "宁波信用写错商行,批发客户,周信,13900009999,三千"


def test_a_gbk_file_with_tabs_and_a_bad_row(sign_in: SignIn, server: Server, tmp_path: Path) -> None:
    file = tmp_path / "客户.csv"
    file.write_bytes("\r\n".join(["名称,客户类型,联系人,手机,信用额度", *CUSTOMERS, BROKEN]).encode("gbk"))
    page = sign_in("admin", "/apps/oms/import/customer").page
    page.get_by_label("选择文件").set_input_files(file)
    expect(page.get_by_text(re.compile("GB", re.IGNORECASE)).last).to_be_visible()
    expect(page.get_by_role("table", name="文件列 → 字段")).to_contain_text("信用额度")
    page.get_by_role("button", name="下一步：检查").click()
    expect(page.get_by_role("heading", name="有问题的行")).to_be_visible()
    expect(page.get_by_text("三千").first).to_be_visible()
    page.get_by_role("button", name="导入 20 行").click()
    expect(page.get_by_role("heading", name="导入完成")).to_be_visible()
    sums = page.get_by_role("definition")
    expect(sums).to_have_text(["20", "0", "1"])
    refused = page.locator("section").filter(has=page.get_by_role("heading", name="有问题的行"))
    expect(refused).to_contain_text("第 22 行")
    expect(refused).to_contain_text("“三千”不是数字")
    assert ask(server, "SELECT COUNT(*) FROM f_customer WHERE name LIKE '绍兴%号布艺商行'") == [(20,)]
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 1 行错误").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    rows = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes())).active
    assert [row[0] for row in rows.iter_rows(values_only=True)] == ["名称", "宁波信用写错商行"]
