"""Desks: what waits, what a scan found, what came of it."""

from typing import Annotated, Any, Literal, TypedDict

from msgspec import Meta

from tenon_platform.http.shapes.form import KnownChoice
from tenon_platform.http.shapes.named import one_of
from tenon_platform.http.shapes.record import RecordData, TabCount, Values
from tenon_platform.http.shapes.words import Words
from tenon_platform.http.shapes.workbench import FieldDocument


class DeskLines(TypedDict):
    table: str
    columns: list[str]


class DeskShow(TypedDict):
    fields: list[str]
    lines: DeskLines | None


class DeskQueue(TypedDict):
    columns: list[str]
    deadline: str | None


class DeskStep(TypedDict):
    """A field that is scanned after the record, and what it must look like."""

    id: str
    field: str
    name: Words
    characters: Literal["any", "digits", "letters_digits"]
    least: int
    most: int
    starts: list[str]


class DeskTab(TabCount):
    id: str
    name: Words


class Desk(TypedDict):
    """A desk as the caller works at it. `find` names what is scanned, `then` what is done at the end;
    `kinds` and `choices` are those of looked-up values by path."""

    key: str
    name: Words
    form: str
    title: str | None
    fields: list[FieldDocument]
    kinds: dict[str, str]
    choices: dict[str, list[KnownChoice]]
    find: list[Words]
    show: DeskShow
    queue: DeskQueue
    steps: list[DeskStep]
    then: Words
    undo: bool
    tab: str | None
    rows: list[RecordData]
    total: TabCount
    tabs: list[DeskTab]


class DeskAlert(TypedDict):
    id: str
    name: Words
    text: Words | None
    tone: Literal["danger", "warning"]
    refuse: bool


class FoundRecord(TypedDict):
    """`waiting`: it is among those that the desk is for."""

    id: int
    title: str
    record: RecordData
    waiting: bool
    alerts: list[DeskAlert]


class NothingFound(TypedDict):
    id: None


DeskFind = Annotated[Any, one_of("DeskFind", "The record, if there is one.", FoundRecord, NothingFound)]


class DeskQuery(TypedDict, total=False):
    tab: str


class FindQuery(TypedDict):
    text: Annotated[str, Meta(max_length=400)]


class ScanOrder(TypedDict):
    """A whole scan: the text that finds the record, and the values that the desk asks for."""

    text: str
    values: Values


class ScanResult(TypedDict):
    """`alert` names the alert that refused."""

    outcome: Literal["done", "refused", "ignored", "unknown"]
    id: int | None
    title: str
    message: str | None
    alert: str | None


class UndoOrder(TypedDict):
    id: int
