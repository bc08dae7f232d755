"""Syntax to typed tree: names, types, arguments. Reports every problem of the formula, not only the first."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from tenon_engines.formula.function import Function
from tenon_engines.formula.functions import functions
from tenon_engines.formula.parse import Syntax
from tenon_engines.formula.problems import (
    NOT_ALLOWED,
    TYPE_MISMATCH,
    UNKNOWN_FIELD,
    UNKNOWN_FUNCTION,
    FormulaProblem,
    nearest,
    problem,
)
from tenon_engines.formula.scope import Constant, Field, Scope
from tenon_engines.formula.site import Site, option_problem
from tenon_engines.formula.tree import Call, Cell, ListOf, Literal, Node, Read, Rows, walk
from tenon_engines.formula.types import MAYBE, NULL, TEXT, UNKNOWN, Type, list_of, unify
from tenon_engines.kernel.text import Text

_ACTOR = {(): "CURRENT_USER", ("id",): "CURRENT_USER", ("name",): "USERNAME", ("department",): "DEPT"}
_NOTHING = Literal(None, UNKNOWN)


def literal_type(value: Any) -> Type:
    """The type of a constant as written in a formula."""
    if value is None or value == "":
        return NULL if value is None else TEXT
    if isinstance(value, bool):
        return replace(MAYBE, nullable=False)
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return Type("number", nullable=False, scale=max(0, -exponent) if isinstance(exponent, int) else None)
    return replace(TEXT, nullable=False)


class Checker:
    """Checks one formula; afterwards `problems` is empty or the tree means nothing."""

    def __init__(self, text: str, scope: Scope, clock: bool) -> None:
        self.text = text
        self.scope = scope
        self.clock = clock
        self.problems: list[FormulaProblem] = []

    def fail(self, span: tuple[int, int], code: str, message: Text, hint: Text | None = None) -> None:
        self.problems.append(problem(self.text, span, code, message, hint))

    def node(self, raw: Syntax) -> Node:
        """The typed tree of `raw`; of type unknown where a problem was reported."""
        if raw.kind in ("number", "text", "bool", "null"):
            return Literal(raw.value if raw.value != "" else None, literal_type(raw.value))
        if raw.kind == "path":
            return self._path(raw)
        if raw.kind == "list":
            return self._list(raw)
        return self._call(raw)

    def _path(self, raw: Syntax) -> Node:
        path: tuple[str, ...] = raw.value
        if path[0] == "actor" and path[1:] in _ACTOR:
            return self._call(Syntax("call", raw.span, _ACTOR[path[1:]]))
        found = self.scope.resolve(path)
        if isinstance(found, Constant):
            return Literal(found.value, replace(found.type, nullable=found.value is None), ".".join(path))
        if found is None:
            name = ".".join(path)
            hint = nearest(name, self.scope.names())
            self.fail(raw.span, UNKNOWN_FIELD, Text(f"没有字段“{name}”", f"There is no field {name!r}"), hint)
            return _NOTHING
        return self._column(path, found) or Read(found.key, found.type)

    def _column(self, path: tuple[str, ...], found: Field) -> Rows | None:
        """The column of a sub-table, if the path leads through one: `lines.qty`, `lines.sku.price`."""
        for cut in range(1, len(path)):
            table = self.scope.resolve(path[:cut])
            if isinstance(table, Field) and table.type.is_rows and found.type.name == "list" and found.type.item:
                key = found.key.removeprefix(table.key + ".")
                return Rows(table.key, Cell(key, found.type.item), list_of(found.type.item))
        return None

    def _list(self, raw: Syntax) -> Node:
        items = [self.node(arg) for arg in raw.args]
        item: Type = NULL
        for each, arg in zip(items, raw.args, strict=True):
            merged = unify(item, each.type)
            if merged is None or each.type.name in ("list", "row"):
                message = Text("列表里的值类型不同", "The values of a list are of different types")
                self.fail(arg.span, TYPE_MISMATCH, message)
                return _NOTHING
            item = merged
        if item.name == "unknown":
            return _NOTHING
        return ListOf(tuple(items), list_of(item))

    def _call(self, raw: Syntax) -> Node:
        args = [self.node(arg) for arg in raw.args]
        function = functions.get(raw.value)
        if function is None or function.hidden:
            known = [name for name, each in functions.items() if name[0].isalpha() and not each.hidden]
            message = Text(f"没有函数“{raw.value}”", f"There is no function {raw.value!r}")
            self.fail(raw.span, UNKNOWN_FUNCTION, message, nearest(raw.value, known))
            return _NOTHING
        if function.clock and not self.clock:
            message = Text(
                f"这里不能用 {raw.value}：结果会存下来", f"{raw.value} is not allowed here: the result is stored"
            )
            hint = Text("请设为实时计算的公式", "Make the formula live instead of stored")
            self.fail(raw.span, NOT_ALLOWED, message, hint)
            return _NOTHING
        if any(arg.type.name == "unknown" for arg in args):
            return _NOTHING
        return self._typed(function, raw, args)

    def _typed(self, function: Function, raw: Syntax, args: list[Node]) -> Node:
        rows = None
        if function.lifts:
            tables = list(dict.fromkeys(arg.list for arg in args if isinstance(arg, Rows)))
            if len(tables) > 1:
                message = Text("不能逐行混用两个明细表", "Two sub-tables cannot be combined row by row")
                self.fail(raw.span, TYPE_MISMATCH, message, Text("请先各自汇总", "Aggregate each of them first"))
                return _NOTHING
            rows = tables[0] if tables else None
            args = [arg.body if isinstance(arg, Rows) else arg for arg in args]
        site = Site(self, function, raw, args)
        result = function.typing(site) if function.typing else site.standard()
        if result is None:
            return _NOTHING
        return Rows(rows, result, list_of(result.type)) if rows else result

    def literals_are_options(self, node: Node, options: tuple[str, ...], span: tuple[int, int]) -> bool:
        """Text literals that can become the value of `node` are keys of `options`; reports those that are not."""
        good = True
        for literal in self._possible_literals(node):
            if literal.type.name == "text" and literal.value is not None and literal.value not in options:
                message, hint = option_problem(literal, options)
                self.fail(span, TYPE_MISMATCH, message, hint)
                good = False
        return good

    def _possible_literals(self, node: Node) -> list[Literal]:
        if isinstance(node, Literal):
            return [node]
        if isinstance(node, ListOf):
            return [literal for item in node.items for literal in self._possible_literals(item)]
        if isinstance(node, Call):
            results = functions[node.name].results
            places = results(len(node.args)) if results else ()
            return [literal for at in places for literal in self._possible_literals(node.args[at])]
        return []


def uses(node: Node, what: str) -> bool:
    """Does the tree call a function with the attribute `what` (`clock`, `actor`, `fails`)?"""
    return any(isinstance(each, Call) and getattr(functions[each.name], what) for each in walk(node))
