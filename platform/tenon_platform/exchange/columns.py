"""What the columns of a table hold: header row, type, samples, and numbers that Excel has damaged."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from tenon_engines.kernel.text import Text
from tenon_platform.exchange.table_file import Row
from tenon_platform.exchange.values import DAMAGED, is_empty, parse_date, parse_moment, parse_number

ColumnType = Literal["number", "date", "datetime", "text", "empty"]
SAMPLE_ROWS = 500

REFUSED = {
    "zh": ("行号", "错误原因"),
    "en": ("Row", "Reason"),
}  # columns that a file of refused rows has besides its own

_IDENTIFIER = re.compile(r"^[^\W\d]\w*$")


@dataclass(frozen=True, slots=True)
class Column:
    """One column, without a name where the file gives none. `variable` is its name in a mapping formula; `problem` says
    why it cannot be mapped."""

    index: int
    name: str
    type: ColumnType
    samples: tuple[str, ...]
    variable: str
    problem: Text | None = None
    hint: Text | None = None

    def to_json(self, language: str) -> dict[str, Any]:
        return {
            "index": self.index,
            "name": self.name or _nameless(self.index).pick(language),
            "type": self.type,
            "samples": list(self.samples),
            "variable": self.variable,
            "problem": self.problem.pick(language) if self.problem else None,
            "hint": self.hint.pick(language) if self.hint else None,
        }


@dataclass(frozen=True, slots=True)
class Layout:
    """`header_row` counts from 0; the data begins in the row after it. `cut`: the file ends within its last row.
    `refused`: it holds refused rows of an import; their numbers and reasons behind `columns` are none of its data."""

    header_row: int
    columns: tuple[Column, ...]
    cut: bool = False
    refused: bool = False

    def own(self, row: Row) -> Row:
        return row[: len(self.columns)] if self.refused else row


def own_headings(names: Sequence[str]) -> list[str]:
    """The headings that the file came with, before its refused rows were told their reasons and columns without a name
    were called something."""
    own = names[:-2] if tuple(names[-2:]) in REFUSED.values() else names
    return ["" if name in _nameless(index) else name for index, name in enumerate(own)]


def _nameless(index: int) -> Text:
    return Text(f"列 {index + 1}", f"Column {index + 1}")


def find_layout(rows: Iterable[Sequence[str]]) -> Layout:
    """Finds the header among the first rows of a table and describes each column by the rows below it."""
    sample = list(islice(rows, SAMPLE_ROWS))
    header = _header_row(sample)
    names = list(sample[header]) if sample else []
    body = sample[header + 1 :]
    width = max([len(names), *(len(row) for row in body)], default=0)
    names += [""] * (width - len(names))
    own = len(own_headings([name.strip() for name in names]))
    return Layout(header, tuple(_column(index, names, body) for index in range(own)), refused=own < width)


def _header_row(sample: Sequence[Sequence[str]]) -> int:
    """The first of the top rows that is (nearly) as wide as the widest and holds only texts."""
    top = sample[:10]
    widest = max((sum(1 for cell in row if cell) for row in top), default=0)
    for number, row in enumerate(top):
        filled = [cell for cell in row if cell]
        if filled and len(filled) >= widest * 0.6 and all(parse_number(cell) is None for cell in filled):
            return number
    return 0


def _column(index: int, names: Sequence[str], body: Sequence[Sequence[str]]) -> Column:
    name = names[index].strip()
    cells = [row[index] for row in body if index < len(row) and not is_empty(row[index])]
    samples = tuple(dict.fromkeys(cell[:60] for cell in cells[:50]))[:5]
    variable = name if _IDENTIFIER.match(name) and list(names).count(names[index]) == 1 else f"c{index + 1}"
    damaged = [cell for cell in cells if DAMAGED.match(cell)]
    if len(damaged) * 2 <= len(cells):  # a few are refused row by row: the others need not wait for them
        return Column(index, name, "text" if damaged else _type(cells), samples, variable)
    zh, en = (f"“{name}”", f"“{name}”") if name else (f"第 {index + 1} 列", f"column {index + 1}")
    problem = Text(
        f"{zh}里的长号码已被 Excel 改成 {damaged[0]}，后几位已丢失",
        f"Long numbers in {en} were damaged by Excel ({damaged[0]}): their last digits are lost",
    )
    hint = Text(
        "请用平台导出的原始 CSV，或先把该列设为“文本”再重新导出",
        "Use the original CSV of the platform, or set the column to “Text” and export again",
    )
    return Column(index, name, "text", samples, variable, problem, hint)


def _type(cells: Sequence[str]) -> ColumnType:
    if not cells:
        return "empty"
    # Codes such as 0012 or 19-digit ids are numbers to the eye only.
    code = any(
        (cell.startswith("0") and cell.isdigit() and len(cell) > 1) or (cell.isdigit() and len(cell) > 15)
        for cell in cells
    )
    if not code and all(parse_number(cell) is not None for cell in cells):
        return "number"
    if all(parse_date(cell) is not None for cell in cells):
        return "date"
    if all(parse_moment(cell) is not None for cell in cells):
        return "datetime"
    return "text"
