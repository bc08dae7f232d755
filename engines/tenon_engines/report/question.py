"""What a report asks of the database: for whom, and one fact at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.context import Context
from tenon_engines.formula.sql_types import DialectName
from tenon_engines.report.paths import FormTables, Live
from tenon_engines.report.period import Period
from tenon_engines.report.plan import Axis, Condition, DatasetPlan, Dimension, Measure


@dataclass(frozen=True, slots=True)
class World:
    """Where and for whom: the database's dialect, the tables, the zone, and the rows that this person may see."""

    dialect: DialectName
    plans: Mapping[str, FormTables]
    context: Context
    scopes: Mapping[str, Formula | bool]
    live: Live | None = None

    @property
    def zone(self) -> ZoneInfo:
        return self.context.tz


@dataclass(frozen=True, slots=True)
class Part:
    """What one SELECT is to answer: these measures of one fact, by these axes, under these conditions."""

    dataset: DatasetPlan
    fact: str
    axes: Sequence[Axis]
    measures: Sequence[Measure]
    conditions: Sequence[Condition]
    spans: Sequence[tuple[Dimension, Period]]

    def key(self) -> tuple[Any, ...]:
        """What the statement's text depends on, besides the world."""
        return (
            self.dataset.key,
            self.fact,
            tuple((axis.key, axis.grain) for axis in self.axes),
            tuple(measure.key for measure in self.measures),
            tuple(condition.text for condition in self.conditions),
            tuple(dim.key for dim, _ in self.spans),
        )


def components(measure: Measure) -> tuple[str, ...]:
    """What SQL aggregates for a measure; an average is its sum and its count, so that totals stay right."""
    return ("sum", "count") if measure.agg == "avg" else (measure.agg,)
