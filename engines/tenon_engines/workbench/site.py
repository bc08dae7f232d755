"""Where an item of a workbench is checked: the forms, datasets and pages it may name, and the problems found so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from tenon_engines.form.plan import FieldPlan, FormPlan
from tenon_engines.form.scope import FormScope
from tenon_engines.form.shape import FormShape
from tenon_engines.formula.compile import compile_formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.naming import SYSTEM_FIELDS
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.report.plan import DatasetPlan


@dataclass
class Site:
    """`pages` are the keys of everything that a shortcut may lead to, by kind."""

    forms: Mapping[str, FormPlan]
    shapes: Mapping[str, FormShape]
    datasets: Mapping[str, DatasetPlan]
    pages: Mapping[str, frozenset[str]]
    problems: list[Problem] = field(default_factory=list)

    def form(self, key: str, path: str) -> FormPlan | None:
        found = self.forms.get(key)
        if found is None:
            self.unknown("form", Text("表单", "form"), key, path, self.forms)
        return found

    def field(self, form: FormPlan, key: str, path: str) -> FieldPlan | None:
        """The field itself; None for one that does not exist and for those that every record has."""
        found = form.fields.get(key)
        if found is None and key not in SYSTEM_FIELDS:
            self.unknown("field", Text("字段", "field"), key, path, form.fields)
        return found

    def moment(self, form: FormPlan, key: str, path: str) -> None:
        """Something that has an age: a date, a moment, or when the record was made or changed."""
        found = self.field(form, key, path)
        if found is not None and found.result.name not in ("date", "datetime"):
            message = Text(f"“{found.name.zh}”不是日期或时间", f"{found.name.en!r} is neither a date nor a time")
            self.problems.append(Problem("wrong_type", path, message))

    def condition(self, form: FormPlan, text: str | None, path: str) -> None:
        if text is None:
            return
        try:
            compile_formula(text, FormScope(self.shapes, form.key), expects=Type("bool"))
        except DefinitionError as error:
            self.problems += [Problem(each.code, path, each.message, each.hint) for each in error.problems]

    def named(self, kind: str, word: Text, key: str, path: str, known: Iterable[str]) -> bool:
        """Whether `key` is one of `known`; a problem where it is not."""
        names = set(known)
        if key in names:
            return True
        self.unknown(kind, word, key, path, names)
        return False

    def unknown(self, kind: str, word: Text, key: str, path: str, known: Iterable[Any]) -> None:
        near = get_close_matches(key, list(known), n=3)
        hint = Text(f"是否指 {'、'.join(near)}", f"did you mean {', '.join(near)}") if near else None
        message = Text(f"没有{word.zh}“{key}”", f"There is no {word.en} {key!r}")
        self.problems.append(Problem(f"unknown_{kind}", path, message, hint))
