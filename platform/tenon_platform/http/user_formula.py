"""Formulas that a person types (filter, report): names resolve as that person. What one may not see does not exist."""

from collections.abc import Iterable
from dataclasses import replace

from tenon_engines.form.scope import FormScope
from tenon_engines.formula.compile import Formula, compile_formula
from tenon_engines.formula.scope import Constant, Field
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.report.paths import GUARDED
from tenon_platform.access.permissions import UNSEEN, Rights
from tenon_platform.catalog.plans import Plans
from tenon_platform.storage.query_where import Scope, Typed

LONGEST = 4000
_BOOL = Type("bool")
_NOT_FIELDS = ("actor", "param", "task")


class SeenScope(FormScope):
    """A form's names, without fields that the person may not see and without ways into forms they may not read.

    A way through a reference is marked in the env key (`customer!.level`): SQL follows it only to rows within the
    person's scope, kept in `reach`. What a lookup shows is a field of the form that shows it and governed there.
    """

    def __init__(self, plans: Plans, form: str, rights: Rights) -> None:
        super().__init__(plans.shapes, form)
        self._rights = rights
        self.reach: dict[str, Scope] = {}

    def resolve(self, path: tuple[str, ...]) -> Field | Constant | None:
        found = super().resolve(path)
        if not isinstance(found, Field) or path[0] in _NOT_FIELDS:
            return found
        key = self._key(path[1:] if path[0] == "record" else path, found.key)
        return None if key is None else replace(found, key=key)

    def names(self) -> Iterable[str]:
        return (name for name in super().names() if self.resolve(tuple(name.split("."))) is not None)

    def _key(self, path: tuple[str, ...], key: str) -> str | None:
        """The env key with its guarded steps; None where something on the way is not theirs to see."""
        form, inside = self.form, ""
        guarded: list[int] = []
        for place, step in enumerate(path):
            if step == "old" or self._rights.form(form).fields.get(inside + step) in UNSEEN:
                return None
            if place == len(path) - 1:
                break
            here = super().resolve(path[: place + 1])
            if not isinstance(here, Field):
                return None
            value = here.type.item if here.type.item is not None else here.type
            inside = f"{step}." if value.name == "row" else ""
            if value.name == "record" and value.form is not None and path[place + 1 :] != ("id",):
                form = value.form
                within = self._rights.form(form).read
                if within is None or not key.startswith(f"{here.key}."):
                    return None
                self.reach[form] = within
                guarded.append(len(here.key))
        for position in reversed(guarded):
            key = key[:position] + GUARDED + key[position:]
        return key


def read_filter(plans: Plans, form: str, rights: Rights, text: str | None, path: str = "/filter") -> Typed | None:
    """The filter a person typed; a mistake is theirs (422), not a broken definition."""
    if text is None or not text.strip():
        return None
    if len(text) > LONGEST:
        message = Text(f"条件最长 {LONGEST} 个字符", f"A condition has at most {LONGEST} characters")
        raise ValidationError([Problem("too_long", path, message)])
    mark = ("filter", form, text, rights)
    cache = plans.form(form).cache
    known: Typed | None = cache.get(mark)
    if known is not None:
        return known
    scope = SeenScope(plans, form, rights)
    try:
        formula = compile_formula(text, scope, expects=_BOOL)
    except DefinitionError as error:
        problems = [Problem(each.code, path, each.message, each.hint) for each in error.problems]
        raise ValidationError(problems) from None
    found = Typed(formula, scope.reach)
    if sum(1 for key in cache if isinstance(key, tuple) and key[0] == "filter") < 200:
        cache[mark] = found
    return found


def document_filter(plans: Plans, form: str, text: str | None) -> Formula | None:
    """A filter of a published document (a view, a tab): resolved as its publisher's."""
    if not text:
        return None
    mark = ("document filter", text)
    cache = plans.form(form).cache
    known: Formula | None = cache.get(mark)
    if known is None:
        known = cache[mark] = compile_formula(text, FormScope(plans.shapes, form), expects=_BOOL)
    return known
