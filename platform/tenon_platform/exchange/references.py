"""Finds the records that texts of a table mean: by title, or by a field that is unique by itself (a code)."""

from collections.abc import Iterable
from typing import Any

from tenon_engines.formula.context import Context
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, beside
from tenon_platform.catalog.plans import Plans
from tenon_platform.exchange.converting import Wanted
from tenon_platform.storage.query_named import ids_by_name
from tenon_platform.storage.query_where import Scope
from tenon_platform.storage.transaction import Tx


class References:
    """Remembers what it found for the length of an import; a text that means nothing is looked up again each chunk."""

    def __init__(self, plans: Plans, scopes: dict[str, Scope], context: Context) -> None:
        self._plans = plans
        self._scopes = scopes
        self._context = context
        self._found: dict[tuple[str, str], int] = {}
        self._many: set[tuple[str, str]] = set()

    def find(self, tx: Tx, wanted: Iterable[Wanted]) -> None:
        """Looks up what is not known yet, with one query for each form."""
        by_form: dict[str, set[str]] = {}
        for each in wanted:
            if (each.form, each.text) not in self._found:
                by_form.setdefault(each.form, set()).add(each.text)
        for form, texts in by_form.items():
            plan = self._plans.form(form)
            scope = self._scopes.get(form)
            found = ids_by_name(tx, plan, self._plans, texts, scope=scope, context=self._context)
            for text, ids in found.items():
                if len(ids) == 1:
                    self._found[form, text] = ids[0]
                else:
                    self._many.add((form, text))

    def put(self, named: Iterable[tuple[dict[str, Any], str, str]]) -> list[Problem]:
        """Replaces each `Wanted` by its id; a problem for each that is not there or not one."""
        problems: list[Problem] = []
        for row, key, path in named:
            wanted: Wanted = row[key]
            number = row[key] = self._found.get((wanted.form, wanted.text))
            if number is None:
                problems.append(self._missing(wanted, path))
        return problems

    def _missing(self, wanted: Wanted, path: str) -> Problem:
        name = self._plans.form(wanted.form).name
        text = wanted.text[:60]
        if (wanted.form, wanted.text) in self._many:
            return Problem(
                "ambiguous_reference",
                path,
                Text(f"有多个{name.zh}叫“{text}”", f"Several records of {name.en} are called {text!r}"),
                Text("请改用编码", "use its code instead"),
            )
        return Problem(
            "unknown_reference",
            path,
            Text(beside("找不到", name.zh, f"“{text}”"), f"There is no {name.en} “{text}”"),
            Text(beside("请先建立", name.zh, "，或改用固定值"), "Create it first, or use a fixed value"),
        )
