"""The formula language: one grammar, one typed tree, the same results in Python, SQL and the browser."""

from tenon_engines.formula.compile import Formula, compile_formula
from tenon_engines.formula.context import ActorValue, Context, PeopleDirectory
from tenon_engines.formula.functions import functions
from tenon_engines.formula.problems import FormulaError, FormulaProblem
from tenon_engines.formula.scope import Constant, DictScope, Field, Scope
from tenon_engines.formula.types import Type, parse_type

__all__ = [
    "ActorValue",
    "Constant",
    "Context",
    "DictScope",
    "Field",
    "Formula",
    "FormulaError",
    "FormulaProblem",
    "PeopleDirectory",
    "Scope",
    "Type",
    "compile_formula",
    "functions",
    "parse_type",
]
