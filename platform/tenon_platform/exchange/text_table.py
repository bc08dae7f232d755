"""Text tables (CSV, TSV): encoding and delimiter by their content, rows as a stream."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from tenon_engines.kernel.text import Text
from tenon_platform.exchange.table_file import (
    MAX_CELL,
    MAX_COLUMNS,
    Format,
    ImportFileError,
    Row,
    clean,
    too_large,
    too_wide,
)

DELIMITERS = (",", "\t", ";", "|")
ENCODINGS = ("utf-8", "gb18030")

# Shops put a tab before an id to keep Excel from reading it as a number; behind a delimiter it separates nothing.
_PADDING = re.compile(r"([,;|]\"?)\t+")
_WEB_PAGE = (b"<html", b"<!doctype", b"<table", b"<head", b"<?xml")


def text_format(path: Path) -> Format:
    encoding = _encoding(path)
    with _opened(path, encoding) as file:
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
    if start.lstrip(codecs.BOM_UTF8).lstrip()[:9].lower().startswith(_WEB_PAGE):
        raise ImportFileError(
            Text("这是网页或 XML，不是表格（有的后台把它存成 .xls）", "This is a web page or XML, not a table"),
            hint=Text("请用 Excel 打开，另存为 .xlsx 再导入", "Open it in Excel, save it as .xlsx, then import that"),
        )
    if start.startswith(codecs.BOM_UTF8) and _decodes(path, "utf-8"):
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


def _opened(path: Path, encoding: str) -> IO[str]:
    file = path.open("rb")
    _skip_mark(file, encoding)
    return io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")


def _skip_mark(file: IO[bytes], encoding: str) -> None:
    """A program that put the mark of UTF-8 before a text in GBK meant nothing by it."""
    if encoding == "gb18030" and file.read(3) != codecs.BOM_UTF8:
        file.seek(0)


def _decodes(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        _skip_mark(file, encoding)
        try:
            while chunk := file.read(1 << 20):
                decoder.decode(chunk)  # never its end: a file that was cut off may end within a character
        except UnicodeDecodeError:
            return False
    return True


def _delimiter(sample: list[str]) -> str:
    """The delimiter that splits most of the sample's lines into the same number of cells, more than one."""

    text = _PADDING.sub(r"\1", "".join(sample))

    def score(delimiter: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
        if not widths:
            return (0, 0)
        usual = max(set(widths), key=widths.count)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(DELIMITERS, key=score)


def text_rows(path: Path, form: Format) -> Iterator[Row]:
    csv.field_size_limit(MAX_CELL)
    with _opened(path, form.encoding or ENCODINGS[0]) as file:
        reader = csv.reader(file, delimiter=form.delimiter or ",")
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise too_large(reader.line_num) from error
            if len(row) > MAX_COLUMNS:
                raise too_wide(reader.line_num)
            yield [clean(cell) for cell in row]
