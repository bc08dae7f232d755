"""What a person may not see, they neither find, filter, sort nor sum up by, through references either."""

import json
from typing import Any

import pytest
from seen_world import SeenPlace

SALES = "/apps/shopfront/forms/sale/records"
OPTIONS = "/apps/shopfront/forms/sale/options"


def found(place: SeenPlace, login: str, text: str, **params: Any) -> set[str]:
    answer = place.as_(login).get(SALES, filter=text, **params)
    assert answer.status_code == 200, answer.text
    return place.names([item["id"] for item in answer.json()["items"]])


@pytest.mark.parametrize(
    ("login", "text"),
    [
        ("outsider", 'buyer.level = "vip"'),
        ("outsider", "NOT ISEMPTY(buyer.level)"),
        ("outsider", 'record.buyer.level = "vip"'),
        ("outsider", 'COUNT(lines.giver.level) > 0 AND buyer.boss.level = "vip"'),
        ("outsider", 'lines.giver.level = "vip"'),
        ("blind", 'buyer.level = "vip"'),
        ("blind", 'buyer.boss.level = "vip"'),
        ("blind", "buyer.limit > 150"),
        ("blind", 'buyer.name = "Ann"'),
        ("blind", 'number = "S1"'),
        ("eastern", "old.total > 1"),
    ],
)
def test_what_is_not_theirs_to_see_does_not_exist(place: SeenPlace, login: str, text: str) -> None:
    person = place.as_(login)
    answers = [
        person.get(SALES, filter=text),
        person.get(f"{SALES}/counts", filter=text),
        person.http.post(f"{SALES}/aggregate", params={"filter": text}, json={"values": [{"fn": "count"}]}),
    ]
    for answer in answers:
        assert answer.status_code == 422, answer.text
        problem = answer.json()["errors"][0]
        assert problem["code"] in ("UNKNOWN_FIELD", "TYPE_MISMATCH")
        assert "vip" not in (problem["hint"] or "")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('buyer.level = "vip"', {"Ann"}),
        ("ISEMPTY(buyer.level)", {"Bob"}),
        ('NOT (buyer.level = "vip")', {"Bob", "Cid"}),
        ("buyer.limit > 50", {"Ann", "Cid"}),
        ('buyer.level = "vip" OR buyer.name = "Bob"', {"Ann"}),
    ],
)
def test_a_reference_leads_only_to_rows_within_their_scope(place: SeenPlace, text: str, names: set[str]) -> None:
    assert found(place, "eastern", text) == names
    person = place.as_("eastern")
    counts = person.get(f"{SALES}/counts", filter=text).json()["counts"]
    assert counts["t1"]["n"] == len(names)
    sums = person.http.post(
        f"{SALES}/aggregate", params={"filter": text}, json={"values": [{"fn": "sum", "field": "cost"}]}
    )
    costs = {"Ann": 100, "Bob": 200, "Cid": 300}
    assert float(sums.json()["values"][0]) == sum(costs[name] for name in names)


def test_the_same_words_mean_the_rows_of_who_says_them(place: SeenPlace) -> None:
    for _ in range(2):
        assert found(place, "admin", 'buyer.level = "vip"') == {"Ann", "Bob"}
        assert found(place, "eastern", 'buyer.level = "vip"') == {"Ann"}
        assert found(place, "chained", 'buyer.level = "plain"') == {"Cid"}
        assert found(place, "chained", 'buyer.level = "vip"') == set()


def test_two_steps_are_both_within_the_scope(place: SeenPlace) -> None:
    assert found(place, "admin", 'buyer.boss.level = "vip"') == {"Cid"}
    assert found(place, "eastern", 'buyer.boss.level = "vip"') == set()
    assert found(place, "eastern", "NOT ISEMPTY(buyer.boss)") == {"Cid"}


def test_a_lookup_and_the_reference_itself_belong_to_the_form_that_shows_them(place: SeenPlace) -> None:
    assert found(place, "outsider", 'shown_level = "vip"') == {"Ann", "Bob"}
    assert found(place, "outsider", f"buyer.id = {place.ids['Bob']}") == {"Bob"}
    assert found(place, "eastern", 'shown_level = "vip"') == {"Ann", "Bob"}


