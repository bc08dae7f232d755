"""Workbench documents: a sound one compiles, a wrong one says all that is wrong and where."""

from typing import Any

import pytest

from tenon_engines.form.compile import compile_form
from tenon_engines.form.shape import read_shape
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.report.compile import compile_dataset
from tenon_engines.workbench.compile import compile_workbench
from tenon_engines.workbench.items import items
from tenon_engines.workbench.items.item import Item
from tenon_engines.workbench.items.list import RowAction
from tenon_engines.workbench.items.numbers import Number, Numbers
from tenon_engines.workbench.plan import WorkbenchPlan
from tenon_engines.workbench.site import Site

FORM: dict[str, Any] = {
    "kind": "form", "key": "job", "schema": 1, "name": {"zh": "工单", "en": "Job"}, "title": "name", "search": ["name"],
    "fields": [
        {"key": "name", "type": "text", "name": {"zh": "名称", "en": "Name"}},
        {"key": "since", "type": "datetime", "name": {"zh": "开始", "en": "Since"}},
        {"key": "parts", "type": "subtable", "name": {"zh": "明细", "en": "Parts"},
         "fields": [{"key": "what", "type": "text", "name": {"zh": "物", "en": "What"}}]},
        {"key": "size", "type": "formula", "stored": False, "result": {"type": "number"}, "expr": "LEN(name)", "name": {"zh": "长", "en": "Size"}},
        {"key": "state", "type": "status", "initial": "open", "name": {"zh": "状态", "en": "State"},
         "states": [{"key": "open", "name": {"zh": "开"}}, {"key": "done", "name": {"zh": "完"}}],
         "transitions": [{"key": "finish", "from": ["open"], "to": "done", "name": {"zh": "完成", "en": "Finish"}}]},
    ],
    "views": [{"key": "all", "type": "grid", "name": {"zh": "全部"}, "columns": [], "tabs": [{"id": "t1", "name": {"zh": "开"}, "filter": "TRUE"}]}],
}  # fmt: skip
DATASET = {
    "kind": "dataset", "key": "jobs", "root": {"form": "job"}, "dimensions": {"since": {"expr": "since"}},
    "measures": {"n": {"agg": "count"}}, "segments": {"ready": "state = \"open\""},
}  # fmt: skip
AT = {"x": 0, "y": 0, "w": 4, "h": 3}
SHAPES = {"job": read_shape(FORM)}
PLANS = {"job": compile_form(FORM, SHAPES)}
PAGES = {"form": frozenset({"job"}), "dashboard": frozenset({"board"})}


def site() -> Site:
    return Site(PLANS, SHAPES, {"jobs": compile_dataset(DATASET, SHAPES)}, PAGES)


def compiled(*entries: dict[str, Any], **head: Any) -> WorkbenchPlan:
    own = [{"id": f"i{at}", "at": AT, **entry} for at, entry in enumerate(entries)]
    name = {"zh": "台", "en": "Desk"}
    document = {"kind": "workbench", "key": "desk", "schema": 1, "name": name, "roles": ["boss"], "items": own, **head}
    return compile_workbench(document, site(), roles=frozenset({"boss"}))


def paths(*entries: dict[str, Any], **head: Any) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        compiled(*entries, **head)
    return sorted(problem.path for problem in caught.value.problems)


def a_list(**options: Any) -> dict[str, Any]:
    return {"kind": "list", "form": "job", "columns": [{"field": "name"}], **options}


def an_action(**options: Any) -> dict[str, Any]:
    return a_list(actions=[{"id": "a", **options}])


def a_count(**options: Any) -> dict[str, Any]:
    return {"kind": "counter", "form": "job", **options}


def a_link(**options: Any) -> dict[str, Any]:
    return {"kind": "shortcuts", "links": [{"id": "l", **options}]}


def some_numbers(**number: Any) -> dict[str, Any]:
    return {"kind": "numbers", "dataset": "jobs", "numbers": [number]}


