"""Formula text to an untyped syntax tree with places; every syntax problem gets a hint a business user understands."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NoReturn

from lark import Lark, Token, UnexpectedCharacters, UnexpectedInput, UnexpectedToken, v_args
from lark.tree import Meta
from lark.visitors import Transformer_NonRecursive

from tenon_engines.formula.problems import SYNTAX, FormulaError, problem
from tenon_engines.kernel.text import Text

MAX_LENGTH = 8_000
MAX_DEPTH = 64
MAX_LITERAL_DIGITS = 38

_FULL_WIDTH = dict(zip("（），“”【】＝＋×÷、；", '(),""[]=+*/,,', strict=True)) | {"‘": '"', "’": '"', "'": '"'}


@dataclass(frozen=True, slots=True)
class Syntax:
    """`kind` is number, text, bool, null, path, list or call; `value` its content; `args` what stands inside."""

    kind: str
    span: tuple[int, int]
    value: Any = None
    args: tuple["Syntax", ...] = ()


@v_args(meta=True)
class _Build(Transformer_NonRecursive[Token, Syntax]):
    """Operators become calls: the functions of the same meaning."""

    def _call(self, meta: Meta, name: str, *args: Syntax) -> Syntax:
        return Syntax("call", (meta.start_pos, meta.end_pos), name, args)

    def disjunction(self, meta: Meta, parts: list[Any]) -> Syntax:
        return self._call(meta, "OR", *parts[::2])

    def conjunction(self, meta: Meta, parts: list[Any]) -> Syntax:
        return self._call(meta, "AND", *parts[::2])

    def negation(self, meta: Meta, parts: list[Any]) -> Syntax:
        return self._call(meta, "NOT", parts[1])

    def comparison(self, meta: Meta, parts: list[Any]) -> Syntax:
        return self._call(meta, str(parts[1]), parts[0], parts[2])

    def contained(self, meta: Meta, parts: list[Any]) -> Syntax:
        return self._call(meta, "IN", parts[0], parts[2])

    def not_contained(self, meta: Meta, parts: list[Any]) -> Syntax:
        return self._call(meta, "NOT", self._call(meta, "IN", parts[0], parts[3]))

    def between(self, meta: Meta, parts: list[Any]) -> Syntax:
        return self._call(meta, "BETWEEN", parts[0], parts[2], parts[4])

    def not_between(self, meta: Meta, parts: list[Any]) -> Syntax:
        return self._call(meta, "NOT", self._call(meta, "BETWEEN", parts[0], parts[3], parts[5]))

    def joined(self, meta: Meta, parts: list[Any]) -> Syntax:
        return self._call(meta, "&", *parts)

    def binary(self, meta: Meta, parts: list[Any]) -> Syntax:
        return self._call(meta, str(parts[1]), parts[0], parts[2])

    def signed(self, meta: Meta, parts: list[Any]) -> Syntax:
        sign, operand = parts
        return self._call(meta, "NEG" if sign == "-" else "POS", operand)

    def number(self, meta: Meta, parts: list[Any]) -> Syntax:
        return Syntax("number", (meta.start_pos, meta.end_pos), Decimal(str(parts[0])))

    def text(self, meta: Meta, parts: list[Any]) -> Syntax:
        return Syntax("text", (meta.start_pos, meta.end_pos), str(parts[0])[1:-1].replace('""', '"'))

    def true(self, meta: Meta, parts: list[Any]) -> Syntax:
        return Syntax("bool", (meta.start_pos, meta.end_pos), True)

    def false(self, meta: Meta, parts: list[Any]) -> Syntax:
        return Syntax("bool", (meta.start_pos, meta.end_pos), False)

    def null(self, meta: Meta, parts: list[Any]) -> Syntax:
        return Syntax("null", (meta.start_pos, meta.end_pos))

    def path(self, meta: Meta, parts: list[Any]) -> Syntax:
        names = tuple(name.strip() for name in str(parts[0]).split("."))
        return Syntax("path", (meta.start_pos, meta.end_pos), names)

    def call(self, meta: Meta, parts: list[Any]) -> Syntax:
        name = str(parts[0]).upper()
        return self._call(meta, name, *(parts[1] or ()))

    def not_call(self, meta: Meta, parts: list[Any]) -> Syntax:
        return self._call(meta, "NOT", *(parts[1] or ()))

    def bracketed(self, meta: Meta, parts: list[Any]) -> Syntax:
        return Syntax("list", (meta.start_pos, meta.end_pos), None, tuple(parts[0] or ()))

    def arguments(self, meta: Meta, parts: list[Any]) -> tuple[Syntax, ...]:
        return tuple(parts)


@cache
def _parser() -> Lark:
    grammar = (Path(__file__).parent / "grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", propagate_positions=True, maybe_placeholders=True)


@lru_cache(maxsize=4_096)
def parse(text: str) -> Syntax:
    """The syntax tree of `text`; FormulaError (SYNTAX) with line, column and hint."""
    if len(text) > MAX_LENGTH:
        _refuse(
            text,
            MAX_LENGTH,
            Text(f"公式太长（上限 {MAX_LENGTH} 个字符）", f"Formula longer than {MAX_LENGTH} characters"),
        )
    if not text.strip():
        _refuse(text, 0, Text("公式是空的", "The formula is empty"))
    try:
        tree = _Build().transform(_parser().parse(text))
    except UnexpectedInput as error:
        _explain(text, error)
    _check_bounds(text, tree)
    return tree


def _check_bounds(text: str, tree: Syntax) -> None:
    """Walks without recursion: the depth is what is in question."""
    stack = [(tree, 1)]
    while stack:
        node, depth = stack.pop()
        if depth > MAX_DEPTH:
            message = Text(
                f"公式嵌套太深（上限 {MAX_DEPTH} 层）", f"The formula is nested more than {MAX_DEPTH} levels deep"
            )
            _refuse(text, node.span[0], message, Text("请拆成几个公式字段", "Split it into several formula fields"))
        if node.kind == "number" and len(node.value.as_tuple().digits) > MAX_LITERAL_DIGITS:
            _refuse(text, node.span[0], Text("数字超过 38 位", "A number has more than 38 digits"))
        stack.extend((child, depth + 1) for child in node.args)


def _refuse(text: str, at: int, message: Text, hint: Text | None = None, length: int = 1) -> NoReturn:
    raise FormulaError([problem(text, (at, at + length), SYNTAX, message, hint)]) from None


def _explain(text: str, error: UnexpectedInput) -> NoReturn:
    if isinstance(error, UnexpectedToken) and error.token.type == "$END":
        unclosed = _unclosed(text)
        hint = Text(f"还缺少“{unclosed}”", f"A {unclosed!r} is missing") if unclosed else None
        _refuse(text, len(text), Text("公式没有写完", "The formula ends too early"), hint)
    at = error.pos_in_stream if error.pos_in_stream is not None else 0
    if isinstance(error, UnexpectedToken):
        found = str(error.token)
        hint = _chained(error) or _hint(found)
        _refuse(text, at, Text(f"这里不应该出现“{found}”", f"Unexpected {found!r} here"), hint, len(found))
    found = text[at] if isinstance(error, UnexpectedCharacters) else text[at : at + 1]
    message = Text(f"不认识的字符“{found}”", f"Unknown character {found!r}")
    if found == '"':
        _refuse(
            text, at, Text("文本没有结束的引号", "A text has no closing quote"), Text('请补上 "', 'Add the closing "')
        )
    _refuse(text, at, message, _hint(found))


def _hint(found: str) -> Text | None:
    plain = _FULL_WIDTH.get(found)
    if plain:
        return Text(f"请用英文半角“{plain}”", f"Write {plain!r} instead")
    if found in ("==", "!=", "!"):
        return Text("相等写 =,不等写 <>", "Write = for equal and <> for not equal")
    return None


def _chained(error: UnexpectedToken) -> Text | None:
    if error.token.type != "COMPARE":
        return None
    if str(error.token) == "=":
        return Text("相等写一个 =,比较不能连写；请用 AND 连接", "Write a single =; join comparisons with AND")
    return Text("比较不能连写，请用 AND 连接，如 a < b AND b < c", "Comparisons do not chain: write a < b AND b < c")


def _unclosed(text: str) -> str:
    """The closing bracket that is missing, if one is; brackets inside texts do not count."""
    waiting: list[str] = []
    inside = False
    for char in text:
        if char == '"':
            inside = not inside
        elif not inside and char in "([":
            waiting.append(")" if char == "(" else "]")
        elif not inside and char in ")]" and waiting:
            waiting.pop()
    return waiting[-1] if waiting else ""
