"""Functions are complete: described in both languages, their examples compile, the browser has the same ones."""

import re
from pathlib import Path

import pytest

from tenon_engines.formula import DictScope, Type, compile_formula, functions
from tenon_engines.formula.function import Function
from tenon_engines.formula.sql_postgresql import _STRUCTURE
from tenon_engines.formula.sql_postgresql_functions import builders, faults

SOURCES = Path(__file__).parents[3] / "designer-ui" / "src" / "formula" / "functions"
SHOWN = [function for function in functions.values() if not function.hidden]

_NUMBERS = ("amount", "qty", "a", "b", "score", "payable", "price")
_TEXTS = ("name", "code", "phone", "email", "remark", "nickname", "level", "status", "province", "city")
_DATES = ("placed_at", "signed", "birthday", "due")
TYPES = {
    **{key: Type("number") for key in _NUMBERS},
    **{key: Type("text") for key in _TEXTS},
    **{key: Type("datetime" if key == "placed_at" else "date") for key in _DATES},
    **{key: Type("bool") for key in ("paid", "blocked")},
    "owner": Type("user"),
    "department": Type("department"),
    "lines": Type("list", item=Type("row", columns={"qty": Type("number"), "name": Type("text")})),
}


@pytest.mark.parametrize("function", SHOWN, ids=lambda function: function.name)
def test_a_function_is_described_and_its_example_compiles(function: Function) -> None:
    for text in (function.signature, function.doc):
        assert text.zh
        assert text.en
    types = dict(TYPES)
    if function.name in ("XOR", "AND", "OR", "EXACT", "&", "CONCAT"):
        kind = Type("bool") if function.name == "XOR" else Type("text")
        types |= {"a": kind, "b": kind}
        types["amount"] = Type("number")
    compile_formula(function.example, DictScope(types))


def test_the_browser_has_the_same_functions() -> None:
    names: set[str] = set()
    for source in SOURCES.glob("*.ts"):
        text = source.read_text(encoding="utf-8")
        found = re.search(r"export const \w+: Fns = \{(.*)\n\};", text, re.DOTALL)
        if found:
            names |= {name.strip('"') for name in re.findall(r'^  ("[^"]+"|[A-Z_]+):', found.group(1), re.MULTILINE)}
    assert names == set(functions)


def test_the_database_knows_only_functions_there_are() -> None:
    assert (set(builders) | set(_STRUCTURE) | set(faults)) <= set(functions)


def test_what_can_fail_says_when_it_does_in_the_database() -> None:
    failing = {name for name, function in functions.items() if function.fails}
    assert failing & set(builders) <= set(faults)
