"""What every field kind promises: strict on the wire, forgiving in files, exact on the way out, usable in filters."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft202012Validator
from sqlalchemy.dialects import postgresql, sqlite

from tenon_engines.form.coerce import coercer
from tenon_engines.form.compile import compile_form
from tenon_engines.form.fields import field_types
from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.form.fields.sealed import Sealed
from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.errors import DefinitionError

COLOURS = [{"key": "red", "name": {"zh": "红", "en": "Red"}}, {"key": "blue"}]


class Case(NamedTuple):
    """A value that the wire takes, what it becomes, a cell that means the same, one that the wire refuses and why.
    `further`: the field refuses more than a JSON Schema can say (days, check digits)."""

    options: dict[str, Any]
    wire: Any
    value: Any
    cell: str
    bad: Any
    code: str
    further: bool = False


CASES: dict[str, Case] = {
    "text": Case({"max": 5}, " 甲 ", "甲", "甲", "123456", "too_long"),
    "textarea": Case({}, "a\r\nb", "a\nb", "a\nb", 5, "wrong_type"),
    "number": Case({"scale": 1}, "1234.5", Decimal("1234.5"), "1，234.5", "1.55", "too_many_decimals"),
    "money": Case({}, "1234.5", Decimal("1234.50"), "￥1，234.50", "1.555", "too_many_decimals"),
    "percent": Case({}, "0.13", Decimal("0.1300"), "13％", "x", "wrong_type"),
    "date": Case({}, "2026-02-08", date(2026, 2, 8), "2026年2月8日", "2026-02-30", "no_such_day"),
    "datetime": Case({}, "2026-02-08T00:00:00Z", datetime(2026, 2, 8, tzinfo=UTC), "2026-02-08T08:00:00+08:00",
                     "2026-02-08", "wrong_type", further=True),
    "time": Case({}, "15:30", "15:30", "下午3点半", "24:00", "wrong_type"),
    "duration": Case({}, "5400", Decimal(5400), "1小时30分", "-1", "too_small", further=True),
    "boolean": Case({}, True, True, "是", "true", "wrong_type"),
    "select": Case({"options": COLOURS}, "red", "red", "红", "green", "unknown_option"),
    "multi_select": Case({"options": COLOURS}, ["blue", "red"], ["red", "blue"], "blue；红", ["green"],
                         "unknown_option"),
    "rating": Case({"max": 5}, "4", Decimal(4), "★★★★☆", "6", "out_of_range"),
    "reference": Case({"to": "other"}, {"id": 7}, 7, "", -1, "wrong_type"),
    "user": Case({}, 7, 7, "", "王", "wrong_type"),
    "department": Case({}, 7, 7, "", "部", "wrong_type"),
    "phone": Case({}, "+86 139-1234-5678", "13912345678", "（139）1234-5678", "12", "bad_phone", further=True),
    "email": Case({}, "Name@Example.com", "name@example.com", "mailto:name@example.com", "name@localhost", "bad_email",
                  further=True),
    "url": Case({}, " https://example.com/a?b=1 ", "https://example.com/a?b=1", "example.com/a?b=1",
                "javascript:alert(1)", "bad_url"),
    "address": Case({}, {"city": "杭州市"}, {"city": "杭州市"}, "", {"street": "x"}, "wrong_type"),
    "id_card": Case({}, "11010519491231002x", "11010519491231002X", "110105 19491231 002X", "110105194912310021",
                    "bad_check_digit", further=True),
    "bank_account": Case({"card": True}, "6222 0212 3456 7890 128", "6222021234567890128", "6222-0212-3456-7890-128",
                         "6222021234567890129", "bad_check_digit", further=True),
    "barcode": Case({"format": "ean"}, " 6901234567892 ", "6901234567892", "6901234567892", "6901234567891",
                    "bad_check_digit", further=True),
    "json": Case({}, {"a": [1, Decimal("1.5")]}, {"a": [1, 1.5]}, '{"a": [1, 1.5]}', {"a": 2**70}, "bad_json",
                 further=True),
}  # fmt: skip
TYPED = {name: kind for name, kind in field_types.items() if not kind.computed and name not in ("subtable", "status")}
LITERALS = {"text": '"a"', "number": "4", "date": "DATE(2026, 1, 1)", "datetime": "DATETIME(2026, 1, 1, 0, 0, 0)",
            "bool": "TRUE", "option": '"red"', "user": "actor", "department": "actor.department", "record": "f"}  # fmt: skip


def kind_of(name: str) -> FieldType:
    return field_types.parse({"type": name, **CASES[name].options}, "", tag="type")


def form_with(name: str, **more: Any) -> FormPlan:
    field = {"key": "f", "type": name, **CASES[name].options}
    document = {"kind": "form", "key": "one", "schema": 1, "fields": [field], **more}
    shapes = {} if name != "reference" else {"other": compile_form(OTHER, {}).shape}
    plan = compile_form(document, shapes)
    return compile_form(document, {**shapes, "one": plan.shape})


OTHER: dict[str, Any] = {"kind": "form", "key": "other", "schema": 1, "title": "name",
                         "fields": [{"key": "name", "type": "text"}]}  # fmt: skip


def test_every_kind_that_people_fill_has_its_case() -> None:
    assert CASES.keys() == TYPED.keys()


@pytest.mark.parametrize("name", TYPED)
def test_the_wire_takes_what_the_schema_takes(name: str) -> None:
    case, kind = CASES[name], kind_of(name)
    schema = Draft202012Validator(kind.json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert kind.coerce(case.wire) == case.value
    assert name == "json" or schema.is_valid(case.wire)
    with pytest.raises(BadValue) as refused:
        kind.coerce(case.bad)
    assert refused.value.code == case.code
    assert refused.value.message.zh != refused.value.message.en
    assert case.further or not schema.is_valid(case.bad)


@pytest.mark.parametrize("name", TYPED)
def test_nothing_and_an_empty_text_are_empty(name: str) -> None:
    run = coercer(kind_of(name))
    assert run(None) is None
    assert run("") is None


@pytest.mark.parametrize("name", [name for name in TYPED if CASES[name].cell])
def test_a_cell_of_a_file_means_the_same(name: str) -> None:
    case = CASES[name]
    assert kind_of(name).from_text(case.cell) == case.value


@pytest.mark.parametrize("name", TYPED)
def test_what_goes_out_is_json_and_comes_in_again(name: str) -> None:
    case, kind = CASES[name], kind_of(name)
    assert kind.coerce(json.loads(json.dumps(kind.to_wire(case.value)))) == case.value


@pytest.mark.parametrize("name", TYPED)
def test_its_columns_stand_on_both_databases(name: str) -> None:
    kind = kind_of(name)
    columns = kind.columns("f")
    assert columns[0].name == "f"
    for dialect in (sqlite.dialect(), postgresql.dialect()):
        assert all(column.type.compile(dialect=dialect) for column in columns)
    assert len(kind.store(CASES[name].value, Plainly())) == len(columns)


@pytest.mark.parametrize("name", TYPED)
def test_its_operators_are_conditions_that_compile(name: str) -> None:
    kind = kind_of(name)
    literal = LITERALS.get(kind.value_type().name, "1")
    member = kind.value_type().name == "list"
    written = {"ISEMPTY": "ISEMPTY(f)", "CONTAINS": '"red" IN f' if member else f"CONTAINS(f, {literal})", "STARTSWITH": f"STARTSWITH(f, {literal})",
               "IN": f"f IN [{literal}]", "BETWEEN": f"f BETWEEN {literal} AND {literal}"}  # fmt: skip
    for operator in () if kind.sealed else kind.operators:
        text = written.get(operator, f"f {operator} {literal}")
        plan = form_with(name, views=[{"key": "v", "type": "grid", "filter": text}])
        assert plan.formulas["/views/0/filter"]


@pytest.mark.parametrize("name", [name for name, kind in TYPED.items() if kind.sealed])
def test_what_is_sealed_shows_little_and_no_formula_reads_it(name: str) -> None:
    kind, value = kind_of(name), CASES[name].value
    assert isinstance(kind, Sealed)
    hidden = kind.masked(value)
    assert "*" in hidden
    assert value not in hidden
    assert kind.sought(CASES[name].wire) == value
    assert kind.restore(kind.store(value, Plainly())[0], Plainly()) == value
    with pytest.raises(DefinitionError):
        form_with(name, views=[{"key": "v", "type": "grid", "filter": "ISEMPTY(f)"}])


def test_a_secret_that_must_be_unique_is_compared_by_its_hash() -> None:
    plan = form_with("id_card", unique=[{"id": "u1", "fields": ["f"]}])
    assert plan.unique[0].fields == ("f__hash",)


def test_times_and_durations_are_read_as_people_write_them() -> None:
    time, duration = kind_of("time"), kind_of("duration")
    assert [time.from_text(text) for text in ("9:05", "9点", "3:05 PM", "12:10 am")] == [
        "09:05", "09:00", "15:05", "00:10",
    ]  # fmt: skip
    cells = ("1:30", "90", "1.5h", "2d 4h", "1:00:15", "2天3小时")
    assert [duration.from_text(text) for text in cells] == [5400, 5400, 5400, 187200, 3615, 183600]
    said = duration.say(Decimal(90061))
    assert said is not None
    assert (said.zh, said.en) == ("1天1小时1分1秒", "1d 1h 1m 1s")


class Plainly:
    """A vault that hides nothing, for tests of what goes through it."""

    def encrypt(self, text: str) -> str:
        return f"sealed {text}"

    def decrypt(self, stored: str) -> str:
        return stored.removeprefix("sealed ")

    def keyed_hash(self, text: str) -> str:
        return f"hash {text}"
