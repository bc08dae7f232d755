"""May a formula become a constraint of the database: operators of the native subset, with room in 64 bits."""

from decimal import Decimal

from tenon_engines.formula.sql_base import LOGIC
from tenon_engines.formula.sql_piece import COLUMN
from tenon_engines.formula.sql_types import INT64, stored_scale
from tenon_engines.formula.tree import Call, ListOf, Literal, Node, Read

NATIVE = frozenset({*LOGIC, "IF", "IFS", "SWITCH", "COALESCE", "+", "-", "*", "NEG", "POS", "FIT"})


def _bound(node: Node) -> tuple[int, int] | None:
    """Largest integer and scale of a numeric tree, or None where 64 bits may not hold it."""
    if isinstance(node, Literal) and isinstance(node.value, Decimal):
        scale = node.type.scale or 0
        return abs(int(node.value.scaleb(scale))), scale
    if isinstance(node, Read):
        return None if stored_scale(node.type) is None else (COLUMN, node.type.scale or 0)
    if not isinstance(node, Call):
        return None
    if node.name == "FIT":
        return COLUMN, node.type.scale or 0
    parts = [_bound(arg) for arg in (node.args[1:] if node.name == "IF" else node.args)]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    if node.name == "*":
        result = known[0][0] * known[1][0], known[0][1] + known[1][1]
    else:
        scale = max(each[1] for each in known)
        sizes = [size * 10 ** (scale - own) for size, own in known]
        result = (sum(sizes) if node.name in ("+", "-") else max(sizes)), scale
    return result if result[0] <= INT64 else None


def is_native_tree(node: Node) -> bool:
    """Only own scalar columns and operators of the native subset, with room in 64 bits."""
    if isinstance(node, Literal):
        return True
    if isinstance(node, Read):
        return node.type.name != "list" and (node.type.name != "number" or stored_scale(node.type) is not None)
    if isinstance(node, ListOf):
        return all(isinstance(item, Literal) for item in node.items)
    if not isinstance(node, Call) or node.name not in NATIVE:
        return False
    if node.type.name == "number" and _bound(node) is None:
        return False
    return all(is_native_tree(arg) for arg in node.args)
