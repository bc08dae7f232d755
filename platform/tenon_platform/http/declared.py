"""A route as programs see it: its address, its permission, what it takes and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args, get_origin, get_type_hints

from tenon_platform.http.answer import Answer, Created

JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Takes:
    """Shapes of what comes in. `query` and `body` are TypedDicts; `file` is that of the fields beside a file.

    `revision` says that the route heeds If-Match. Nothing is checked by this: routes check what they read.
    """

    query: Any = None
    body: Any = None
    file: Any = None
    revision: bool = False


@dataclass(frozen=True, slots=True)
class Declared:
    """`answer` is the shape of a success, None where it has no body; `once` says that Idempotency-Key is heeded."""

    method: str
    path: str
    tag: str
    name: str
    doc: str
    permission: str
    public: bool
    once: bool
    takes: Takes
    status: int
    answer: Any
    media_type: str


def answer_of(route: Callable[..., Any]) -> tuple[int, Any]:
    """Status and shape of the answer, from the annotation of the route."""
    annotation = get_type_hints(route, include_extras=True).get("return", Any)
    status, shape = 200, annotation
    if isinstance(origin := get_origin(annotation), type) and issubclass(origin, Answer):
        (shape,) = get_args(annotation)
        status = 201 if origin is Created else 200
    if shape is type(None):
        return 204, None
    if shape is Any or shape is Answer or get_origin(shape) is dict:
        raise TypeError(f"the annotation of {route.__module__}.{route.__name__} names no shape of its answer")
    return status, shape
