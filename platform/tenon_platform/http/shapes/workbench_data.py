"""The data of the items of a workbench."""

from typing import Annotated, Any, Literal, NotRequired, TypedDict

from tenon_engines.kernel.text import Words
from tenon_platform.http.shapes.inbox import InboxItem
from tenon_platform.http.shapes.moment import Moment
from tenon_platform.http.shapes.named import one_of
from tenon_platform.http.shapes.record import RecordData, TabCount
from tenon_platform.http.shapes.report import TileResult

Tone = Literal["neutral", "warning", "danger", "success"]


class AgeUnder(TypedDict):
    """Since when the oldest waits, and after how many hours that is late."""

    kind: Literal["age"]
    since: str
    late_hours: int | None


class Cause(TypedDict):
    name: str
    n: int


class CausesUnder(TypedDict):
    """The most frequent causes; `others` have one of the rest."""

    kind: Literal["causes"]
    causes: list[Cause]
    others: int


class PartUnder(TabCount):
    """Those of which one more thing is true; `{n}` in the text stands for their number."""

    kind: Literal["part"]
    text: str
    tone: str


CounterUnder = Annotated[
    Any, one_of("CounterUnder", "The line under a counter, by its kind.", AgeUnder, CausesUnder, PartUnder)
]


class CounterData(TabCount):
    tone: Tone
    under: CounterUnder | None


class RowAction(TypedDict):
    """The one thing to do to a row. `key` names a button or a transition, `task` the caller's open task; `fills` the form
    that the button opens filled in."""

    id: str
    kind: Literal["button", "transition", "task", "change", "record", "edit"]
    name: NotRequired[Words]
    key: NotRequired[str]
    task: NotRequired[int]
    ask: NotRequired[list[str]]
    confirm: NotRequired[Words | None]
    fills: NotRequired[str | None]


class Waits(TypedDict):
    """Since when a task waits for the caller, and when it is late: what the inbox says of it."""

    created_at: Moment
    due_at: Moment | None


class ListRow(TypedDict):
    """`waits` only in a list of what waits for the caller."""

    id: int
    values: RecordData
    action: RowAction | None
    waits: Waits | None


class ListTab(TabCount):
    id: str
    name: str


class ListData(TypedDict):
    rows: list[ListRow]
    tab: str | None
    total: TabCount
    tabs: list[ListTab]


class NumberData(TileResult):
    name: Words


class NumbersData(TypedDict):
    """`error` says why there are none."""

    numbers: list[NumberData]
    error: NotRequired[str]


class ShortcutLink(TypedDict):
    id: str
    name: Words
    icon: str | None
    way: Literal["list", "new", "imports", "dashboard", "desk"]
    app: str
    key: str
    tab: str | None


class ShortcutsData(TypedDict):
    links: list[ShortcutLink]


class TasksData(TypedDict):
    items: list[InboxItem]
    todo: int


ItemData = Annotated[
    Any, one_of("ItemData", "By the kind of the item.", CounterData, ListData, NumbersData, ShortcutsData, TasksData)
]
