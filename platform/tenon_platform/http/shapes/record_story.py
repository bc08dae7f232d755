"""What happened to a record, and why its values are what they are."""

from typing import Annotated, Any, Literal, NotRequired, TypedDict

from msgspec import Meta

from tenon_platform.http.shapes.moment import Moment
from tenon_platform.http.shapes.words import Person, Words


class FieldChange(TypedDict):
    """`rows`: how many rows a subtable had before."""

    field: str
    label: Words
    before: Any
    after: Any
    rows: NotRequired[int]


class StoryItem(TypedDict):
    """`path`, `cause` and `rev` are of a save; `event`, `flow` and `rejected` of a step of a flow."""

    at: Moment
    actor: Person | None
    kind: Literal["flow", "change", "created", "rule", "transition"]
    text: str
    reason: str | None
    opinion: str | None
    changes: list[FieldChange]
    path: NotRequired[str]
    cause: NotRequired[Any]
    rev: NotRequired[int]
    event: NotRequired[str]
    flow: NotRequired[Words]
    rejected: NotRequired[bool]


class Timeline(TypedDict):
    items: list[StoryItem]


class RecordHistory(TypedDict):
    items: list[StoryItem]
    next_cursor: str | None


class ExplainQuery(TypedDict):
    field: Annotated[str, Meta(description="Key of the field")]


class Comparison(TypedDict):
    text: str
    operator: str
    left: Any
    right: Any
    result: bool
    keys: list[str]


class ExplainedFormula(TypedDict):
    text: str
    value: Any
    parts: list[Comparison]


class Explanation(TypedDict):
    """`formulas` under `formula`, `required`, `visible` and `readonly`."""

    field: str
    name: Words
    formulas: dict[str, ExplainedFormula]
