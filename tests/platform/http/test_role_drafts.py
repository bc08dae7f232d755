"""Roles as drafts: what widens is told, an administrator's role stays one, designing does not lead to administering."""

from copy import deepcopy

from http_place import Person

SELLER = "/apps/shopfront/documents/role/seller"
ADMIN = "/apps/shopfront/documents/role/admin"


def test_a_wider_right_is_told_before_it_is_published_and_holds_after(admin: Person, seller: Person) -> None:
    stored = admin.get(SELLER).json()
    before = stored["published"]["body"]
    body = deepcopy(before)
    body["forms"]["sale"]["delete"] = True
    rev = admin.put(SELLER, body, If_Match=f'"{stored["draft_rev"]}"').json()["draft_rev"]
    (change,) = admin.post(f"{SELLER}/publish-preview").json()["changes"]
    assert (change["severity"], change["effect"]) == ("warning", "gives more rights")
    assert admin.post(f"{SELLER}/publish", {"note": ""}).status_code == 200
    assert seller.get("/me").json()["rights"]["forms"]["sale"]["delete"] is True
    assert admin.put(SELLER, before, If_Match=f'"{rev + 1}"').status_code == 200
    assert admin.post(f"{SELLER}/publish", {"note": ""}).status_code == 200
    assert seller.get("/me").json()["rights"]["forms"]["sale"]["delete"] is bool(before["forms"]["sale"].get("delete"))


def test_an_administrators_role_stays_one(admin: Person) -> None:
    stored = admin.get(ADMIN).json()
    body = {**stored["published"]["body"], "admin": False}
    saved = admin.put(ADMIN, body, If_Match=f'"{stored["draft_rev"]}"').json()
    assert [each["code"] for each in saved["problems"]] == ["admin_stays"]
    refused = admin.post(f"{ADMIN}/publish", {"note": ""})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["code"] == "admin_stays"
    assert admin.http.delete(f"{ADMIN}/draft").status_code == 200


def test_a_field_that_a_step_asks_of_the_role_and_the_role_keeps_is_told_and_stops_nothing(admin: Person) -> None:
    stored = admin.get(SELLER).json()
    before = stored["published"]["body"]
    body = deepcopy(before)
    body["forms"]["sale"] |= {"fields": {"remark": "hidden"}, "transitions": ["send"], "buttons": []}
    saved = admin.put(SELLER, body, If_Match=f'"{stored["draft_rev"]}"').json()
    (problem,) = saved["problems"]
    assert (problem["code"], problem["severity"]) == ("asks_kept_field", "warning")
    assert problem["path"] == "/forms/sale/fields/remark"
    assert problem["message"] == "“Send” asks for “Remark”, but the role “Seller” does not see this field"
    assert admin.post(f"{SELLER}/publish-preview").json()["problems"] == saved["problems"]
    assert admin.post(f"{SELLER}/publish", {"note": ""}).status_code == 200
    assert admin.put(SELLER, before, If_Match=f'"{saved["draft_rev"] + 1}"').json()["problems"] == []
    assert admin.post(f"{SELLER}/publish", {"note": ""}).status_code == 200
