"""The caller's messages, and the signals that something changed."""

from typing import Annotated, Literal, NotRequired, TypedDict

from msgspec import Meta

from tenon_platform.http.shapes.moment import Moment
from tenon_platform.http.shapes.paging import Cursor


class NoticesQuery(TypedDict, total=False):
    unread: Annotated[bool, Meta(description="Only those not read yet")]
    limit: Annotated[int, Meta(ge=1, le=100)]
    cursor: Cursor


class NoticeLink(TypedDict):
    app: str
    form: str
    id: int


class Notice(TypedDict):
    """`count`: how many equal ones it stands for."""

    id: int
    text: str
    at: Moment
    read: bool
    count: int
    link: NoticeLink | None


class Notices(TypedDict):
    items: list[Notice]
    next_cursor: str | None
    unread: int


class ReadNotices(TypedDict):
    ids: NotRequired[list[int] | Literal["all"]]


class UnreadCount(TypedDict):
    unread: int


class Signal(TypedDict):
    """Says what changed, never its content: the listener asks."""

    kind: str
    form: str | None
    id: int | None
