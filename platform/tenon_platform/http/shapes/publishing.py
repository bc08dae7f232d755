"""What publishing would do, and that it is done."""

from typing import TypedDict

from tenon_engines.kernel.text import Words
from tenon_platform.http.shapes.words import Problem


class PublishedChange(TypedDict):
    """One change of the document or of its table. A `code` is one that has to be accepted."""

    kind: str
    path: str
    text: str
    effect: str | None
    severity: str
    code: str | None


class AffectedRecord(TypedDict):
    id: int
    title: str


class Affected(TypedDict):
    """A condition that comes out otherwise for recent records: how many, and some of them."""

    app: str
    form: str
    text: str
    examples: list[AffectedRecord]


class PublishPreview(TypedDict):
    changes: list[PublishedChange]
    problems: list[Problem]
    running: int
    affected: list[Affected]


class PublishOrder(TypedDict, total=False):
    note: str
    accept: list[str]


class PublishedVersion(TypedDict):
    version: int


class DocumentRef(TypedDict):
    kind: str
    key: str


class PublishList(TypedDict):
    """Documents of the application that are published together."""

    documents: list[DocumentRef]


class PublishTogether(PublishOrder):
    documents: list[DocumentRef]


class PublishPart(TypedDict):
    """What it changes in one of them."""

    kind: str
    key: str
    name: Words
    changes: list[PublishedChange]
    running: int
    affected: list[Affected]


class PublishPreviews(TypedDict):
    parts: list[PublishPart]
    problems: list[Problem]


class NumberedVersion(TypedDict):
    kind: str
    key: str
    version: int


class PublishedVersions(TypedDict):
    versions: list[NumberedVersion]
