"""Desks over HTTP: a scan finds its record, takes its step once, and is refused where something stands in the way."""

from typing import Any

from http_place import Person, Place, sale_of

DESK = "/apps/shopfront/desks/counter"
SALES = "/apps/shopfront/forms/sale/records"


def draft(person: Person, buyer: int, **values: Any) -> tuple[int, str]:
    answer = person.post(SALES, sale_of(buyer, **values))
    assert answer.status_code == 201, answer.text
    return answer.json()["id"], answer.json()["number"]


def scan(person: Person, text: str, slip: str = "SF0001", key: str | None = None) -> dict[str, Any]:
    headers = {"Idempotency_Key": key} if key else {}
    answer = person.post(f"{DESK}/scans", {"text": text, "values": {"remark": slip}}, **headers)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def record(person: Person, number: int) -> dict[str, Any]:
    found: dict[str, Any] = person.get(f"{SALES}/{number}").json()["record"]
    return found


def test_a_desk_shows_what_waits_within_the_persons_rights(place: Place, buyer: int) -> None:
    sam, sue = place.as_("sam"), place.as_("sue")
    number, title = draft(sam, buyer)
    mine = sam.get(DESK).json()
    assert title in [row["number"] for row in mine["rows"]]
    assert mine["queue"]["columns"] == ["buyer"]  # the cost is hidden from this role
    assert "cost" not in mine["show"]["fields"]
    assert mine["undo"] is True
    assert mine["then"]["en"] == "Send"
    assert number not in [row["id"] for row in sue.get(DESK).json()["rows"]]
    assert {tab["id"]: tab["n"] for tab in mine["tabs"]}["big"] <= mine["total"]["n"]


def test_a_scan_finds_its_record_and_takes_the_step(seller: Person, buyer: int) -> None:
    number, title = draft(seller, buyer)
    found = seller.get(f"{DESK}/find", text=f" {title} ").json()
    assert (found["id"], found["title"], found["waiting"], found["alerts"]) == (number, title, True, [])
    assert found["record"]["lines"][0]["item"] == "杯子"
    assert "cost" not in found["record"]
    assert scan(seller, title)["outcome"] == "done"
    after = record(seller, number)
    assert (after["state"], after["remark"]) == ("sent", "SF0001")


def test_the_same_scan_sent_again_is_one_effect(seller: Person, buyer: int) -> None:
    number, title = draft(seller, buyer)
    answers = [scan(seller, title, key=f"scan-{number}") for _ in range(5)]
    assert all(answer == answers[0] for answer in answers)
    assert answers[0]["outcome"] == "done"
    sends = [each for each in seller.get(f"{SALES}/{number}/history").json()["items"] if each["kind"] == "transition"]
    assert len(sends) == 1


def test_what_was_done_already_is_ignored_and_says_so(seller: Person, buyer: int) -> None:
    _, title = draft(seller, buyer)
    assert scan(seller, title, key="one")["outcome"] == "done"
    again = scan(seller, title, key="two")
    assert (again["outcome"], again["title"]) == ("ignored", title)
    assert seller.get(f"{DESK}/find", text=title).json()["waiting"] is False


def test_an_alert_refuses_whatever_is_scanned(admin: Person, seller: Person, buyer: int) -> None:
    number, title = draft(seller, buyer)
    assert admin.patch(f"/apps/shopfront/forms/buyer/records/{buyer}", {"blocked": True}).status_code == 200
    (alert,) = seller.get(f"{DESK}/find", text=title).json()["alerts"]
    assert (alert["name"]["en"], alert["refuse"]) == (f"{title}: the buyer is blocked", True)
    told = scan(seller, title)
    assert (told["outcome"], told["alert"]) == ("refused", "blocked")
    assert told["message"] == f"{title}: the buyer is blocked put it on R-01"
    assert record(seller, number)["state"] == "draft"


def test_a_guard_refuses_and_leaves_nothing_behind(seller: Person, buyer: int) -> None:
    number, title = draft(seller, buyer, lines=[{"item": "样品", "qty": "1", "price": "0"}])
    assert scan(seller, title)["outcome"] == "refused"
    assert record(seller, number)["remark"] is None


def test_what_does_not_look_like_the_number_is_refused(seller: Person, buyer: int) -> None:
    number, title = draft(seller, buyer)
    for wrong in ("", "SF1", "XX00001", "SF-0001", "SF" + "0" * 20):
        assert scan(seller, title, wrong)["outcome"] == "refused", wrong
    assert record(seller, number)["state"] == "draft"


def test_an_unknown_or_hostile_text_finds_nothing(seller: Person) -> None:
    for text in ("S0", '" OR 1 = 1 OR number = "', "'; DROP TABLE sale", "{{ 7 * 7 }}"):
        assert seller.get(f"{DESK}/find", text=text).json() == {"id": None}
        assert scan(seller, text)["outcome"] == "unknown"
    assert seller.get(f"{DESK}/find", text="x" * 300).json() == {"id": None}


def test_the_last_one_is_taken_back(seller: Person, buyer: int) -> None:
    number, title = draft(seller, buyer)
    scan(seller, title)
    assert seller.post(f"{DESK}/undo", {"id": number}).status_code == 200
    assert record(seller, number)["state"] == "draft"
    assert seller.post(f"{DESK}/undo", {"id": number}).status_code in (409, 422)


def test_a_desk_is_for_those_who_may_take_its_step(place: Place) -> None:
    carl = place.as_("carl")
    assert carl.get(DESK).status_code == 403
    assert carl.post(f"{DESK}/scans", {"text": "x"}).status_code == 403
    assert place.as_("sam").get("/apps/shopfront/desks/none").status_code == 404
    assert "counter" in desks_of(place.as_("sam"))
    assert "counter" not in desks_of(carl)


def desks_of(person: Person) -> list[str]:
    entries = [group["items"] for app in person.get("/me").json()["apps"] for group in app["navigation"]]
    return [item["desk"] for items in entries for item in items if "desk" in item]


def test_a_draft_that_is_wrong_says_everything_that_is_wrong(admin: Person) -> None:
    body = {
        "kind": "desk", "key": "counter", "schema": 1, "name": {"zh": "x"}, "form": "sale",
        "find": {"fields": ["total", "nothing"]}, "filter": "stat = 1", "queue": {"columns": ["lines"], "deadline": "remark"},
        "show": {"lines": {"table": "rows", "columns": ["a"]}}, "steps": [{"id": "a", "field": "cost", "least": 9, "most": 2}],
        "alerts": [{"id": "x", "when": "buyer.nothing", "name": {"zh": "{{ x }}"}}], "then": {"transition": "go", "button": "b"}, "undo": {"transition": "go"},
    }  # fmt: skip
    answer = admin.post("/apps/shopfront/documents/desk/counter/problems", body)
    paths = {problem["path"] for problem in answer.json()["problems"]}
    assert paths == {
        "/find/fields/0", "/find/fields/1", "/filter", "/queue/columns/0", "/queue/deadline", "/show/lines/table",
        "/steps/0/least", "/alerts/0/when", "/alerts/0/name/zh", "/then", "/undo/transition",
    }  # fmt: skip
    shape = admin.post("/apps/shopfront/documents/desk/counter/problems", {"kind": "desk", "key": "counter"})
    assert {problem["path"] for problem in shape.json()["problems"]} >= {"/form", "/find", "/then"}
