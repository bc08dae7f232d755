"""One box over all forms."""

from typing import Annotated, TypedDict

from msgspec import Meta

from tenon_platform.http.shapes.words import Words


class SearchQuery(TypedDict, total=False):
    q: Annotated[str, Meta(max_length=200)]


class SearchHit(TypedDict):
    app: str
    form: str
    form_name: Words
    id: int
    title: str
    subtitle: str | None


class SearchHits(TypedDict):
    items: list[SearchHit]
