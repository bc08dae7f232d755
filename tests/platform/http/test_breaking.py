"""Before a condition is published it is asked of the records that are there."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from http_place import Person, sale_of

SALE = "/apps/shopfront/documents/form/sale"
BREAKING = "/apps/shopfront/forms/sale/breaking"
SALES = "/apps/shopfront/forms/sale/records"


@pytest.fixture
def drafted(admin: Person) -> Iterator[Any]:
    """Keeps what is handed in as the draft of the form, and forgets it afterwards."""

    def keep(**changes: Any) -> None:
        state = admin.get(SALE).json()
        body = {**json.loads(json.dumps(state["published"]["body"])), **changes}
        answer = admin.put(SALE, body, If_Match=str(state["draft_rev"]))
        assert answer.status_code == 200, answer.text
        assert answer.json()["problems"] == []

    yield keep
    rev = admin.get(SALE).json()["draft_rev"]
    admin.http.delete(f"{SALE}/draft", headers={"If-Match": str(rev)})


def sold(person: Person, buyer: int, price: str) -> dict[str, Any]:
    line = {"item": "杯", "qty": "1", "price": price}
    answer = person.post(SALES, sale_of(buyer, lines=[line]))
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


DEAR = {"id": "dear", "expr": "total < 7000", "message": {"zh": "不超过七千", "en": "Below seven thousand"}}
TWICE = {
    "id": "once",
    "name": {"zh": "一客一单", "en": "One sale a buyer"},
    "holds": "sales <= 1",
    "sums": {
        "sales": {"name": {"zh": "单数", "en": "Sales"}, "of": "sale", "match": {"buyer": "buyer"}, "agg": "count"}
    },
}


def test_a_constraint_is_counted_over_what_is_there(admin: Person, buyer: int, drafted: Any) -> None:
    dear = sold(admin, buyer, "7000.01")
    sold(admin, buyer, "6999.99")
    drafted(constraints=[DEAR])
    found = admin.get(BREAKING, of="dear").json()
    assert (found["why"], found["count"]) == (None, 1)
    assert found["records"][0]["id"] == dear["id"]
    assert {"name": "Total", "value": "7000.01"} in found["records"][0]["values"]


def test_an_invariant_is_counted_with_its_sums(admin: Person, buyer: int, drafted: Any) -> None:
    first, second = sold(admin, buyer, "1"), sold(admin, buyer, "2")
    drafted(invariants=[TWICE])
    found = admin.get(BREAKING, of="once").json()
    assert found["count"] >= 2
    drafted(invariants=[{**TWICE, "holds": f"sales <= 1 OR buyer <> buyer OR id < {first['id']}"}])
    narrowed = admin.get(BREAKING, of="once").json()
    assert {first["id"], second["id"]} <= {each["id"] for each in narrowed["records"]}
    assert narrowed["records"][0]["values"][-1] == {"name": "Sales", "value": "2"}


def test_what_reads_fields_that_are_not_published_waits_for_the_publish(admin: Person, drafted: Any) -> None:
    fields = admin.get(SALE).json()["published"]["body"]["fields"]
    drafted(
        fields=[*fields, {"key": "x_weight", "type": "number", "name": {"zh": "重量", "en": "Weight"}}],
        constraints=[{"id": "heavy", "expr": "x_weight < 5", "message": {"en": "Light"}}],
    )
    found = admin.get(BREAKING, of="heavy").json()
    assert "not published yet" in found["why"]
    assert found["count"] == 0


def test_what_looks_at_lines_says_that_it_is_checked_at_saves_only(admin: Person, drafted: Any) -> None:
    drafted(constraints=[{"id": "few", "expr": "COUNT(lines.qty) < 3", "message": {"en": "Few"}}])
    assert "at each save" in admin.get(BREAKING, of="few").json()["why"]


def test_there_is_no_count_of_what_is_not_in_the_draft(admin: Person) -> None:
    assert admin.get(BREAKING, of="nothing").status_code == 404


def test_only_builders_ask(seller: Person) -> None:
    assert seller.get(BREAKING, of="dear").status_code == 403


def test_publishing_tells_first_how_many_break_what_is_new(admin: Person, buyer: int, drafted: Any) -> None:
    sold(admin, buyer, "7000.01")
    drafted(constraints=[DEAR, {"id": "all", "expr": "total >= 0", "message": {"en": "Not below zero"}}])
    texts = [each["text"] for each in admin.post(f"{SALE}/publish-preview").json()["affected"]]
    assert any(text.startswith("“Below seven thousand”: broken by ") for text in texts)
    assert "“Not below zero”: holds for all records now" in texts


def changed(admin: Person, **fields: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of the form with more said about some of them."""
    body = admin.get(SALE).json()["published"]["body"]
    return [{**field, **fields.get(field["key"], {})} for field in body["fields"]]


