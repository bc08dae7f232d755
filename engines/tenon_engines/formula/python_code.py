"""A typed tree as one Python function: straight-line code with early tests for null, literals parsed beforehand.

The source holds nothing a user wrote: names are numbered, every constant and key stands in the namespace.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from tenon_engines.formula.check import uses
from tenon_engines.formula.context import Context
from tenon_engines.formula.function import Fault
from tenon_engines.formula.functions import functions
from tenon_engines.formula.tree import Call, Cell, ListOf, Literal, Node, Read, Rows, children

Evaluator = Callable[[Any, Context], Any]
_LONG = 240


class Emitter:
    """Writes statements; `emit` gives the expression (a name, or something pure and short) of a node's value."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.namespace: dict[str, Any] = {"Fault": Fault}
        self._indent = 1
        self._count = 0
        self._reads: dict[str, str] = {}
        self._cells: dict[str, str] = {}
        self._constants: dict[int, str] = {}

    # -- building blocks for functions with code of their own

    def write(self, line: str) -> None:
        self.lines.append("    " * self._indent + line)

    def constant(self, value: Any) -> str:
        """A name for `value` in the namespace."""
        if value is None or value is True or value is False:
            return repr(value)
        name = self._constants.get(id(value))
        if name is None:
            name = f"c{len(self.namespace)}"
            self.namespace[name] = value
            self._constants[id(value)] = name
        return name

    def fresh(self) -> str:
        self._count += 1
        return f"t{self._count}"

    def name(self, expression: str) -> str:
        """`expression` under a name, so that it may be used more than once."""
        if expression.isidentifier():
            return expression
        name = self.fresh()
        self.write(f"{name} = {expression}")
        return name

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        self.write(head)
        self._indent += 1
        before = len(self.lines)
        yield
        if len(self.lines) == before:
            self.write("pass")
        self._indent -= 1

    def value(self, node: Node) -> tuple[str, bool]:
        """A name of the node's value, and whether it can be null."""
        return self.name(self.emit(node)), can_be_null(node)

    def guarded(self, values: Sequence[tuple[str, bool]], expression: str) -> str:
        """`expression`, or null when one of the values is null."""
        tests = [f"{name} is None" for name, maybe in values if maybe]
        return f"(None if {' or '.join(tests)} else {expression})" if tests else expression

    def checked(self, expression: str) -> str:
        """The value of a call that may give a Fault: noted in the context, null in the value."""
        name = self.fresh()
        self.write(f"{name} = {expression}")
        with self.block(f"if {name}.__class__ is Fault:"):
            self.write(f"ctx.fail({name}.code)")
            self.write(f"{name} = None")
        return name

    # -- nodes

    def emit(self, node: Node) -> str:
        expression = self._emit(node)
        return self.name(expression) if len(expression) > _LONG else expression

    def _emit(self, node: Node) -> str:
        if isinstance(node, Literal):
            return self.constant(node.value)
        if isinstance(node, Read):
            return self._reads[node.key]
        if isinstance(node, Cell):
            return self._cells[node.key]
        if isinstance(node, Rows):
            return self._rows(node)
        if isinstance(node, ListOf):
            if all(isinstance(item, Literal) for item in node.items):
                return self.constant([item.value for item in node.items if isinstance(item, Literal)])
            return f"[{', '.join(self.emit(item) for item in node.items)}]"
        function = functions[node.name]
        return function.emit(self, node) if function.emit else self._plain(node)

    def _plain(self, node: Call) -> str:
        function = functions[node.name]
        values = [self.value(arg) for arg in node.args]
        args = ", ".join([*(["ctx"] if function.context else []), *(name for name, _ in values)])
        call = f"{self.constant(function.python)}({args})"
        expression = self.guarded(values, call) if function.strict else call
        return self.checked(expression) if function.fails else expression

    @contextmanager
    def each_row(self, node: Rows) -> Iterator[None]:
        """A loop over the rows of `node`, in which its body can be emitted."""
        row, outside = self.fresh(), self._cells
        with self.block(f"for {row} in get({self.constant(node.list)}) or ():"):
            keys = list(dict.fromkeys(_cells_of(node.body)))
            self._cells = {key: self.fresh() for key in keys}
            for key in keys:
                self.write(f"{self._cells[key]} = {row}.get({self.constant(key)})")
            yield
        self._cells = outside

    def _rows(self, node: Rows) -> str:
        result = self.fresh()
        self.write(f"{result} = []")
        with self.each_row(node):
            self.write(f"{result}.append({self.emit(node.body)})")
        return result

    def logic(self, args: Sequence[Node], every: bool) -> str:
        """AND / OR; stops early only over what cannot fail, for an error in any argument counts."""
        if any(uses(arg, "fails") for arg in args):
            names = [self.name(self.emit(arg)) for arg in args]
            return f"({(' and ' if every else ' or ').join(f'bool({name})' for name in names)})"
        result = self._truth(args[0])
        for arg in args[1:]:
            lines, self.lines = self.lines, []
            self._indent += 1
            value = self._truth(arg)
            self._indent -= 1
            written, self.lines = self.lines, lines
            if not written and len(result) + len(value) < _LONG:
                result = f"({result} {'and' if every else 'or'} {value})"
                continue
            name = self.fresh()
            self.write(f"{name} = {result}")
            self.write(f"if {name}:" if every else f"if not {name}:")
            self.lines.extend(written)
            self.write(f"    {name} = {value}")
            result = name
        return result

    def _truth(self, node: Node) -> str:
        expression = self.emit(node)
        return f"({expression} is True)" if can_be_null(node) else expression

    def choice(self, pairs: Sequence[tuple[Node | None, Node]]) -> str:
        """The value of the first pair whose test holds (no test: otherwise), null if none; evaluates no more."""
        result, start = self.fresh(), self._indent
        self.write(f"{result} = None")
        for test, value in pairs:
            if test is None:
                self.write(f"{result} = {self.emit(value)}")
                break
            with self.block(f"if {self.emit(test)}:"):
                self.write(f"{result} = {self.emit(value)}")
            self.write("else:")
            self._indent += 1
        if self.lines[-1].strip() == "else:":
            self.write("pass")
        self._indent = start
        return result

    def coalesce(self, args: Sequence[Node]) -> str:
        result, start = self.fresh(), self._indent
        for at, arg in enumerate(args):
            self.write(f"{result} = {self.emit(arg)}")
            if at + 1 < len(args):
                self.write(f"if {result} is None:")
                self._indent += 1
        self._indent = start
        return result

    def iferror(self, tried: Node, otherwise: Node) -> str:
        before, result = self.fresh(), self.fresh()
        self.write(f"{before} = ctx.fault")
        self.write("ctx.fault = None")
        self.write(f"{result} = {self.emit(tried)}")
        with self.block("if ctx.fault is not None:"):
            self.write("ctx.fault = None")
            self.write(f"{result} = {self.emit(otherwise)}")
        with self.block(f"if {before} is not None:"):
            self.write(f"ctx.fault = {before}")
        return result

    def function(self, node: Node) -> Evaluator:
        """The whole tree as a function of (env, context)."""
        for key in dict.fromkeys(_reads_of(node)):
            self._reads[key] = f"v{len(self._reads)}"
            self.write(f"{self._reads[key]} = get({self.constant(key)})")
        self.write(f"return {self.emit(node)}")
        source = "\n".join(["def formula(env, ctx):", "    get = env.get", *self.lines])
        exec(compile(source, "<formula>", "exec"), self.namespace)
        result: Evaluator = self.namespace["formula"]
        return result


def can_be_null(node: Node) -> bool:
    """A required field may still be empty in a draft: only constants and calls are trusted."""
    if isinstance(node, Read | Cell):
        return True
    return node.type.nullable


def _reads_of(node: Node) -> Iterator[str]:
    if isinstance(node, Read):
        yield node.key
    for child in children(node):
        yield from _reads_of(child)


def _cells_of(node: Node) -> Iterator[str]:
    if isinstance(node, Cell):
        yield node.key
    elif not isinstance(node, Rows):
        for child in children(node):
            yield from _cells_of(child)


def to_python(node: Node) -> Evaluator:
    """The tree as a Python function of (env, context)."""
    return Emitter().function(node)