@pytest.mark.parametrize("sort", ["buyer.level", "-number", "number"])
def test_nobody_sorts_by_what_they_cannot_see(place: SeenPlace, sort: str) -> None:
    assert place.as_("blind").get(SALES, sort=sort).status_code == 422


def test_a_view_sorted_by_a_hidden_field_is_sorted_otherwise(place: SeenPlace) -> None:
    person = place.as_("blind")
    first = person.get(SALES, view="all", limit=1).json()
    assert "number" not in first["items"][0]
    second = person.get(SALES, view="all", limit=1, cursor=first["next_cursor"]).json()
    assert second["items"][0]["id"] < first["items"][0]["id"]


def test_hidden_fields_are_not_searched_and_masked_phones_only_by_what_they_show(place: SeenPlace) -> None:
    buyers = "/apps/shopfront/forms/buyer/records"
    for text, everyone, blind in (("Ann", 1, 0), ("13900001111", 1, 0), ("1111", 1, 1)):
        assert len(place.as_("admin").get(buyers, search=text).json()["items"]) == everyone
        assert len(place.as_("blind").get(buyers, search=text).json()["items"]) == blind
        assert len(place.as_("blind").get("/search", q=text).json()["items"]) == blind


def test_the_name_that_a_reference_shows_is_searched_as_its_form_allows(place: SeenPlace) -> None:
    for login, seen in (("admin", {"Ann"}), ("outsider", {"Ann"}), ("eastern", {"Ann"}), ("blind", set())):
        items = place.as_(login).get(SALES, search="Ann").json()["items"]
        assert place.names([item["id"] for item in items]) == seen, login


def picked(place: SeenPlace, login: str, path: str, **params: Any) -> set[str]:
    answer = place.as_(login).get(f"{OPTIONS}/{path}", **params)
    assert answer.status_code == 200, answer.text
    return {item["title"] for item in answer.json()["items"]}


@pytest.mark.parametrize("path", ["helper", "lines.giver"])
def test_a_picker_asks_the_record_that_is_being_filled_in(place: SeenPlace, path: str) -> None:
    assert picked(place, "admin", path) == {"Ann", "Bob", "Cid"}
    assert picked(place, "admin", path, record=json.dumps({"region": "east"})) == {"Ann", "Cid"}
    assert picked(place, "admin", path, record=json.dumps({"region": "west", "unknown": 1})) == {"Bob"}
    assert picked(place, "admin", path, record=json.dumps({})) == set()
    assert picked(place, "eastern", path, record=json.dumps({"region": "west"})) == set()
    assert picked(place, "admin", path, record=str(place.sales["Bob"])) == {"Bob"}
    changed = {"id": place.sales["Bob"], "region": "east"}
    assert picked(place, "admin", path, record=json.dumps(changed)) == {"Ann", "Cid"}


def test_a_record_is_not_offered_to_itself(place: SeenPlace) -> None:
    items = place.as_("admin").get(f"{OPTIONS}/twin", record=str(place.sales["Ann"])).json()["items"]
    assert place.names([item["id"] for item in items]) == {"Cid"}


@pytest.mark.parametrize("record", ["{", "[]", "null", '"x"'])
def test_a_record_that_is_none_is_refused(place: SeenPlace, record: str) -> None:
    assert place.as_("admin").get(f"{OPTIONS}/helper", record=record).status_code == 400


def test_who_may_not_read_a_form_learns_only_what_its_records_are_called(place: SeenPlace) -> None:
    items = place.as_("outsider").get(f"{OPTIONS}/buyer", search="An").json()["items"]
    assert [(item["title"], item["subtitle"], item["values"]) for item in items] == [("Ann", None, {})]
    assert place.as_("outsider").get(f"{OPTIONS}/buyer", search="1111").json()["items"] == []


def test_a_name_that_is_hidden_is_not_looked_for_by_those_who_read_nothing_else_of_the_form(place: SeenPlace) -> None:
    items = place.as_("nameless").get(f"{OPTIONS}/buyer").json()["items"]
    assert {item["title"] for item in items} == {f"#{place.ids[name]}" for name in ("Ann", "Bob", "Cid")}
    assert place.as_("nameless").get(f"{OPTIONS}/buyer", search="Ann").json()["items"] == []
