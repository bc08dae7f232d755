"""The words of the reference that no registry holds: what a kind and each of its options is for."""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "reference" / "words"


def words(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def cell(text: object) -> str:
    """Text inside a table of Markdown."""
    return str(text).replace("|", "\\|").replace("\n", " ")
