"""Workbenches over HTTP: one answer holds everything, and what one may not see is not there."""

from typing import Any

import pytest
from http_place import Person, Place, sale_of

from tenon_platform.storage.transaction import Tx

MINE = "/apps/shopfront/workbenches/mine/data"
SALES = "/apps/shopfront/forms/sale/records"


def bench(person: Person, **params: str) -> dict[str, Any]:
    answer = person.get(MINE, **params)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def draft(person: Person, buyer: int, **values: Any) -> int:
    answer = person.post(SALES, sale_of(buyer, **values))
    assert answer.status_code == 201, answer.text
    number: int = answer.json()["id"]
    return number


def row_of(found: dict[str, Any], number: int) -> dict[str, Any]:
    row: dict[str, Any] = next(row for row in found["data"]["rows"]["rows"] if row["id"] == number)
    return row


def test_counts_follow_what_one_just_did(seller: Person, buyer: int) -> None:
    before = bench(seller)["data"]["drafts"]["n"]
    draft(seller, buyer)
    after = bench(seller)["data"]["drafts"]
    assert after["n"] == before + 1
    assert after["tone"] == "warning"
    assert after["under"]["kind"] == "age"
    assert after["under"]["since"]


def test_causes_are_named_and_counted(seller: Person, buyer: int) -> None:
    draft(seller, buyer)
    found = bench(seller)["data"]
    causes = {each["name"]: each["n"] for each in found["states"]["under"]["causes"]}
    assert causes["Draft"] == found["drafts"]["n"]
    assert sum(causes.values()) == found["states"]["n"]


def test_counts_stay_within_the_scope_of_the_person(place: Place, buyer: int) -> None:
    sam, sue = place.as_("sam"), place.as_("sue")
    before = bench(sue)["data"]["drafts"]["n"]
    number = draft(sam, buyer)
    assert bench(sue)["data"]["drafts"]["n"] == before
    assert number not in [row["id"] for row in bench(sue)["data"]["rows"]["rows"]]


def test_a_row_offers_the_first_thing_that_applies(seller: Person, buyer: int) -> None:
    ready = draft(seller, buyer)
    free = draft(seller, buyer, lines=[{"item": "样品", "qty": "1", "price": "0"}])
    found = bench(seller)
    action = row_of(found, ready)["action"]
    assert (action["kind"], action["key"], action["ask"]) == ("transition", "send", ["remark"])
    assert row_of(found, free)["action"]["ask"] == ["remark"]
    assert row_of(found, free)["action"]["kind"] == "change"
    sent = seller.post(f"{SALES}/{ready}/transitions/send", {"values": {"remark": "好"}})
    assert sent.status_code == 200, sent.text
    assert row_of(bench(seller, tabs="rows:gone"), ready)["action"]["kind"] == "record"


def test_more_rows_ask_no_more_of_the_database(seller: Person, buyer: int, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    everything = Tx.all

    def counted(tx: Tx, *args: Any) -> Any:
        asked.append(1)
        return everything(tx, *args)

    def statements() -> int:
        bench(seller)  # its counts are known from here on
        asked.clear()
        bench(seller)
        return len(asked)

    draft(seller, buyer)
    monkeypatch.setattr(Tx, "all", counted)
    few = statements()
    for _ in range(4):
        draft(seller, buyer)
    assert len(bench(seller)["data"]["rows"]["rows"]) >= 5
    assert statements() <= few


def test_hidden_fields_are_no_columns(seller: Person, buyer: int) -> None:
    number = draft(seller, buyer)
    found = bench(seller)
    rows = next(item for item in found["items"] if item["id"] == "rows")
    assert "cost" not in [column["field"] for column in rows["columns"]]
    assert "cost" not in [field["key"] for field in rows["fields"]]
    assert "cost" not in row_of(found, number)["values"]


def test_what_one_may_not_read_does_not_exist(place: Place) -> None:
    found = bench(place.as_("carl"))
    assert {item["id"] for item in found["items"]} == {"people", "callers", "links", "todo"}
    assert set(found["data"]) == {"people", "callers", "links", "todo"}
    assert [link["key"] for link in found["data"]["links"]["links"]] == ["buyer"]


def test_shortcuts_lead_where_one_may_go(seller: Person) -> None:
    links = bench(seller)["data"]["links"]["links"]
    assert [(link["way"], link["key"]) for link in links] == [("new", "sale"), ("list", "buyer")]


def test_roles_without_a_workbench_get_none(admin: Person) -> None:
    assert bench(admin) == {"key": None}


def test_a_builder_sees_any_workbench_and_others_only_theirs(place: Place, admin: Person) -> None:
    document = admin.get("/apps/shopfront/workbenches/front").json()
    assert document["roles"] == ["seller", "clerk"]
    assert admin.get("/apps/shopfront/workbenches/front/data").json()["key"] == "front"
    assert admin.get("/apps/shopfront/workbenches/back/data").status_code == 404
    assert place.as_("carl").get("/apps/shopfront/workbenches/front/data").status_code == 200


def test_a_draft_that_is_wrong_says_everything_that_is_wrong(admin: Person) -> None:
    address = "/apps/shopfront/documents/workbench/front"
    document = admin.get("/apps/shopfront/workbenches/front").json()
    counter = {**document["items"][0], "id": "other", "form": "sail", "filter": "x"}
    broken = {
        **document,
        "roles": ["nobody"],
        "items": [counter, {**document["items"][2], "columns": [{"field": "totl"}]}],
    }
    answer = admin.post(f"{address}/problems", broken)
    assert answer.status_code == 200, answer.text
    paths = {problem["path"] for problem in answer.json()["problems"]}
    assert paths == {"/roles/0", "/items/0/form", "/items/1/columns/0/field"}


def test_a_draft_is_shown_with_data_and_without_what_is_wrong_in_it(admin: Person, seller: Person) -> None:
    address, shown = "/apps/shopfront/documents/workbench/x_fresh", "/apps/shopfront/workbenches/x_fresh/draft-data"
    document = admin.get("/apps/shopfront/workbenches/front").json()
    counter, wrong = document["items"][0], {**document["items"][1], "form": "sail"}
    draft = {**document, "key": "x_fresh", "roles": ["nobody"], "items": [counter, wrong]}
    kept = admin.put(address, draft)
    assert kept.status_code == 200, kept.text
    found = admin.get(shown)
    assert found.status_code == 200, found.text
    assert [item["id"] for item in found.json()["items"]] == [counter["id"]]
    assert found.json()["data"][counter["id"]]["n"] >= 0
    assert seller.get(shown).status_code == 403
    assert admin.get("/apps/shopfront/workbenches/x_fresh/data").status_code == 404


def test_the_kinds_of_items_describe_themselves(admin: Person) -> None:
    kinds = {kind["key"]: kind for kind in admin.get("/kinds").json()["items"]}
    assert set(kinds) == {"counter", "list", "numbers", "tasks", "shortcuts", "recent"}
    assert kinds["counter"]["name"] == {"zh": "计数", "en": "Counter"}
    assert "under" in kinds["counter"]["schema"]["properties"]
