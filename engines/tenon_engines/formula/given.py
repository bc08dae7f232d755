"""A formula some of whose names have their values already: what a picker's filter asks of the record being filled in."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from tenon_engines.formula.compile import Formula
from tenon_engines.formula.tree import Call, ListOf, Literal, Node, Read, Rows


def given(formula: Formula, values: Mapping[str, Any]) -> Formula:
    """The formula with the keys of `values` replaced by constants. Its text names them: statements are kept by it."""
    named = "".join(f"\n{key} = {values[key]!r}" for key in sorted(formula.keys & values.keys()))
    return Formula(formula.text + named, _given(formula.tree, values))


def _given(node: Node, values: Mapping[str, Any]) -> Node:
    if isinstance(node, Read) and node.key in values:
        value = values[node.key]
        if node.type.name == "number" and isinstance(value, int):  # the number of a record: constants are decimals
            value = Decimal(value)
        return Literal(value, replace(node.type, nullable=value is None))
    if isinstance(node, Call):
        return replace(node, args=tuple(_given(arg, values) for arg in node.args))
    if isinstance(node, ListOf):
        return replace(node, items=tuple(_given(item, values) for item in node.items))
    if isinstance(node, Rows):
        return replace(node, body=_given(node.body, values))
    return node
