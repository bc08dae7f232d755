"""A record is judged as it stands when something is done to it, and its page offers what would be allowed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event
from typing import Any

import pytest
from http_place import Person, Place

from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.plans import plans
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.transaction import transaction

CLIENTS = "/apps/within/forms/client/records"
DEALS = "/apps/within/forms/deal/records"
NOW = datetime(2026, 11, 20, tzinfo=UTC)


def test_who_loses_a_record_while_they_save_it_does_not_save_it(place: Place, amy: Person, client: Any) -> None:
    number, sent = client("Mine"), Event()

    def late() -> Any:
        sent.set()
        return amy.patch(f"{CLIENTS}/{number}", {"name": "Still mine"})

    with ThreadPoolExecutor(1) as pool:
        with transaction(place.home.tenant("within")) as tx:
            work = Work(tx=tx, plans=plans(tx), actor=SYSTEM, now=NOW)
            save(work, [Change("client", number, values={"owner": None})])
            answer = pool.submit(late)
            sent.wait()
            Event().wait(0.3)  # the other is now held back by what this transaction holds
        assert answer.result().status_code == 404
    assert place.as_("root").get(f"{CLIENTS}/{number}").json()["record"]["name"] == "Mine"


def test_a_step_whose_guard_looks_through_a_reference_is_offered_as_it_would_be_taken(amy: Person, client: Any) -> None:
    for code, allowed in (("VIP", True), (None, False)):
        number = amy.post(DEALS, {"subject": "a", "client": client(code=code)}).json()["id"]
        (offer,) = amy.get(f"{DEALS}/{number}").json()["access"]["transitions"]
        taken = amy.post(f"{DEALS}/{number}/transitions/win", {})
        assert (offer["allowed"], taken.status_code == 200) == (allowed, allowed), taken.text


def test_a_revision_that_is_none_is_refused_rather_than_left_out(root: Person) -> None:
    number = root.post(DEALS, {"subject": "a"}).json()["id"]
    refused = root.post(f"{DEALS}/{number}/transitions/win", {"rev": "1"})
    assert (refused.status_code, refused.json()["errors"][0]["path"]) == (422, "/rev")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"delete": "true"},
        {"values": {}},
        {"delete": True, "restore": True},
        {"button": "claim", "transition": "win"},
    ],
)
def test_a_batch_that_asks_for_nothing_or_for_several_things_does_nothing(root: Person, body: dict[str, Any]) -> None:
    number = root.post(DEALS, {"subject": "kept"}).json()["id"]
    refused = root.post(f"{DEALS}/bulk", {"ids": [number], **body})
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "bad_order")
    assert root.get(f"{DEALS}/{number}").json()["rev"] == 1


def test_a_record_that_no_database_could_know_is_no_record_to_choose_for(root: Person) -> None:
    options = "/apps/within/forms/deal/options/twin"
    for record in (str(10**30), "0", "-1"):
        assert root.get(options, record=record).status_code == 400, record


def test_a_key_is_bound_to_the_address_as_well_as_to_what_is_sent(root: Person) -> None:
    body = {"values": {"subject": "once"}, "ids": [1]}
    assert root.post(f"{DEALS}/bulk", body, Idempotency_Key="two addresses").status_code == 200
    other = root.post(f"{DEALS}", body, Idempotency_Key="two addresses")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
