"""Desks are checked against their form: what is scanned, shown, asked and done must exist and fit together."""

from typing import Any

import pytest

from tenon_engines.desk.compile import compile_desk
from tenon_engines.desk.document import Ask, Tells
from tenon_engines.desk.plan import DeskPlan
from tenon_engines.form.compile import compile_form
from tenon_engines.form.shape import read_shape
from tenon_engines.kernel.errors import DefinitionError

NAME = {"zh": "台", "en": "Desk"}
PARCEL = {
    "kind": "form", "key": "parcel", "schema": 1, "name": NAME, "title": "number",
    "fields": [
        {"key": "number", "type": "text"},
        {"key": "due", "type": "datetime"},
        {"key": "carrier", "type": "reference", "to": "carrier"},
        {"key": "tracking", "type": "text"},
        {"key": "weight", "type": "number"},
        {"key": "held", "type": "boolean"},
        {"key": "lines", "type": "subtable", "fields": [{"key": "item", "type": "text"}]},
        {"key": "state", "type": "status", "initial": "new", "states": [{"key": "new"}, {"key": "gone"}],
         "transitions": [{"key": "ship", "from": ["new"], "to": "gone", "ask": ["carrier", "tracking"]}]},
    ],
}  # fmt: skip
CARRIER = {
    "kind": "form", "key": "carrier", "schema": 1, "name": NAME,
    "fields": [{"key": "code", "type": "text"}, {"key": "rank", "type": "number"}],
}  # fmt: skip
SHAPES = {document["key"]: read_shape(document) for document in (PARCEL, CARRIER)}
FORMS = {document["key"]: compile_form(document, SHAPES) for document in (PARCEL, CARRIER)}
TELLS = {"field": "carrier", "by": "code", "starts": [{"start": "7", "value": "ZTO"}, {"start": "77", "value": "STO"}]}
SOUND: dict[str, Any] = {
    "kind": "desk", "key": "ship", "schema": 1, "name": NAME, "form": "parcel", "find": {"fields": ["number"]},
    "filter": 'state = "new"', "queue": {"deadline": "due", "columns": ["carrier"], "sort": [{"field": "due"}]},
    "show": {"fields": ["weight"], "lines": {"table": "lines", "columns": ["item"]}},
    "steps": [{"id": "s", "field": "tracking", "tells": TELLS}],
    "alerts": [{"id": "a", "when": "held", "name": {"zh": "{{ number }} 停"}}], "then": {"transition": "ship"},
}  # fmt: skip


def plan_of(**changes: Any) -> DeskPlan:
    return compile_desk({**SOUND, **changes}, FORMS, SHAPES)


def problems_of(**changes: Any) -> set[str]:
    with pytest.raises(DefinitionError) as caught:
        plan_of(**changes)
    return {problem.path for problem in caught.value.problems}


def test_a_sound_desk_says_what_its_alerts_read() -> None:
    assert plan_of().needs == {"held", "number"}


@pytest.mark.parametrize(
    ("changes", "paths"),
    [
        ({"form": "parcels"}, {"/form"}),
        ({"find": {"fields": ["weight"]}}, {"/find/fields/0"}),
        ({"find": {"fields": ["nummer"]}}, {"/find/fields/0"}),
        ({"filter": "stat = 1"}, {"/filter"}),
        ({"queue": {"deadline": "weight", "columns": ["lines"], "sort": [{"field": "nothing"}]}},
         {"/queue/deadline", "/queue/columns/0", "/queue/sort/0/field"}),
        ({"show": {"lines": {"table": "lines", "columns": ["price"]}}}, {"/show/lines/columns/0"}),
        ({"steps": [{"id": "s", "field": "weight"}]}, {"/steps/0/field"}),
        ({"steps": [{"id": "s", "field": "tracking", "tells": {**TELLS, "by": "rank"}}]}, {"/steps/0/tells/by"}),
        ({"steps": [{"id": "s", "field": "tracking", "tells": {**TELLS, "field": "weight"}}]}, {"/steps/0/tells/field"}),
        ({"then": {}}, {"/then"}),
        ({"then": {"button": "none"}}, {"/then/button"}),
        ({"undo": {"transition": "none"}}, {"/undo/transition"}),
        ({"alerts": [{"id": "a", "when": "number", "name": {"zh": "{{ x }}"}}]}, {"/alerts/0/when", "/alerts/0/name/zh"}),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_where_it_stands(changes: dict[str, Any], paths: set[str]) -> None:
    assert problems_of(**changes) == paths


def test_what_is_scanned_has_its_length_characters_and_beginning() -> None:
    step = Ask(id="s", field="tracking", characters="letters_digits", least=4, most=8, starts=("SF", "yt"))
    assert all(step.takes(text) for text in ("SF12", "sf123456", "YT99"))
    assert not any(step.takes(text) for text in ("", "SF1", "SF1234567", "SF-12", "XX12", "SF１２"))


def test_the_longest_beginning_tells() -> None:
    tells = Tells.model_validate(TELLS)
    assert [tells.value_of(text) for text in ("7012", "7712", "8")] == ["ZTO", "STO", None]
