"""Comparisons of parts of a date become half-open ranges on the date itself, so that an index can serve them.

`YEAR(x) = 2024` is `x >= 2024-01-01 AND x < 2025-01-01`; only with a constant on the other side.
"""

from collections.abc import Callable
from decimal import Decimal

from tenon_engines.formula.tree import Call, Literal, Node, Read, walk
from tenon_engines.formula.types import BOOL, DATE, DATETIME, TEXT, whole

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}
_NEXT = {
    "DAYBEGIN": (1, "D"),
    "WEEKBEGIN": (1, "W"),
    "MONTHBEGIN": (1, "M"),
    "QUARTERBEGIN": (3, "M"),
    "YEARBEGIN": (1, "Y"),
}
_BACK = frozenset({"D", "W", "H", "MIN", "S"})


def is_fixed(node: Node) -> bool:
    """Does the node read nothing of a record?"""
    return all(isinstance(each, Literal | Call) for each in walk(node)) and not any(
        isinstance(each, Call) and each.name in ("USERNAME", "DEPT", "MANAGER") and each.args for each in walk(node)
    )


def _number(value: int) -> Literal:
    return Literal(Decimal(value), whole(False))


def _unit(unit: str) -> Literal:
    return Literal(unit, TEXT.required())


def _as(day: Node, like: Node) -> Node:
    """A date bound in the type of what it bounds."""
    if like.type.name == "datetime" and day.type.name == "date":
        return Call("TODATETIME", (day,), DATETIME)
    return day


def _year(value: Node, operator: str, bound: Node) -> Node | None:
    if bound.type.scale != 0:
        return None
    start = _as(Call("DATE", (bound, _number(1), _number(1)), DATE), value)
    after = Call("+", (bound, _number(1)), whole(False))
    end = _as(Call("DATE", (after, _number(1), _number(1)), DATE), value)
    return _between(value, operator, start, end)


def _day(value: Node, operator: str, bound: Node) -> Node | None:
    if bound.type.name != "date":
        return None
    end = Call("DATEADD", (bound, _number(1), _unit("D")), DATE)
    return _between(value, operator, _as(bound, value), _as(end, value))


def _between(value: Node, operator: str, start: Node, end: Node) -> Node:
    """`value` against the period [start, end)."""
    if operator == "=":
        return Call("AND", (Call(">=", (value, start), BOOL), Call("<", (value, end), BOOL)), BOOL)
    bound = start if operator in ("<", ">=") else end
    return Call("<" if operator in ("<", "<=") else ">=", (value, bound), BOOL)


def _begin(part: Call, operator: str, bound: Node) -> Node | None:
    """MONTHBEGIN(x) = c: within the month that c begins, if it begins one."""
    (value,) = part.args
    if operator != "=" or (value.type.name == "date" and bound.type.name != "date"):
        return None
    count, unit = _NEXT[part.name]
    end = Call("DATEADD", (bound, _number(count), _unit(unit)), bound.type)
    begins = Call("=", (Call(part.name, (bound,), bound.type), bound), BOOL)
    within = _between(value, "=", bound, end)
    return Call("AND", (within, begins), BOOL)


def _moved(part: Call, operator: str, bound: Node) -> Node | None:
    """x + 3 days < c: x < c - 3 days."""
    value, count, unit = part.args
    if not is_fixed(count) or count.type.scale != 0 or not isinstance(unit, Literal) or unit.value not in _BACK:
        return None
    back = Call("DATEADD", (bound, Call("NEG", (count,), count.type), unit), bound.type.optional())
    return Call(operator, (value, back), BOOL)


def _compared(part: Node, operator: str, bound: Node) -> Node | None:
    if not isinstance(part, Call) or is_fixed(part) or not is_fixed(bound) or operator not in _TURNED:
        return None
    if part.name == "TODATETIME" and bound.type.name == "datetime":
        return None
    plain: dict[str, Callable[[Node, str, Node], Node | None]] = {"YEAR": _year, "TODATE": _day}
    if part.name in plain and part.args[0].type.name in ("date", "datetime"):
        return plain[part.name](part.args[0], operator, bound)
    if part.name in _NEXT:
        return _begin(part, operator, bound)
    return _moved(part, operator, bound) if part.name == "DATEADD" else None


def _month_of_year(args: tuple[Node, ...]) -> tuple[Node, ...]:
    """YEAR(x) = y AND MONTH(x) = m: one month."""
    found: dict[tuple[str, str], Node] = {}
    for arg in args:
        if isinstance(arg, Call) and arg.name == "=" and isinstance(arg.args[0], Call) and is_fixed(arg.args[1]):
            part = arg.args[0]
            if part.name in ("YEAR", "MONTH") and isinstance(part.args[0], Read) and arg.args[1].type.scale == 0:
                found[part.name, part.args[0].key] = arg
    result = list(args)
    for (name, key), year in found.items():
        month = found.get(("MONTH", key))
        if name != "YEAR" or not isinstance(year, Call) or not isinstance(month, Call):
            continue
        value = year.args[0].args[0] if isinstance(year.args[0], Call) else year
        start = Call("DATE", (year.args[1], month.args[1], _number(1)), DATE)
        end = Call("EDATE", (start, _number(1)), DATE)
        result = [each for each in result if each is not year and each is not month]
        result.append(_between(value, "=", _as(start, value), _as(end, value)))
        result.append(Call("BETWEEN", (month.args[1], _number(1), _number(12)), BOOL))
    return tuple(result)


def to_ranges(node: Node) -> Node:
    """The condition with its date parts as ranges; other trees as they are."""
    if not isinstance(node, Call):
        return node
    if node.name in ("AND", "OR", "NOT"):
        args = _month_of_year(node.args) if node.name == "AND" else node.args
        return Call(node.name, tuple(to_ranges(arg) for arg in args), node.type, node.span)
    if node.name == "BETWEEN":
        low, high = (
            Call(op, (node.args[0], bound), BOOL) for op, bound in ((">=", node.args[1]), ("<=", node.args[2]))
        )
        turned = [to_ranges(low), to_ranges(high)]
        return Call("AND", tuple(turned), BOOL) if turned != [low, high] else node
    if len(node.args) == 2 and node.name in _TURNED:
        left, right = node.args
        return _compared(left, node.name, right) or _compared(right, _TURNED[node.name], left) or node
    return node
