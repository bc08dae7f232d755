"""A button that only creates the record it opens gives its form filled in, on the page and in rows: nothing is saved."""

from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from http_place import Person, Place, sale_of

from tenon_platform.access.permissions import FormRights
from tenon_platform.http.filling_in import fills

BUYERS = "/apps/shopfront/forms/buyer"
SALES = "/apps/shopfront/forms/sale/records"


def filled(person: Person, buyer: int, button: str = "sell") -> httpx.Response:
    return person.get(f"{BUYERS}/records/{buyer}/actions/{button}")


def sales(person: Person, buyer: int) -> int:
    return int(person.get(f"{BUYERS}/records/{buyer}").json()["record"]["sales"])


def test_the_form_comes_with_what_the_button_gives_and_what_follows_from_it(seller: Person, buyer: int) -> None:
    answer = filled(seller, buyer)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert (found["form"], found["existing"], sorted(found["given"])) == ("sale", None, ["buyer", "remark"])
    assert found["values"]["buyer"]["id"] == buyer
    assert (found["values"]["remark"], found["values"]["printed"]) == ("sold", "0")
    assert sales(seller, buyer) == 0


def test_what_is_filled_in_is_saved_as_any_new_record(seller: Person, buyer: int) -> None:
    given = filled(seller, buyer).json()["values"]
    made = seller.post(SALES, sale_of(buyer, remark=given["remark"]))
    assert made.status_code == 201, made.text
    assert made.json()["remark"] == "sold"


def test_a_record_that_is_there_already_is_gone_on_with(seller: Person, buyer: int) -> None:
    known = seller.post(SALES, sale_of(buyer, remark="sold")).json()["id"]
    assert filled(seller, buyer).json()["existing"] == known


def test_the_page_the_form_and_the_rows_say_what_opens_a_form(seller: Person, buyer: int) -> None:
    on_page = {
        each["key"]: each["fills"] for each in seller.get(f"{BUYERS}/records/{buyer}").json()["access"]["buttons"]
    }
    assert on_page == {"sell": "sale", "quote": None, "call": None}
    assert seller.get(BUYERS).json()["fills"] == {"sell": "sale"}
    assert action_of(seller, buyer)["fills"] == "sale"


def action_of(person: Person, buyer: int) -> dict[str, Any]:
    rows = person.get("/apps/shopfront/workbenches/mine/data").json()["data"]["callers"]["rows"]
    found: dict[str, Any] = next(row["action"] for row in rows if row["id"] == buyer)
    return found


@pytest.mark.parametrize("button", ["quote", "call", "none"])
def test_a_button_that_asks_or_gives_what_one_may_not_enter_opens_no_form(
    seller: Person, buyer: int, button: str
) -> None:
    assert filled(seller, buyer, button).status_code == 404


@pytest.mark.parametrize(("fixed", "opened"), [(False, "sale"), (True, None)])
def test_a_button_that_makes_rows_nobody_may_type_opens_no_form(fixed: bool, opened: str | None) -> None:
    action = {"id": "made", "form": "sale", "set": {}, "rows": {"items": {"set": {"qty": "1"}}}}
    plan: Any = SimpleNamespace(buttons={"count": {"opens": "made", "actions": [action]}})
    sale = SimpleNamespace(subtables={"items": SimpleNamespace(fixed=fixed)})
    rights = SimpleNamespace(form=lambda key: FormRights(create=True))
    call: Any = SimpleNamespace(plans=SimpleNamespace(form=lambda key: sale), rights=rights)
    assert fills(call, plan, "count") == opened


def test_whoever_may_not_enter_such_records_presses_the_button_itself(place: Place, buyer: int) -> None:
    carl = place.as_("carl")
    assert carl.get(BUYERS).json()["fills"] == {}
    assert action_of(carl, buyer)["fills"] is None
    assert filled(carl, buyer).status_code == 404


def test_a_button_that_is_not_offered_now_opens_nothing(admin: Person, seller: Person, buyer: int) -> None:
    assert admin.patch(f"{BUYERS}/records/{buyer}", {"blocked": True}).status_code == 200
    assert filled(seller, buyer).status_code == 422
    assert action_of(seller, buyer)["kind"] == "record"


def test_nobody_opens_a_form_from_a_record_or_with_a_button_that_is_not_theirs(
    place: Place, seller: Person, buyer: int
) -> None:
    number = seller.post(SALES, sale_of(buyer)).json()["id"]
    assert place.as_("sue").get(f"{SALES}/{number}/actions/thank").status_code == 404
    assert place.stranger().get(f"{BUYERS}/records/{buyer}/actions/sell").status_code == 401
