"""Reads the rows of an uploaded table (CSV, TSV, XLSX) as texts, one at a time, within fixed bounds.

A hostile or damaged file ends in an ImportFileError that says what to do; it never exhausts memory:
CSV is decoded and split as a stream, a workbook is refused before unpacking when its parts are too large.
"""

import codecs
import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from tenon_engines.kernel.errors import TenonError
from tenon_engines.kernel.text import Text

MAX_FILE = 300 * 1024 * 1024
MAX_UNPACKED = 1024 * 1024 * 1024
MAX_STRINGS = 128 * 1024 * 1024  # the one part of a workbook that is held in memory whole
MAX_RATIO = 200
MAX_PARTS = 5_000
MAX_COLUMNS = 300
MAX_CELL = 100_000
DELIMITERS = (",", "\t", ";", "|")
ENCODINGS = ("utf-8", "gb18030")

Row = list[str]


class ImportFileError(TenonError):
    """The file cannot be read as a table; the message says why and the hint what to do."""

    code = "bad_file"


@dataclass(frozen=True, slots=True)
class Format:
    """How a file is to be read. `sheet` belongs to workbooks, `encoding` and `delimiter` to text files."""

    kind: str
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
            "sheet": self.sheet,
            "sheets": list(self.sheets),
        }


def detect_format(path: Path) -> Format:
    """The format of a file by its content, not by its name; raises ImportFileError."""
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
        return _workbook_format(path)
    if start == b"\xd0\xcf\x11\xe0":
        raise ImportFileError(
            Text("这是旧版 Excel（.xls）文件", "This is a workbook of the old .xls format"),
            hint=Text("请在 Excel 中另存为 .xlsx 或 CSV 再导入", "Save it as .xlsx or CSV in Excel, then import that"),
        )
    return _text_format(path)


def read_rows(path: Path, form: Format) -> Iterator[Row]:
    """Every row of the table as stripped texts, the header among them; raises ImportFileError with the row's number."""
    return _workbook_rows(path, form) if form.kind == "xlsx" else _text_rows(path, form)


# ---------------------------------------------------------------- text files


def _text_format(path: Path) -> Format:
    encoding = _encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        sample = [line[:5000] for line in islice(file, 30)]
    return Format("csv", encoding=encoding, delimiter=_delimiter(sample))


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(65536)
    if b"\x00" in start and not start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ImportFileError(
            Text("这不是表格文件：里面有二进制内容", "This is no table: it holds binary content"),
            hint=Text("请上传 CSV 或 .xlsx 文件", "Upload a CSV or .xlsx file"),
        )
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    for encoding in ENCODINGS:
        if _decodes(path, encoding):
            return encoding
    from charset_normalizer import from_bytes  # slow to load, and rarely asked

    best = from_bytes(start).best()
    if best is None:
        raise ImportFileError(
            Text("认不出文件的编码", "The encoding of the file is unknown"),
            hint=Text("请另存为 UTF-8 编码的 CSV", "Save it as CSV in UTF-8"),
        )
    return best.encoding


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while chunk := file.read(1 << 20):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _delimiter(sample: list[str]) -> str:
    """The delimiter that splits most of the sample's lines into the same number of cells, more than one."""

    def score(delimiter: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(io.StringIO("".join(sample)), delimiter=delimiter)]
        if not widths:
            return (0, 0)
        usual = max(set(widths), key=widths.count)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(DELIMITERS, key=score)


def _text_rows(path: Path, form: Format) -> Iterator[Row]:
    csv.field_size_limit(MAX_CELL)
    with path.open(encoding=form.encoding, errors="replace", newline="") as file:
        reader = csv.reader(file, delimiter=form.delimiter or ",")
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise _too_large(reader.line_num) from error
            if len(row) > MAX_COLUMNS:
                raise _too_wide(reader.line_num)
            yield [clean(cell) for cell in row]


BLANKS = " \t\r\n\u3000\ufeff"
TRICKS = ("=", "'")


def clean(cell: str) -> str:
    """A cell without blanks around it and without the tricks that keep Excel from reading an id as a number."""
    text = (cell.replace("\0", "") if "\0" in cell else cell).strip(BLANKS)
    if text[:1] not in TRICKS:
        return text
    if text.startswith('="') and text.endswith('"') and len(text) > 3:
        text = text[2:-1]
    return text[1:] if text.startswith("'") and text[1:].isdigit() else text


# ---------------------------------------------------------------- workbooks


def _workbook_format(path: Path) -> Format:
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
        import openpyxl  # with numpy in its train: only when a workbook comes

        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        sheets = tuple(sheet.title for sheet in book.worksheets)
        book.close()
    except ImportFileError:
        raise
    except Exception as error:
        raise ImportFileError(
            Text("Excel 文件已损坏或没有传完整", "The workbook is damaged or was not uploaded whole"),
            hint=Text("请重新导出并上传，或另存为 CSV", "Export and upload it again, or save it as CSV"),
        ) from error
    return Format("xlsx", sheet=sheets[0] if sheets else None, sheets=sheets)


def _workbook_rows(path: Path, form: Format) -> Iterator[Row]:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        sheet = book[form.sheet] if form.sheet in book.sheetnames else book.worksheets[0]
        for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS), 1):
            row = [_cell_text(cell) for cell in cells]
            if any(len(cell) > MAX_CELL for cell in row):
                raise _too_large(number)
            while row and not row[-1]:
                row.pop()
            yield row
    finally:
        book.close()


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


def _too_large(row: int) -> ImportFileError:
    return ImportFileError(
        Text(f"第 {row} 行有超过 10 万字的单元格", f"Row {row} has a cell of more than 100,000 characters"),
        path=f"/rows/{row}",
        hint=Text("检查引号是否成对，或删去这一格", "Check that quotes are in pairs, or remove that cell"),
    )


def _too_wide(row: int) -> ImportFileError:
    return ImportFileError(
        Text(f"第 {row} 行超过 {MAX_COLUMNS} 列", f"Row {row} has more than {MAX_COLUMNS} columns"),
        path=f"/rows/{row}",
        hint=Text("检查分隔符是否选对", "Check the delimiter"),
    )
