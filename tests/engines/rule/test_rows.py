"""Actions on rows: a record made with its own rows, rows that change or go, records found by themselves."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tenon_engines.form.shape import FormShape, read_shape
from tenon_engines.formula.context import ActorValue, Context
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.outcome import CreateRecords, Effect, SetValues, UpdateRecords
from tenon_engines.rule.compile import compile_rule
from tenon_engines.rule.run import run
from tenon_engines.rule.scene import Scene

LINES = {
    "key": "lines",
    "type": "subtable",
    "fields": [{"key": "item", "type": "text"}, {"key": "qty", "type": "number", "scale": 0}],
}
BOX = {"kind": "form", "key": "box", "schema": 1, "name": {"zh": "箱", "en": "Box"},
       "fields": [{"key": "title", "type": "text"}, {"key": "into", "type": "reference", "to": "box"}, LINES]}  # fmt: skip
SHAPES: dict[str, FormShape] = {"box": read_shape(BOX)}
ROWS = [{"id": 11, "item": "a", "qty": Decimal(3)}, {"id": 12, "item": "b", "qty": Decimal(1)}]


def effect(**action: Any) -> Effect | None:
    document = {
        "kind": "rule",
        "key": "r",
        "schema": 1,
        "form": "box",
        "trigger": {"kind": "record", "on": ["changed"]},
    }
    rule = compile_rule({**document, "actions": [{"id": "x", **action}]}, SHAPES)
    context = Context(datetime(2026, 3, 1, tzinfo=UTC), ZoneInfo("Asia/Shanghai"), ActorValue(7))
    outcome = run(rule.steps, 0, Scene(5, {"title": "t", "into": 9, "lines": ROWS}, context))
    return outcome.effects[0] if outcome.effects else None


def problem(**action: Any) -> str:
    with pytest.raises(DefinitionError) as raised:
        effect(**action)
    return raised.value.path


TAKEN = {"lines": {"for_each": "lines", "where": "line.qty > 1", "set": {"item": "line.item", "qty": "line.id"}}}


def test_a_record_is_made_with_rows_of_the_lines_that_fit() -> None:
    made = effect(kind="create", form="box", set={"title": '"new"'}, rows=TAKEN)
    assert isinstance(made, CreateRecords)
    assert made.rows == ({"title": "new", "lines": [{"item": "a", "qty": Decimal(11)}]},)


def test_a_record_is_made_for_each_line_that_fits() -> None:
    made = effect(kind="create", form="box", for_each="lines", where="line.qty > 1", set={"title": "line.item"})
    assert isinstance(made, CreateRecords)
    assert made.rows == ({"title": "a"},)
    assert effect(kind="create", form="box", for_each="lines", where="line.qty > 9", set={"title": "line.item"}) is None
    assert problem(kind="create", form="box", where="TRUE", set={"title": '"new"'}) == "/actions/0/where"
    assert problem(kind="create", form="box", for_each="lines", where="qty", set={"title": '"n"'}) == "/actions/0/where"


def test_rows_are_added_to_a_record_that_is_named_by_a_reference() -> None:
    made = effect(kind="update", form="box", match={"id": "record.into"}, set={"title": '"more"'}, rows=TAKEN)
    assert isinstance(made, UpdateRecords)
    assert made.rows[0].match == {"id": 9}
    assert [row["item"] for row in made.add["lines"]] == ["a"]


def test_some_rows_change_others_go_and_the_rest_stays() -> None:
    made = effect(kind="lines", for_each="lines", set={"qty": "line.qty - 1"}, remove="line.qty <= 1")
    assert made == SetValues("x", {"lines": [{"id": 11, "qty": Decimal(2)}]})
    kept = effect(kind="lines", for_each="lines", where='line.item = "b"', set={"qty": "7"})
    assert kept == SetValues("x", {"lines": [{"id": 11}, {"id": 12, "qty": Decimal(7)}]})


def test_nothing_is_saved_when_no_row_is_meant() -> None:
    assert effect(kind="lines", for_each="lines", where="line.qty > 9", set={"qty": "0"}) is None


@pytest.mark.parametrize(
    ("action", "path"),
    [
        ({"kind": "create", "form": "box", "set": {"title": '"x"'}, "rows": {"title": {"set": {"a": "1"}}}}, "/actions/0/rows/title"),
        ({"kind": "create", "form": "box", "set": {"title": '"x"'}, "rows": {"lines": {"set": {"colour": "1"}}}}, "/actions/0/rows/lines/set/colour"),
        ({"kind": "create", "form": "box", "set": {"title": '"x"'}, "for_each": "lines", "rows": TAKEN}, "/actions/0/rows"),
        ({"kind": "lines", "for_each": "title"}, "/actions/0/for_each"),
        ({"kind": "update", "form": "box", "match": {"id": "record.title"}, "set": {"title": '"x"'}}, "/actions/0/match/id"),
    ],
)  # fmt: skip
def test_a_problem_points_at_its_place(action: dict[str, Any], path: str) -> None:
    assert problem(**action) == path


def test_records_are_found_by_one_of_their_rows_and_taken_in_an_order_that_passes_over_refusals() -> None:
    made = effect(
        kind="update",
        form="box",
        match={"lines.item": "record.title"},
        set={"title": '"x"'},
        require='title = "y"',
        sort=[{"field": "title", "desc": True}],
        refused="skip",
    )
    assert isinstance(made, UpdateRecords)
    assert made.rows[0].match == {"lines.item": "t"}
    assert (made.sort, made.skip) == ((("title", True),), True)


@pytest.mark.parametrize(
    ("part", "path"),
    [
        ({"match": {"lines.colour": "record.title"}}, "/actions/0/match/lines.colour"),
        ({"match": {"title.x": "record.title"}}, "/actions/0/match/title.x"),
        ({"sort": [{"field": "colour"}]}, "/actions/0/sort/0/field"),
        ({"refused": "never"}, "/actions/0/refused"),
    ],
)
def test_what_records_are_found_by_and_sorted_by_must_exist(part: dict[str, Any], path: str) -> None:
    action = {"kind": "update", "form": "box", "match": {"into": "record"}, "set": {"title": '"x"'}}
    assert problem(**{**action, **part}) == path


def test_rows_of_other_records_change_by_their_own_match() -> None:
    made = effect(
        kind="update",
        form="box.lines",
        for_each="lines",
        match={"id": "line.id"},
        where="qty > 0",
        set={"qty": "qty - SUM(line.qty)"},
    )
    assert isinstance(made, UpdateRecords)
    assert (made.form, [group.match for group in made.rows]) == (
        "box.lines",
        [{"id": Decimal(11)}, {"id": Decimal(12)}],
    )


def test_rows_are_found_by_the_record_they_are_in() -> None:
    made = effect(kind="update", form="box.lines", match={"record": "record.into", "item": '"a"'}, set={"item": '"b"'})
    assert isinstance(made, UpdateRecords)
    assert made.rows[0].match == {"record": 9, "item": "a"}


def test_rows_take_no_rows_no_order_and_no_skipping() -> None:
    for more in ({"rows": {"lines": {"set": {"qty": "1"}}}}, {"sort": [{"field": "qty"}]}, {"refused": "skip"}):
        assert problem(kind="update", form="box.lines", match={"id": "1"}, set={"qty": "1"}, **more).startswith(
            "/actions/0"
        )


def test_what_is_no_subtable_has_no_rows_to_change() -> None:
    assert problem(kind="update", form="box.title", match={"id": "1"}, set={"qty": "1"}) == "/actions/0/form"


def test_a_record_that_is_there_already_makes_a_new_one_needless() -> None:
    made = effect(kind="create", form="box", set={"title": '"new"'}, existing={"into": "record", "title": '"new"'})
    assert isinstance(made, CreateRecords)
    assert made.existing is not None
    assert made.existing.match == {"into": 5, "title": "new"}


def test_a_record_for_each_line_takes_no_existing_one() -> None:
    given = {"for_each": "lines", "set": {"title": "line.item"}, "existing": {"title": '"a"'}}
    assert problem(kind="create", form="box", **given) == "/actions/0/existing"
