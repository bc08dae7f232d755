"""Where templates run: jinja2's sandbox with everything taken out that a sheet of paper does not need.

Values have parts and nothing else; loops and output are counted, so that every template ends, whatever it says.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any

from jinja2 import ChainableUndefined, Undefined, nodes, pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tenon_engines.kernel.errors import RunError
from tenon_engines.kernel.text import Text
from tenon_engines.printing.filters import FILTERS, joined, number_of, rows_of, text_of
from tenon_engines.printing.grammar import TESTS
from tenon_engines.printing.names import LOOP
from tenon_engines.printing.value import Value

MOST_ROUNDS = 200_000
MOST_OUTPUT = 8_000_000
_COUNTED, _JOINED = "counted", "joined"


@dataclass(slots=True)
class Budget:
    """What is left to one printing, all of its sheets together."""

    rounds: int = MOST_ROUNDS
    output: int = MOST_OUTPUT

    def take_rounds(self, number: int) -> None:
        self.rounds -= number
        if self.rounds < 0:
            raise RunError(
                Text("模板循环次数过多", "The template goes round too often"),
                hint=Text(f"一次打印最多循环 {MOST_ROUNDS} 次", f"one printing has at most {MOST_ROUNDS} rounds"),
                code="template_budget",
            )

    def take_output(self, characters: int) -> None:
        self.output -= characters
        if self.output < 0:
            raise RunError(
                Text("打印内容过大", "There is too much to print"),
                hint=Text("请减少单据数量", "print fewer records at once"),
                code="template_budget",
            )


def _reckoned(name: str, work: Callable[[Decimal, Decimal], Decimal]) -> Callable[[Any, Any], Any]:
    def run(left: Any, right: Any) -> Decimal:
        one, two = number_of(left), number_of(right)
        if name == "/" and two == 0:
            raise RunError(Text("除数为零", "Division by zero"))
        with localcontext() as context:
            context.prec = 60
            return number_of(work(one, two))

    return run


_BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "+": _reckoned("+", lambda a, b: a + b),
    "-": _reckoned("-", lambda a, b: a - b),
    "*": _reckoned("*", lambda a, b: a * b),
    "/": _reckoned("/", lambda a, b: a / b),
}
_UNARY: dict[str, Callable[[Any], Any]] = {"-": lambda value: -number_of(value)}


class Sandbox(ImmutableSandboxedEnvironment):
    """Reckons in decimals; an attribute is a part of a value, or it is nothing."""

    intercepted_binops = frozenset("+-*/")
    intercepted_unops = frozenset("-")
    default_binop_table = _BINARY
    default_unop_table = _UNARY

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Value) and attribute in obj.parts:
            return obj.parts[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.undefined(name=str(argument))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return False

    def is_safe_callable(self, obj: Any) -> bool:
        return False


@pass_context
def _counted(context: Context, items: Any) -> Any:
    found = rows_of(items)
    context["budget"].take_rounds(len(found))
    return found


def _printed(value: Any) -> Any:
    """What stands in the output: one value, never what jinja2 would make of a list or an object."""
    return value if hasattr(value, "__html__") else "" if isinstance(value, Undefined) else text_of(value)


def make_sandbox() -> Sandbox:
    sandbox = Sandbox(
        autoescape=True,
        undefined=ChainableUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=0,
        optimized=False,
    )
    sandbox.globals.clear()
    sandbox.filters = {**FILTERS, _COUNTED: _counted, _JOINED: joined}
    sandbox.tests = {name: test for name, test in sandbox.tests.items() if name in TESTS}
    return sandbox


def guard(tree: nodes.Template) -> nodes.Template:
    """The checked tree with its loops counted and its texts joined within bounds."""
    for loop in list(tree.find_all(nodes.For)):
        loop.iter = nodes.Filter(loop.iter, _COUNTED, [], [], None, None, lineno=loop.lineno)
    _join(tree)
    return tree


def _join(node: nodes.Node) -> None:
    for field, value in node.iter_fields():
        if isinstance(value, nodes.Node):
            setattr(node, field, _joined(value))
        elif isinstance(value, list):
            setattr(node, field, [_joined(each) if isinstance(each, nodes.Node) else each for each in value])


def _joined(node: nodes.Node) -> nodes.Node:
    _join(node)
    if not isinstance(node, nodes.Concat):
        return node
    texts = nodes.List(node.nodes, lineno=node.lineno)
    return nodes.Filter(texts, _JOINED, [], [], None, None, lineno=node.lineno)
