"""What a role may not see does not leave by any door: pages, lists, search, pickers, stories, sums, errors, imports."""

import pytest
from http_place import Person

CONTACTS = "/apps/guarded/forms/contact/records"
DEALS = "/apps/guarded/forms/deal/records"
PHONE = "13912345678"


def everything(person: Person, contact: int, deal: int) -> str:
    """All that a person can read around a contact and a deal."""
    paths = [CONTACTS, f"{CONTACTS}/{contact}", "/notifications", "/inbox", "/search?q=wxm", "/search?q=王小明"]
    paths += [
        f"{place}/{number}/{part}"
        for place, number in ((CONTACTS, contact), (DEALS, deal))
        for part in ("timeline", "history")
    ]
    paths += [
        DEALS,
        f"{DEALS}/{deal}",
        "/apps/guarded/forms/deal/options/contact",
        f"{DEALS}/{deal}/explain?field=good",
    ]
    found = [person.http.get(path).text for path in paths]
    found.append(person.post(f"{DEALS}/preview", {"id": deal, "values": {"price": "11"}}).text)
    found.append(person.post(f"{DEALS}/preview", {"values": {"contact": contact}, "changed": ["contact"]}).text)
    stale = person.patch(f"{DEALS}/{deal}", {"price": "12"}, If_Match='"99"')
    return "\n".join([*found, stale.text])


def test_hidden_and_masked_values_are_nowhere_to_be_read(root: Person, amy: Person, contact: int, deal: int) -> None:
    root.patch(f"{CONTACTS}/{contact}", {"phone": "13800000001", "limit": "123456.78"})
    root.patch(f"{DEALS}/{deal}", {"cost": "60616.66"})
    for secret in (PHONE, "13800000001", "987654.32", "123456.78"):
        assert secret in everything(root, contact, deal) or secret in (PHONE, "13800000001")
        assert secret not in everything(amy, contact, deal)
    for cost in ("70717.77", "60616.66"):
        assert cost not in everything(amy, contact, deal)


def test_who_sees_no_phone_cannot_find_by_it(eve: Person, amy: Person, contact: int) -> None:
    def found(person: Person, text: str) -> int:
        return len(person.get(CONTACTS, search=text).json()["items"])

    assert found(amy, "5678") > 0
    for text in (PHONE, "5678", "wxm"):
        assert found(eve, text) == 0, text
    assert eve.get("/search", q="5678").json()["items"] == []


@pytest.mark.parametrize("field", ["phone", "limit", "phone_tail", "limit + 1 > 0 OR limit"])
def test_unseen_fields_do_not_exist_in_what_people_type(amy: Person, contact: int, field: str) -> None:
    assert amy.get(CONTACTS, filter=f"NOT ISEMPTY({field})").status_code == 422
    assert amy.get(CONTACTS, filter=f"{field} > 1").status_code == 422
    assert amy.get(DEALS, filter=f"NOT ISEMPTY(contact.{field})").status_code == 422
    assert amy.get(CONTACTS, sort=field).status_code == 422
    assert amy.get(CONTACTS + "/counts", filter=f"NOT ISEMPTY({field})").status_code == 422
    for fn in ("sum", "max", "count"):
        assert amy.post(CONTACTS + "/aggregate", {"values": [{"fn": fn, "field": field}]}).status_code == 422
    chosen = amy.get(CONTACTS, fields=f"name,{field}").json()["items"][0]
    assert chosen.get("limit") is None


def test_explaining_a_value_tells_no_hidden_side(root: Person, amy: Person, deal: int) -> None:
    path = f"{DEALS}/{deal}/explain?field=good"
    assert root.http.get(path).json()["formulas"]["formula"]["parts"] != []
    assert amy.http.get(path).json()["formulas"]["formula"]["parts"] == []


def test_an_import_is_no_way_around_the_rights_on_fields(amy: Person, eve: Person) -> None:
    table = "主题,价格,成本\nA,1,2\n".encode()
    fields = {"app": "guarded", "form": "deal"}
    made = amy.http.post("/imports", files={"file": ("a.csv", table)}, data=fields)
    assert made.status_code == 201, made.text
    run = made.json()
    assert "cost" not in [each["path"] for each in run["targets"]]
    assert "cost" not in [each["target"] for each in run["mapping"]]
    entry = {"target": "cost", "source": {"kind": "constant", "value": "1"}}
    refused = amy.put(f"/imports/{run['id']}", {"mapping": [*run["mapping"], entry]})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["code"] == "field_denied"
    assert eve.get(f"/imports/{run['id']}").status_code == 403
    assert eve.http.post("/imports", files={"file": ("a.csv", table)}, data=fields).status_code == 403


def test_someone_elses_task_and_steps_that_were_not_granted_are_refused(
    place, root: Person, amy: Person, deal: int
) -> None:  # type: ignore[no-untyped-def]
    cho, bob = place.as_("cho"), place.as_("bob")
    for key, status in (("reopen", 403), ("win", 403), ("nothing", 404)):
        assert amy.post(f"{DEALS}/{deal}/transitions/{key}").status_code == status, key
    assert amy.post(f"{DEALS}/{deal}/transitions/ask", {"values": {"note": "please", "cost": "1"}}).status_code == 200
    task = next(each for each in cho.get("/inbox").json()["items"] if each["record_id"] == deal)
    for person in (amy, bob, root):
        assert person.post(f"/tasks/{task['id']}/approve", {}).status_code == 403
    smuggled = cho.post(f"/tasks/{task['id']}/approve", {"values": {"price": "0"}})
    assert smuggled.status_code == 422
    assert cho.post(f"/tasks/{task['id']}/approve", {"opinion": "ok"}).status_code == 200
    assert cho.post(f"/tasks/{task['id']}/approve", {"opinion": "ok"}).status_code == 409
    record = root.get(f"{DEALS}/{deal}").json()["record"]
    assert (record["state"], record["price"], record["cost"], record["note"]) == ("won", "10.00", "70717.77", "please")


def test_only_builders_touch_definitions_and_only_administrators_people(amy: Person, root: Person) -> None:
    document = "/apps/guarded/documents/form/deal"
    body = root.get(document).json()["published"]["body"]
    assert amy.get(document).status_code == 403
    assert amy.put(document, body).status_code == 403
    for verb in ("publish", "publish-preview", "problems"):
        assert amy.post(f"{document}/{verb}", body).status_code == 403
    assert amy.put("/apps/guarded/parameters", {"changes": []}).status_code == 403
    assert amy.post("/users", {"login": "x", "name": "x", "password": "secret123"}).status_code == 403
    assert amy.patch(f"/users/{amy.me['user']['id']}", {"roles": ["root"]}).status_code == 403
    assert amy.get("/audit").status_code == 403
