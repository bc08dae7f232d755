"""What a role sees first: the items of a workbench."""

from typing import Annotated, Any, Literal, TypedDict

from msgspec import Meta

from tenon_engines.kernel.text import Words
from tenon_platform.http.shapes.named import named, one_of
from tenon_platform.http.shapes.workbench_data import ItemData

FieldDocument = Annotated[dict[str, Any], named("FieldDocument", "A field as its form's document has it.")]


class Place(TypedDict):
    """Of twelve columns."""

    x: int
    y: int
    w: int
    h: int


class ItemFrame(TypedDict):
    id: str
    at: Place
    title: Words


class CounterItem(ItemFrame):
    kind: Literal["counter"]
    app: str
    form: str
    filter: str | None
    mine: bool
    tab: str | None


class ListColumn(TypedDict):
    field: str
    style: Literal["plain", "tag", "age", "countdown"]
    place: Literal["own", "under", "beside"]
    named: bool


class ListItem(ItemFrame):
    """`filters` are those of its tabs."""

    kind: Literal["list"]
    app: str
    form: str
    filter: str | None
    mine: bool
    columns: list[ListColumn]
    fields: list[FieldDocument]
    filters: dict[str, str | None]
    note: Words | None


class NumbersItem(ItemFrame):
    kind: Literal["numbers"]
    note: Words | None


class ShortcutsItem(ItemFrame):
    kind: Literal["shortcuts"]


class TasksItem(ItemFrame):
    kind: Literal["tasks"]


class RecentItem(ItemFrame):
    kind: Literal["recent"]
    limit: int


WorkbenchItem = Annotated[
    Any,
    one_of(
        "WorkbenchItem",
        "An item, by its kind.",
        CounterItem,
        ListItem,
        NumbersItem,
        ShortcutsItem,
        TasksItem,
        RecentItem,
    ),
]


class Workbench(TypedDict):
    """`data` by the id of the item; of an item that keeps none on the server, null."""

    key: str
    name: Words
    items: list[WorkbenchItem]
    data: dict[str, ItemData | None]


class NoWorkbench(TypedDict):
    """None fits the caller's roles."""

    key: None


WorkbenchAnswer = Annotated[Any, one_of("WorkbenchAnswer", "The workbench, if there is one.", Workbench, NoWorkbench)]


class WorkbenchQuery(TypedDict, total=False):
    tabs: Annotated[str, Meta(description="`list:tab,list:tab`: which tab of which list is wanted", max_length=4000)]
