"""What waits for the caller, and one task with everything needed to decide."""

from typing import Literal, NotRequired, TypedDict

from tenon_platform.http.shapes.moment import Moment
from tenon_platform.http.shapes.paging import Cursor, Limit
from tenon_platform.http.shapes.record import RecordAccess, RecordData, SavedRecord, Values
from tenon_platform.http.shapes.words import Choice

Box = Literal["todo", "done", "started", "cc"]


class InboxQuery(TypedDict, total=False):
    box: Box
    limit: Limit
    cursor: Cursor


class Fact(TypedDict):
    label: str
    value: str


class InboxItem(TypedDict):
    """A task as a card. `amount` is the money that the flow decides by; `asks`: approving asks for an opinion, or opens
    fields. A case that was started has no node; a task whose form is gone has an empty app."""

    id: int
    instance: int
    flow: str
    node: str | None
    node_name: str
    app: str
    form: str
    form_name: str
    record_id: int
    title: str
    amount: str | None
    summary: list[Fact]
    reason: list[str]
    started_by: str | None
    created_at: Moment
    due_at: Moment | None
    decided_at: Moment | None
    opinion: str | None
    state: str
    actions: list[str]
    asks: bool


class InboxCounts(TypedDict):
    todo: int


class InboxPage(TypedDict):
    items: list[InboxItem]
    next_cursor: str | None
    counts: InboxCounts


class ProgressStep(TypedDict):
    """What the system did by itself is done by nobody."""

    node_name: str
    state: Literal["done", "current", "next"]
    who: list[str]
    at: Moment | None
    opinion: str | None
    reason: str | None
    text: str | None
    rejected: bool


class TaskAnswer(TypedDict):
    """`rights` are those of the step, by field; `opinion` says when one is demanded."""

    task: InboxItem
    record: RecordData
    rev: int
    access: RecordAccess
    rights: dict[str, str]
    progress: list[ProgressStep]
    opinion: Literal["optional", "on_reject", "always"]
    actions: list[Choice]


class Decision(TypedDict, total=False):
    opinion: str | None
    values: Values


class RecordsOrder(TypedDict):
    """Records of a form, up to 500."""

    form: str
    ids: list[int]


class OpenTask(TypedDict):
    id: int
    record_id: int


class OpenTasks(TypedDict):
    items: list[OpenTask]


class BulkDecision(TypedDict):
    """The same decision and opinion on many tasks."""

    ids: list[int]
    decision: Literal["approve", "reject"]
    opinion: NotRequired[str | None]


class Decided(TypedDict):
    """The record as it stands now, and the steps that wait next."""

    record: SavedRecord
    next: list[str]
