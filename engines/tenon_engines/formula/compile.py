"""Text to Formula: the one way in. A Formula is immutable, cacheable, and runs without looking at its text again."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from tenon_engines.formula.check import Checker, uses
from tenon_engines.formula.context import Context
from tenon_engines.formula.explain import explain
from tenon_engines.formula.json_tree import to_json
from tenon_engines.formula.parse import parse
from tenon_engines.formula.problems import TYPE_MISMATCH, FormulaError
from tenon_engines.formula.python_code import Evaluator, to_python
from tenon_engines.formula.scope import Scope
from tenon_engines.formula.tree import Call, ListOf, Literal, Node, Read, Rows, keys_read
from tenon_engines.formula.types import Type, unify, whole
from tenon_engines.kernel.text import Text


class Formula:
    """A compiled formula: `keys` are the env keys it reads (`lines.qty` for a column of a sub-table)."""

    def __init__(self, text: str, tree: Node) -> None:
        self.text = text
        self.tree = tree
        self.type = tree.type
        self.keys: frozenset[str] = frozenset(keys_read(tree))
        self.uses_clock = uses(tree, "clock")
        self.uses_actor = uses(tree, "actor")
        self.is_true_literal = isinstance(tree, Literal) and tree.value is True
        self.is_constant = not self.keys and not self.uses_clock and not self.uses_actor

    def __repr__(self) -> str:
        return f"Formula({self.text!r}: {self.type})"

    @cached_property
    def run(self) -> Evaluator:
        """`run(env, context) -> value`; null where a run-time error left nothing. Compiled when first asked for."""
        return to_python(self.tree)

    def outcome(self, env: Mapping[str, Any], context: Context) -> tuple[Any, str | None]:
        """The value and the code of the first run-time error met, if any (`1 + 1/0` has both)."""
        context.fault = None
        value = self.run(env, context)
        return value, context.fault

    def explain(self, env: Mapping[str, Any], context: Context) -> list[dict[str, Any]]:
        """Each comparison that was evaluated: its text, both sides, its result, the keys it read."""
        return explain(self.text, self.tree, env, context)

    def to_json(self) -> dict[str, Any]:
        """The tree for the browser."""
        return to_json(self.tree)


def compile_formula(
    text: str, scope: Scope, *, expects: Type | None = None, clock: bool = True, path: str = ""
) -> Formula:
    """Checks `text` against the names of `scope`; FormulaError carries every problem, at `path` of the document.

    `expects` is the type the place wants: texts are checked against its options, a date becomes a moment, a number is
    rounded to its scale (more than 15 digits: null, OUT_OF_RANGE). `clock=False` forbids NOW and TODAY.
    """
    try:
        return _compile(text, scope, expects, clock)
    except FormulaError as error:
        raise error.at(path) if path else error from None


def _compile(text: str, scope: Scope, expects: Type | None, clock: bool) -> Formula:
    raw = parse(text)
    checker = Checker(text, scope, clock)
    tree = checker.node(raw)
    if not checker.problems and expects is not None:
        tree = _fitted(checker, raw.span, tree, expects)
    if checker.problems:
        raise FormulaError(checker.problems)
    return Formula(text, tree)


def _fitted(checker: Checker, span: tuple[int, int], tree: Node, expects: Type) -> Node:
    """The tree made to give what the place wants."""
    merged = unify(expects, tree.type)
    if tree.type.name == "unknown":
        return tree  # what is unknown was told where it is defined
    if merged is None or (merged.name != expects.name and not _text_for_option(tree, expects)):
        wanted, found = expects.label, tree.type.label
        message = Text(f"这里需要{wanted.zh}，公式给出{found.zh}", f"Wants {wanted.en}, the formula gives {found.en}")
        hint = Text('用 & "" 转为文本', 'x & "" makes a text') if expects.name == "text" else None
        checker.fail(span, TYPE_MISMATCH, message, hint)
        return tree
    options = expects.options or (expects.item.options if expects.item else None)
    if options is not None:
        checker.literals_are_options(tree, options, span)
    if expects.name == "datetime" and tree.type.name == "date":
        return Call("TODATETIME", (tree,), replace(expects, nullable=tree.type.nullable), span)
    if expects.name == "number" and expects.scale is not None and not isinstance(tree, Rows):
        return _rounded(tree, expects.scale, span)
    return tree


def _text_for_option(tree: Node, expects: Type) -> bool:
    return expects.name == "option" and tree.type.name in ("text", "option")


def _rounded(tree: Node, scale: int, span: tuple[int, int]) -> Node:
    exact = tree.type.scale is not None and tree.type.scale <= scale
    if exact and isinstance(tree, Literal | Read | ListOf):
        return tree
    return Call("FIT", (tree, Literal(Decimal(scale), whole(False))), Type("number", scale=scale), span)
