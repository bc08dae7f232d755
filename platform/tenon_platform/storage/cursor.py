"""Cursors: where a page ended, as sort values and id. Opaque to callers, checked before use.

A cursor holds no secret and grants nothing (the scope is applied to every page anew); the mark only makes sure that it
is used with the list it came from.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from hashlib import blake2b
from typing import Any

import orjson

from tenon_engines.kernel.errors import ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text

_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Position:
    """The last row of a page: its sort values (None = empty), its id, and the moment the list was opened at."""

    values: tuple[Any, ...]
    id: int
    now: int


def mark(*parts: str) -> bytes:
    """A short digest of what a list is: form, filter, sort, search."""
    return blake2b("\x1f".join(parts).encode(), digest_size=6).digest()


def write(position: Position, view: bytes) -> str:
    """The cursor's text."""
    body = orjson.dumps([[_plain(value) for value in position.values], position.id, position.now])
    return urlsafe_b64encode(view + blake2b(body, key=view, digest_size=6).digest() + body).decode().rstrip("=")


def read(text: str, view: bytes, kinds: Sequence[str]) -> Position:
    """The position; ValidationError when the text is not a cursor of this very list."""
    try:
        if len(text) > _LONGEST:
            raise ValueError("too long")
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        own, check, body = raw[:6], raw[6:12], raw[12:]
        if own != view or check != blake2b(body, key=view, digest_size=6).digest():
            raise ValueError("another list")
        values, record, now = orjson.loads(body)
        if len(values) != len(kinds):
            raise ValueError("another sort")
        typed = tuple(_typed(value, kind) for value, kind in zip(values, kinds, strict=True))
        return Position(typed, int(record), int(now))
    except (ValueError, TypeError, KeyError, InvalidOperation, Base64Error) as error:
        raise _bad() from error


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def _typed(value: Any, kind: str) -> Any:
    if value is None:
        return None
    match kind:
        case "number":
            return Decimal(str(value))
        case "datetime":
            return datetime.fromisoformat(value)
        case "date":
            return date.fromisoformat(value)
        case "bool":
            return bool(value)
        case "user" | "department" | "record" | "id":
            return int(value)
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value


def _bad() -> ValidationError:
    message = Text("翻页位置无效，列表可能已改变", "This cursor does not belong to this list")
    return ValidationError(
        [Problem("bad_cursor", "/cursor", message, Text("请从第一页重新开始", "start at the first page"))]
    )
