"""Every answer of these tests is held to its description (`contract`); here are the routes that no other test asks."""

import httpx
import pytest
from http_place import Person, Place, sale_of

from tenon_platform.http.app import create_app
from tenon_platform.storage.transaction import transaction
from tenon_platform.work.incidents import open_incident

APP = "/apps/shopfront"
SALES = f"{APP}/forms/sale/records"
TABLE = "名称,手机\n禾间生活,13800001111\n,13800002222\n"


def good(answer: httpx.Response) -> httpx.Response:
    assert answer.status_code < 300, answer.text
    return answer


def test_a_form_with_its_rights_and_the_schema_of_its_records(seller: Person) -> None:
    assert good(seller.get(f"{APP}/forms/sale")).json()["rights"]["fields"]["cost"] == "hidden"
    assert "cost" not in good(seller.get(f"{APP}/forms/sale/schema")).json()["properties"]


def test_a_record_through_its_button_the_bin_and_back(admin: Person, buyer: int) -> None:
    sale = good(admin.post(SALES, sale_of(buyer))).json()["id"]
    good(admin.post(f"{SALES}/{sale}/transitions/send", {"values": {"remark": "x"}}))
    assert good(admin.post(f"{SALES}/{sale}/actions/thank", {"values": {}})).json()["remark"] == "谢谢"
    good(admin.http.delete(f"{SALES}/{sale}"))
    assert good(admin.post(f"{SALES}/{sale}/restore")).json()["id"] == sale


def test_a_published_version_with_its_body(admin: Person) -> None:
    assert good(admin.get(f"{APP}/documents/form/sale/versions/1")).json()["body"]["key"] == "sale"


def test_people_and_departments_that_change(admin: Person) -> None:
    person = {"login": "described", "name": "Described", "password": "a long password"}
    number = good(admin.post("/users", person)).json()["id"]
    department = good(admin.post("/departments", {"name": "Sales", "leader_id": number})).json()["id"]
    change = {"department_id": department, "roles": ["clerk"], "active": False}
    assert good(admin.patch(f"/users/{number}", change)).json() == {"id": number}


def test_an_import_from_upload_to_its_refused_rows(admin: Person) -> None:
    files = {"file": ("buyers.csv", TABLE.encode(), "text/csv")}
    run = good(admin.http.post("/imports", data={"app": "shopfront", "form": "buyer"}, files=files)).json()
    place = f"/imports/{run['id']}"
    good(admin.put(place, {"mapping": run["mapping"], "mode": "live"}))
    assert good(admin.post(f"{place}/preview")).json()["bad"] == 1
    assert good(admin.get(place)).json()["state"] == "ready"
    assert good(admin.post(f"{place}/run")).json()["state"] == "running"
    good(admin.post(f"{place}/cancel"))
    assert good(admin.get(f"{place}/errors")).headers["content-type"].startswith("text/csv")
    good(admin.get(f"{place}/refused"))
    assert good(admin.get(f"{place}/errors.xlsx")).headers["content-type"].endswith(".sheet")


def test_incidents_are_retried_or_skipped(place: Place, admin: Person) -> None:
    with transaction(place.home.tenant("shopfront")) as tx:
        now = place.app.state.clock()
        numbers = [open_incident(tx, "job", "x", "it failed", now) for _ in range(2)]
    assert {each["id"] for each in good(admin.get("/incidents")).json()["items"]} >= set(numbers)
    good(admin.post(f"/incidents/{numbers[0]}/retry"))
    good(admin.post(f"/incidents/{numbers[1]}/skip"))


def test_the_accounts_of_a_demo_server(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    demo = Place(place.home, create_app(place.home, demo=True))
    monkeypatch.setattr(place.home.tenant("shopfront"), "demo", True)
    assert good(demo.stranger().get("/demo-accounts")).json()["accounts"]
