"""Rows of a list say what they offer to the person, and the records of a tab are counted by a choice."""

from typing import Any

from http_place import Person, Place, sale_of

SALES = "/apps/shopfront/forms/sale/records"
DEAR = [{"item": "锅", "qty": "1", "price": "200"}]


def made(person: Person, buyer: int, **values: Any) -> int:
    answer = person.post(SALES, sale_of(buyer, **values))
    assert answer.status_code == 201, answer.text
    return int(answer.json()["id"])


def send(person: Person, number: int) -> None:
    answer = person.post(f"{SALES}/{number}/transitions/send", {"values": {"remark": "好"}})
    assert answer.status_code == 200, answer.text


def offers(person: Person, *ids: int, view: str = "work") -> dict[int, dict[str, Any]]:
    answer = person.get(f"{SALES}/offers", ids=",".join(map(str, ids)), view=view)
    assert answer.status_code == 200, answer.text
    return {each["id"]: each for each in answer.json()["items"]}


def parts(person: Person, **query: str) -> dict[str, int]:
    answer = person.get(f"{SALES}/counts", view="work", **query)
    assert answer.status_code == 200, answer.text
    return {name: count["n"] for name, count in answer.json()["parts"].items()}


def test_a_row_offers_what_its_record_allows_in_the_order_of_the_view(seller: Person, buyer: int) -> None:
    fresh, sent, dear = made(seller, buyer), made(seller, buyer), made(seller, buyer, lines=DEAR)
    send(seller, sent)
    send(seller, dear)
    found = offers(seller, fresh, sent, dear)
    assert found[fresh]["row"] == ["send"]
    assert found[sent]["row"] == ["thank"]
    assert found[dear]["row"] == ["recall", "thank"]
    assert "recall" in found[sent]["transitions"]
    assert found[sent]["buttons"] == ["thank"]


def test_a_view_without_offers_has_none_in_its_rows(seller: Person, buyer: int) -> None:
    number = made(seller, buyer)
    found = offers(seller, number, view="all")[number]
    assert (found["row"], found["transitions"]) == ([], ["send"])


def test_what_one_may_not_see_or_do_is_not_offered(place: Place, seller: Person, buyer: int) -> None:
    number = made(seller, buyer)
    assert offers(place.as_("sue"), number) == {}
    admin = offers(place.as_("ada"), number)[number]
    assert set(admin["row"]) <= {*admin["buttons"], *admin["transitions"]}


def test_too_many_or_malformed_ids_are_refused(seller: Person) -> None:
    for ids in ("", "x", "1,,2", "0", "9" * 19, ",".join(["1"] * 201)):
        assert seller.get(f"{SALES}/offers", ids=ids).status_code == 422, ids


def test_records_of_a_tab_are_counted_by_choice_and_shown_by_it(seller: Person, buyer: int) -> None:
    before = parts(seller, tab="w3")
    sent, draft = made(seller, buyer, lines=DEAR), made(seller, buyer, lines=DEAR)
    send(seller, sent)
    made(seller, buyer)  # too small for the tab
    after = parts(seller, tab="w3")
    grown = {name: after[name] - before.get(name, 0) for name in after}
    assert grown == {"draft": 1, "sent": 1}
    rows = seller.get(SALES, view="work", tab="w3", part="sent").json()["items"]
    shown = {row["id"] for row in rows}
    assert sent in shown
    assert draft not in shown
    assert len(rows) == after["sent"]


def test_a_tab_has_an_order_of_its_own_until_somebody_sorts(seller: Person, buyer: int) -> None:
    prices = {
        made(seller, buyer, lines=[{"item": "锅", "qty": "1", "price": price}]): price
        for price in ("900", "700", "800")
    }

    def shown(**query: str) -> list[str]:
        rows = seller.get(SALES, view="work", **query).json()["items"]
        return [prices[row["id"]] for row in rows if row["id"] in prices]

    assert shown(tab="w3") == ["900", "800", "700"]
    assert shown(tab="w3", sort="total") == ["700", "800", "900"]
    assert shown(tab="w2") == shown() != shown(tab="w3")


def test_counts_by_choice_are_only_made_for_a_tab_that_is_named(seller: Person) -> None:
    assert "parts" not in seller.get(f"{SALES}/counts", view="work").json()
    assert "parts" not in seller.get(f"{SALES}/counts", view="all", tab="t1").json()


def test_a_choice_that_there_is_not_is_named(seller: Person) -> None:
    answer = seller.get(SALES, view="work", part="gone")
    assert (answer.status_code, "gone" in answer.text) == (404, True)
