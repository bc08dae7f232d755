"""Panels beside a form: related numbers for what is typed so far, never more than the reader may see elsewhere."""

from typing import Any

from http_place import Person

APP = "/apps/shopfront/forms/sale"
PANELS = f"{APP}/records/panels"


def a_buyer(admin: Person, name: str) -> int:
    number: int = admin.post("/apps/shopfront/forms/buyer/records", {"name": name}).json()["id"]
    return number


def sold(person: Person, buyer: int, price: str, day: str, **more: Any) -> int:
    line = {"item": "杯", "qty": "1", "price": price, "gift_to": buyer}
    answer = person.post(f"{APP}/records", {"buyer": buyer, "sold_on": day, "lines": [line], **more})
    assert answer.status_code == 201, answer.text
    number: int = answer.json()["id"]
    return number


def panels(person: Person, values: dict[str, Any], number: int | None = None) -> dict[str, Any]:
    answer = person.post(PANELS, {"values": values, "id": number} if number else {"values": values})
    assert answer.status_code == 200, answer.text
    return {panel["id"]: panel for panel in answer.json()["panels"]}


def items(panel: dict[str, Any]) -> dict[str, tuple[Any, bool]]:
    return {item["id"]: (item["value"], item["warn"]) for item in panel["items"]}


def test_nothing_is_said_until_the_reference_is_chosen(seller: Person) -> None:
    assert panels(seller, {}) == {}


def test_numbers_follow_what_is_typed(admin: Person) -> None:
    buyer = a_buyer(admin, "青禾")
    sold(admin, buyer, "12.50", "2026-11-01", cost="3")
    later = sold(admin, buyer, "15.00", "2026-11-03", cost="4")
    admin.post(f"{APP}/records/{later}/transitions/send", {"values": {"remark": "x"}})
    typed = {"buyer": buyer, "cost": "1", "lines": [{"item": "杯", "qty": "2", "price": "99", "gift_to": buyer}]}
    found = panels(admin, typed)
    assert items(found["who"]) == {"name": ("青禾", True), "with_cost": ("199.00", False)}
    assert items(found["sums"]) == {
        "n": ("2", False),
        "sent": ("1", True),
        "sum": ("27.50", False),
        "cost": ("7.00", False),
        "most": ("15.00", False),
    }
    assert [row["total"] for row in found["last"]["rows"]] == ["15.00", "12.50"]
    assert found["price"]["values"] == [{"id": buyer, "value": "15.00", "when": "2026-11-03"}]


def test_of_no_records_the_sum_is_nothing_and_there_is_no_largest(admin: Person) -> None:
    found = items(panels(admin, {"buyer": a_buyer(admin, "新客")})["sums"])
    assert (found["n"], found["sum"], found["most"]) == (("0", False), ("0", False), (None, False))


def test_a_record_being_changed_is_not_its_own_history(admin: Person) -> None:
    buyer = a_buyer(admin, "百草")
    first = sold(admin, buyer, "8.00", "2026-11-01")
    second = sold(admin, buyer, "9.00", "2026-11-02")
    found = panels(admin, {}, second)
    assert [row["id"] for row in found["last"]["rows"]] == [first]
    assert found["price"]["values"] == [{"id": buyer, "value": "8.00", "when": "2026-11-01"}]


def test_rows_and_fields_of_others_stay_out(admin: Person, seller: Person) -> None:
    buyer = a_buyer(admin, "千禧")
    sold(admin, buyer, "50.00", "2026-11-02", cost="3")
    sold(seller, buyer, "20.00", "2026-11-01")
    found = panels(seller, {"buyer": buyer, "lines": [{"item": "杯", "qty": "1", "price": "1", "gift_to": buyer}]})
    assert set(items(found["who"])) == {"name"}
    assert items(found["sums"]) == {
        "n": ("1", False),
        "sent": ("0", False),
        "sum": ("20.00", False),
        "most": ("20.00", False),
    }
    assert [row["total"] for row in found["last"]["rows"]] == ["20.00"]
    assert [field["key"] for field in found["last"]["fields"]] == ["number", "total"]
    assert [one["value"] for one in found["price"]["values"]] == ["20.00"]


def test_who_may_not_enter_a_record_gets_no_panels(admin: Person, place: Any) -> None:
    clerk = place.as_("carl")
    assert clerk.post(PANELS, {"values": {}}).status_code in (403, 404)
    assert admin.post(PANELS, {"values": {}, "id": 99999999}).status_code == 404
    assert admin.post(PANELS, {"values": {}, "id": "x"}).status_code in (400, 422)