def told(admin: Person, name: str, language: str = "en") -> list[str]:
    answer = admin.http.post(f"{SALE}/publish-preview", headers={"Accept-Language": language})
    assert answer.status_code == 200, answer.text
    return [each["text"] for each in answer.json()["affected"] if f"“{name}”" in each["text"]]


def test_publishing_tells_how_many_records_a_new_requirement_touches(admin: Person, buyer: int, drafted: Any) -> None:
    sold(admin, buyer, "4000.01")
    filled = sold(admin, buyer, "4000.02")
    admin.patch(f"{SALES}/{filled['id']}", {"remark": "agreed"}, If_Match=str(filled["rev"]))
    sold(admin, buyer, "3999")
    drafted(fields=changed(admin, remark={"required": "total > 4000"}))
    assert told(admin, "Remark") == [
        "“Remark” is required when Total > 4000: 1 record will ask for it at the next save"
    ]
    assert told(admin, "备注", "zh-CN") == ["“备注”在 合计 > 4000 时必填：1 条现有记录会在下次保存时要求填写"]
    drafted(fields=changed(admin, remark={"required": "total > 4000", "visible": "total > 90000"}))
    assert [text.partition(": ")[2] for text in told(admin, "Remark")] == ["no record there is needs anything"]
    drafted(fields=changed(admin, remark={"name": {"zh": "备注", "en": "Note"}}))
    assert told(admin, "Note") == []


def test_a_new_field_that_some_records_must_have_counts_those(admin: Person, buyer: int, drafted: Any) -> None:
    sold(admin, buyer, "8500")
    weight = {"key": "x_weight", "type": "number", "name": {"zh": "重量", "en": "Weight"}, "required": "total = 8500"}
    drafted(fields=[*changed(admin), weight])
    assert told(admin, "Weight") == [
        "“Weight” is required when Total = 8500: 1 record will ask for it at the next save"
    ]
    drafted(fields=[*changed(admin), {**weight, "required": 'total = 8500 AND buyer.name = "Nobody"'}])
    assert told(admin, "Weight")[0].endswith("no record there is needs anything")
    drafted(fields=[*changed(admin), {**weight, "required": "SUM(lines.qty) > 1"}])
    assert "checked at each save" in told(admin, "Weight")[0]


def test_a_new_check_that_asks_the_clock_counts_what_it_does_not_accept(
    admin: Person, buyer: int, drafted: Any
) -> None:
    made = sold(admin, buyer, "1")
    before = told_count(admin, drafted)
    answer = admin.patch(f"{SALES}/{made['id']}", {"sold_on": "2999-01-01"}, If_Match=str(made["rev"]))
    assert answer.status_code == 200, answer.text
    assert (before, told_count(admin, drafted)) == (0, 1)


def told_count(admin: Person, drafted: Any) -> int:
    drafted(fields=changed(admin, sold_on={"check": {"expr": "sold_on <= TODAY()"}}))
    (text,) = told(admin, "Sold on")
    words = text.removeprefix("“Sold on” is checked anew: ")
    return 0 if words.startswith("no record") else int(words.split()[0])


def test_a_requirement_of_lines_counts_records_not_lines(admin: Person, buyer: int, drafted: Any) -> None:
    line = {"item": "碗", "qty": "77", "price": "1"}
    assert admin.post(SALES, sale_of(buyer, lines=[line, line])).status_code == 201
    lines = next(field for field in changed(admin) if field["key"] == "lines")
    columns = [{**each, "required": "qty = 77"} if each["key"] == "gift_to" else each for each in lines["fields"]]
    columns = [{key: each[key] for key in each if (each["key"], key) != ("gift_to", "visible")} for each in columns]
    drafted(fields=changed(admin, lines={"fields": columns}))
    assert told(admin, "Gift to") == ["“Gift to” is required when Qty = 77: 1 record will ask for it at the next save"]
