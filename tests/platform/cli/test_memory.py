"""What the server asks of the C library is asked where there is one that understands it."""

import ctypes
import sys
from typing import Any

import pytest

from tenon_platform.memory import ARENAS, M_ARENA_MAX, share_arenas


@pytest.mark.parametrize(("system", "asked"), [("linux", [(M_ARENA_MAX, ARENAS)]), ("darwin", []), ("win32", [])])
def test_arenas_are_shared_where_glibc_makes_them(
    monkeypatch: pytest.MonkeyPatch, system: str, asked: list[tuple[int, int]]
) -> None:
    found: list[tuple[int, int]] = []

    class Library:
        def __init__(self, name: Any) -> None:
            if system == "win32":
                raise TypeError(name)  # Windows loads no library without a name

        def mallopt(self, parameter: int, value: int) -> None:
            found.append((parameter, value))

    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(ctypes, "CDLL", Library)
    share_arenas()
    assert found == asked