SOUND = [
    a_count(filter='state = "open"', tab="t1", under={"show": "age", "field": "since"}),
    a_count(under={"show": "causes", "field": "state"}, tones=[{"at_least": 3, "tone": "danger"}]),
    a_count(under={"show": "part", "filter": "since < NOW()", "text": {"zh": "{n} 个"}}),
    a_list(sort=[{"field": "since"}, {"field": "id"}], tabs=[{"id": "x", "name": {"zh": "开"}, "filter": 'state = "open"'}]),
    an_action(when="ISEMPTY(name)", transition="finish"),
    an_action(change=["name"]),
    an_action(task="approve"),
    a_link(list="job", tab="t1"),
    a_link(dashboard="board"),
    some_numbers(measure="n", filter="ready"),
    {"kind": "tasks"},
    {"kind": "recent", "limit": 3},
]  # fmt: skip
WRONG = [
    (a_count(form="jib"), "/form"),
    (a_count(filter="nme = 1"), "/filter"),
    (a_count(filter="LEN(name)"), "/filter"),
    (a_count(tab="t9"), "/tab"),
    (a_count(under={"show": "age", "field": "name"}), "/under/field"),
    (a_count(under={"show": "causes", "field": "name"}), "/under/field"),
    (a_count(under={"show": "part", "filter": "?", "text": {"zh": "x"}}), "/under/filter"),
    (a_list(columns=[{"field": "parts"}]), "/columns/0/field"),
    (a_list(columns=[{"field": "name", "style": "age"}]), "/columns/0/field"),
    (a_list(sort=[{"field": "size"}]), "/sort/0/field"),
    (a_list(tabs=[{"id": "x", "name": {"zh": "?"}, "filter": "gone"}]), "/tabs/0/filter"),
    (an_action(), "/actions/0"),
    (an_action(transition="finish", open="record"), "/actions/0"),
    (an_action(transition="begin"), "/actions/0/transition"),
    (an_action(button="press"), "/actions/0/button"),
    (an_action(change=["state"]), "/actions/0/change/0"),
    (an_action(change=["size"]), "/actions/0/change/0"),
    (an_action(when="nme", open="record"), "/actions/0/when"),
    (a_link(list="job", new="job"), "/links/0"),
    (a_link(list="jobs"), "/links/0/list"),
    (a_link(desk="door"), "/links/0/desk"),
    (some_numbers(measure="m"), "/numbers/0/measure"),
    (some_numbers(measure="n", filter="steady"), "/numbers/0/filter"),
    ({"kind": "numbers", "dataset": "job", "numbers": [{"measure": "n"}]}, "/dataset"),
    ({"kind": "clock"}, "/kind"),
    ({"kind": "tasks", "limit": 21}, "/limit"),
    ({"kind": "tasks", "at": {**AT, "x": 9}}, "/at"),
]


@pytest.mark.parametrize("entry", SOUND)
def test_a_sound_item_compiles(entry: dict[str, Any]) -> None:
    assert compiled(entry).items[0].name == entry["kind"]


@pytest.mark.parametrize(("entry", "path"), WRONG)
def test_a_wrong_item_says_where(entry: dict[str, Any], path: str) -> None:
    assert paths(entry) == [f"/items/0{path}"]


def test_all_problems_are_told_at_once() -> None:
    twice = {"id": "same", "kind": "tasks"}
    assert paths(a_count(form="jib"), twice, twice, roles=["boss", "bos"]) == [
        "/items/0/form",
        "/items/2/id",
        "/roles/1",
    ]


def test_the_shape_comes_first() -> None:
    assert paths(name={}, roles="boss") == ["/name", "/roles"]


def test_mine_is_an_address_and_no_name() -> None:
    assert paths(key="mine") == ["/key"]


def test_items_are_read_from_the_top_left() -> None:
    low, high = {"kind": "tasks", "at": {**AT, "y": 5}}, {"kind": "recent", "at": {**AT, "x": 4}}
    assert [item.name for item in compiled(low, high).items] == ["recent", "tasks"]


def test_numbers_are_number_tiles_of_their_period() -> None:
    item = Numbers.model_validate({"id": "n", "at": AT, "dataset": "jobs", "numbers": [Number(measure="n")]})
    assert item.tiles() == [
        {
            "id": "0",
            "query": {"dataset": "jobs", "measures": ["n"]},
            "view": {"kind": "kpi"},
            "period": {"preset": "today"},
        }
    ]


def test_an_action_has_one_way() -> None:
    assert RowAction(id="a", open="edit").ways == 1


@pytest.mark.parametrize("kind", items.values())
def test_a_kind_is_documented_and_named_in_two_languages(kind: type[Item]) -> None:
    assert kind.__doc__
    assert kind.label.zh
    assert kind.label.en
    assert kind.describe()["schema"]["properties"]["at"]
