"""How a function of dates is declared."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tenon_engines.formula.function import Function
from tenon_engines.formula.tree import Node
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text


def date_function(
    name: str, takes: str, zh: tuple[str, str], en: tuple[str, str], example: str, **more: Any
) -> Function:
    """`zh` and `en`: how it is written, and what it gives. It knows the zone unless `context` says otherwise."""
    more.setdefault("context", True)
    signature, doc = Text(zh[0], en[0]), Text(zh[1], en[1])
    return Function(name=name, group="date", takes=takes, signature=signature, doc=doc, example=example, **more)


def same_kind(args: Sequence[Node]) -> Type:
    """A date of a date, a moment of a moment."""
    return replace(args[0].type, scale=None)
