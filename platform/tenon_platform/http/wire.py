"""JSON as it leaves and enters: decimals are strings, instants are UTC with a Z, numbers come in exact."""

from decimal import Decimal
from typing import Any

import msgspec
import orjson

from tenon_engines.kernel.text import Text

_decoder = msgspec.json.Decoder(float_hook=Decimal)
_OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS


def encode(value: Any) -> bytes:
    return orjson.dumps(value, default=_plain, option=_OPTIONS)


def decode(raw: bytes) -> Any:
    """Raises ValueError for what is not JSON, or nested beyond reason."""
    try:
        return _decoder.decode(raw)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from None


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Text):
        return value.to_json()
    if isinstance(value, frozenset | set):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} cannot be sent as JSON")
