"""What is said to use a field is what would not compile without it, over the whole template."""

import json
from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from tenon_engines.form.shape import read_shape
from tenon_platform.catalog.impact import element_at, uses
from tenon_platform.catalog.impact_of_choice import transition_uses
from tenon_platform.catalog.kinds import compile_all
from tenon_platform.paths import TEMPLATES

GONE = ("There is no form", "There is no dataset")
Ref = tuple[str, str]


@cache
def template() -> dict[Ref, dict[str, Any]]:
    read = [json.loads(path.read_text("utf-8")) for path in (TEMPLATES / "order-management").rglob("*.json")]
    return {(body["kind"], body["key"]): body for body in read if isinstance(body, dict) and "kind" in body}


def broken_without(form: str, path: str) -> set[Ref]:
    """Documents that have problems of their own then; a form that is broken itself takes others along."""
    body = deepcopy(template()["form", form])
    first, _, second = path.partition(".")
    fields = body["fields"]
    if second:
        fields = next(each for each in fields if each["key"] == first)["fields"]
    fields.remove(next(each for each in fields if each["key"] == (second or first)))
    problems = compile_all({**template(), ("form", form): body}).problems
    own = {ref for ref, found in problems.items() if any(not each.message.en.startswith(GONE) for each in found)}
    return {ref for ref in own if ref != ("form", form) and ref[0] != "dashboard"}  # that rests on its data set


@pytest.mark.parametrize(
    ("form", "path"),
    [
        ("order", "pay_method"),
        ("order", "lines.sku"),
        ("delivery", "lines"),
        ("delivery", "lines.order_line"),
        ("delivery", "lines.unit"),
        ("delivery", "carrier"),
        ("delivery", "state"),
        ("stock", "locked"),
        ("warehouse", "active"),
        ("exception", "kind"),
        ("order", "lines.planned_qty"),
        ("order", "reject_reason"),
    ],
)
def test_whatever_would_break_without_a_field_is_told_before_it_goes(form: str, path: str) -> None:
    found = element_at(template()["form", form], form, path)
    assert found is not None
    element, entry = found
    shapes = {key: read_shape(body) for (kind, key), body in template().items() if kind == "form"}
    steps = {each["key"] for each in entry.get("transitions", [])}
    told = [*uses(template(), shapes, element), *transition_uses(template(), shapes, form, steps)]
    broken = broken_without(form, path)
    assert broken, "a field that nothing needs shows nothing here"
    assert broken <= {(use.kind, use.key) for use in told}


def test_words_that_people_read_are_no_uses() -> None:
    shapes = {"note": read_shape({"key": "note", "fields": [{"key": "total", "type": "number"}]})}
    form = {"kind": "form", "key": "note", "fields": [{"key": "total", "type": "number"}]}
    rule = {
        "kind": "rule",
        "key": "tells",
        "form": "note",
        "actions": [{"kind": "refuse", "message": {"en": "the total is wrong", "zh": "{{ total }} 不对"}}],
    }
    found = element_at(form, "note", "total")
    assert found is not None
    (use,) = uses({("form", "note"): form, ("rule", "tells"): rule}, shapes, found[0])
    assert (use.key, use.path) == ("tells", "/actions/0/message/zh")
