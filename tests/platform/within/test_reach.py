"""A typed reference stays within what its writer may read, by every door and without telling what lies outside."""

from datetime import UTC, datetime
from typing import Any

import pytest
from http_place import Person, Place

from tenon_platform.access.actor import SYSTEM
from tenon_platform.access.users import actor_of
from tenon_platform.catalog.plans import plans
from tenon_platform.runtime import reach
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.work_unit import Path, Work
from tenon_platform.storage.transaction import transaction

DEALS = "/apps/within/forms/deal/records"
GONE = 987_654_321
NOW = datetime(2026, 11, 20, tzinfo=UTC)


def errors(answer: Any) -> list[tuple[str, str, str]]:
    assert answer.status_code == 422, answer.text
    return [(each["code"], each["path"], each["message"]) for each in answer.json()["errors"]]


def test_a_record_out_of_reach_is_refused_just_as_one_that_is_not_there(amy: Person, client: Any) -> None:
    foreign = client("Foreign", owner=None, blocked=True, discount="0.7")
    for body in (
        lambda number: {"subject": "a", "client": number},
        lambda number: {"subject": "a", "lines": [{"client": number}, {"client": number, "note": "x"}]},
    ):
        told = errors(amy.post(DEALS, body(foreign)))
        assert told == errors(amy.post(DEALS, body(GONE)))
        assert {code for code, _, _ in told} == {"not_found"}
        unseen, gone = (amy.post(f"{DEALS}/preview", {"values": body(number)}).json() for number in (foreign, GONE))
        assert unseen["errors"] == gone["errors"]
        assert unseen["values"].get("discount") is None


def test_what_one_may_read_can_be_chosen_and_the_filter_still_holds(amy: Person, client: Any) -> None:
    assert amy.post(DEALS, {"subject": "a", "client": client(discount="0.9")}).json()["discount"] == "0.90"
    blocked = amy.post(DEALS, {"subject": "a", "client": client(blocked=True)})
    assert [code for code, _, _ in errors(blocked)] == ["not_allowed"]


def test_a_change_is_limited_and_what_stood_there_may_stay(root: Person, amy: Person, client: Any) -> None:
    own, foreign, other = client(), client("Foreign", owner=None), client("Other", owner=None)
    deal = root.post(DEALS, {"subject": "a", "client": foreign, "lines": [{"client": foreign}]}).json()
    place = f"{DEALS}/{deal['id']}"
    assert amy.patch(place, {"subject": "b", "client": foreign}).status_code == 200
    kept = [{**line, "client": foreign, "note": "n"} for line in deal["lines"]]
    assert amy.patch(place, {"lines": [*kept, {"client": own}]}).status_code == 200
    assert amy.patch(place, {"lines": [{"client": foreign}]}).status_code == 200
    assert errors(amy.patch(place, {"client": other})) == errors(amy.patch(place, {"client": GONE}))
    assert errors(amy.patch(place, {"lines": [{"client": other}]})) == errors(
        amy.patch(place, {"lines": [{"client": GONE}]})
    )
    unseen = amy.post(f"{DEALS}/preview", {"id": deal["id"], "values": {"client": other}}).json()
    assert unseen["errors"][0]["code"] == "not_found"


def test_a_line_that_was_chosen_before_its_record_was_blocked_stays(root: Person, client: Any) -> None:
    old, new = client(), client()
    deal = root.post(DEALS, {"subject": "a", "lines": [{"client": old}]}).json()
    assert root.patch(f"/apps/within/forms/client/records/{old}", {"blocked": True}).status_code == 200
    added = root.patch(f"{DEALS}/{deal['id']}", {"lines": [*deal["lines"], {"client": new}]})
    assert added.status_code == 200, added.text
    again = root.patch(f"{DEALS}/{deal['id']}", {"lines": [*added.json()["lines"], {"client": old}]})
    assert errors(again)[0][:2] == ("not_allowed", "/lines/2/client")


def test_a_rule_is_not_limited(place: Place, root: Person, amy: Person, client: Any) -> None:
    foreign = client("Foreign", owner=None)
    tenant = place.home.tenant("within")
    with transaction(tenant) as tx:
        actor = actor_of(tx, amy.me["user"]["id"])
        work = Work(tx=tx, plans=plans(tx), actor=actor, now=NOW, path="rule")
        (saved,) = save(work, [Change("deal", values={"subject": "r", "client": foreign})])
    assert root.get(f"{DEALS}/{saved.id}").json()["record"]["client"]["id"] == foreign


@pytest.mark.parametrize(("login", "queries"), [("amy", 1), ("root", 0), (None, 0)])
@pytest.mark.parametrize("path", ["api", "import"])
def test_a_batch_asks_once_for_each_form_and_not_at_all_where_all_is_seen(
    place: Place, client: Any, monkeypatch: pytest.MonkeyPatch, path: Path, login: str | None, queries: int
) -> None:
    asked: list[set[int]] = []
    real = reach.titles

    def counted(tx: Any, plan: Any, plans_: Any, ids: Any, **more: Any) -> dict[int, str]:
        asked.append(set(ids))
        return real(tx, plan, plans_, ids, **more)

    monkeypatch.setattr(reach, "titles", counted)
    numbers = [client() for _ in range(3)]
    with transaction(place.home.tenant("within")) as tx:
        actor = actor_of(tx, place.as_(login).me["user"]["id"]) if login else SYSTEM
        work = Work(tx=tx, plans=plans(tx), actor=actor, now=NOW, path=path)
        changes = [
            Change("deal", values={"subject": "b", "client": one, "lines": [{"client": one}]}) for one in numbers
        ]
        assert len(save(work, changes)) == 3
    assert len(asked) == queries
    assert all(ids == set(numbers) for ids in asked)
