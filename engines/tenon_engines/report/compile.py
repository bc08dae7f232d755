"""Dataset document → plan. Finds every problem at once, each with its JSON pointer."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tenon_engines.form.shape import FieldShape, FormShape
from tenon_engines.formula.compile import Formula, compile_formula
from tenon_engines.formula.scope import DictScope
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, label
from tenon_engines.report.document import GRAINS, check_document
from tenon_engines.report.joins import compile_joins
from tenon_engines.report.macro import expand
from tenon_engines.report.plan import ROOT, Child, DatasetPlan, Dimension, Measure
from tenon_engines.report.scope import RowScope

_BOOL = Type("bool")
_NUMBER = Type("number")
_ORDERED = ("number", "date", "datetime", "text")


def compile_dataset(document: Mapping[str, Any], shapes: Mapping[str, FormShape]) -> DatasetPlan:
    """The plan of a dataset; DefinitionError carries everything that is wrong with it."""
    problems = check_document(document)
    if problems:
        raise DefinitionError(problems)
    form = document["root"]["form"]
    if form not in shapes:
        message = Text(f"没有名为“{form}”的表单", f"There is no form called {form!r}")
        raise DefinitionError([Problem("unknown_form", "/root/form", message)])
    return _Compiler(document, shapes).plan()


class _Compiler:
    def __init__(self, document: Mapping[str, Any], shapes: Mapping[str, FormShape]) -> None:
        self.document = document
        self.shapes = shapes
        self.form: str = document["root"]["form"]
        self.problems: list[Problem] = []
        self.children = compile_joins(document, shapes, self.problems)
        columns = {key: _columns(child, shapes) for key, child in self.children.items()}
        self.scope = RowScope(shapes, self.form, columns)
        self.raw = {key: entry["expr"] for key, entry in document["dimensions"].items()}
        self.formulas: dict[str, Formula] = {}

    def plan(self) -> DatasetPlan:
        dimensions = {key: dim for key in self.raw if (dim := self._dimension(key)) is not None}
        segments = self._segments()
        macros = {**self.raw, **segments}
        measures: dict[str, Measure] = {}
        calculated: list[str] = []
        for key, entry in self.document["measures"].items():
            if "calc" in entry:
                calculated.append(key)
            elif (measure := self._measure(key, entry, macros)) is not None:
                measures[key] = measure
        for key in calculated:
            if (measure := self._calculated(key, self.document["measures"][key], measures)) is not None:
                measures[key] = measure
        clash = set(measures) & set(dimensions)
        for key in sorted(clash):
            self._problem(
                "duplicate_key", f"/measures/{key}", f"“{key}”同时是维度和指标", f"{key!r} is a dimension too"
            )
        if self.problems:
            raise DefinitionError(self.problems)
        ordered = {key: measures[key] for key in self.document["measures"] if key in measures}
        name = label(self.document.get("name"), self.document["key"])
        return DatasetPlan(
            self.document["key"], name, self.document, self.form, self.shapes, self.scope, self.children, dimensions,
            ordered, segments, self.formulas,
        )  # fmt: skip

    def _dimension(self, key: str) -> Dimension | None:
        entry = self.document["dimensions"][key]
        pointer = f"/dimensions/{key}"
        formula = self._formula(entry["expr"], f"{pointer}/expr", None)
        if formula is None:
            return None
        fact = self._fact(formula, f"{pointer}/expr")
        grains = tuple(entry.get("grains", ()))
        if grains and formula.type.name not in ("date", "datetime"):
            self._problem(
                "not_a_time", f"{pointer}/grains", "只有日期和时间才能按时间粒度分组", "Only dates have grains"
            )
        if formula.type.name in ("date", "datetime") and not grains:
            grains = GRAINS if formula.type.name == "datetime" else GRAINS[1:]
        if formula.type.name in ("list", "row"):
            self._problem("not_a_value", f"{pointer}/expr", "维度必须是单个值", "A dimension must be one value")
        name = label(entry.get("name"), self._label(formula, key))
        return Dimension(key, name, entry["expr"], formula, fact, grains)

    def _segments(self) -> dict[str, str]:
        segments: dict[str, str] = {}
        for key, entry in self.document.get("segments", {}).items():
            text = entry if isinstance(entry, str) else entry["expr"]
            expanded = expand(text, {**self.raw, **segments})
            if self._formula(expanded, f"/segments/{key}", _BOOL) is not None:
                segments[key] = expanded
        return segments

    def _measure(self, key: str, entry: Mapping[str, Any], macros: Mapping[str, str]) -> Measure | None:
        pointer = f"/measures/{key}"
        agg = entry.get("agg")
        if agg is None:
            self._problem("incomplete", pointer, "指标需要 agg 或 calc", "A measure needs `agg` or `calc`")
            return None
        if agg != "count" and "expr" not in entry:
            self._problem("incomplete", pointer, f"{agg} 需要 expr", f"{agg} needs an `expr`")
            return None
        value = self._formula(expand(entry["expr"], macros), f"{pointer}/expr", None) if "expr" in entry else None
        where_text = expand(entry["filter"], macros) if "filter" in entry else ""
        where = self._formula(where_text, f"{pointer}/filter", _BOOL) if where_text else None
        if ("expr" in entry and value is None) or (where_text and where is None):
            return None
        fact = self._fact(value, f"{pointer}/expr") if value is not None else ROOT
        about = self._fact(where, f"{pointer}/filter") if where is not None else ROOT
        if about not in (ROOT, fact):
            self._problem(
                "other_grain", f"{pointer}/filter", "条件与指标不在同一层级", "The filter is about other rows"
            )
        if agg in ("sum", "avg") and value is not None and value.type.name != "number":
            self._problem("not_a_number", f"{pointer}/expr", "求和与平均需要数字", f"{agg} needs a number")
        if agg in ("min", "max") and value is not None and value.type.name not in _ORDERED:
            self._problem("not_ordered", f"{pointer}/expr", "该类型不能取最大或最小", f"{agg} needs an ordered type")
        scale = _scale(entry, agg, value)
        name = label(entry.get("name"), self._label(value, key) if value is not None else key)
        shown = entry.get("format") or ("money" if scale == 2 and agg in ("sum", "avg", "min", "max") else "number")
        hint = label(entry["hint"]) if "hint" in entry else None
        better = entry.get("better", "up")
        return Measure(key, name, hint, fact, agg, value, where, where_text, None, shown, scale, better)

    def _calculated(self, key: str, entry: Mapping[str, Any], known: Mapping[str, Measure]) -> Measure | None:
        base = {name: _NUMBER for name, measure in known.items() if measure.calc is None}
        try:
            calc = compile_formula(entry["calc"], DictScope(base), expects=_NUMBER, clock=False)
        except DefinitionError as error:
            self._adopt(error, f"/measures/{key}/calc")
            return None
        shown = entry.get("format", "number")
        scale = int(entry.get("scale", 4 if shown == "percent" else 2))
        hint = label(entry["hint"]) if "hint" in entry else None
        name = label(entry.get("name"), key)
        return Measure(key, name, hint, ROOT, "calc", None, None, "", calc, shown, scale, entry.get("better", "up"))

    def _formula(self, text: str, pointer: str, expects: Type | None) -> Formula | None:
        try:
            formula = compile_formula(text, self.scope, expects=expects)
        except DefinitionError as error:
            self._adopt(error, pointer)
            return None
        self.formulas[pointer] = formula
        return formula

    def _fact(self, formula: Formula, pointer: str) -> str:
        facts = facts_of(formula, self.children)
        if len(facts) > 1:
            both = "、".join(sorted(facts))
            self._problem("two_grains", pointer, f"公式同时用到两个一对多：{both}", f"Mixes rows of {both}")
        return min(facts, default=ROOT)

    def _label(self, formula: Formula, fallback: str) -> str:
        key = next(iter(formula.keys), "") if len(formula.keys) == 1 else ""
        shape = self.shapes[self.form].fields.get(key)
        return shape.name.zh if shape is not None and shape.name.zh else fallback

    def _adopt(self, error: DefinitionError, pointer: str) -> None:
        self.problems += [replace(problem, path=pointer) for problem in error.problems]

    def _problem(self, code: str, path: str, zh: str, en: str) -> None:
        self.problems.append(Problem(code, path, Text(zh, en)))


def facts_of(formula: Formula, children: Mapping[str, Child]) -> set[str]:
    """The one-to-many facts whose columns a formula reads."""
    return {head for key in formula.keys if (head := key.split(".", 1)[0]) in children and "." in key}


def _columns(child: Child, shapes: Mapping[str, FormShape]) -> Mapping[str, FieldShape]:
    shape = shapes[child.form]
    if child.subtable is None:
        return shape.fields
    return shape.fields[child.subtable].subtable or {}


def _scale(entry: Mapping[str, Any], agg: str, value: Formula | None) -> int:
    if "scale" in entry:
        return int(entry["scale"])
    if agg in ("count", "count_distinct") or value is None:
        return 0
    scale = value.type.scale
    return 2 if scale is None else scale
