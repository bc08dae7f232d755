"""The refused rows of an import as a workbook: its cells are texts, so that Excel keeps long numbers whole."""

from collections.abc import Iterator
from functools import partial
from tempfile import TemporaryFile

from tenon_platform.exchange.error_file import error_rows
from tenon_platform.exchange.import_store import Run
from tenon_platform.storage.tenants import Tenant

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def error_book(tenant: Tenant, run: Run, language: str) -> Iterator[bytes]:
    """The bytes of the workbook. It is written row by row into a temporary file."""
    from openpyxl import Workbook  # slow to load, and rarely asked
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for piece in error_rows(tenant, run, language):
        for row in piece:
            cells = [WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text)) for text in row]
            for cell in cells:
                cell.data_type, cell.number_format = "s", "@"  # what begins with = is a text too
            sheet.append(cells)
    with TemporaryFile() as file:
        book.save(file)
        file.seek(0)
        yield from iter(partial(file.read, 1 << 16), b"")
