"""A query (JSON of a tile or a person) against a dataset → query plan."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tenon_engines.formula.compile import compile_formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.report.compile import facts_of
from tenon_engines.report.document import check_query
from tenon_engines.report.macro import expand
from tenon_engines.report.plan import ROOT, Axis, Condition, DatasetPlan, QueryPlan, Value
from tenon_engines.report.split import conjuncts

_BOOL = Type("bool")


def compile_query(query: Mapping[str, Any], dataset: DatasetPlan, path: str = "") -> QueryPlan:
    """Axes, values and conditions; DefinitionError carries everything that is wrong, with pointers below `path`."""
    problems = check_query(query)
    if problems:
        raise DefinitionError([replace(problem, path=path + problem.path) for problem in problems])
    reader = _Reader(dataset, path)
    rows = reader.axes(query.get("rows", []), "rows")
    columns = reader.axes(query.get("columns", []), "columns")
    values = reader.values(query["measures"])
    conditions = reader.conditions(query.get("filter", ""))
    known = {axis.key for axis in (*rows, *columns)} | {value.key for value in values}
    sort = [(entry["by"], bool(entry.get("desc"))) for entry in query.get("sort", [])]
    for index, (by, _) in enumerate(sort):
        if by not in known:
            reader.problem(f"/sort/{index}/by", f"排序的“{by}”不在结果中", f"{by!r} is not part of the result")
    if reader.problems:
        raise DefinitionError(reader.problems)
    limit = query.get("limit", {})
    return QueryPlan(
        dataset, tuple(rows), tuple(columns), tuple(values), tuple(conditions), tuple(sort), limit.get("n"),
        bool(limit.get("others")), "rows" in query.get("totals", []), bool(query.get("gaps", True)),
    )  # fmt: skip


class _Reader:
    def __init__(self, dataset: DatasetPlan, path: str) -> None:
        self.dataset = dataset
        self.path = path
        self.problems: list[Problem] = []

    def axes(self, entries: list[Mapping[str, Any]], part: str) -> list[Axis]:
        found: list[Axis] = []
        for index, entry in enumerate(entries):
            dim = self.dataset.dimensions.get(entry["dim"])
            grain = entry.get("grain")
            where = f"/{part}/{index}"
            if dim is None:
                self.problem(f"{where}/dim", f"没有维度“{entry['dim']}”", f"There is no dimension {entry['dim']!r}")
                continue
            if grain is not None and grain not in dim.grains:
                self.problem(f"{where}/grain", f"“{dim.name.zh}”不能按 {grain} 分组", f"{dim.key} has no grain {grain}")
            if grain is None and dim.is_time:
                grain = "day" if "day" in dim.grains else dim.grains[0]
            found.append(Axis(dim, grain))
        return found

    def values(self, entries: list[Any]) -> list[Value]:
        found: list[Value] = []
        for index, entry in enumerate(entries):
            key = entry if isinstance(entry, str) else entry["of"]
            measure = self.dataset.measures.get(key)
            if measure is None:
                self.problem(f"/measures/{index}", f"没有指标“{key}”", f"There is no measure {key!r}")
            elif isinstance(entry, str):
                found.append(Value(measure))
            else:
                found.append(Value(measure, entry.get("fn", "value"), entry.get("vs", "prev")))
        return found

    def conditions(self, text: str) -> list[Condition]:
        if not text.strip():
            return []
        expanded = expand(text, self.dataset.macros)
        try:
            compile_formula(expanded, self.dataset.scope, expects=_BOOL)
            return [self._condition(part) for part in conjuncts(expanded)]
        except DefinitionError as error:
            self.problems += [replace(problem, path=f"{self.path}/filter") for problem in error.problems]
            return []

    def _condition(self, text: str) -> Condition:
        formula = compile_formula(text, self.dataset.scope, expects=_BOOL)
        facts = facts_of(formula, self.dataset.children)
        if len(facts) > 1:
            both = "、".join(sorted(facts))
            self.problem("/filter", f"一个条件同时用到两个一对多：{both}", f"One condition mixes rows of {both}")
        return Condition(text, formula, min(facts, default=ROOT))

    def problem(self, path: str, zh: str, en: str) -> None:
        self.problems.append(Problem("bad_query", self.path + path, Text(zh, en)))
