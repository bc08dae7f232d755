"""What no formula may read is copied at a save from the record that a reference leads to, and shows nobody more."""

from datetime import UTC, datetime
from typing import Any

import pytest
from http_place import Person, Place

from tenon_platform.access.users import actor_of
from tenon_platform.catalog.plans import plans
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.transaction import Tx, run_in_transaction

CONTACTS = "/apps/guarded/forms/contact/records"
VISITS = "/apps/guarded/forms/visit/records"
PHONE, MASK = "13912345678", "139****5678"


def made(person: Person, **values: Any) -> dict[str, Any]:
    answer = person.post(VISITS, {"subject": "S", **values})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def read(person: Person, number: int) -> dict[str, Any]:
    answer = person.get(f"{VISITS}/{number}")
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["record"]
    return found


def test_what_was_left_empty_is_copied_and_found(root: Person, contact: int) -> None:
    visit = made(root, contact=contact, call=None)
    stored = read(root, visit["id"])
    assert (stored["reach"], stored["call"], stored["tail"]) == (PHONE, PHONE, "5678")
    for sought in (PHONE, "5678"):
        assert visit["id"] in [row["id"] for row in root.get(VISITS, search=sought).json()["items"]], sought


def test_what_was_typed_stays(root: Person, contact: int) -> None:
    stored = read(root, made(root, contact=contact, reach="13700000000")["id"])
    assert (stored["reach"], stored["call"]) == ("13700000000", PHONE)


def test_a_copy_follows_a_new_reference_and_is_not_forced_on_a_field_that_was_emptied(
    root: Person, contact: int
) -> None:
    visit = made(root)
    assert read(root, visit["id"])["reach"] is None
    place = f"{VISITS}/{visit['id']}"
    root.patch(place, {"contact": contact})
    assert read(root, visit["id"])["reach"] == PHONE
    root.patch(place, {"reach": None})
    assert read(root, visit["id"])["reach"] is None
    other = root.post(CONTACTS, {"name": "李四"}).json()["id"]
    root.patch(place, {"contact": other})
    stored = read(root, visit["id"])
    assert (stored["reach"], stored["call"]) == (None, PHONE)


def test_a_copy_shows_its_writer_no_more_than_the_original(
    root: Person, amy: Person, eve: Person, contact: int
) -> None:
    """Amy sees phones of contacts masked, and of visits `reach` masked too, `call` in full."""
    visit = made(amy, contact=contact)
    assert PHONE not in str(visit)
    stored = read(root, visit["id"])
    assert (stored["reach"], stored["call"]) == (PHONE, None)
    seen = read(amy, visit["id"])
    assert (seen["reach"], seen["call"]) == (MASK, None)
    # Eve sees no phones of contacts: she gets none to see, not even by its mask
    visit = made(eve, contact=contact)
    stored = read(root, visit["id"])
    assert (stored["reach"], stored["call"]) == (None, PHONE)
    assert PHONE[-4:] not in str(read(eve, visit["id"]))


def test_before_the_save_only_the_mask_is_told_and_only_where_it_will_be_copied(
    root: Person, amy: Person, eve: Person, contact: int
) -> None:
    def told(person: Person, **values: Any) -> Any:
        answer = person.post(f"{VISITS}/preview", {"values": {"contact": contact, **values}, "changed": ["contact"]})
        assert answer.status_code == 200, answer.text
        assert PHONE not in answer.text
        return answer.json()["copied"]

    assert told(root) == {"reach": MASK, "call": MASK}
    assert told(root, call="13700000000") == {"reach": MASK}
    assert told(amy) == {"reach": MASK}
    assert told(eve) == {}
    assert told(root, contact=None) == {}


@pytest.mark.parametrize(("way", "copied"), [("ui", True), ("import", False), ("rule", False)])
def test_files_and_rules_bring_what_they_have(place: Place, root: Person, contact: int, way: Any, copied: bool) -> None:
    def enter(tx: Tx) -> Any:
        work = Work(tx=tx, plans=plans(tx), actor=actor_of(tx, root.me["user"]["id"]), now=datetime.now(UTC), path=way)
        (saved,) = save(work, [Change("visit", None, values={"subject": "S", "contact": contact})])
        return saved.after.get("reach")

    assert run_in_transaction(place.home.tenant("guarded"), enter) == (PHONE if copied else None)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ({"type": "phone", "copy_from": "contact.name"}, True),
        ({"type": "phone", "copy_from": "contact"}, True),
        ({"type": "phone", "copy_from": "nobody.phone"}, True),
        ({"type": "email", "copy_from": "contact.phone"}, True),
        ({"type": "text", "copy_from": "contact.code"}, True),
        ({"type": "phone", "copy_from": "contact.phone"}, False),
    ],
)
def test_what_can_be_copied_is_checked_with_the_document(root: Person, field: dict[str, Any], wrong: bool) -> None:
    place = "/apps/guarded/documents/form/visit"
    state = root.get(place).json()
    body = dict(state["published"]["body"])
    body["fields"] = [*body["fields"], {"key": "x_more", "name": {"en": "More", "zh": "更多"}, **field}]
    kept = root.put(place, body, If_Match=str(state["draft_rev"])).json()
    root.http.delete(f"{place}/draft", headers={"If-Match": str(kept["draft_rev"])})
    codes = [(each["code"], each["path"]) for each in kept["problems"]]
    assert (("bad_copy", f"/fields/{len(body['fields']) - 1}/copy_from") in codes) is wrong, codes
