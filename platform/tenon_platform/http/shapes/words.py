"""Texts, people and what a refused request says."""

from typing import Annotated, Any, Literal, NotRequired, TypedDict

from tenon_engines.kernel.text import Words
from tenon_platform.http.shapes.named import COMPONENTS, named

__all__ = ["Choice", "Made", "Person", "Problem", "Refusal", "Words"]


class Person(TypedDict):
    id: int
    name: str


class Choice(TypedDict):
    """Something to choose, under the name of the caller's language."""

    key: str
    name: str


class Problem(TypedDict):
    """One thing that is wrong. `path` is a JSON pointer into what was sent; in a formula, `line` and `column` of its
    text (from 1) say where, and `length` how far."""

    path: str
    code: str
    message: str
    hint: str | None
    severity: Literal["error", "warning"]
    line: NotRequired[int]
    column: NotRequired[int]
    length: NotRequired[int]


class Made(TypedDict):
    """What was made or changed."""

    id: int


Refusal = Annotated[
    dict[str, Any],
    named(
        "Refusal",
        "Why a request was refused, in the caller's language. Some codes bring more: a stale save both versions.",
        properties={
            "code": {"type": "string"},
            "message": {"type": "string"},
            "path": {"type": "string"},
            "hint": {"type": ["string", "null"]},
            "errors": {"type": "array", "items": {"$ref": COMPONENTS + "Problem"}},
        },
        required=["code", "message", "path", "hint", "errors"],
    ),
]
