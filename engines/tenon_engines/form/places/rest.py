"""What is left of a pasted text: cut at its separators, and put together again as a street."""

import re

_SEPARATORS = re.compile(r"[\s,，;；。、|]+")
_EDGE = " -—_/:.【】[]'\"“”"
_LATIN = re.compile(r"[A-Za-z0-9]")


def parted(text: str) -> list[str]:
    """The pieces of the text; words in Latin letters stay together."""
    text = re.sub(r"\(\s*\)", "\n", text)
    text = re.sub(r"(?<=[A-Za-z.,]) (?=[A-Za-z])", "\0", text)
    pieces = (piece.replace("\0", " ") for piece in _SEPARATORS.split(text))
    return [clean for piece in pieces if (clean := _trimmed(piece))]


def joined(pieces: list[str]) -> str:
    """As one line: a blank only where letters or digits would run into each other."""
    line = ""
    for piece in pieces:
        blank = line and _LATIN.match(line[-1]) and _LATIN.match(piece[0])
        line += f" {piece}" if blank else piece
    return line


def _trimmed(piece: str) -> str:
    clean = piece.strip(_EDGE)
    numbered = re.search(r"[\[(]\d{4}$", clean)
    return clean + "]" if numbered is not None and "[" in numbered[0] else clean
