"""Workbooks (.xlsx): refused before unpacking when their parts are too large, read one row at a time."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from tenon_engines.kernel.text import Text
from tenon_platform.exchange.table_file import MAX_CELL, MAX_COLUMNS, Format, ImportFileError, Row, clean, too_large

MAX_UNPACKED = 1024 * 1024 * 1024
MAX_STRINGS = 128 * 1024 * 1024  # the one part of a workbook that is held in memory whole
MAX_RATIO = 200
MAX_PARTS = 5_000
MAX_SHEETS = 50
TOP_ROWS = 20

# A formula that no program has worked out: it would be read as an empty cell. (A result that is an empty text says so.)
_NO_RESULT = re.compile(rb'<c r="([A-Z]+[0-9]+)"(?: s="[0-9]+")?><f[^<>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>')


def workbook_format(path: Path, sheet: str | None = None) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            unpacked = sum(part.file_size for part in parts)
            packed = sum(part.compress_size for part in parts) or 1
            strings = sum(part.file_size for part in parts if part.filename.endswith("sharedStrings.xml"))
            if (
                unpacked > MAX_UNPACKED
                or strings > MAX_STRINGS
                or (unpacked > 50_000_000 and unpacked / packed > MAX_RATIO)
                or len(parts) > MAX_PARTS
            ):
                raise ImportFileError(
                    Text("压缩内容异常大，已拒绝打开", "The workbook unpacks to an abnormal size and was not opened"),
                    hint=Text("请另存为 CSV 再导入", "Save it as CSV and import that"),
                )
            if "xl/workbook.xml" not in archive.namelist():
                raise ImportFileError(
                    Text("这是压缩包，不是 Excel 文件", "This is an archive, not a workbook"),
                    hint=Text("请解压后上传里面的表格", "Unpack it and upload the table inside"),
                )
            with _opened(path) as book:
                sheets = tuple(each.title for each in book.worksheets[:MAX_SHEETS])
                chosen = sheet if sheet in sheets else _first_table(book)
                if chosen is not None:
                    _demand_results(archive, chosen, book[chosen]._worksheet_path)
    except ImportFileError:
        raise
    except Exception as error:
        raise ImportFileError(
            Text("Excel 文件已损坏或没有传完整", "The workbook is damaged or was not uploaded whole"),
            hint=Text("请重新导出并上传，或另存为 CSV", "Export and upload it again, or save it as CSV"),
        ) from error
    return Format("xlsx", sheet=chosen, sheets=sheets)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """The book by its content: uploads have no ending that says what they are."""
    import openpyxl  # with numpy in its train: only when a workbook comes

    with path.open("rb") as file:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        try:
            yield book
        finally:
            book.close()


def _demand_results(archive: zipfile.ZipFile, sheet: str, part: str) -> None:
    """Raises for a formula of the sheet without a result: programs that write formulas need not work them out."""
    with archive.open(part) as file:
        tail = b""
        while chunk := file.read(1 << 20):
            if found := _NO_RESULT.search(tail + chunk):
                cell = found[1].decode()
                raise ImportFileError(
                    Text(
                        f"工作表“{sheet}”单元格 {cell} 里的公式没有结果",
                        f"The formula in cell {cell} of the sheet “{sheet}” has no result",
                    ),
                    hint=Text(
                        "请用 Excel 打开并保存一次，或把公式粘贴成数值",
                        "Open the file in Excel and save it once, or paste the formulas as values",
                    ),
                )
            tail = chunk[-1000:]


def _first_table(book: Any) -> str | None:
    """The first sheet with rows of several cells: notes and covers often stand before it."""
    for sheet in book.worksheets[:MAX_SHEETS]:
        top = islice(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS), TOP_ROWS)
        if sum(1 for cells in top if sum(1 for cell in cells if cell is not None) > 1) > 1:
            return str(sheet.title)
    return str(book.worksheets[0].title) if book.worksheets else None


def workbook_rows(path: Path, form: Format) -> Iterator[Row]:
    with _opened(path) as book:
        sheet = book[form.sheet] if form.sheet in book.sheetnames else book.worksheets[0]
        for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS), 1):
            row = [_cell_text(cell) for cell in cells]
            if any(len(cell) > MAX_CELL for cell in row):
                raise too_large(number)
            while row and not row[-1]:
                row.pop()
            yield row


def _cell_text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, float):
        # A number Excel holds only roughly (over 15 digits) keeps its exponent, so that it is seen as damaged.
        return repr(cell) if abs(cell) >= 1e15 else format(Decimal(repr(cell)).normalize(), "f")
    return str(cell) if abs(cell) < 10**15 else f"{Decimal(cell):.14E}"
