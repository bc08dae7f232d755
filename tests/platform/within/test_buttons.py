"""A button is pressed while it is offered, once, however many press it and whatever they answer."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Event
from typing import Any

from http_place import Person, Place

from tenon_engines.kernel.errors import Refused
from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.plans import plans
from tenon_platform.runtime.rules import press
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.transaction import Tx, run_in_transaction, transaction

CLIENTS = "/apps/within/forms/client/records"
DEALS = "/apps/within/forms/deal/records"
NOW = datetime(2026, 11, 20, tzinfo=UTC)


def deal(person: Person, subject: str) -> int:
    number: int = person.post(DEALS, {"subject": subject}).json()["id"]
    return number


def test_of_two_who_press_at_once_the_second_meets_what_the_first_has_left(place: Place, root: Person) -> None:
    number, tenant, waiting = deal(root, "raced"), place.home.tenant("within"), Event()

    def claim(tx: Tx) -> Any:
        return press(Work(tx=tx, plans=plans(tx), actor=SYSTEM, now=NOW), "deal", number, "claim")

    def second() -> Any:
        waiting.set()
        try:
            return run_in_transaction(tenant, claim)
        except Refused as refused:
            return refused

    with ThreadPoolExecutor(1) as pool:
        with transaction(tenant) as tx:
            claim(tx)
            late = pool.submit(second)
            waiting.wait()
            Event().wait(0.3)  # the other is now held back by what this transaction holds
        assert isinstance(late.result(), Refused)
    made = root.get(CLIENTS, filter='name = "claim of raced"').json()["items"]
    assert len(made) == 1


def test_an_answer_may_end_what_its_button_waited_for(root: Person) -> None:
    number = deal(root, "asked")
    answer = root.post(f"{DEALS}/{number}/actions/settle", {"values": {"remark": "paid"}})
    assert answer.status_code == 200, answer.text
    assert (answer.json()["remark"], answer.json()["open"]) == ("paid", False)


def test_a_button_asks_for_what_the_page_keeps_closed(root: Person) -> None:
    number = deal(root, "closed")
    assert root.patch(f"{DEALS}/{number}", {"paid_by": "Ann"}).status_code == 422
    answer = root.post(f"{DEALS}/{number}/actions/settle", {"values": {"paid_by": "Ann"}})
    assert (answer.status_code, answer.json().get("paid_by")) == (200, "Ann"), answer.text


def test_an_answer_does_not_make_a_button_possible_that_was_not_offered(root: Person) -> None:
    number = deal(root, "settled")
    assert root.patch(f"{DEALS}/{number}", {"remark": "paid"}).status_code == 200
    assert root.get(f"{DEALS}/{number}").json()["access"]["buttons"][0]["key"] == "claim"
    refused = root.post(f"{DEALS}/{number}/actions/settle", {"values": {"remark": None}})
    assert refused.status_code == 422, refused.text
    assert root.get(f"{DEALS}/{number}").json()["record"]["remark"] == "paid"


def test_what_a_button_opens_is_named_to_those_who_may_see_it(root: Person, amy: Person) -> None:
    shown = root.post(f"{DEALS}/{deal(root, 'opened')}/actions/claim", {}).json()["_opens"]
    assert shown == {"form": "client", "id": shown["id"], "edit": True}
    unseen = amy.post(f"{DEALS}/{deal(root, 'unseen')}/actions/claim", {})
    assert unseen.status_code == 200, unseen.text
    assert "_opens" not in unseen.json()
