"""Panels of a form: what they name must be there, and what they compare must fit."""

from typing import Any

import pytest

from tenon_engines.form.compile import compile_form
from tenon_engines.form.panels import panels as kinds
from tenon_engines.form.plan import FormPlan
from tenon_engines.form.shape import read_shape
from tenon_engines.kernel.errors import DefinitionError

TITLE = {"zh": "信用", "en": "Credit"}
CUSTOMER = {
    "kind": "form", "key": "customer", "schema": 1,
    "fields": [{"key": "name", "type": "text"}, {"key": "credit", "type": "money"}, {"key": "phone", "type": "phone"},
               {"key": "owner", "type": "reference", "to": "customer"}],
}  # fmt: skip
LINES = {"key": "lines", "type": "subtable", "fields": [{"key": "who", "type": "reference", "to": "customer"},
                                                        {"key": "price", "type": "money"},
                                                        {"key": "call", "type": "phone"}]}  # fmt: skip
FIELDS = [{"key": "customer", "type": "reference", "to": "customer"}, {"key": "total", "type": "money"},
          {"key": "day", "type": "date"}, LINES]  # fmt: skip
FACTS = {"id": "a", "kind": "facts", "title": TITLE, "of": "customer",
         "items": [{"id": "left", "title": TITLE, "expr": "credit - record.total", "warn": "credit < record.total"}]}  # fmt: skip
TOTALS = {"id": "b", "kind": "totals", "title": TITLE, "form": "order", "filter": "customer = record.customer",
          "items": [{"id": "n", "title": TITLE}, {"id": "s", "title": TITLE, "agg": "sum", "field": "total"}]}  # fmt: skip
LIST = {"id": "c", "kind": "list", "title": TITLE, "form": "order", "filter": "customer = record.customer",
        "columns": ["day", "total"], "sort": [{"field": "day", "desc": True}]}  # fmt: skip
BESIDE = {"id": "d", "kind": "beside", "title": TITLE, "table": "lines", "form": "order", "filter": "customer = record.customer",
          "lines": "lines", "match": "who", "show": "price", "latest": "day"}  # fmt: skip
GOOD: dict[str, dict[str, Any]] = {"facts": FACTS, "totals": TOTALS, "list": LIST, "beside": BESIDE}


def compiled(*panels: dict[str, Any]) -> FormPlan:
    document = {"kind": "form", "key": "order", "schema": 1, "fields": FIELDS, "panels": list(panels)}
    return compile_form(document, {"customer": read_shape(CUSTOMER)})


def problems(*panels: dict[str, Any]) -> set[str]:
    with pytest.raises(DefinitionError) as refused:
        compiled(*panels)
    return {problem.path for problem in refused.value.problems}


def test_every_kind_compiles_and_keeps_its_formulas() -> None:
    plan = compiled(*GOOD.values())
    assert [panel.name for panel in plan.panels] == list(kinds)
    assert {"/panels/0/items/0/expr", "/panels/0/items/0/warn", "/panels/1/filter"} <= plan.formulas.keys()


def test_panels_cost_a_save_nothing() -> None:
    assert compiled(*GOOD.values()).needs == compiled().needs


@pytest.mark.parametrize(
    ("kind", "change", "path"),
    [
        ("facts", {"of": "total"}, "/of"),
        ("facts", {"items": [{"id": "x", "title": TITLE, "expr": "phone", "result": {"type": "text"}}]}, "/items/0/expr"),
        ("facts", {"items": [{"id": "x", "title": TITLE, "expr": "owner.credit"}]}, "/items/0/expr"),
        ("facts", {"items": [{"id": "x", "title": TITLE, "expr": "record.customer.credit"}]}, "/items/0/expr"),
        ("facts", {"items": [{"id": "x", "title": TITLE, "expr": "credit", "result": {"type": "no"}}]}, "/items/0/result/type"),
        ("totals", {"form": "none"}, "/form"),
        ("totals", {"filter": "customer = record.total"}, "/filter"),
        ("totals", {"items": [{"id": "x", "title": TITLE, "agg": "sum"}]}, "/items/0/field"),
        ("totals", {"items": [{"id": "x", "title": TITLE, "agg": "sum", "field": "day"}]}, "/items/0/field"),
        ("list", {"columns": ["none"]}, "/columns/0"),
        ("list", {"sort": [{"field": "none"}]}, "/sort/0/field"),
        ("list", {"limit": 21}, "/limit"),
        ("beside", {"match": "price"}, "/match"),
        ("beside", {"lines": "none"}, "/match"),
        ("beside", {"show": "none"}, "/show"),
        ("beside", {"show": "call"}, "/show"),
        ("beside", {"latest": "total"}, "/latest"),
        ("beside", {"latest": "created_at"}, "/latest"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named(kind: str, change: dict[str, Any], path: str) -> None:
    assert f"/panels/0{path}" in problems(GOOD[kind] | change)


def test_two_panels_have_two_ids() -> None:
    assert problems(FACTS, LIST | {"id": "a"}) == {"/panels/1/id"}
    assert problems({"id": "a", "kind": "none", "title": TITLE}) == {"/panels/0/kind"}
