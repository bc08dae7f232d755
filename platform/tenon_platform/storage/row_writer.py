"""Rows of the driver straight to what the encoder writes: one generated function per list, no objects in between."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy import ColumnElement

from tenon_platform.storage.dialect import DialectName
from tenon_platform.storage.query_columns import Selected

Cell = Callable[[Any], Any]
Writer = Callable[[Sequence[tuple[Any, ...]]], list[dict[str, Any]]]

_EPOCH_SECONDS = 1_000_000
_EPOCH_DAY = date(1970, 1, 1)
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
    unit, form = 10**scale, f"%d.%0{scale}d"

    def write(value: int) -> str:
        text: str = form % divmod(abs(value), unit)
        return text if value >= 0 else f"-{text}"

    return write


_DAY_SECONDS = 86_400
_MINUTES = [f"{minute // 60:02}:{minute % 60:02}:" for minute in range(1440)]
_SECONDS = [f"{second:02}" for second in range(60)]


@lru_cache(maxsize=8192)
def _moment(value: int) -> str:
    """Microseconds since 1970 as ISO UTC. Moments are kept: one record often has the same one twice, batches share
    theirs, and first pages are asked for again and again."""
    seconds, micros = divmod(value, _EPOCH_SECONDS)
    days, rest = divmod(seconds, _DAY_SECONDS)
    minute, second = divmod(rest, 60)
    end = f".{micros:06}Z" if micros else "Z"
    return _day(days) + _MINUTES[minute] + _SECONDS[second] + end


@lru_cache(maxsize=4096)
def _day(days: int) -> str:
    return f"{(_EPOCH_DAY + timedelta(days=days)).isoformat()}T"
