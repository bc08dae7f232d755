"""Records: lists, one record with what may be done to it, saves."""

from typing import Annotated, Any, Literal, NotRequired, TypedDict

from tenon_platform.access.permissions import Restriction
from tenon_platform.http.shapes.moment import Moment
from tenon_platform.http.shapes.named import named
from tenon_platform.http.shapes.words import Problem, Words

RecordData = Annotated[
    dict[str, Any],
    named(
        "RecordData",
        "A record. Its other members are the fields of its form that the caller may see; see the form's schema.",
        properties={"id": {"type": "integer"}, "rev": {"type": "integer"}},
        required=["id", "rev"],
    ),
]
SavedRecord = Annotated[
    dict[str, Any],
    named(
        "SavedRecord",
        "A record after the save; `id` alone when a rule has deleted it. `_opens`: what a button made, to be shown next; "
        "`edit`: the caller may fill it in.",
        properties={
            "id": {"type": "integer"},
            "rev": {"type": "integer"},
            "_opens": {
                "type": "object",
                "properties": {"form": {"type": "string"}, "id": {"type": "integer"}, "edit": {"type": "boolean"}},
                "required": ["form", "id", "edit"],
            },
        },
        required=["id"],
    ),
]
Values = Annotated[dict[str, Any], named("Values", "Values by field, as the form's schema says.")]


class RecordPage(TypedDict):
    items: list[RecordData]
    next_cursor: str | None


class TabCount(TypedDict):
    """`more`: there are more than were counted."""

    n: int
    more: bool


class TabCounts(TypedDict):
    """`parts`: of the tab asked for, by the choices that its view counts by; choices without a record stay out."""

    counts: dict[str, TabCount]
    parts: NotRequired[dict[str, TabCount]]


class RowOffers(TypedDict):
    """Keys of the buttons and transitions that the record allows the caller now. `row`: those of them that the view offers
    in its row, the first of them as the row's own button."""

    id: int
    buttons: list[str]
    transitions: list[str]
    row: list[str]


class OfferedRows(TypedDict):
    items: list[RowOffers]


class TransitionOffer(TypedDict):
    """A next step; `reason` says why the record does not allow it now."""

    key: str
    name: Words
    field: str
    to: str
    allowed: bool
    reason: str | None
    ask: list[str]


class ButtonOffer(TypedDict):
    """`fills`: the form that it opens filled in; nothing is saved by pressing it."""

    key: str
    name: Words
    confirm: Words | None
    ask: list[str]
    fills: str | None


class FilledIn(TypedDict):
    """A new record as a button gives it, with what follows from that. `given`: what the button itself wrote, columns of
    a subtable as `lines.qty`. `existing`: the record to go on with instead."""

    form: str
    existing: int | None
    values: Values
    given: list[str]


class RecordAccess(TypedDict):
    """What the caller may do now. `unneeded`: fields that their own condition leaves out of this record, and columns
    (`lines.rate`) that it leaves out of all its lines. `writable` comes in a task: the fields that its step opens."""

    update: bool
    delete: bool
    fields: dict[str, Restriction]
    unneeded: list[str]
    transitions: list[TransitionOffer]
    buttons: list[ButtonOffer]
    writable: NotRequired[list[str]]


class WaitingTask(TypedDict):
    node_name: Words
    assignees: list[str]
    since: Moment


class FlowSummary(TypedDict):
    id: int
    key: str
    name: Words
    state: str
    started_at: Moment
    waiting: list[WaitingTask]


class RecordFlow(TypedDict):
    instances: list[FlowSummary]
    my_task: int | None


class RecordAnswer(TypedDict):
    record: RecordData
    rev: int
    access: RecordAccess
    flow: RecordFlow


class BulkOrder(TypedDict):
    """The same step for each: a transition, a button, into the bin, out of it, or values."""

    ids: list[int]
    transition: NotRequired[str]
    button: NotRequired[str]
    delete: NotRequired[bool]
    restore: NotRequired[bool]
    values: NotRequired[Values]


class PreviewOrder(TypedDict):
    """`changed` names the fields that the person has typed since the values were worked out."""

    values: Values | None
    id: NotRequired[int | None]
    changed: NotRequired[list[str]]


class PreviewedValues(TypedDict):
    """`copied`: what a save would take over from another record into a field left empty, masked."""

    values: Values
    copied: dict[str, str]
    errors: list[Problem]


class StepOrder(TypedDict, total=False):
    """`rev` is the revision that the person saw."""

    rev: int
    values: Values


class AskedSum(TypedDict):
    fn: Literal["sum", "min", "max", "count"]
    field: NotRequired[str]


class SumsOrder(TypedDict):
    values: list[AskedSum]


class Sums(TypedDict):
    values: list[Any]
