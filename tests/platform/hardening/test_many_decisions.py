"""Many tasks decided at once: each on its own right, each with its own result."""

from http_place import Person, Place

DEALS = "/apps/guarded/forms/deal/records"


def asked(person: Person) -> int:
    """A new deal that waits for its chief."""
    number: int = person.post(DEALS, {"subject": "many", "price": "10.00"}).json()["id"]
    assert person.post(f"{DEALS}/{number}/transitions/ask", {"values": {"note": "please"}}).status_code == 200
    return number


def tasks_of(person: Person, deals: list[int]) -> list[int]:
    by_deal = {each["record_id"]: each["id"] for each in person.get("/inbox", limit=200).json()["items"]}
    return [by_deal[deal] for deal in deals]


def results(person: Person, ids: list[int], decision: str = "approve", **more: str) -> list[int]:
    answer = person.post("/tasks/bulk", {"ids": ids, "decision": decision, **more})
    assert answer.status_code == 200, answer.text
    assert [each["id"] for each in answer.json()["results"]] == ids
    return [each["status"] for each in answer.json()["results"]]


def test_one_that_fails_does_not_stop_the_others(place: Place, root: Person, amy: Person) -> None:
    cho, deals = place.as_("cho"), [asked(amy) for _ in range(3)]
    first, second, third = tasks_of(cho, deals)
    assert cho.post(f"/tasks/{second}/approve", {}).status_code == 200
    assert results(cho, [third, second, first, 999_999]) == [200, 409, 200, 404]
    states = [root.get(f"{DEALS}/{deal}").json()["record"]["state"] for deal in deals]
    assert states == ["won", "won", "won"]


def test_nobody_decides_what_was_not_given_to_them(place: Place, amy: Person) -> None:
    cho, deal = place.as_("cho"), asked(amy)
    task = tasks_of(cho, [deal])
    for person in (amy, place.as_("root")):
        assert results(person, task) == [403]
    assert results(cho, task) == [200]


def test_a_refusal_of_many_takes_the_one_opinion_that_the_step_demands(place: Place, amy: Person) -> None:
    cho, deals = place.as_("cho"), [asked(amy) for _ in range(2)]
    tasks = tasks_of(cho, deals)
    assert results(cho, tasks, "reject") == [422, 422]
    assert results(cho, tasks, "reject", opinion="too dear") == [200, 200]


def test_an_order_that_cannot_be_read_is_refused_whole(place: Place) -> None:
    cho = place.as_("cho")
    for body in ({"ids": [], "decision": "approve"}, {"ids": ["a"], "decision": "approve"}, {"decision": "approve"},
                 {"ids": list(range(1, 202)), "decision": "approve"}, {"ids": [1]}, {"ids": [1], "decision": "maybe"}):  # fmt: skip
        assert cho.post("/tasks/bulk", body).status_code == 422, body


def test_what_an_order_says_in_vain_is_refused_with_what_it_may_say(place: Place, amy: Person) -> None:
    cho, deal = place.as_("cho"), asked(amy)
    tasks = tasks_of(cho, [deal])
    answer = cho.post("/tasks/bulk", {"ids": tasks, "decision": "approve", "values": {"remark": "x"}})
    assert answer.status_code == 422
    (problem,) = answer.json()["errors"]
    assert (problem["path"], problem["code"]) == ("/values", "unknown_member")
    assert "opinion" in problem["hint"]
    assert results(cho, tasks) == [200]


def test_a_list_asks_which_of_its_records_wait_for_the_person(place: Place, amy: Person) -> None:
    cho, deals = place.as_("cho"), [asked(amy) for _ in range(2)]
    order = {"form": "deal", "ids": [*deals, 999_999]}
    waiting = cho.post("/tasks/of-records", order).json()["items"]
    assert {each["record_id"]: each["id"] for each in waiting} == dict(zip(deals, tasks_of(cho, deals), strict=True))
    assert amy.post("/tasks/of-records", order).json()["items"] == []
    assert results(cho, tasks_of(cho, deals[:1])) == [200]
    assert [each["record_id"] for each in cho.post("/tasks/of-records", order).json()["items"]] == deals[1:]
    assert cho.post("/tasks/of-records", {"form": "deal", "ids": list(range(1, 502))}).status_code == 422
