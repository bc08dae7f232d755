"""What a route gives back: a value to encode, or bytes that are ready."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """A plain value returned by a route is `Answer(value)`; None answers 204."""

    body: Any = None
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = "application/json"


def created(body: Any, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(body, 201, headers or {})
