"""Rows of the driver straight to what the encoder writes: one generated function per list, no objects in between."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy import ColumnElement

from tenon_platform.storage.dialect import DialectName
from tenon_platform.storage.query_columns import Selected

Cell = Callable[[Any], Any]
Writer = Callable[[Sequence[tuple[Any, ...]]], list[dict[str, Any]]]
Mask = Callable[[str, Any], Any]

_EPOCH_SECONDS = 1_000_000
FIXED = ("id", "rev")
JSON_OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS


def wire_column(column: ColumnElement[Any], dialect: DialectName) -> ColumnElement[Any]:
    """What to select so that the driver does the least: PostgreSQL writes numbers as the wire wants them."""
    if dialect == "postgresql" and getattr(column.type, "scale", None) is not None:
        return sa.cast(column, sa.Text)
    return column


def build_writer(
    selected: Sequence[Selected], dialect: DialectName, reveal: Mapping[str, Cell], first: int = len(FIXED)
) -> Writer:
    """The function from rows to dictionaries. `reveal` turns stored secrets of a field into what may be shown."""
    names: dict[str, Any] = {}
    parts = ["'id': r[0]", "'rev': r[1]"]
    position = first
    for index, each in enumerate(selected):
        value = f"r[{position}]"
        position += 1
        if each.title is not None:
            title = f"r[{position}]"
            position += 1
            label = "title" if each.kind == "record" else "name"
            parts.append(f"{each.key!r}: None if {value} is None else {{'id': {value}, {label!r}: {title}}}")
            continue
        cell = reveal.get(each.key) or _cell(each, dialect)
        if cell is None:
            parts.append(f"{each.key!r}: {value}")
        else:
            names[f"c{index}"] = cell
            parts.append(f"{each.key!r}: None if {value} is None else c{index}({value})")
    source = f"lambda rows: [{{{', '.join(parts)}}} for r in rows]"
    writer: Writer = eval(source, names)  # only names and keys of checked documents stand in the text
    return writer


def _cell(selected: Selected, dialect: DialectName) -> Cell | None:
    """How a raw value is written; None when the encoder takes it as it is."""
    kind, scale = selected.kind, getattr(selected.column.type, "scale", None)
    if kind in ("record", "user", "department"):
        return lambda value: {"id": value}
    if kind in ("multi", "address", "json"):
        return lambda value: orjson.loads(value) if isinstance(value, str | bytes) else value
    if scale is not None:
        return _scaled(scale) if dialect == "sqlite" else None
    if kind == "datetime":
        return _moment if dialect == "sqlite" else None
    if kind == "boolean":
        return bool if dialect == "sqlite" else None
    return None


def _scaled(scale: int) -> Cell:
    """`1230` at scale 2 is `12.30`."""
    if scale == 0:
        return str

    def write(value: int) -> str:
        if value >= 0:
            text = str(value)
            return f"{text[:-scale]}.{text[-scale:]}" if len(text) > scale else f"0.{text.zfill(scale)}"
        text = str(-value)
        return f"-{text[:-scale]}.{text[-scale:]}" if len(text) > scale else f"-0.{text.zfill(scale)}"

    return write


def _moment(value: int) -> datetime:
    seconds, micros = divmod(value, _EPOCH_SECONDS)
    found = datetime.fromtimestamp(seconds, UTC)
    return found.replace(microsecond=micros) if micros else found
