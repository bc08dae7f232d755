"""Related numbers beside a record that is being entered."""

from typing import Any, NotRequired, TypedDict

from tenon_engines.kernel.text import Words
from tenon_platform.http.shapes.record import RecordData, Values


class PanelsOrder(TypedDict):
    """The record as typed so far; `id` names the one that is being changed."""

    values: Values | None
    id: NotRequired[int | None]


class PanelItem(TypedDict):
    """One number; `result` is the kind of field it looks like, `warn` says that it should stand out."""

    id: str
    title: Words
    value: Any
    result: dict[str, Any]
    warn: bool


class LastValue(TypedDict):
    """`value` of the latest line that names the record `id`."""

    id: int
    value: Any
    when: Any


class PanelData(TypedDict):
    """By kind: `items` of facts and totals, `rows` and their `fields` of a list, `values` beside the lines."""

    id: str
    kind: str
    items: NotRequired[list[PanelItem]]
    rows: NotRequired[list[RecordData]]
    fields: NotRequired[list[dict[str, Any]]]
    app: NotRequired[str]
    form: NotRequired[str]
    values: NotRequired[list[LastValue]]
    table: NotRequired[str]
    match: NotRequired[str]


class PanelPage(TypedDict):
    """Panels that have something to say, in the order of the form."""

    panels: list[PanelData]
