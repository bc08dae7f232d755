"""Which parts of a condition decided its result: those that hold when it holds, those that fail when it fails."""

from collections.abc import Iterator, Mapping
from typing import Any

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.context import Context
from tenon_engines.formula.explain import explain
from tenon_engines.formula.python_code import to_python
from tenon_engines.formula.tree import Call, Node, Read

Leaf = Mapping[str, Any]


def reasons(formula: Formula, env: Mapping[str, Any], context: Context, result: bool) -> list[Leaf]:
    """The deciding comparisons and yes-or-no fields, in the order of the text."""
    return list(_decisive(formula.text, formula.tree, env, context, result))


def _decisive(text: str, node: Node, env: Mapping[str, Any], context: Context, wanted: bool) -> Iterator[Leaf]:
    if isinstance(node, Call) and node.name == "NOT":
        yield from _decisive(text, node.args[0], env, context, not wanted)
    elif isinstance(node, Call) and node.name in ("AND", "OR"):
        for arg in node.args:
            if (to_python(arg)(env, context) is True) is wanted:
                yield from _decisive(text, arg, env, context, wanted)
    elif isinstance(node, Read) and node.type.name == "bool":
        value = to_python(node)(env, context)
        yield {"operator": "TRUE", "left": value, "right": None, "result": value is True, "keys": [node.key]}
    else:
        yield from explain(text, node, env, context)
