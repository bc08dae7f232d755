"""Files as people upload them: encodings, delimiters, damaged numbers, hostile workbooks."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from tenon_platform.exchange.columns import find_layout
from tenon_platform.exchange.import_source import read_layout
from tenon_platform.exchange.sources import detect_format, read_rows
from tenon_platform.exchange.table_file import ImportFileError, clean


def rows_of(path: Path) -> list[list[str]]:
    return list(read_rows(path, detect_format(path)))


@pytest.mark.parametrize(
    ("encoding", "prefix"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gb18030", b""), ("utf-16", b"")]
)
def test_chinese_headers_are_read_in_any_encoding(tmp_path: Path, encoding: str, prefix: bytes) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(prefix + "订单编号,收件人 \r\n\t9001,张伟\r\n".encode(encoding))
    assert rows_of(path) == [["订单编号", "收件人"], ["9001", "张伟"]]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "orders.txt"
    path.write_text(f"a{delimiter}b{delimiter}c\n1{delimiter}x y{delimiter}3\n", "utf-8")
    assert rows_of(path)[1] == ["1", "x y", "3"]


def test_a_quoted_newline_stays_in_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text('a,b\n1,"first\nsecond"\n', "utf-8")
    assert rows_of(path)[1] == ["1", "first\nsecond"]


def test_the_tricks_against_excel_are_undone() -> None:
    assert clean('="0012"') == "0012"
    assert clean("\t9001") == "9001"
    assert clean("'6901234567892") == "6901234567892"


def test_a_workbook_gives_texts(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["单号", "金额", "数量"])
    book.active.append(["A1", 12.5, 3])
    path = tmp_path / "orders.xlsx"
    book.save(path)
    assert rows_of(path) == [["单号", "金额", "数量"], ["A1", "12.5", "3"]]


def test_an_id_that_excel_damaged_is_refused_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("订单编号,金额\n5.12E+18,10\n5.13E+18,11\n", "utf-8")
    column = find_layout(read_rows(path, detect_format(path))).columns[0]
    assert column.problem is not None
    assert column.hint is not None
    assert "原始 CSV" in column.hint.zh


def test_a_few_damaged_ids_leave_the_column_to_the_other_rows(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("订单编号,金额\n6920000000000000001,10\n6.92E+18,11\n6920000000000000003,12\n", "utf-8")
    column = find_layout(read_rows(path, detect_format(path))).columns[0]
    assert (column.problem, column.type) == (None, "text")


def test_a_workbook_that_unpacks_without_bounds_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 80_000_000)
    with pytest.raises(ImportFileError) as raised:
        detect_format(path)
    assert "异常" in raised.value.message.zh


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "空"),
        (b"PK\x03\x04 half of a workbook", "损坏"),
        (b"\xd0\xcf\x11\xe0 old", "旧版"),
        (b"\x7fELF\x00\x00", "二进制"),
    ],
)
def test_what_is_no_table_is_refused_in_words(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "orders.xlsx"
    path.write_bytes(content)
    with pytest.raises(ImportFileError) as raised:
        detect_format(path)
    assert word in raised.value.message.zh
    assert raised.value.hint is not None


def test_a_cell_of_ten_megabytes_is_refused_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("a,b\n1,2\n3," + "x" * 10_000_000 + "\n", "utf-8")
    with pytest.raises(ImportFileError) as raised:
        rows_of(path)
    assert raised.value.path.startswith("/rows/")


def test_title_lines_above_the_header_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("十一月订单,,\n订单编号,金额,收件人\nA1,10.00,张伟\n", "utf-8")
    layout = find_layout(read_rows(path, detect_format(path)))
    assert layout.header_row == 1
    assert [(c.name, c.type) for c in layout.columns] == [("订单编号", "text"), ("金额", "number"), ("收件人", "text")]


def workbook(path: Path, *sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        for row in rows:
            sheet.append(row)
    saved = path.with_suffix(".xlsx")
    book.save(saved)
    return saved.rename(path)


def test_a_workbook_is_known_without_the_ending_of_its_name(tmp_path: Path) -> None:
    path = workbook(tmp_path / "7.table", [["单号", "金额"], ["A1", 12.5]])
    assert rows_of(path) == [["单号", "金额"], ["A1", "12.5"]]


def test_the_first_sheet_that_holds_a_table_is_read_and_another_can_be_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.table", [["说明"]], [["单号", "金额"], ["A1", 1]], [["单号", "件数"], ["B1", 2]])
    assert detect_format(path).sheets == ("Sheet", "Sheet1", "Sheet2")
    assert rows_of(path)[1] == ["A1", "1"]
    assert list(read_rows(path, detect_format(path, "Sheet2")))[1] == ["B1", "2"]


def test_a_title_above_the_header_and_blank_rows_are_no_data(tmp_path: Path) -> None:
    rows: list[list[object]] = [["十一月订单"], [], ["单号", "金额"], ["A1", 1], ["A2", 2]]
    _, layout, total = read_layout(workbook(tmp_path / "a.table", rows))
    assert [column.name for column in layout.columns] == ["单号", "金额"]
    assert total == 2


def test_a_formula_without_a_result_is_refused_with_its_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.table", [["单号", "金额"], ["A1", "=1+2"]])
    with pytest.raises(ImportFileError) as raised:
        detect_format(path)
    assert "B2" in raised.value.message.zh


def test_a_formula_without_a_result_matters_only_on_the_chosen_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["单号", "金额"], ["A1", 3]):
        book.active.append(row)
    notes = book.create_sheet("试算")
    for row in (["单号", "金额"], ["A1", "=1+2"]):
        notes.append(row)
    path = tmp_path / "a.table"
    book.save(path)
    assert rows_of(path) == [["单号", "金额"], ["A1", "3"]]
    with pytest.raises(ImportFileError) as raised:
        detect_format(path, "试算")
    assert "试算" in raised.value.message.zh
    assert "B2" in raised.value.message.zh


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", b""), ("gb18030", b""), ("gb18030", b"\xef\xbb\xbf")])
def test_tabs_before_every_cell_and_a_wrong_mark_do_not_mislead(tmp_path: Path, encoding: str, mark: bytes) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(mark + "\t单号,\t店铺,\t数量\r\n\t9001,\t旗舰店,\t2\r\n".encode(encoding))
    assert rows_of(path) == [["单号", "店铺", "数量"], ["9001", "旗舰店", "2"]]


@pytest.mark.parametrize(
    ("content", "word"), [(b"%PDF-1.7", "PDF"), (b"\x89PNG\r\n\x1a\n00", "图片"), (b"<html><table></table>", "网页")]
)
def test_pictures_and_web_pages_are_no_tables(tmp_path: Path, content: bytes, word: str) -> None:
    path = tmp_path / "orders.xls"
    path.write_bytes(content)
    with pytest.raises(ImportFileError) as raised:
        detect_format(path)
    assert word in raised.value.message.zh


def test_what_the_error_file_did_against_formulas_is_undone() -> None:
    assert clean("'+86 13800000001") == "+86 13800000001"
    assert clean("'twas") == "'twas"


def test_a_column_without_a_name_is_called_by_its_place_in_either_language(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("单号,店铺,\nA,B,x\n", "utf-8")
    column = find_layout(read_rows(path, detect_format(path))).columns[2]
    assert (column.to_json("zh-CN")["name"], column.to_json("en-US")["name"]) == ("列 3", "Column 3")
