"""What a list asks, about the rows that a dataset counts: the way back from the condition that opened the list."""

import re

from tenon_engines.formula.compile import compile_formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.report.compile import facts_of
from tenon_engines.report.plan import ROOT, Condition, DatasetPlan
from tenon_engines.report.split import conjuncts

_ANY_LINE = re.compile(r"SUM\(IF\((.*), 1, 0\)\) > 0", re.DOTALL)


def listed(text: str, dataset: DatasetPlan) -> tuple[Condition, ...]:
    """The parts of a list's condition. One that asks for any line becomes one on the lines that are counted.

    Two that ask for any line may mean two different lines, which no one row can be: ValidationError says so, as it
    does where the condition reads the lines in another way than a row of the dataset can.
    """
    own: list[str] = []
    lines: list[str] = []
    for part in conjuncts(text):
        asked = _ANY_LINE.fullmatch(part)
        (lines if asked else own).append(asked[1] if asked else part)
    if len(lines) > 1:
        raise _unsaid()
    found = [_condition(part, dataset) for part in own]
    if any(condition.fact != ROOT for condition in found):
        raise _unsaid()
    return (*found, *(_condition(part, dataset) for each in lines for part in conjuncts(each)))


def _condition(text: str, dataset: DatasetPlan) -> Condition:
    try:
        formula = compile_formula(text, dataset.scope, expects=Type("bool"))
    except DefinitionError:
        raise _unsaid() from None
    facts = facts_of(formula, dataset.children)
    if len(facts) > 1:
        raise _unsaid()
    return Condition(text, formula, min(facts, default=ROOT))


def _unsaid() -> ValidationError:
    message = Text("这个条件下不能算出合计", "No total can be told under this condition")
    return ValidationError([Problem("bad_filter", "/filter", message)])
