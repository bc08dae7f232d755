"""Splits a condition at its outermost ANDs, so that each part can meet the rows that it is about."""

import re

_TOKEN = re.compile(r'"(?:[^"]|"")*"|[^\W\d]\w*(?:\.\w+)*|.', re.DOTALL)


def conjuncts(text: str) -> list[str]:
    """`a AND (b OR c) AND x BETWEEN 1 AND 2` in three parts; a text with an outer OR or NOT stays whole."""
    parts: list[str] = []
    current: list[str] = []
    depth = 0
    between = False
    for token in _TOKEN.findall(text):
        word = token.upper()
        depth += token in ("(", "[")
        depth -= token in (")", "]")
        if depth == 0 and word == "OR":
            return [_bare(text)]
        if depth == 0 and word == "BETWEEN":
            between = True
        if depth == 0 and word == "AND" and not between:
            parts.append("".join(current))
            current = []
            continue
        if depth == 0 and word == "AND":
            between = False
        current.append(token)
    parts.append("".join(current))
    if len(parts) == 1:
        inner = _bare(parts[0])
        return [inner] if inner == parts[0].strip() else conjuncts(inner)
    return [piece for part in parts for piece in conjuncts(part)]


def _bare(text: str) -> str:
    """The text without brackets that hold all of it."""
    text = text.strip()
    while text.startswith("(") and text.endswith(")") and _closes_at_end(text):
        text = text[1:-1].strip()
    return text


def _closes_at_end(text: str) -> bool:
    depth = 0
    tokens = _TOKEN.findall(text)
    for position, token in enumerate(tokens):
        depth += token == "("
        depth -= token == ")"
        if depth == 0:
            return position == len(tokens) - 1
    return False
