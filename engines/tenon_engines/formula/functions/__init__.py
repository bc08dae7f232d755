"""All functions and operators of the language, from explicit lists."""

from collections.abc import Mapping

from tenon_engines.formula.function import Function
from tenon_engines.formula.functions.aggregate import AGGREGATES
from tenon_engines.formula.functions.arithmetic import ARITHMETIC_OPERATORS
from tenon_engines.formula.functions.column import COLUMNS
from tenon_engines.formula.functions.compare import COMPARE
from tenon_engines.formula.functions.conditional import CONDITIONALS
from tenon_engines.formula.functions.contains import CONTAINS
from tenon_engines.formula.functions.date import DATES
from tenon_engines.formula.functions.date_period import DATE_PERIODS
from tenon_engines.formula.functions.date_span import DATE_SPANS
from tenon_engines.formula.functions.exponent import EXPONENTS
from tenon_engines.formula.functions.id_card import ID_CARDS
from tenon_engines.formula.functions.join import JOINS
from tenon_engines.formula.functions.logic import LOGIC
from tenon_engines.formula.functions.number import NUMBERS
from tenon_engines.formula.functions.number_format import NUMBER_FORMATS
from tenon_engines.formula.functions.order import ORDERS
from tenon_engines.formula.functions.pattern import PATTERNS
from tenon_engines.formula.functions.people import PEOPLE
from tenon_engines.formula.functions.product import SUMPRODUCT
from tenon_engines.formula.functions.text import TEXTS
from tenon_engines.formula.functions.workdays import WORKDAYS

_ALL: tuple[Function, ...] = (
    *LOGIC,
    *COMPARE,
    *ARITHMETIC_OPERATORS,
    *NUMBERS,
    *EXPONENTS,
    *AGGREGATES,
    *CONDITIONALS,
    SUMPRODUCT,
    *ORDERS,
    *COLUMNS,
    *JOINS,
    *TEXTS,
    *CONTAINS,
    *NUMBER_FORMATS,
    *PATTERNS,
    *ID_CARDS,
    *DATES,
    *DATE_SPANS,
    *DATE_PERIODS,
    *WORKDAYS,
    *PEOPLE,
)

functions: Mapping[str, Function] = {function.name: function for function in _ALL}
