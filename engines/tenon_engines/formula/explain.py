"""Why a formula gave what it gave: each comparison that was evaluated, with both sides."""

from collections.abc import Iterator, Mapping
from typing import Any

from tenon_engines.formula.context import Context
from tenon_engines.formula.python_code import to_python
from tenon_engines.formula.tree import Call, Node, Rows, children, keys_read

_COMPARISONS = frozenset(
    {"=", "<>", "<", "<=", ">", ">=", "IN", "BETWEEN", "CONTAINS", "CONTAINSANY", "STARTSWITH", "ENDSWITH", "ISEMPTY"}
)


def explain(text: str, tree: Node, env: Mapping[str, Any], context: Context) -> list[dict[str, Any]]:
    """The comparisons on the path that was taken, in order; what AND, OR and IF skipped is left out."""
    return list(_visit(text, tree, env, context))


def _value(node: Node, env: Mapping[str, Any], context: Context) -> Any:
    return to_python(node)(env, context)


def _visit(text: str, node: Node, env: Mapping[str, Any], context: Context) -> Iterator[dict[str, Any]]:
    if isinstance(node, Rows):
        return
    if isinstance(node, Call) and node.name in _COMPARISONS:
        yield _leaf(text, node, env, context)
        return
    if isinstance(node, Call) and node.name in ("AND", "OR"):
        stop = node.name == "OR"
        for arg in node.args:
            yield from _visit(text, arg, env, context)
            if bool(_value(arg, env, context)) is stop:
                return
        return
    if isinstance(node, Call) and node.name in ("IF", "IFS"):
        yield from _branches(text, node.args, env, context)
        return
    for child in children(node):
        yield from _visit(text, child, env, context)


def _branches(text: str, args: tuple[Node, ...], env: Mapping[str, Any], context: Context) -> Iterator[dict[str, Any]]:
    for at in range(0, len(args), 2):
        if at + 1 == len(args):
            yield from _visit(text, args[at], env, context)
            return
        yield from _visit(text, args[at], env, context)
        if _value(args[at], env, context):
            yield from _visit(text, args[at + 1], env, context)
            return


def _leaf(text: str, node: Call, env: Mapping[str, Any], context: Context) -> dict[str, Any]:
    sides = [_value(arg, env, context) for arg in node.args]
    right: Any = sides[1] if len(sides) == 2 else sides[1:] or None
    start, end = node.span
    return {
        "text": text[start:end],
        "operator": node.name,
        "left": sides[0],
        "right": right,
        "result": bool(_value(node, env, context)),
        "keys": sorted(set(keys_read(node))),
    }
