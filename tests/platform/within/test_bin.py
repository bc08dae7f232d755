"""The bin: what was thrown away is seen, and taken back, by who may throw away."""

from typing import Any

from http_place import Person, Place

CLIENTS = "/apps/within/forms/client/records"
DEALS = "/apps/within/forms/deal/records"


def binned(person: Person, place: str = DEALS, **query: str) -> list[int]:
    answer = person.get(place, trash="1", **query)
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


def make(person: Person, **values: Any) -> int:
    answer = person.post(DEALS, {"subject": "s", **values})
    assert answer.status_code == 201, answer.text
    number: int = answer.json()["id"]
    return number


def test_a_deleted_record_is_in_the_bin_and_comes_back_as_it_was(root: Person, client: Any) -> None:
    deal = make(root, subject="Xylo", client=client(), lines=[{"note": "n"}])
    before = root.get(f"{DEALS}/{deal}").json()["record"]
    assert root.http.delete(f"{DEALS}/{deal}").status_code == 204
    assert deal not in [item["id"] for item in root.get(DEALS).json()["items"]]
    assert deal in binned(root, fields="subject,updated_by,updated_at", sort="-updated_at")
    assert binned(root, search="Xylo") == [deal]
    back = root.post(f"{DEALS}/{deal}/restore", {})
    assert back.status_code == 200, back.text
    after = root.get(f"{DEALS}/{deal}").json()["record"]
    own = ("rev", "updated_at")
    assert {key: value for key, value in after.items() if key not in own} == {
        key: value for key, value in before.items() if key not in own
    }
    assert (deal in binned(root), after["rev"]) == (False, before["rev"] + 2)
    said = [entry["text"] for entry in root.get(f"{DEALS}/{deal}/timeline").json()["items"]]
    assert any("estored" in text for text in said), said


def test_only_who_may_delete_a_record_sees_it_in_the_bin_and_takes_it_back(root: Person, place: Place) -> None:
    amy, ray = place.as_("amy"), place.as_("ray")
    free, fixed = make(root), make(root, open=False)
    for number in (free, fixed):
        assert root.http.delete(f"{DEALS}/{number}").status_code == 204
    seen = binned(amy)
    assert (free in seen, fixed in seen) == (True, False)
    assert amy.post(f"{DEALS}/{fixed}/restore", {}).status_code == 403
    assert ray.get(DEALS, trash="1").status_code == 403
    assert ray.post(f"{DEALS}/{free}/restore", {}).status_code == 403
    assert amy.post(f"{DEALS}/{free}/restore", {}).status_code == 200
    assert amy.post(f"{DEALS}/{free}/restore", {}).status_code == 404


def test_a_record_out_of_reach_is_not_there_to_be_restored(root: Person, place: Place, client: Any) -> None:
    foreign = client("Foreign", owner=None)
    assert root.http.delete(f"{CLIENTS}/{foreign}").status_code == 204
    assert place.as_("bob").post(f"{CLIENTS}/{foreign}/restore", {}).status_code == 404
    assert foreign not in binned(place.as_("ray"), CLIENTS)


def test_a_unique_key_that_was_taken_meanwhile_is_named(root: Person, client: Any) -> None:
    first = client(code="C-1")
    assert root.http.delete(f"{CLIENTS}/{first}").status_code == 204
    second = client(code="C-1")
    refused = root.post(f"{CLIENTS}/{first}/restore", {})
    assert (refused.status_code, refused.json()["errors"][0]["message"]) == (422, "The code is taken")
    assert root.http.delete(f"{CLIENTS}/{second}").status_code == 204
    assert root.post(f"{CLIENTS}/{first}/restore", {}).status_code == 200
    root.http.delete(f"{CLIENTS}/{first}")


def test_a_reference_to_something_deleted_is_named_and_has_to_come_back_first(root: Person, client: Any) -> None:
    gone = client("Lost Ltd")
    deal = make(root, client=gone, lines=[{"client": gone}])
    assert root.http.delete(f"{DEALS}/{deal}").status_code == 204
    assert root.http.delete(f"{CLIENTS}/{gone}").status_code == 204
    refused = root.post(f"{DEALS}/{deal}/restore", {})
    found = [(each["code"], each["path"], each["message"]) for each in refused.json()["errors"]]
    assert found == [
        ("reference_gone", "/client", "Client: 'Lost Ltd' has been deleted"),
        ("reference_gone", "/lines/0/client", "Client: 'Lost Ltd' has been deleted"),
    ]
    assert root.post(f"{CLIENTS}/{gone}/restore", {}).status_code == 200
    assert root.post(f"{DEALS}/{deal}/restore", {}).status_code == 200


def test_many_come_back_at_once_and_each_says_why_not(root: Person, client: Any) -> None:
    gone = client("Lost")
    free, stuck = make(root), make(root, client=gone)
    answer = root.post(f"{DEALS}/bulk", {"ids": [free, stuck], "delete": True})
    assert [each["ok"] for each in answer.json()["results"]] == [True, True]
    assert root.http.delete(f"{CLIENTS}/{gone}").status_code == 204
    results = root.post(f"{DEALS}/bulk", {"ids": [free, stuck], "restore": True}).json()["results"]
    assert [(each["ok"], each["status"]) for each in results] == [(True, 200), (False, 422)]
    assert "Lost" in results[1]["message"]
