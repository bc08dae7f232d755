"""Compiling form documents: every problem at once, each at its element."""

from copy import deepcopy
from typing import Any

import pytest

from tenon_engines.form.compile import compile_form
from tenon_engines.form.fields import field_types
from tenon_engines.form.plan import FormPlan
from tenon_engines.form.shape import read_shape
from tenon_engines.kernel.errors import DefinitionError

CUSTOMER = {
    "kind": "form", "key": "customer", "schema": 1,
    "fields": [{"key": "name", "type": "text"}, {"key": "level", "type": "select", "options": [{"key": "gold"}]},
               {"key": "blocked", "type": "boolean"}],
}  # fmt: skip


def form(*fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"kind": "form", "key": "order", "schema": 1, "fields": list(fields), **more}


def compiled(document: dict[str, Any]) -> FormPlan:
    return compile_form(document, {"customer": read_shape(CUSTOMER)})


def problems(document: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(DefinitionError) as refused:
        compiled(document)
    return {problem.path: problem.code for problem in refused.value.problems}


def number(key: str, **options: Any) -> dict[str, Any]:
    return {"key": key, "type": "number", "scale": 2, **options}


def computed(key: str, expr: str, **options: Any) -> dict[str, Any]:
    return {"key": key, "type": "formula", "expr": expr, "result": {"type": "number", "scale": 2}, **options}


def test_circular_formulas_are_refused_with_the_way_round() -> None:
    document = form(computed("a", "b + 1"), computed("b", "c * 2"), computed("c", "a - 1"))
    with pytest.raises(DefinitionError) as refused:
        compiled(document)
    (problem,) = refused.value.problems
    assert (problem.code, problem.path) == ("CYCLE", "/fields/0")
    assert "a → b → c → a" in problem.message.en


def test_a_circle_is_told_by_the_names_of_its_fields() -> None:
    first = computed("a", "b + 1", name={"zh": "应付", "en": "Due"})
    with pytest.raises(DefinitionError) as refused:
        compiled(form(first, computed("b", "a + 1", name={"zh": "已付", "en": "Paid"})))
    (problem,) = refused.value.problems
    assert problem.message.zh.endswith("应付 → 已付 → 应付")
    assert problem.message.en.endswith("Due → Paid → Due")


def test_names_say_something_and_fit_where_they_stand() -> None:
    rows = {"key": "lines", "type": "subtable", "fields": [number("qty", name={"zh": " "})]}
    document = form(number("a", name={"zh": "", "en": " "}), number("b", name={"en": "x" * 101}), number("c"), rows)
    assert problems({**document, "name": {"zh": "长" * 300}}) == {
        "/name/zh": "long_name",
        "/fields/0/name": "no_name",
        "/fields/1/name/en": "long_name",
        "/fields/3/fields/0/name": "no_name",
    }
    assert compiled(form(number("d", name={"zh": "", "en": "Amount"}))).fields["d"].name.zh == "Amount"


def test_a_circle_through_rows_is_found() -> None:
    rows = {"key": "lines", "type": "subtable", "fields": [computed("net", "record.total + 1")]}
    found = problems(form(rows, computed("total", "SUM(lines.net)")))
    assert list(found.values()) == ["CYCLE"]


def test_all_problems_are_reported_together() -> None:
    document = form(
        number("Bad Key") | {"key": "a__b"},
        number("record"),
        number("qty", check={"expr": "qty > \"x\""}),
        number("qty"),
        {"key": "customer", "type": "reference", "to": "nobody"},
        {"key": "level", "type": "lookup", "path": "customer.level"},
        {"key": "state", "type": "status", "states": [{"key": "on"}], "initial": "off",
         "transitions": [{"key": "go", "from": ["on"], "to": "gone", "guard": "qtty > 1"}]},
        {"key": "no", "type": "autonumber", "pattern": "SO{seq:5}", "reset": "day"},
        {"key": "kind", "type": "colour"},
        {"key": "price", "type": "money", "digits": 3},
        title="nothing",
        search=["nowhere", "customer"],
        layout=[{"id": "s", "items": [{"id": "i", "field": "missing"}]}],
        views=[{"key": "all", "type": "grid", "columns": [{"id": "c", "field": "missing", "beside": ["nowhere"]}],
                "sort": [{"field": "missing"}], "filter": "missing = 1", "split": "no",
                "offer": [{"key": "go"}, {"key": "gone", "when": "missing = 1"}]}],
    )  # fmt: skip
    document["fields"][0]["key"] = "good"
    found = problems(document)
    assert found == {
        "/fields/1/key": "reserved_key",
        "/fields/2/check/expr": "TYPE_MISMATCH",
        "/fields/3/key": "duplicate_key",
        "/fields/4/to": "unknown_form",
        "/fields/5/path": "unknown_path",
        "/fields/6/initial": "unknown_state",
        "/fields/6/transitions/0/to": "unknown_state",
        "/fields/6/transitions/0/guard": "UNKNOWN_FIELD",
        "/fields/7/pattern": "bad_pattern",
        "/fields/8/type": "unknown_kind",
        "/fields/9/digits": "bad_option",
        "/title": "unknown_field",
        "/search/0": "unknown_field",
        "/layout/0/items/0/field": "unknown_field",
        "/views/0/columns/0/field": "unknown_field",
        "/views/0/columns/0/beside/0": "unknown_field",
        "/views/0/sort/0/field": "unknown_field",
        "/views/0/filter": "UNKNOWN_FIELD",
        "/views/0/split": "unknown_field",
        "/views/0/offer/1/key": "unknown_button",
        "/views/0/offer/1/when": "UNKNOWN_FIELD",
    }


@pytest.mark.parametrize(
    "document",
    [
        [],
        "x",
        {},
        {"kind": "form"},
        form(),
        form({"key": "a"}),
        form({"key": 1, "type": "text"}),
        form(number("a"), extra=1),
    ],
)
def test_what_is_no_form_document_is_named_as_such(document: Any) -> None:
    assert set(problems(document).values()) == {"bad_shape"}


def test_an_address_names_fields_beside_it_only() -> None:
    beside = [{"key": "who", "type": "text"}, {"key": "tel", "type": "phone"}]
    rows = {"key": "lines", "type": "subtable", "fields": [{"key": "to", "type": "address", "phone": "tel"}]}
    found = problems(form({"key": "at", "type": "address", "recipient": "tel", "phone": "none"}, *beside, rows))
    assert found == {
        "/fields/0/recipient": "unknown_field",
        "/fields/0/phone": "unknown_field",
        "/fields/3/fields/0/phone": "unknown_field",
    }
    assert compiled(form({"key": "at", "type": "address", "recipient": "who", "phone": "tel"}, *beside))


def test_a_stored_formula_may_not_leave_its_record_or_read_the_clock() -> None:
    customer = {"key": "customer", "type": "reference", "to": "customer"}
    text = {"type": "text"}
    live = {"key": "now", "type": "lookup", "path": "customer.name", "mode": "live"}
    found = problems(
        form(customer, live, computed("a", "customer.name", result=text), computed("b", "now", result=text),
             computed("c", "YEAR(TODAY())"))
    )  # fmt: skip
    assert found == {
        "/fields/2/expr": "reads_reference",
        "/fields/3/expr": "reads_reference",
        "/fields/4/expr": "NOT_ALLOWED",
    }
    assert compiled(form(customer, live, computed("a", "customer.name & now", stored=False, result=text))).live


def test_an_unknown_option_in_a_formula_is_refused_with_the_nearest() -> None:
    customer = {"key": "customer", "type": "reference", "to": "customer", "filter": 'level = "golden"'}
    with pytest.raises(DefinitionError) as refused:
        compiled(form(customer))
    (problem,) = refused.value.problems
    assert problem.code == "TYPE_MISMATCH"
    assert problem.hint is not None
    assert "gold" in problem.hint.en


def test_references_are_loaded_before_what_hangs_on_them() -> None:
    document = form(
        {"key": "customer", "type": "reference", "to": "customer", "filter": "NOT blocked"},
        {"key": "level", "type": "lookup", "path": "customer.level"},
        {"key": "big", "type": "formula", "expr": 'level = "gold"', "result": {"type": "boolean"}},
    )
    plan = compiled(document)
    assert [[step.key for step in stage.steps] for stage in plan.stages] == [[], ["level", "big"]]
    assert plan.stages[1].loads[0].keys == {"level", "blocked"}
    assert plan.needs == {"customer.level", "customer.blocked"}


def test_a_document_is_not_changed_by_compiling_it() -> None:
    document = form(number("qty", required="TRUE"), computed("twice", "qty * 2"))
    before = deepcopy(document)
    compiled(document)
    assert document == before


@pytest.mark.parametrize("kind", list(field_types.values()), ids=list(field_types))
def test_a_field_kind_lives_in_the_file_of_its_name_and_describes_itself(kind: Any) -> None:
    assert kind.__module__.rsplit(".", 1)[-1] == kind.name
    described = kind.describe()
    assert described["key"] == kind.name
    assert described["name"]["zh"]
    assert described["name"]["en"]
    assert "properties" in described["schema"]


def test_dividers_and_notes_stand_between_the_fields_of_a_section() -> None:
    def placed(*items: dict[str, Any]) -> list[tuple[str, str]]:
        section = {"id": "s1", "type": "section", "columns": 2, "items": [{"id": "i1", "field": "f"}, *items]}
        fields = [{"key": "f", "type": "text"}]
        document = {"kind": "form", "key": "one", "schema": 1, "fields": fields, "layout": [section]}
        try:
            compile_form(document, {})
        except DefinitionError as error:
            return [(problem.code, problem.path) for problem in error.problems]
        return []

    assert placed({"id": "i2", "type": "divider"}, {"id": "i3", "type": "note", "text": {"zh": "先填这里"}}) == []
    assert placed({"id": "i2", "type": "note"}) == [("bad_option", "/layout/0/items/1/text")]
    assert placed({"id": "i2", "type": "banner"}) == [("unknown_kind", "/layout/0/items/1/type")]


def test_a_step_is_taken_back_only_by_one_that_leads_from_there_to_where_it_starts() -> None:
    states = [{"key": key} for key in ("waiting", "held", "left")]

    def steps(**hold: str) -> dict[str, Any]:
        transitions = [
            {"key": "hold", "from": ["waiting"], "to": "held", **hold},
            {"key": "resume", "from": ["held"], "to": "waiting"},
            {"key": "resume_why", "from": ["held"], "to": "waiting", "ask": ["why"]},
            {"key": "by_flow", "from": ["held"], "to": "waiting", "by": "flow"},
            {"key": "leave", "from": ["held"], "to": "left"},
        ]
        status = {"key": "state", "type": "status", "states": states, "initial": "waiting", "transitions": transitions}
        return form(status, {"key": "why", "type": "text"})

    assert compiled(steps(undo="resume"))
    for wrong in ("leave", "resume_why", "by_flow", "hold", "nothing"):
        assert problems(steps(undo=wrong)) == {"/fields/0/transitions/0/undo": "no_way_back"}


@pytest.mark.parametrize(
    ("options", "path", "code"),
    [
        ({"of": "nowhere", "agg": "count"}, "/fields/1/of", "unknown_form"),
        ({"of": "customer.lines", "agg": "count"}, "/fields/1/of", "unknown_form"),
        ({"of": "customer", "match": {"nobody": "id"}, "agg": "count"}, "/fields/1", "unknown_field"),
        ({"of": "customer", "match": {"name": "nothing"}, "agg": "count"}, "/fields/1", "unknown_field"),
        ({"of": "customer", "state": {"mood": ["good"]}, "agg": "count"}, "/fields/1", "unknown_field"),
        ({"of": "customer", "match": {"name": "who"}, "expr": "age + 1"}, "/fields/1/expr", "unknown_field"),
        ({"of": "customer", "match": {"name": "who"}, "expr": "name"}, "/fields/1/expr", "not_a_number"),
    ],
)
def test_a_rollup_names_rows_and_columns_that_are_there(options: dict[str, Any], path: str, code: str) -> None:
    rollup = {"key": "sum", "type": "rollup", "match": {"name": "who"}, **options}
    assert problems(form({"key": "who", "type": "text"}, rollup))[path] == code


def test_a_wrong_option_is_told_once_and_not_by_what_reads_the_field() -> None:
    layout = [{"id": "a", "type": "section", "items": [{"id": "b", "field": "a"}]}]
    document = form(number("a", scale=99), computed("b", "a * 2"), layout=layout, search=[])
    assert problems(document) == {"/fields/0/scale": "bad_option"}


def test_a_lookup_that_leads_nowhere_is_told_once() -> None:
    customer = {"key": "customer", "type": "reference", "to": "customer"}
    lookup = {"key": "town", "type": "lookup", "path": "customer.town"}
    layout = [{"id": "a", "type": "section", "items": [{"id": "b", "field": "town"}]}]
    document = form(customer, lookup, {"key": "note", "type": "text", "visible": 'town = "临沂"'}, layout=layout)
    assert problems(document) == {"/fields/1/path": "unknown_path"}


def test_a_formula_of_a_wrong_result_is_told_once() -> None:
    total = computed("total", "1 + 1", result={"type": "number", "scale": 9})
    assert problems(form(total, computed("twice", "total * 2"))) == {"/fields/0/result/scale": "bad_option"}


def test_a_wrong_option_is_called_by_its_name_in_both_languages() -> None:
    with pytest.raises(DefinitionError) as refused:
        compiled(form(number("a", scale=99)))
    (problem,) = refused.value.problems
    assert (problem.message.zh, problem.message.en) == ("“小数位”不能大于 8", "“decimals”: at most 8 is possible")


def test_bounds_between_which_nothing_lies_and_choices_without_options_are_refused() -> None:
    rows = {"key": "rows", "type": "subtable", "min": 5, "max": 2, "fields": [{"key": "x", "type": "text"}]}
    document = form(number("a", min=10, max=1), {"key": "c", "type": "select", "options": []}, rows)
    expected = {"/fields/0/min": "bad_bounds", "/fields/1/options": "no_options", "/fields/2/min": "bad_bounds"}
    assert problems(document) == expected
    compiled(form(number("a", min=1, max=1)))
