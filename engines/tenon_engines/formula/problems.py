"""What can be wrong with a formula: one place for codes, so that every message has both languages and a hint."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text

SYNTAX = "SYNTAX"
TYPE_MISMATCH = "TYPE_MISMATCH"
UNKNOWN_FIELD = "UNKNOWN_FIELD"
UNKNOWN_FUNCTION = "UNKNOWN_FUNCTION"
ARGUMENT_COUNT = "ARGUMENT_COUNT"
NOT_ALLOWED = "NOT_ALLOWED"
CYCLE = "CYCLE"


@dataclass(frozen=True, slots=True)
class FormulaProblem(Problem):
    """A problem with its place in the formula: `line` and `column` count from 1, `length` in characters."""

    line: int = 1
    column: int = 1
    length: int = 0

    def to_json(self, language: str) -> dict[str, Any]:
        place = {"line": self.line, "column": self.column, "length": self.length}
        return Problem.to_json(self, language) | place


class FormulaError(DefinitionError):
    """A formula does not compile."""

    code = "formula_error"

    def at(self, path: str) -> "FormulaError":
        """The same error, its problems pointing at `path` in the document."""
        return FormulaError([replace(problem, path=path) for problem in self.problems])


def problem(text: str, span: tuple[int, int], code: str, message: Text, hint: Text | None = None) -> FormulaProblem:
    """A problem at `span` (start, end) of `text`."""
    start, end = span
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    return FormulaProblem(code, "", message, hint, line=line, column=column, length=max(end - start, 0))


def nearest(word: str, known: Iterable[str]) -> Text | None:
    """A hint with the names closest to `word`, compared without case."""
    by_lower = {name.lower(): name for name in known}
    close = [by_lower[name] for name in get_close_matches(word.lower(), by_lower, n=3, cutoff=0.5)]
    if not close:
        return None
    first, others = close[0], close[1:]
    rest_zh = f"(或：{'、'.join(others)})" if others else ""
    rest_en = f" (or: {', '.join(others)})" if others else ""
    return Text(f"您是不是要写“{first}”？{rest_zh}", f"Did you mean {first!r}?{rest_en}")


def one_of(known: Sequence[str]) -> Text:
    """A hint listing what is possible, at most twelve."""
    shown = list(known[:12])
    more = "…" if len(known) > 12 else ""
    return Text(f"可用：{'、'.join(shown)}{more}", f"One of: {', '.join(shown)}{more}")
