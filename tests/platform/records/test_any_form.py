"""Random valid forms: their tables are created, records round-trip, on both databases."""

from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tenon_engines.form.compile import compile_form
from tenon_platform.runtime.loading import load
from tenon_platform.storage.alter import apply_changes
from tenon_platform.storage.transaction import transaction

_numbers = count(1)
OPTIONS = [{"key": "a"}, {"key": "b"}]
KINDS: dict[str, Any] = {
    "text": ({"type": "text"}, st.text("ab甲😀' %\\", min_size=1, max_size=9).map(str.strip).filter(bool)),
    "textarea": ({"type": "textarea"}, st.just("一\n二")),
    "number": ({"type": "number", "scale": 3}, st.decimals(-(10**11), 10**11, places=3)),
    "money": ({"type": "money"}, st.decimals(-(10**12), 10**12, places=2)),
    "percent": ({"type": "percent"}, st.decimals(-10, 10, places=4)),
    "date": ({"type": "date"}, st.dates(date(1900, 1, 1), date(2200, 1, 1))),
    "datetime": (
        {"type": "datetime"},
        st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    ),
    "boolean": ({"type": "boolean"}, st.booleans()),
    "select": ({"type": "select", "options": OPTIONS}, st.sampled_from(["a", "b"])),
    "multi_select": ({"type": "multi_select", "options": OPTIONS}, st.just(["a", "b"])),
    "phone": ({"type": "phone"}, st.just("13912345678")),
    "email": ({"type": "email"}, st.just("name@example.com")),
    "url": ({"type": "url"}, st.just("https://example.com/a?b=1")),
    "id_card": ({"type": "id_card"}, st.just("11010519491231002X")),
    "bank_account": ({"type": "bank_account"}, st.just("6222021234567890122")),
    "time": ({"type": "time"}, st.sampled_from(["00:00", "23:59"])),
    "duration": ({"type": "duration"}, st.integers(0, 10**9).map(Decimal)),
    "rating": ({"type": "rating"}, st.integers(1, 5).map(Decimal)),
    "barcode": ({"type": "barcode"}, st.just("SO-2026 #1")),
    "json": ({"type": "json"}, st.just({"a": [1, 1.5, None, "甲"], "b": {}})),
    "address": ({"type": "address"}, st.just({"province": "浙江省", "city": "杭州市"})),
}


@st.composite
def forms(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """A form of some fields, some of them in rows, and a record of it."""

    def some(prefix: str, most: int) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        names = draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=most))
        fields = [{"key": f"{prefix}{index}", **KINDS[name][0]} for index, name in enumerate(names)]
        values = {f"{prefix}{i}": draw(st.none() | KINDS[name][1]) for i, name in enumerate(names)}
        return fields, values

    fields, values = some("f", 6)
    columns, row = some("c", 3)
    fields.append({"key": "rows", "type": "subtable", "fields": columns})
    document = {"kind": "form", "key": f"r{next(_numbers)}", "schema": 1, "fields": fields}
    return document, {**values, "rows": [row, row]}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(forms())
def test_any_form_gets_its_tables_and_keeps_its_values(shop: Any, drawn: tuple[dict[str, Any], dict[str, Any]]) -> None:
    document, values = drawn
    plan = compile_form(document, {})
    with transaction(shop.tenant, exclusive=True) as tx:
        apply_changes(tx, {}, {plan.key: plan})
    shop.plans.forms[plan.key] = plan
    saved = shop.create(plan.key, values).id
    read = shop.run(lambda work: load(work, plan.key, [saved])[saved])
    for key, value in values.items():
        if key != "rows":
            assert read[key] == value, key
            assert not isinstance(value, Decimal) or type(read[key]) is Decimal
    for line in read["rows"]:
        assert {key: line[key] for key in values["rows"][0]} == values["rows"][0]
