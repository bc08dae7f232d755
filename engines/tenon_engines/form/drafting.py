"""What the parts of a compilation share: the shapes, the problems found so far, the formulas compiled so far."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from tenon_engines.form.scope import FormScope
from tenon_engines.form.shape import FieldShape, FormShape, Shapes
from tenon_engines.formula.compile import Formula, compile_formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text

T = TypeVar("T")
YES_NO = Type("bool")


class Drafting:
    """One compilation of one form document. Nothing here stops at the first problem."""

    def __init__(self, document: Mapping[str, Any], shape: FormShape, shapes: Shapes) -> None:
        self.document = document
        self.shape = shape
        self.shapes = {**shapes, shape.key: shape}
        self.problems: list[Problem] = []
        self.formulas: dict[str, Formula] = {}

    def scope(self, table: str = "", target: str | None = None) -> FormScope:
        return FormScope(self.shapes, self.shape.key, target=target, row=table or None, allow_hidden=True)

    def fields(self, table: str) -> Mapping[str, FieldShape]:
        return (self.shape.fields[table].subtable or {}) if table else self.shape.fields

    def say(self, code: str, path: str, message: Text, hint: Text | None = None) -> None:
        self.problems.append(Problem(code, path, message, hint))

    def attempt(self, work: Callable[[], T]) -> T | None:
        """`work()`, or None with its problems noted."""
        try:
            return work()
        except DefinitionError as error:
            self.problems += error.problems
            return None

    def formula(
        self, text: Any, pointer: str, scope: FormScope, *, expects: Type | None = YES_NO, clock: bool = True
    ) -> Formula | None:
        """The compiled formula under `pointer`, or None where there is none or it does not compile."""
        if not isinstance(text, str):
            return None
        try:
            compiled = compile_formula(text, scope, expects=expects, clock=clock)
        except DefinitionError as error:
            self.problems += [replace(problem, path=pointer) for problem in error.problems]
            return None
        self.formulas[pointer] = compiled
        return compiled
