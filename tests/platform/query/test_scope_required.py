"""No reading without a scope: the functions demand it by name, and every caller gives it."""

import ast
import inspect
from collections.abc import Callable
from pathlib import Path

import pytest

import tenon_platform
from tenon_platform.storage.query import select_records
from tenon_platform.storage.query_aggregate import aggregate_records
from tenon_platform.storage.query_count import count_records, count_tabs
from tenon_platform.storage.query_named import ids_by_name
from tenon_platform.storage.query_titles import titles

READERS: list[Callable[..., object]] = [
    select_records, count_records, count_tabs, aggregate_records, titles, ids_by_name,
]  # fmt: skip
NAMES = {reader.__name__ for reader in READERS}
SOURCES = sorted(Path(tenon_platform.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("reader", READERS)
def test_the_scope_has_no_default(reader: Callable[..., object]) -> None:
    scope = inspect.signature(reader).parameters["scope"]
    assert scope.kind is inspect.Parameter.KEYWORD_ONLY
    assert scope.default is inspect.Parameter.empty


def test_every_call_says_its_scope() -> None:
    silent = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in NAMES and "scope" not in {keyword.arg for keyword in node.keywords}:
                silent.append(f"{path.name}:{node.lineno}")
    assert silent == []
