"""A dashboard document checked against its datasets, and its filters applied to a tile."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tenon_engines.formula.compile import compile_formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.report.charts import charts
from tenon_engines.report.document import check_document
from tenon_engines.report.drill import among
from tenon_engines.report.grain import buckets
from tenon_engines.report.period import Period, read_period
from tenon_engines.report.plan import Condition, DatasetPlan, Dimension, QueryPlan
from tenon_engines.report.query import compile_query

_MOST_CHOICES = 200
_MOST_POINTS = 400


def compile_dashboard(document: Mapping[str, Any], datasets: Mapping[str, DatasetPlan]) -> Mapping[str, Any]:
    """The document itself when every tile's query, chart and filter is sound; else all problems."""
    problems = check_document(document)
    if problems:
        raise DefinitionError(problems)
    for index, tile in enumerate(document["tiles"]):
        problems += _tile_problems(tile, f"/tiles/{index}", datasets)
    seen: set[str] = set()
    for index, tile in enumerate(document["tiles"]):
        if tile["id"] in seen:
            message = Text("图块 id 重复", "Two tiles have the same id")
            problems.append(Problem("duplicate_id", f"/tiles/{index}/id", message))
        seen.add(tile["id"])
    used = [datasets[tile["query"]["dataset"]] for tile in document["tiles"] if tile["query"]["dataset"] in datasets]
    for index, each in enumerate(document.get("filters", [])):
        if used and not any(filter_dimension(each, dataset) for dataset in used):
            dim = each.get("dim", each["key"])
            message = Text(f"没有数据集有维度“{dim}”", f"No dataset of this dashboard has the dimension {dim!r}")
            problems.append(Problem("unknown_dimension", f"/filters/{index}/dim", message))
    if problems:
        raise DefinitionError(problems)
    return document


def _tile_problems(tile: Mapping[str, Any], path: str, datasets: Mapping[str, DatasetPlan]) -> list[Problem]:
    problems: list[Problem] = []
    name = tile["query"]["dataset"]
    dataset = datasets.get(name)
    if dataset is None:
        message = Text(f"没有数据集“{name}”", f"There is no dataset {name!r}")
        problems.append(Problem("unknown_dataset", f"{path}/query/dataset", message))
    try:
        chart = charts.parse(tile["view"], f"{path}/view")
        query = compile_query(tile["query"], dataset, f"{path}/query") if dataset is not None else None
    except DefinitionError as error:
        return [*problems, *error.problems]
    if query is not None:
        least, most = chart.dimensions
        if not least <= len(query.rows) <= most:
            message = Text(
                f"{chart.label.zh}需要 {least} 到 {most} 个行维度",
                f"{chart.label.en} takes {least} to {most} dimensions",
            )
            problems.append(Problem("wrong_shape", f"{path}/query/rows", message))
    return problems


def filter_dimension(entry: Mapping[str, Any], dataset: DatasetPlan) -> Dimension | None:
    """The dimension that a dashboard's filter means in a dataset; None where it does not apply."""
    own = dataset.dimensions.get(entry.get("dim", entry["key"]))
    if entry["type"] == "date_range":
        return own if own is not None and own.is_time else dataset.time
    return own


def tile_limits(
    document: Mapping[str, Any],
    tile: Mapping[str, Any],
    dataset: DatasetPlan,
    given: Mapping[str, Any],
    now: datetime,
    zone: ZoneInfo,
) -> tuple[tuple[tuple[Dimension, Period], ...], tuple[Condition, ...]]:
    """The spans and conditions that the dashboard's filters put on a tile; a tile's own period wins."""
    spans: list[tuple[Dimension, Period]] = []
    conditions: list[Condition] = []
    own = tile.get("period")
    if own is not None and dataset.time is not None:
        period = read_period(own, now, zone)
        spans += [(dataset.time, period)] if period is not None else []
    for entry in document.get("filters", []):
        dim = filter_dimension(entry, dataset)
        value = given.get(entry["key"], entry.get("default"))
        if dim is None or value in (None, [], ""):
            continue
        if entry["type"] == "date_range":
            period = read_period(value, now, zone) if own is None else None
            spans += [(dim, period)] if period is not None else []
        else:
            conditions.append(choice(dim, value, dataset, f"/filters/{entry['key']}"))
    return tuple(spans), tuple(conditions)


def choice(dim: Dimension, value: Any, dataset: DatasetPlan, path: str) -> Condition:
    """`shop` is one of the chosen; references come as ids or `{"id"}`."""
    values = value if isinstance(value, list) else [value]
    plain = [each.get("id") if isinstance(each, dict) else each for each in values]
    if len(plain) > _MOST_CHOICES or not all(isinstance(each, str | int) for each in plain):
        raise ValidationError([Problem("bad_filter", path, Text("筛选值不正确", "These are not values to filter by"))])
    try:
        text = among(dim, plain)
        return Condition(text, compile_formula(text, dataset.scope, expects=Type("bool")), dim.fact)
    except (DefinitionError, ValueError) as error:
        raise ValidationError(
            [Problem("bad_filter", path, Text("筛选值不正确", "Not values of this filter"))]
        ) from error


def fit_grain(query: QueryPlan, spans: Sequence[tuple[Dimension, Period]]) -> QueryPlan:
    """A time axis that would show one point, or far too many, takes the grain that draws its span well."""
    rows = []
    for axis in query.rows:
        period = next((each for dim, each in spans if dim.key == axis.key), None)
        if axis.grain is not None and period is not None:
            count = len(buckets(period, axis.grain, full=True))
            if (count < 2 or count > _MOST_POINTS) and period.grain in axis.dim.grains:
                axis = replace(axis, grain=period.grain)
        rows.append(axis)
    return replace(query, rows=tuple(rows))
