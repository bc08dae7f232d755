"""What publishing would do, and that it is done."""

from typing import TypedDict

from tenon_platform.http.shapes.words import Problem


class PublishedChange(TypedDict):
    """One change of the document or of its table. A `code` is one that has to be accepted."""

    kind: str
    path: str
    text: str
    effect: str | None
    severity: str
    code: str | None


class PublishPreview(TypedDict):
    changes: list[PublishedChange]
    problems: list[Problem]
    running: int


class PublishOrder(TypedDict, total=False):
    note: str
    accept: list[str]


class PublishedVersion(TypedDict):
    version: int
