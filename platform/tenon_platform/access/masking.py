"""What a masked value shows: enough to recognise, too little to use."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.form.fields import field_types
from tenon_engines.form.fields.sealed import Sealed

HIDDEN = "****"


def mask(kind: str, value: Any) -> Any:
    """A wire value of a field of this kind, masked."""
    if value is None:
        return None
    known = field_types.get(kind)
    if known is not None and issubclass(known, Sealed) and isinstance(value, str):
        return known.masked(value)
    if kind == "address" and isinstance(value, Mapping):
        return {**value, "detail": HIDDEN if value.get("detail") else None}
    if isinstance(value, Mapping):
        return {**value, **{part: _text(str(value[part])) for part in ("title", "name") if part in value}}
    if isinstance(value, list):
        return []
    return _text(value) if isinstance(value, str) and kind in ("text", "textarea") else HIDDEN


def _text(value: str) -> str:
    """王小明 → 王**"""
    return value[:1] + "*" * min(len(value) - 1, 4) if len(value) > 1 else "*"
