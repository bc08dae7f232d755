"""The rows of an uploaded file from a given place on, each with the hash by which it is known again."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from os import SEEK_END
from pathlib import Path
from typing import Any

from tenon_engines.kernel.text import Text
from tenon_platform.exchange.columns import Column, Layout, find_layout
from tenon_platform.exchange.sources import detect_format, read_rows
from tenon_platform.exchange.table_file import Format, ImportFileError, Row
from tenon_platform.storage.tenants import Tenant


@dataclass(frozen=True, slots=True)
class SourceRow:
    """`n` counts the data rows from 1."""

    n: int
    cells: Row
    hash: str


def import_folder(tenant: Tenant) -> Path:
    folder = tenant.folder / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def import_path(tenant: Tenant, run: int) -> Path:
    return import_folder(tenant) / f"{run}.table"


def number_rows(path: Path, form: Format, layout: Layout) -> Iterator[SourceRow]:
    """The data rows; equal rows get different hashes by their count, so that real repetitions are kept."""
    seen: dict[bytes, int] = {}
    n = 0
    for number, whole in enumerate(read_rows(path, form)):
        cells = layout.own(whole)
        if number <= layout.header_row or not any(cells):
            continue
        n += 1
        digest = hashlib.blake2b("\x1f".join(cells).encode(), digest_size=12).digest()
        count = seen[digest] = seen.get(digest, 0) + 1
        yield SourceRow(n, cells, f"{digest.hex()}-{count}")


def format_of(layout: Mapping[str, Any]) -> Format:
    stored = layout["format"]
    return Format(
        stored["kind"], stored["encoding"], stored["delimiter"], stored["sheet"], tuple(stored.get("sheets", ()))
    )


def layout_of(layout: Mapping[str, Any]) -> Layout:
    refused = layout.get("refused", False)
    return Layout(layout["header_row"], tuple(columns_of(layout)), layout.get("cut", False), refused)


def columns_of(layout: Mapping[str, Any]) -> list[Column]:
    """The columns as they were found at upload."""
    return [
        Column(
            c["index"],
            c["name"],
            c["type"],
            tuple(c["samples"]),
            c["variable"],
            Text(**c["problem"]) if c["problem"] else None,
            Text(**c["hint"]) if c["hint"] else None,
        )
        for c in layout["columns"]
    ]


def read_layout(path: Path, sheet: str | None = None) -> tuple[Format, Layout, int]:
    """The format of a file, its columns, and how many rows of data it has; raises ImportFileError for one without."""
    form = detect_format(path, sheet)
    layout = find_layout(read_rows(path, form))
    rows, before, last = 0, Row(), Row()
    for number, whole in enumerate(read_rows(path, form)):
        row = layout.own(whole)
        if number > layout.header_row and any(row):
            rows, before, last = rows + 1, last, row
    if rows == 0:
        raise ImportFileError(
            Text("文件里没有数据行", "The file has no rows of data"),
            hint=Text("第一行应是列名，下面是数据", "The first row holds the names of the columns, data below"),
        )
    cut = form.kind == "csv" and not _ends_its_line(path) and (len(last) < len(before) or last[-1].endswith("\ufffd"))
    return form, replace(layout, cut=cut), rows


def _ends_its_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, SEEK_END)
        return file.read() in b"\r\n"
