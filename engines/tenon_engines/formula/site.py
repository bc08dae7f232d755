"""The place of one call while it is checked: its arguments, and the ways to report what is wrong with them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from tenon_engines.formula.function import Function
from tenon_engines.formula.parse import Syntax
from tenon_engines.formula.problems import ARGUMENT_COUNT, TYPE_MISMATCH, nearest, one_of
from tenon_engines.formula.tree import Call, ListOf, Literal, Node
from tenon_engines.formula.types import DATETIME, LABELS, Type, unify
from tenon_engines.kernel.text import Text

if TYPE_CHECKING:
    from tenon_engines.formula.check import Checker

_PATTERNS: dict[str, frozenset[str]] = {
    "text": frozenset({"text", "option"}),
    "moment": frozenset({"date", "datetime"}),
    "ordered": frozenset({"number", "text", "option", "date", "datetime", "time", "duration"}),
    "plain": frozenset({"text", "option", "number", "bool", "date", "datetime", "time"}),
}


def matches(pattern: str, type_: Type) -> bool:
    """Does a value of this type fit the pattern of a parameter?"""
    if type_.name in ("null", "unknown"):
        return True
    if pattern == "any":
        return type_.name != "row" and not type_.is_rows
    if pattern == "scalar":
        return type_.name not in ("list", "row")
    if pattern == "datetime":
        return type_.name in ("date", "datetime")
    return type_.name in _PATTERNS.get(pattern, frozenset({pattern}))


class Site:
    """One call being checked; `args` are already checked (and unwrapped from their rows when lifted)."""

    def __init__(self, checker: "Checker", function: Function, raw: Syntax, args: list[Node]) -> None:
        self.checker = checker
        self.function = function
        self.raw = raw
        self.args = args

    def fail(self, code: str, message: Text, hint: Text | None = None, at: int | None = None) -> None:
        """Reports a problem at argument `at`, or at the whole call."""
        span = self.raw.span if at is None or at >= len(self.raw.args) else self.raw.args[at].span
        self.checker.fail(span, code, message, hint)

    def call(self, name: str, args: Iterable[Node], type_: Type) -> Call:
        return Call(name, tuple(args), type_, self.raw.span)

    def mismatch(self, at: int, wanted: Text, hint: Text | None = None) -> None:
        found = self.args[at].type.label
        name = self.function.name
        zh = f"{name} 的第 {at + 1} 个参数应为{wanted.zh}，这里是{found.zh}"
        en = f"Argument {at + 1} of {name} should be {wanted.en}, here it is {found.en}"
        self.fail(TYPE_MISMATCH, Text(zh, en), hint, at)

    def count(self, low: int, high: int | None) -> bool:
        """Checks the number of arguments."""
        given = len(self.args)
        if given >= low and (high is None or given <= high):
            return True
        zh = f"{low}" if low == high else f"至少 {low}" if high is None else f"{low}–{high}"
        en = f"{low}" if low == high else f"at least {low}" if high is None else f"{low} to {high}"
        name = self.function.name
        self.fail(
            ARGUMENT_COUNT,
            Text(f"{name} 需要 {zh} 个参数，这里有 {given} 个", f"{name} takes {en} arguments, here are {given}"),
            self.function.signature if self.function.signature.zh else None,
        )
        return False

    def standard(self) -> Call | None:
        """Checks the arguments against `takes` and types the call by `gives`."""
        patterns = self.function.takes.split()
        low = sum(1 for pattern in patterns if pattern[-1] not in "?*")
        high = None if patterns and patterns[-1][-1] in "*+" else len(patterns)
        if not self.count(low, high):
            return None
        good = True
        for at, arg in enumerate(self.args):
            pattern = patterns[min(at, len(patterns) - 1)].rstrip("?*+")
            if not matches(pattern, arg.type):
                self.mismatch(at, self.wanted(pattern), self.remedy(pattern, arg.type))
                good = False
            elif pattern == "datetime":
                self.args[at] = self.coerce(arg, DATETIME)
        if not good:
            return None
        return self.call(self.function.name, self.args, self._result())

    def _result(self) -> Type:
        gives = self.function.gives
        if gives is None:
            raise TypeError(f"{self.function.name} says nothing of its result")
        result = gives if isinstance(gives, Type) else gives(self.args)
        if not self.function.strict:
            return result
        maybe = self.function.fails or result.name == "text" or any(arg.type.nullable for arg in self.args)
        return replace(result, nullable=maybe)

    def wanted(self, pattern: str) -> Text:
        """The pattern of a parameter in words."""
        if pattern == "moment":
            return Text("日期或日期时间", "a date or date and time")
        if pattern in ("ordered", "plain", "scalar", "any"):
            return Text("单个值", "a single value")
        return LABELS[pattern]

    def remedy(self, pattern: str, found: Type) -> Text | None:
        """How to turn the value into what is wanted."""
        if pattern == "number" and found.name == "text":
            return Text("用 VALUE(文本) 转为数字，用 & 连接文本", "VALUE(text) makes a number; & joins texts")
        if pattern == "text" and found.name in ("number", "date", "datetime", "bool"):
            return Text('用 & "" 转为文本', 'x & "" makes a text')
        if pattern in ("moment", "date", "datetime") and found.name == "text":
            return Text("用 TODATE(文本) 或 DATE(年，月，日)", "Use TODATE(text) or DATE(year, month, day)")
        if found.name == "list":
            return Text("列表请先汇总，如 SUM(…)", "Aggregate the list first, e.g. SUM(…)")
        return None

    def coerce(self, node: Node, target: Type) -> Node:
        """`node` as `target`: a date becomes the first moment of its day in the tenant's zone."""
        if target.name == "datetime" and node.type.name == "date":
            return Call("TODATETIME", (node,), replace(target, nullable=node.type.nullable), self.raw.span)
        if target.name == "list" and target.item is not None and isinstance(node, ListOf):
            item = target.item
            return ListOf(tuple(self.coerce(each, item) for each in node.items), node.type)
        return node

    def common(self, positions: Iterable[int]) -> Type | None:
        """The one type of several arguments, which are coerced to it; reports when there is none."""
        places = list(positions)
        result = self.args[places[0]].type
        for at in places[1:]:
            merged = unify(result, self.args[at].type)
            if merged is None:
                other = self.args[at].type
                self.fail(
                    TYPE_MISMATCH,
                    Text(
                        f"{self.function.name} 的两边类型不同：{result.label.zh}与{other.label.zh}",
                        f"{self.function.name} mixes {result.label.en} and {other.label.en}",
                    ),
                    self.remedy(result.name, other) or self.remedy(other.name, result),
                    at,
                )
                return None
            result = merged
        for at in places:
            self.args[at] = self.coerce(self.args[at], result)
        return result

    def check_options(self, at: int, options: tuple[str, ...] | None) -> bool:
        """A text literal that meets an option must be one of its keys."""
        return options is None or self.checker.literals_are_options(self.args[at], options, self.raw.args[at].span)


def option_problem(literal: Literal, options: tuple[str, ...]) -> tuple[Text, Text]:
    """Message and hint for a literal that is no option."""
    message = Text(f"没有选项“{literal.value}”", f"There is no option {literal.value!r}")
    return message, nearest(str(literal.value), options) or one_of(options)
