"""Invariants of a form document: what they may compare, and every problem at its element."""

from typing import Any

import pytest

from tenon_engines.form.compile import compile_form
from tenon_engines.form.invariant import Invariant
from tenon_engines.form.shape import read_shape
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError

MOVE = {
    "kind": "form", "key": "move", "schema": 1,
    "fields": [
        {"key": "item", "type": "text"}, {"key": "phone", "type": "phone"},
        {"key": "parts", "type": "subtable", "fields": [{"key": "line", "type": "number", "scale": 0},
                                                         {"key": "qty", "type": "number", "scale": 3}]},
        {"key": "state", "type": "status", "initial": "open", "states": [{"key": "open"}, {"key": "done"}]},
    ],
}  # fmt: skip
SUM = {"name": {"zh": "流水", "en": "Movements"}, "of": "move.parts", "match": {"item": "code"}, "expr": "qty"}


def compiled(**invariant: Any) -> Invariant:
    document = {
        "kind": "form", "key": "stock", "schema": 1,
        "fields": [
            {"key": "code", "type": "text"}, {"key": "on_hand", "type": "number", "scale": 3, "name": {"en": "On hand"}},
            {"key": "phone", "type": "phone"},
            {"key": "twice", "type": "formula", "expr": "on_hand * 2", "stored": False, "result": {"type": "number", "scale": 3}},
            {"key": "lines", "type": "subtable", "fields": [{"key": "planned", "type": "number", "scale": 3}]},
        ],
        "invariants": [{"id": "i1", "name": {"zh": "相等", "en": "They agree"}, **invariant}],
    }  # fmt: skip
    (found,) = compile_form(document, {"move": read_shape(MOVE)}).invariants
    return found


def problems(**invariant: Any) -> dict[str, str]:
    with pytest.raises(DefinitionError) as refused:
        compiled(**invariant)
    return {problem.path: problem.code for problem in refused.value.problems}


def test_it_compares_fields_with_sums_over_other_forms_and_says_what_it_compared() -> None:
    found = compiled(sums={"moved": SUM}, holds="on_hand = moved")
    (moved,) = found.sums
    assert (moved.form, moved.subtable, moved.type) == ("move", "parts", Type("number", scale=3))
    assert [(key, name.en) for key, name in found.shown] == [("on_hand", "On hand"), ("moved", "Movements")]


def test_it_looks_at_each_row_of_a_subtable() -> None:
    parts = SUM | {"match": {"line": "id"}, "state": {"state": ["open"]}}
    assert compiled(rows="lines", sums={"moved": parts}, holds="planned = moved").table == "lines"


@pytest.mark.parametrize(
    ("invariant", "path", "code"),
    [
        ({"rows": "code", "holds": "TRUE"}, "/rows", "unknown_field"),
        ({"holds": "on_hand"}, "/holds", "TYPE_MISMATCH"),
        ({"holds": "nowhere = 1"}, "/holds", "UNKNOWN_FIELD"),
        ({"holds": "twice = 2"}, "/holds", "unknown_field"),
        ({"holds": "phone = \"1\""}, "/holds", "UNKNOWN_FIELD"),
        ({"holds": "TRUE", "sums": {"m": SUM | {"of": "nobody"}}}, "/sums/m/of", "unknown_form"),
        ({"holds": "TRUE", "sums": {"m": SUM | {"of": "move.item"}}}, "/sums/m/of", "unknown_form"),
        ({"holds": "TRUE", "sums": {"m": SUM | {"expr": "missing"}}}, "/sums/m/expr", "unknown_field"),
        ({"holds": "TRUE", "sums": {"m": SUM | {"expr": "item"}}}, "/sums/m/expr", "not_a_number"),
        ({"holds": "TRUE", "sums": {"m": SUM | {"match": {"missing": "code"}}}}, "/sums/m", "unknown_field"),
        ({"holds": "TRUE", "sums": {"m": SUM | {"match": {"item": "twice"}}}}, "/sums/m", "unknown_field"),
        ({"holds": "TRUE", "sums": {"code": SUM}}, "/sums/code", "duplicate_key"),
        ({"holds": "TRUE", "sums": {"m": SUM | {"state": {"state": []}}}}, "/sums/m/state/state", "bad_shape"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_said_at_its_place(invariant: dict[str, Any], path: str, code: str) -> None:
    assert problems(**invariant) == {f"/invariants/0{path}": code}
