"""What a reference may point at."""

from typing import TypedDict

from tenon_platform.http.shapes.record import Values


class OptionItem(TypedDict):
    id: int
    title: str
    subtitle: str | None
    values: Values


class OptionPage(TypedDict):
    items: list[OptionItem]
    next_cursor: str | None
