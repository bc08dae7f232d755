"""Which records break what a form says must hold."""

from typing import Annotated, TypedDict

from msgspec import Meta


class BreakingQuery(TypedDict):
    of: Annotated[str, Meta(description="Id of an invariant or constraint of the draft", max_length=40)]


class ComparedValue(TypedDict):
    name: str
    value: str


class BreakingRecord(TypedDict):
    """`values` are what was compared."""

    id: int
    title: str
    values: list[ComparedValue]


class Breaking(TypedDict):
    """`why` says why it could not be asked; `records` are the first of `count`."""

    why: str | None
    count: int
    records: list[BreakingRecord]
