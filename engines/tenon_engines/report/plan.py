"""The compiled dataset and query: checked, linked, immutable."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tenon_engines.form.shape import FormShape
from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.text import Text
from tenon_engines.report.scope import RowScope

ROOT = ""  # the fact of the root form itself; others are named after their subtable or join


@dataclass(frozen=True, slots=True)
class Child:
    """A fact below the root: rows of `form`'s subtable, or records of another form that refer to the root by `link`."""

    key: str
    form: str
    subtable: str | None
    link: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """Something to group and filter by. `text` is the formula in names of the form, macros already put in."""

    key: str
    name: Text
    text: str
    formula: Formula
    fact: str
    grains: tuple[str, ...]

    @property
    def is_time(self) -> bool:
        return self.formula.type.name in ("date", "datetime")


@dataclass(frozen=True, slots=True)
class Measure:
    """An aggregate over one fact, or (`calc`) a formula over other measures."""

    key: str
    name: Text
    hint: Text | None
    fact: str
    agg: str
    value: Formula | None
    where: Formula | None
    where_text: str
    calc: Formula | None
    format: str
    scale: int
    better: str


@dataclass(frozen=True, slots=True)
class DatasetPlan:
    """A dataset, ready for queries."""

    key: str
    name: Text
    document: Mapping[str, Any]
    form: str
    shapes: Mapping[str, FormShape]
    scope: RowScope
    children: Mapping[str, Child]
    dimensions: Mapping[str, Dimension]
    measures: Mapping[str, Measure]
    segments: Mapping[str, str]
    formulas: Mapping[str, Formula] = field(default_factory=dict)

    @property
    def macros(self) -> dict[str, str]:
        """What a query's names mean in the words of the form."""
        return {**{key: dim.text for key, dim in self.dimensions.items()}, **self.segments}

    @property
    def time(self) -> Dimension | None:
        """The dimension that a dashboard's period filters: the first one that knows grains."""
        found = (dim for dim in self.dimensions.values() if dim.is_time and dim.grains)
        return next(found, next((dim for dim in self.dimensions.values() if dim.is_time), None))

    def to_json(self) -> dict[str, Any]:
        """What a designer's field pane needs: names and kinds of dimensions and measures."""
        return {
            "key": self.key,
            "name": self.name.to_json(),
            "form": self.form,
            "dimensions": [
                {"key": dim.key, "name": dim.name.to_json(), "type": dim.formula.type.name, "grains": list(dim.grains)}
                for dim in self.dimensions.values()
            ],
            "measures": [
                {
                    "key": each.key,
                    "name": each.name.to_json(),
                    "hint": each.hint.to_json() if each.hint else None,
                    "format": each.format,
                    "calc": each.calc is not None,
                }
                for each in self.measures.values()
            ],
            "segments": list(self.segments),
        }


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension as a query uses it."""

    dim: Dimension
    grain: str | None

    @property
    def key(self) -> str:
        return self.dim.key


@dataclass(frozen=True, slots=True)
class Value:
    """A measure as a query uses it: itself, or a function of it over the result."""

    measure: Measure
    fn: str = "value"
    vs: str = "prev"

    @property
    def key(self) -> str:
        if self.fn == "value":
            return self.measure.key
        return f"{self.measure.key}_{self.fn}" + ("_year" if self.vs == "prev_year" else "")


@dataclass(frozen=True, slots=True)
class QueryPlan:
    """A query against a dataset: axes, values, and conditions sorted by the fact that they are about."""

    dataset: DatasetPlan
    rows: tuple[Axis, ...]
    columns: tuple[Axis, ...]
    values: tuple[Value, ...]
    conditions: tuple["Condition", ...]
    sort: tuple[tuple[str, bool], ...]
    limit: int | None
    others: bool
    totals: bool
    gaps: bool

    @property
    def axes(self) -> tuple[Axis, ...]:
        return self.rows + self.columns


@dataclass(frozen=True, slots=True)
class Condition:
    """One conjunct of a filter, about the rows of one fact."""

    text: str
    formula: Formula
    fact: str
