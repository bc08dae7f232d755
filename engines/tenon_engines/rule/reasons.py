"""Which parts of a condition decided its result: those that hold when it holds, those that fail when it fails."""

from collections.abc import Callable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.context import Context
from tenon_engines.formula.explain import explain
from tenon_engines.formula.python_code import to_python
from tenon_engines.formula.tree import Call, Node, Read, keys_read

Env = Mapping[str, Any]
Leaf = Mapping[str, Any]
# Each group of leaves decides the result by itself: of an AND that fails, every part that fails is a group.
Group = list[Leaf]
Reasoner = Callable[[Env, Context, bool], list[Group]]

_COMPARISONS = frozenset(
    {"=", "<>", "<", "<=", ">", ">=", "IN", "BETWEEN", "CONTAINS", "CONTAINSANY", "STARTSWITH", "ENDSWITH", "ISEMPTY"}
)
_built: "WeakKeyDictionary[Formula, Reasoner]" = WeakKeyDictionary()


def reasons(formula: Formula, env: Env, context: Context, result: bool) -> list[Leaf]:
    """The deciding comparisons and yes-or-no fields, in the order of the text."""
    return [leaf for group in causes(formula, env, context, result) for leaf in group]


def causes(formula: Formula, env: Env, context: Context, result: bool) -> list[Group]:
    """The groups of leaves that each decided the result alone. Built once for each formula."""
    reasoner = _built.get(formula)
    if reasoner is None:
        reasoner = _built[formula] = _build(formula.text, formula.tree)
    return reasoner(env, context, result)


def _build(text: str, node: Node) -> Reasoner:
    if isinstance(node, Call) and node.name == "NOT":
        inner = _build(text, node.args[0])
        return lambda env, context, wanted: inner(env, context, not wanted)
    if isinstance(node, Call) and node.name in ("AND", "OR"):
        return _joined([(to_python(arg), _build(text, arg)) for arg in node.args], alone=node.name == "OR")
    if isinstance(node, Call) and node.name in _COMPARISONS:
        return _comparison(text, node)
    if isinstance(node, Read) and node.type.name == "bool":
        return _yes_or_no(node)
    return lambda env, context, wanted: [list(explain(text, node, env, context))]


def _joined(parts: list[tuple[Callable[[Env, Context], Any], Reasoner]], *, alone: bool) -> Reasoner:
    """`alone`: the result for which one part is enough; for the other one all parts are needed."""

    def walk(env: Env, context: Context, wanted: bool) -> list[Group]:
        found = [
            group
            for evaluate, reasoner in parts
            if (evaluate(env, context) is True) is wanted
            for group in reasoner(env, context, wanted)
        ]
        return found if wanted is alone else [[leaf for group in found for leaf in group]]

    return walk


def _comparison(text: str, node: Call) -> Reasoner:
    sides, whole = [to_python(arg) for arg in node.args], to_python(node)
    start, end = node.span
    known = {"text": text[start:end], "operator": node.name, "keys": sorted(set(keys_read(node)))}

    def leaf(env: Env, context: Context, wanted: bool) -> list[Group]:
        values = [side(env, context) for side in sides]
        right = values[1] if len(values) == 2 else values[1:] or None
        return [[{**known, "left": values[0], "right": right, "result": whole(env, context) is True}]]

    return leaf


def _yes_or_no(node: Read) -> Reasoner:
    def leaf(env: Env, context: Context, wanted: bool) -> list[Group]:
        value = env.get(node.key)
        return [[{"operator": "TRUE", "left": value, "right": None, "result": value is True, "keys": [node.key]}]]

    return leaf
