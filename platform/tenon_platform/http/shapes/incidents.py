"""What went wrong in the background."""

from typing import Annotated, Any, TypedDict

from msgspec import Meta

from tenon_platform.http.shapes.moment import Moment


class IncidentsQuery(TypedDict, total=False):
    limit: Annotated[int, Meta(ge=1, le=500)]


class Incident(TypedDict):
    id: int
    kind: str
    subject: str
    message: str
    task: str | None
    args: Any
    state: str
    at: Moment


class Incidents(TypedDict):
    items: list[Incident]
    next_cursor: str | None
