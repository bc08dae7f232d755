"""What a route gives back: a value to encode, bytes that are ready, or pieces of bytes that are made while they are sent.
A route's annotation says its shape."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Body = TypeVar("Body")


@dataclass(frozen=True, slots=True)
class Answer(Generic[Body]):
    """A plain value returned by a route is `Answer(value)`; None answers 204. Pieces are made after the transaction of
    the route: what makes them opens its own."""

    body: Body | bytes | Iterator[bytes]
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = "application/json"
    cookies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Created(Answer[Body]):
    """201: something is there that was not."""

    status: int = 201
