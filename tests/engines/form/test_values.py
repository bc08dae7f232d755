"""Values on their way in and out: strict on the wire, forgiving in files, the same as the published schema."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tenon_engines.form.coerce import coerce
from tenon_engines.form.compile import compile_form
from tenon_engines.form.fields import field_types
from tenon_engines.form.fields.field_type import BadValue
from tenon_engines.form.fields.phone import Phone
from tenon_engines.form.schema import record_schema
from tenon_engines.form.wire import to_wire

OPTIONS = [{"key": "red", "name": {"zh": "红", "en": "Red"}}, {"key": "blue"}]
CASES: list[tuple[dict[str, Any], Any, Any]] = [
    ({"type": "text", "max": 5}, " 甲 ", "甲"),
    ({"type": "text"}, "   ", None),
    ({"type": "text", "max": 5}, "123456", "too_long"),
    ({"type": "text"}, "a\nb", "line_break"),
    ({"type": "text"}, 5, "wrong_type"),
    ({"type": "textarea"}, "a\r\nb", "a\nb"),
    ({"type": "number", "scale": 2}, "1.5", Decimal("1.50")),
    ({"type": "number", "scale": 2}, 3, Decimal("3.00")),
    ({"type": "number", "scale": 2}, 0.1, Decimal("0.10")),
    ({"type": "number", "scale": 2}, "1.234", "too_many_decimals"),
    ({"type": "number"}, True, "wrong_type"),
    ({"type": "number"}, "NaN", "wrong_type"),
    ({"type": "number"}, "1e400", "wrong_type"),
    ({"type": "number"}, "1_000", "wrong_type"),
    ({"type": "money"}, "9999999999999.99", Decimal("9999999999999.99")),
    ({"type": "money"}, "10000000000000", "out_of_range"),
    ({"type": "number", "min": 1}, "0", "too_small"),
    ({"type": "percent"}, "0.13", Decimal("0.1300")),
    ({"type": "boolean"}, "true", "wrong_type"),
    ({"type": "date"}, "2026-02-29", "no_such_day"),
    ({"type": "date"}, "2026-02-28", date(2026, 2, 28)),
    ({"type": "date"}, "2026-2-8", "wrong_type"),
    ({"type": "datetime"}, "2026-11-11T00:03:00+08:00", datetime(2026, 11, 10, 16, 3, tzinfo=UTC)),
    ({"type": "datetime"}, "2026-11-11T00:03:00", "wrong_type"),
    ({"type": "select", "options": OPTIONS}, "green", "unknown_option"),
    ({"type": "multi_select", "options": OPTIONS}, ["blue", "red", "red"], "wrong_type"),
    ({"type": "multi_select", "options": OPTIONS}, ["blue", "red"], ["red", "blue"]),
    ({"type": "reference", "to": "x"}, {"id": 7, "title": "x"}, 7),
    ({"type": "reference", "to": "x"}, -1, "wrong_type"),
    ({"type": "reference", "to": "x"}, True, "wrong_type"),
    ({"type": "phone"}, "+86 139-1234-5678", "13912345678"),
    ({"type": "phone"}, "0571-88888888", "057188888888"),
    ({"type": "phone"}, "12", "bad_phone"),
    ({"type": "address"}, {"city": "杭州市", "street": "x"}, "wrong_type"),
    ({"type": "address"}, {"city": " 杭州市 ", "detail": ""}, {"city": "杭州市"}),
]  # fmt: skip
REFUSALS = {
    "too_long", "line_break", "wrong_type", "too_many_decimals", "out_of_range", "too_small", "no_such_day",
    "unknown_option", "bad_phone",
}  # fmt: skip
CELLS: list[tuple[dict[str, Any], str, Any]] = [
    ({"type": "money"}, "¥1,234.567", Decimal("1234.57")),
    ({"type": "percent"}, "13%", Decimal("0.1300")),
    ({"type": "boolean"}, "是", True),
    ({"type": "date"}, "2026年2月8日", date(2026, 2, 8)),
    ({"type": "select", "options": OPTIONS}, "红", "red"),
    ({"type": "multi_select", "options": OPTIONS}, "blue、红", ["red", "blue"]),
    ({"type": "address"}, "浙江省杭州市余杭区示例路1号",
     {"province": "浙江省", "city": "杭州市", "district": "余杭区", "detail": "示例路1号", "code": "330110"}),
    ({"type": "address"}, "上海市浦东新区示例路1号",
     {"province": "上海市", "city": "上海市", "district": "浦东新区", "detail": "示例路1号", "code": "310115"}),
]  # fmt: skip


@pytest.mark.parametrize(("options", "value", "expected"), CASES)
def test_the_wire_form_is_strict(options: dict[str, Any], value: Any, expected: Any) -> None:
    coerce_value = field_types.parse(options, "", tag="type").coerce
    if isinstance(expected, str) and expected in REFUSALS:
        with pytest.raises(BadValue) as refused:
            coerce_value(value)
        assert refused.value.code == expected
        assert refused.value.message.zh
        assert refused.value.message.en
    else:
        assert coerce_value(value) == expected


@pytest.mark.parametrize(("options", "text", "expected"), CELLS)
def test_cells_of_files_are_read_forgivingly(options: dict[str, Any], text: str, expected: Any) -> None:
    assert field_types.parse(options, "", tag="type").from_text(text) == expected


def test_a_masked_phone_shows_its_ends_only() -> None:
    assert Phone.masked("13912345678") == "139****5678"
    assert Phone.masked("13912345678转1234") == "139****5678"
    assert Phone.masked("95588") == "****88"


PLAN = compile_form(
    {
        "kind": "form", "key": "all", "schema": 1,
        "fields": [
            {"key": "text", "type": "text", "max": 8}, {"key": "qty", "type": "number", "scale": 2},
            {"key": "flag", "type": "boolean"}, {"key": "kind", "type": "select", "options": OPTIONS},
            {"key": "day", "type": "date"}, {"key": "who", "type": "user"},
            {"key": "lines", "type": "subtable", "max": 2, "fields": [{"key": "n", "type": "number"}]},
        ],
    },
    {},
)  # fmt: skip
SCHEMA = Draft202012Validator(record_schema(PLAN), format_checker=Draft202012Validator.FORMAT_CHECKER)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**6), 10**6), st.text("ab1-. ", max_size=10),
    st.sampled_from(["2026-02-29", "2026-02-28", "red", "1.25", "1.255", "-3", ""]),
)  # fmt: skip
ROWS = st.lists(st.dictionaries(st.sampled_from(["n", "m"]), SCALARS, max_size=2), max_size=3)
PAYLOADS = st.dictionaries(
    st.sampled_from(["text", "qty", "flag", "kind", "day", "who", "lines", "other"]), SCALARS | ROWS, max_size=4
)


@settings(max_examples=400, deadline=None)
@given(PAYLOADS)
def test_the_published_schema_equals_the_coercer(payload: dict[str, Any]) -> None:
    _, problems = coerce(PLAN, payload)
    assert SCHEMA.is_valid(payload) == (not problems)


@settings(max_examples=100, deadline=None)
@given(st.decimals(-(10**6), 10**6, places=2), st.text("甲乙ab", max_size=8), st.dates(date(1900, 1, 1)))
def test_what_goes_out_comes_in_again(qty: Decimal, text: str, day: date) -> None:
    values, problems = coerce(PLAN, {"qty": str(qty), "text": text, "day": day.isoformat(), "lines": [{"n": 3}]})
    assert not problems
    again, problems = coerce(PLAN, to_wire(PLAN, values))
    assert not problems
    assert {k: again[k] for k in ("qty", "text", "day")} == {k: values[k] for k in ("qty", "text", "day")}


def test_an_option_stands_beside_one_of_the_main_path() -> None:
    keys = [{"key": "open"}, {"key": "done"}, {"key": "lost", "beside": "done"}, {"key": "gone", "off_path": True}]
    assert field_types.parse({"type": "select", "options": keys}, "", tag="type").problems("/f") == []
    wrong = field_types.parse({"type": "select", "options": [*keys, {"key": "odd", "beside": "gone"}]}, "", tag="type")
    assert [(problem.code, problem.path) for problem in wrong.problems("/f")] == [
        ("not_on_path", "/f/options/4/beside")
    ]
