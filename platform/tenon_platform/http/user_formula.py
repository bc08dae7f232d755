"""Formulas that a person types (filter, report): names resolve as that person. What one may not see does not exist."""

from collections.abc import Iterable

from tenon_engines.form.scope import FormScope
from tenon_engines.formula.compile import Formula, compile_formula
from tenon_engines.formula.scope import Constant, Field
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_platform.access.permissions import Rights
from tenon_platform.catalog.plans import Plans

LONGEST = 4000
_BOOL = Type("bool")
_UNSEEN = ("hidden", "masked")


class SeenScope(FormScope):
    """A form's names, without fields that the person may not see and without ways into forms they may not read."""

    def __init__(self, plans: Plans, form: str, rights: Rights) -> None:
        super().__init__(plans.shapes, form)
        self._rights = rights

    def resolve(self, path: tuple[str, ...]) -> Field | Constant | None:
        return super().resolve(path) if self._sees(path) else None

    def names(self) -> Iterable[str]:
        return (name for name in super().names() if self._sees(tuple(name.split("."))))

    def _sees(self, path: tuple[str, ...]) -> bool:
        form, fields = self.form, self.shapes[self.form].fields
        for step in path[1:] if path[0] in ("record", "old") else path:
            rights = self._rights.form(form)
            if rights.fields.get(step) in _UNSEEN:
                return False
            field = fields.get(step)
            if field is None:
                return True
            if field.path is not None and not self._sees(field.path):
                return False
            if field.subtable is not None:
                fields = field.subtable
            elif field.target is not None and field.target in self.shapes:
                if len(path) > 1 and step != path[-1] and self._rights.form(field.target).read is None:
                    return False
                form, fields = field.target, self.shapes[field.target].fields
        return True


def read_filter(plans: Plans, form: str, rights: Rights, text: str | None, path: str = "/filter") -> Formula | None:
    """The filter a person typed; a mistake is theirs (422), not a broken definition."""
    if text is None or not text.strip():
        return None
    mark = ("filter", form, text, id(rights))
    cache = plans.form(form).cache
    known: Formula | None = cache.get(mark)
    if known is not None:
        return known
    try:
        formula = compile_formula(text[:LONGEST], SeenScope(plans, form, rights), expects=_BOOL)
    except DefinitionError as error:
        problems = [Problem(each.code, path, each.message, each.hint) for each in error.problems]
        raise ValidationError(problems) from None
    if sum(1 for key in cache if isinstance(key, tuple) and key[0] == "filter") < 200:
        cache[mark] = formula
    return formula


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
