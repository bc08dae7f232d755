"""Imports: what was uploaded, how it fills the form, how far it is."""

from typing import Literal, NotRequired, TypedDict

from tenon_platform.http.shapes.record import Values
from tenon_platform.http.shapes.words import Choice, Problem

Mode = Literal["history", "live"]


class ImportFile(TypedDict):
    app: str
    form: str


class FileColumn(TypedDict):
    index: int
    name: str
    type: str
    samples: list[str]
    variable: str
    problem: str | None
    hint: str | None


class ImportTarget(TypedDict):
    path: str
    name: str
    group: str | None
    required: bool
    type: str
    options: list[Choice]


class Source(TypedDict):
    """A `column` by its index, a `constant` by its value, a `formula` by its expression."""

    kind: Literal["column", "constant", "formula"]
    column: NotRequired[int]
    value: NotRequired[str]
    expr: NotRequired[str]


class MappingEntry(TypedDict):
    """A suggested one says how sure it is (0…100) and on what ground."""

    target: str
    source: Source
    confidence: NotRequired[int]
    ground: NotRequired[str]


class Detected(TypedDict):
    """`refused`: the file holds rows that an import refused, to be corrected; their numbers and reasons are left out."""

    kind: str
    encoding: str | None
    delimiter: str | None
    sheet: str | None
    sheets: list[str]
    header_row: int
    rows: int
    refused: bool


class ImportRun(TypedDict):
    """`keys` are the fields that no two records have in common: rows that agree in them are lines of one record."""

    id: int
    app: str
    form: str
    file: str
    state: Literal["ready", "running", "paused", "done", "cancelled", "failed"]
    mode: Mode
    total: int
    done: int
    created: int
    skipped: int
    failed: int
    rate: int | None
    message: str | None
    detected: Detected
    columns: list[FileColumn]
    targets: list[ImportTarget]
    mapping: list[MappingEntry]
    keys: list[list[str]]


class ImportChange(TypedDict, total=False):
    """Mapping and mode; or a sheet of the workbook, whose columns get a mapping of their own."""

    mapping: list[MappingEntry]
    mode: Mode
    sheet: str


class PreviewRow(TypedDict):
    n: int
    values: Values
    cells: list[str]
    errors: list[Problem]


class RefusedRows(TypedDict):
    rows: list[PreviewRow]


class ImportPreview(TypedDict):
    """The first `tried` rows were saved and taken back; up to `checked`, what they say was read. `new` rows would become
    `records`."""

    total: int
    tried: int
    checked: int
    new: int
    skipped: int
    bad: int
    records: int
    rows: list[PreviewRow]
