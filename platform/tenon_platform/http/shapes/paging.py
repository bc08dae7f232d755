"""How a list is asked for page by page."""

from typing import Annotated, TypedDict

from msgspec import Meta

Limit = Annotated[int, Meta(description="How many at most", ge=1, le=200)]
Cursor = Annotated[str, Meta(description="`next_cursor` of the page before")]


class PageQuery(TypedDict, total=False):
    limit: Limit
    cursor: Cursor
