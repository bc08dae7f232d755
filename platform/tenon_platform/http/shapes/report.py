"""Datasets, and the data of dashboards' tiles."""

from typing import Any, Literal, NotRequired, TypedDict

from tenon_platform.http.shapes.words import Words


class DimensionInfo(TypedDict):
    key: str
    name: Words
    type: str
    grains: list[str]


class MeasureInfo(TypedDict):
    key: str
    name: Words
    hint: Words | None
    format: str | None
    calc: bool


class DatasetInfo(TypedDict):
    key: str
    name: Words
    form: str
    dimensions: list[DimensionInfo]
    measures: list[MeasureInfo]
    segments: list[str]


class DatasetInfos(TypedDict):
    items: list[DatasetInfo]


class TileColumn(TypedDict):
    key: str
    name: str
    type: str
    role: str
    grain: str | None
    fn: str | None
    of: str | None
    better: Literal["up", "down"] | None
    scale: int | None
    hint: str | None
    options: dict[str, str] | None


class TileRow(TypedDict):
    """`drill` is the filter of the records behind the row."""

    values: list[Any]
    drill: str | None
    others: bool


class Kpi(TypedDict):
    value: str | None
    previous: str | None
    change_pct: str | None
    spark: list[str | None]
    spark_previous: list[str | None]


class Figure(TypedDict):
    """For Plotly."""

    data: list[dict[str, Any]]
    layout: dict[str, Any]


class TileError(TypedDict):
    code: str
    message: str


class TileResult(TypedDict):
    """A tile that cannot be answered has an `error`; the others stand. `additive`: rows add up to the total.

    `time` names the dimension that places a row in the period; `dataset` is what was asked.
    """

    columns: list[TileColumn]
    rows: list[TileRow]
    totals: list[Any] | None
    kpi: Kpi | None
    figure: Figure | None
    form: str | None
    drill: str | None
    additive: NotRequired[bool]
    time: str | None
    dataset: NotRequired[str]
    error: TileError | None


class Counted(TypedDict):
    """`n` records, and what each measure comes to over them."""

    n: int
    more: bool
    columns: list[TileColumn]
    values: list[Any]


class TileResults(TypedDict):
    tiles: dict[str, TileResult]


class DashboardQuestion(TypedDict, total=False):
    """Without `tiles`, all of them."""

    filters: dict[str, Any]
    tiles: list[str] | None
    theme: Literal["light", "dark"]


class TileQuestion(TypedDict):
    query: dict[str, Any]
    view: NotRequired[dict[str, Any]]
    period: NotRequired[dict[str, Any]]
    theme: NotRequired[Literal["light", "dark"]]
