"""What does not read the record is computed beforehand: constants, NOW, the acting user."""

from typing import Any

from tenon_engines.formula.check import uses
from tenon_engines.formula.context import Context
from tenon_engines.formula.python_code import to_python
from tenon_engines.formula.sql_ranges import is_fixed
from tenon_engines.formula.sql_types import Late
from tenon_engines.formula.tree import Call, ListOf, Literal, Node, Rows
from tenon_engines.formula.types import Type


def fold(node: Node, context: Context, late: dict[str, Late] | None) -> Node:
    """Fixed parts as literals (those that fail stay, for IFERROR to see); with `late`, those that depend on the moment or the actor stay open for each run."""
    if isinstance(node, Call) and is_fixed(node):
        if late is not None and (uses(node, "clock") or uses(node, "actor")):
            return _open(node, late)
        context.fault = None
        value = to_python(node)({}, context)
        if context.fault is None:
            return _constant(value, node.type)
    if isinstance(node, Call):
        return _simplified(Call(node.name, tuple(fold(arg, context, late) for arg in node.args), node.type, node.span))
    if isinstance(node, ListOf):
        return ListOf(tuple(fold(item, context, late) for item in node.items), node.type)
    if isinstance(node, Rows):
        return Rows(node.list, fold(node.body, context, late), node.type)
    return node


def _constant(value: Any, type_: Type) -> Node:
    """A list becomes one of constants, which every database knows how to look into."""
    if isinstance(value, list) and type_.item is not None:
        item = type_.item
        return ListOf(tuple(Literal(each, item) for each in value), type_)
    return Literal(value, type_)


def _open(node: Call, late: dict[str, Late]) -> Literal:
    name = f"late_{len(late)}"
    late[name] = Late(name, lambda context, run=to_python(node): run({}, context))  # type: ignore[misc]
    return Literal(late[name], node.type)


def _simplified(node: Call) -> Node:
    """AND / OR without the arguments that are already decided: HAS_ROLE("x") OR … needs no second look."""
    if node.name not in ("AND", "OR"):
        return node
    decisive = node.name == "OR"
    left = []
    for arg in node.args:
        if isinstance(arg, Literal) and not isinstance(arg.value, Late):
            if bool(arg.value) is decisive:
                return Literal(decisive, node.type)
            continue
        left.append(arg)
    return Call(node.name, tuple(left), node.type, node.span) if left else Literal(not decisive, node.type)
