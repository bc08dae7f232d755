"""Definition documents: drafts, versions, what is wrong with them and where they are used."""

from typing import Annotated, Any, TypedDict

from msgspec import Meta

from tenon_platform.http.shapes.moment import Moment
from tenon_platform.http.shapes.named import named
from tenon_platform.http.shapes.words import Person, Problem, Words

Document = Annotated[
    dict[str, Any],
    named(
        "Document",
        "A definition. The rest of its members belong to its kind; see the reference of kinds.",
        properties={"kind": {"type": "string"}, "key": {"type": "string"}},
    ),
]


class AppName(TypedDict):
    key: str
    name: Words


class AppNames(TypedDict):
    items: list[AppName]


class DocumentItem(TypedDict):
    """`changed`: there is a draft that is not published. `broken`: what is published does not compile here."""

    kind: str
    key: str
    name: Words
    form: str | None
    published_version: int | None
    draft_rev: int
    changed: bool
    broken: bool


class DocumentItems(TypedDict):
    items: list[DocumentItem]


class Published(TypedDict):
    version: int
    body: Document
    at: Moment
    by: Person | None
    note: str | None


class DocumentState(TypedDict):
    """The draft and what is published. `running`: instances of a flow that keep their version."""

    draft: Document | None
    draft_rev: int
    draft_at: Moment | None
    published: Published | None
    running: int


class StatesQuery(TypedDict, total=False):
    names: Annotated[str, Meta(description="Up to 200 documents as `kind/key`, separated by commas")]


class NamedState(TypedDict):
    kind: str
    key: str
    state: DocumentState


class DocumentStates(TypedDict):
    """Those of the named documents that there are."""

    items: list[NamedState]


class KeptDraft(TypedDict):
    draft_rev: int
    problems: list[Problem]


class DroppedDraft(TypedDict):
    draft_rev: int


class Problems(TypedDict):
    problems: list[Problem]


class Use(TypedDict):
    """`place`: the names on the way to it within the document, empty where nothing there has one."""

    kind: str
    key: str
    name: Words
    place: Words
    path: str
    text: str


class Uses(TypedDict):
    """`records`: how many hold the field or choice that was asked for, deleted ones too; `more`: and others besides."""

    uses: list[Use]
    records: int
    more: bool


class UsesQuery(TypedDict, total=False):
    path: Annotated[
        str,
        Meta(
            description="A field (`lines.qty`), a pointer to it, an option, state or transition "
            "(`flag/options/red`, `review/states/draft`); without it, what stands on the document"
        ),
    ]


class VersionItem(TypedDict):
    number: int
    origin: str
    note: str | None
    by: Person | None
    at: Moment


class VersionItems(TypedDict):
    items: list[VersionItem]


class Version(TypedDict):
    number: int
    body: Document
    note: str | None
    at: Moment
    origin: str
