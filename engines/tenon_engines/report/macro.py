"""Puts the meaning of named dimensions and segments into the text of a formula.

A query says `valid AND shop = "x"`; both the SQL and the drill link need the same condition in the words of the form.
"""

import re
from collections.abc import Mapping

_TOKEN = re.compile(r'"(?:[^"]|"")*"|[^\W\d]\w*(?:\.[^\W\d]\w*)*|.', re.DOTALL)
_NAME = re.compile(r"[^\W\d]\w*(?:\.\w+)*$")
_DEEPEST = 8


def expand(text: str, names: Mapping[str, str], depth: int = 0) -> str:
    """`text` with each bare name of `names` replaced by its formula in brackets; texts and function names stay."""
    pieces = _TOKEN.findall(text)
    result: list[str] = []
    for position, piece in enumerate(pieces):
        formula = names.get(piece) if _NAME.match(piece) else None
        if formula is None or _is_call(pieces, position) or formula.strip() == piece or depth >= _DEEPEST:
            result.append(piece)
        else:
            inner = {name: value for name, value in names.items() if name != piece}
            meaning = expand(formula, inner, depth + 1)
            result.append(meaning if _NAME.match(meaning) else f"({meaning})")
    return "".join(result)


def names_in(text: str) -> list[list[str]]:
    """Every dotted name of a formula in its steps; function names and texts are none."""
    pieces = _TOKEN.findall(text)
    return [
        piece.removeprefix("record.").split(".")
        for position, piece in enumerate(pieces)
        if _NAME.match(piece) and not _is_call(pieces, position)
    ]


def conjunction(parts: list[str]) -> str:
    """The conditions joined by AND, each in brackets where it could bind otherwise."""
    kept = [part for part in parts if part.strip() and part.strip().upper() != "TRUE"]
    if len(kept) == 1:
        return kept[0]
    return " AND ".join(part if _is_simple(part) else f"({part})" for part in kept)


def _is_simple(part: str) -> bool:
    outside = re.sub(r'"(?:[^"]|"")*"', '""', part)
    return re.search(r"\b(or|between|in)\b", outside, re.IGNORECASE) is None


def _is_call(pieces: list[str], position: int) -> bool:
    rest = (piece for piece in pieces[position + 1 :] if not piece.isspace())
    return next(rest, "") == "("
