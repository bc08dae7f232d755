"""All functions and operators of the language, from explicit lists."""

from collections.abc import Mapping

from tenon_engines.formula.function import Function
from tenon_engines.formula.functions.aggregate import AGGREGATES
from tenon_engines.formula.functions.arithmetic import ARITHMETIC_OPERATORS
from tenon_engines.formula.functions.compare import COMPARE
from tenon_engines.formula.functions.date import DATES
from tenon_engines.formula.functions.logic import LOGIC
from tenon_engines.formula.functions.number import NUMBERS
from tenon_engines.formula.functions.people import PEOPLE
from tenon_engines.formula.functions.text import TEXTS

_ALL: tuple[Function, ...] = (
    *LOGIC,
    *COMPARE,
    *ARITHMETIC_OPERATORS,
    *NUMBERS,
    *AGGREGATES,
    *TEXTS,
    *DATES,
    *PEOPLE,
)

functions: Mapping[str, Function] = {function.name: function for function in _ALL}
