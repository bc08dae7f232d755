"""Reads the rows of an uploaded table (CSV, TSV, XLSX) as texts, one at a time, within fixed bounds.

A hostile or damaged file ends in an ImportFileError that says what to do; it never exhausts memory:
CSV is decoded and split as a stream, a workbook is refused before unpacking when its parts are too large.
"""

from collections.abc import Iterator
from pathlib import Path

from tenon_engines.kernel.text import Text
from tenon_platform.exchange.table_file import Format, ImportFileError, Row
from tenon_platform.exchange.text_table import text_format, text_rows
from tenon_platform.exchange.workbook import workbook_format, workbook_rows

MAX_FILE = 300 * 1024 * 1024
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF")


def detect_format(path: Path, sheet: str | None = None) -> Format:
    """The format of a file by its content, not by its name, with the named sheet of a workbook; raises ImportFileError."""
    size = path.stat().st_size
    if size == 0:
        raise ImportFileError(
            Text("文件是空的", "The file is empty"), hint=Text("请选择有内容的文件", "Choose another file")
        )
    if size > MAX_FILE:
        raise ImportFileError(
            Text("文件超过 300 MB", "The file is larger than 300 MB"),
            hint=Text("请拆成几个文件分别导入", "Split it and import the parts one by one"),
        )
    with path.open("rb") as file:
        start = file.read(4)
    if start == b"PK\x03\x04":
        return workbook_format(path, sheet)
    if start.startswith(PICTURES):
        raise ImportFileError(
            Text("这是图片或 PDF，不是表格", "This is a picture or a PDF, not a table"),
            hint=Text("请上传 CSV 或 .xlsx 文件", "Upload a CSV or .xlsx file"),
        )
    if start == b"\xd0\xcf\x11\xe0":
        raise ImportFileError(
            Text("这是旧版 Excel（.xls）文件", "This is a workbook of the old .xls format"),
            hint=Text("请在 Excel 中另存为 .xlsx 或 CSV 再导入", "Save it as .xlsx or CSV in Excel, then import that"),
        )
    return text_format(path)


def read_rows(path: Path, form: Format) -> Iterator[Row]:
    """Every row of the table as stripped texts, the header among them; raises ImportFileError with the row's number."""
    return workbook_rows(path, form) if form.kind == "xlsx" else text_rows(path, form)
