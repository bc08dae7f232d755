"""What a route gives back: a value to encode, or bytes that are ready. A route's annotation says its shape."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Body = TypeVar("Body")


@dataclass(frozen=True, slots=True)
class Answer(Generic[Body]):
    """A plain value returned by a route is `Answer(value)`; None answers 204."""

    body: Body | bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = "application/json"
    cookies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Created(Answer[Body]):
    """201: something is there that was not."""

    status: int = 201
