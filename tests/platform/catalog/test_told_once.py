"""A mistake in a draft is told where it was made; names that a builder gives can be used."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tenon_platform.catalog.kinds import compile_all
from tenon_platform.catalog.packages import read_package
from tenon_platform.catalog.usable_names import name_problems

TEMPLATE = Path(__file__).parents[3] / "templates" / "order-management"
Body = dict[str, Any]


def order() -> Body:
    found: Body = json.loads((TEMPLATE / "forms" / "order.json").read_text())
    return found


def field(body: Body, key: str) -> Body:
    return next(each for each in body["fields"] if each["key"] == key)


def test_a_wrong_formula_is_told_by_its_form_and_not_by_what_stands_on_it() -> None:
    last = dict(read_package(TEMPLATE).bodies)
    now = deepcopy(last)
    field(now["form", "order"], "payable")["expr"] = "goods_amount - ("
    assert set(compile_all(now, last).problems) == {("form", "order")}
    assert len(compile_all(now, last).problems["form", "order"]) == 1
    assert ("workbench", "operations") in compile_all(now).problems, "nothing stands on the form"


def test_a_wrong_dataset_is_not_told_by_its_dashboard() -> None:
    last = dict(read_package(TEMPLATE).bodies)
    now = deepcopy(last)
    now["dataset", "sales"]["dimensions"]["shop"]["expr"] = "nothing + 1"
    assert set(compile_all(now, last).problems) == {("dataset", "sales")}


def test_what_was_sound_before_is_still_compiled_against_the_whole() -> None:
    last = dict(read_package(TEMPLATE).bodies)
    now = deepcopy(last)
    field(now["form", "order"], "payable")["expr"] = "goods_amount - ("
    now["workbench", "operations"]["items"][0]["form"] = "nobody"
    assert set(compile_all(now, last).problems) == {("form", "order"), ("workbench", "operations")}
    assert compile_all(last).problems == {}


NAMES: list[tuple[str, Callable[[Body], Any], str, str]] = [
    ("a field of blanks", lambda b: field(b, "flag").update(name={"zh": " \u3000"}), "/fields/1/name", "no_name"),
    ("a name far too long", lambda b: field(b, "flag").update(name={"zh": "旗", "en": "x" * 101}), "/fields/1/name/en", "long_name"),
    ("a field called as another", lambda b: field(b, "platform_no").update(name={"zh": "旗帜", "en": "Else"}), "/fields/2/name", "double_name"),
    ("an option without a label", lambda b: field(b, "flag")["options"][0].update(name={"zh": ""}), "/fields/1/options/0/name", "no_name"),
    ("an option without a Chinese label", lambda b: field(b, "flag")["options"][0].update(name={"zh": " ", "en": "Red"}), "/fields/1/options/0/name/zh", "no_name"),
    ("an option called as another", lambda b: field(b, "flag")["options"][1].update(name={"zh": "红", "en": "Rouge"}), "/fields/1/options/1/name", "double_name"),
    ("a form without a name", lambda b: b.update(name={"zh": ""}), "/name", "no_name"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "path", "code"), [each[1:] for each in NAMES], ids=[each[0] for each in NAMES])
def test_a_name_that_cannot_be_used_is_told_at_its_element(change: Callable[[Body], Any], path: str, code: str) -> None:
    was = order()
    field(was, "flag")["name"] = {"zh": "旗帜", "en": "Flag"}
    field(was, "flag")["options"][0]["name"] = {"zh": "红", "en": "Red"}
    now = deepcopy(was)
    change(now)
    assert [(each.path, each.code) for each in name_problems(now, was)] == [(path, code)]


def test_what_was_published_with_such_a_name_stays_as_it_is() -> None:
    was = order()
    field(was, "flag")["name"] = {"zh": " "}
    now = deepcopy(was)
    now["fields"].insert(0, now["fields"].pop(1))
    assert name_problems(now, was) == []


@pytest.mark.parametrize(("kind", "key"), [("flow", "order_review"), ("role", "service"), ("dashboard", "business")])
def test_every_kind_of_document_is_asked_for_its_name(kind: str, key: str) -> None:
    was = read_package(TEMPLATE).bodies[kind, key]
    assert [each.path for each in name_problems({**was, "name": {"zh": "\t"}}, was)] == ["/name"]
    assert name_problems(was, None) == []
