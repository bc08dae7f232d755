"""JSON as it leaves and enters: decimals are strings, instants are UTC with a Z, numbers come in exact."""

from decimal import Decimal
from typing import Any

import msgspec
import orjson

from tenon_engines.kernel.text import Text

DEEPEST = 100
LARGEST_EXPONENT = 400
_OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS
_ESCAPED_NUL = b"\\u0000"


def encode(value: Any) -> bytes:
    return orjson.dumps(value, default=_plain, option=_OPTIONS)


def decode(raw: bytes) -> Any:
    """Raises ValueError for what is not JSON, is nested beyond reason, or what no database can keep."""
    try:
        value = _decoder.decode(raw)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from None
    if _ESCAPED_NUL in raw or raw.count(b"[") + raw.count(b"{") > DEEPEST:
        _inspect(value)
    return value


def _number(text: str) -> Decimal:
    """A number of a few characters can stand for gigabytes of digits: written out, it would fill the memory."""
    number = Decimal(text)
    if abs(number.adjusted()) > LARGEST_EXPONENT:
        raise ValueError(f"the number {text[:20]} is too large or too small")
    return number


_decoder = msgspec.json.Decoder(float_hook=_number)


def _inspect(value: Any) -> None:
    """Level by level, so that depth costs no stack."""
    level, depth = [value], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise ValueError(f"it is nested more than {DEEPEST} levels deep")
        below: list[Any] = []
        for each in level:
            if isinstance(each, dict):
                below += each.keys()
                below += each.values()
            elif isinstance(each, list):
                below += each
            elif isinstance(each, str) and "\0" in each:
                raise ValueError("a text contains the character NUL")
        level = below


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Text):
        return value.to_json()
    if isinstance(value, frozenset | set):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} cannot be sent as JSON")
