"""What every kind of uploaded table shares: its format, its bounds, cleaned cells, and refusals that say what to do."""

from dataclasses import dataclass
from typing import Any

from tenon_engines.kernel.errors import TenonError
from tenon_engines.kernel.text import Text

MAX_COLUMNS = 300
MAX_CELL = 100_000

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


BLANKS = " \t\r\n\u3000\ufeff"
TRICKS = ("=", "'")
FORMULA = ("=", "+", "-", "@")  # an error file puts an apostrophe before these


def clean(cell: str) -> str:
    """A cell without blanks around it and without the tricks that keep Excel from reading an id as a number."""
    text = (cell.replace("\0", "") if "\0" in cell else cell).strip(BLANKS)
    if text[:1] not in TRICKS:
        return text
    if text.startswith('="') and text.endswith('"') and len(text) > 3:
        text = text[2:-1]
    quoted = text.startswith("'") and (text[1:].isdigit() or text[1:2] in FORMULA)
    return text[1:] if quoted else text


def too_large(row: int) -> ImportFileError:
    return ImportFileError(
        Text(f"第 {row} 行有超过 10 万字的单元格", f"Row {row} has a cell of more than 100,000 characters"),
        path=f"/rows/{row}",
        hint=Text("检查引号是否成对，或删去这一格", "Check that quotes are in pairs, or remove that cell"),
    )


def too_wide(row: int) -> ImportFileError:
    return ImportFileError(
        Text(f"第 {row} 行超过 {MAX_COLUMNS} 列", f"Row {row} has more than {MAX_COLUMNS} columns"),
        path=f"/rows/{row}",
        hint=Text("检查分隔符是否选对", "Check the delimiter"),
    )
