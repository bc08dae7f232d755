"""One function of the language: how it is typed, computed, shown. Every target finds what it needs in the one entry."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tenon_engines.formula.tree import Call, Node
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text

if TYPE_CHECKING:
    from tenon_engines.formula.python_code import Emitter
    from tenon_engines.formula.site import Site


class Fault:
    """What a function gives instead of a value when it cannot: null with a run-time error code."""

    __slots__ = ("code",)

    def __init__(self, code: str) -> None:
        self.code = code


DIV0 = Fault("DIV0")
BAD_VALUE = Fault("BAD_VALUE")
OUT_OF_RANGE = Fault("OUT_OF_RANGE")

_NONE = Text("", "")

Typing = Callable[["Site"], Node | None]
Emit = Callable[["Emitter", Call], str]
Gives = Type | Callable[[Sequence[Node]], Type]


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """`takes` is a list of patterns: `"text number?"`; `?` may be left out, `*` any number, `+` one or more.

    A `strict` function of null is null. One that `fails` may return a `Fault`. One that `lifts` works row by row
    when given columns of a sub-table. `typing` replaces the checks by `takes` and `gives`; `emit` replaces the
    plain call of `python`; `results` names the arguments that can become the value (branches of IF).
    """

    name: str
    group: str
    takes: str = ""
    gives: Gives | None = None
    python: Callable[..., Any] | None = None
    strict: bool = True
    fails: bool = False
    lifts: bool = True
    context: bool = False
    clock: bool = False
    actor: bool = False
    workdays: bool = False
    hidden: bool = False
    typing: Typing | None = None
    emit: Emit | None = None
    results: Callable[[int], Iterable[int]] | None = None
    signature: Text = _NONE
    doc: Text = _NONE
    example: str = ""

    def describe(self) -> dict[str, Any]:
        """What a formula editor shows."""
        return {
            "name": self.name,
            "group": self.group,
            "signature": self.signature.to_json(),
            "doc": self.doc.to_json(),
            "example": self.example,
        }
