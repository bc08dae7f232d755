"""Designing over HTTP: drafts, problems, publishing, parameters, uses."""

from copy import deepcopy
from typing import Any

import pytest
from http_place import Person, Place, sale_of

from tenon_platform.storage.transaction import Tx

ONE = "/apps/shopfront/documents/form/sale"
SALES = "/apps/shopfront/forms/sale/records"


def body_of(admin: Person, path: str = ONE) -> tuple[dict[str, Any], int]:
    found = admin.get(path).json()
    return deepcopy(found["draft"] or found["published"]["body"]), found["draft_rev"]


def publish(admin: Person, path: str, body: dict[str, Any], rev: int, **consent: Any) -> Any:
    saved = admin.put(path, body, If_Match=f'"{rev}"')
    assert saved.status_code == 200, saved.text
    return admin.post(f"{path}/publish", {"note": "test", **consent})


def test_a_new_field_is_published_and_used_at_once(admin: Person, seller: Person, buyer: int) -> None:
    old = seller.post(SALES, sale_of(buyer)).json()
    body, rev = body_of(admin)
    name = f"x_gift_{rev}"
    body["fields"].append(
        {"key": name, "type": "text", "name": {"zh": "赠品", "en": "Gift"}, "required": "total > 1000"}
    )
    saved = admin.put(ONE, body, If_Match=f'"{rev}"')
    assert saved.json()["problems"] == []
    changes = admin.post(f"{ONE}/publish-preview").json()["changes"]
    assert any("Gift" in change["text"] for change in changes), changes
    done = admin.post(f"{ONE}/publish", {"note": "gifts"})
    assert done.status_code == 200, done.text
    assert seller.post(SALES, sale_of(buyer, **{name: "杯垫"})).json()[name] == "杯垫"
    assert seller.get(f"{SALES}/{old['id']}").json()["record"][name] is None
    lines = [{"item": "桌", "qty": "1", "price": "2000"}]
    refused = seller.post(SALES, sale_of(buyer, lines=lines))
    assert [problem["path"] for problem in refused.json()["errors"]] == [f"/{name}"]
    assert admin.get(f"{ONE}/versions").json()["items"][0]["note"] == "gifts"


def test_a_preview_tells_which_recent_records_a_changed_threshold_affects(
    admin: Person, seller: Person, buyer: int
) -> None:
    made = [
        seller.post(SALES, sale_of(buyer, lines=[{"item": "桌", "qty": "1", "price": price}])).json()
        for price in ("400.00", "400.01")
    ]
    path = "/apps/shopfront/documents/rule/big_sale"
    body, rev = body_of(admin, path)
    body["constants"]["limit"]["value"] = "400"
    assert admin.put(path, body, If_Match=f'"{rev}"').json()["problems"] == []
    (told,) = admin.post(f"{path}/publish-preview").json()["affected"]
    assert (told["form"], [each["id"] for each in told["examples"]][:1]) == ("sale", [made[1]["id"]])
    assert "meet the condition of “Big sales”" in told["text"]
    together = admin.post("/apps/shopfront/publish-preview", {"documents": [{"kind": "rule", "key": "big_sale"}]})
    assert together.json()["parts"][0]["affected"] == [told]
    body["constants"]["limit"]["value"] = "5000"
    body["name"]["en"] = "Great sales"
    admin.put(path, body, If_Match=f'"{body_of(admin, path)[1]}"')
    assert admin.post(f"{path}/publish-preview").json()["affected"] == []
    assert admin.http.delete(f"{path}/draft").status_code == 200


def test_a_list_to_publish_that_names_no_documents_says_which_entry(admin: Person) -> None:
    for entry in (7, None, [], {}, {"kind": ["form"], "key": "sale"}, {"kind": "form", "key": {"a": 1}}):
        refused = admin.post("/apps/shopfront/publish", {"documents": [{"kind": "form", "key": "sale"}, entry]})
        assert refused.status_code == 422, refused.text
        assert [problem["path"] for problem in refused.json()["errors"]] == ["/documents/1"]


def test_problems_point_at_the_element_and_nothing_broken_is_published(admin: Person) -> None:
    body, rev = body_of(admin)
    wrong = {"type": "formula", "result": {"type": "money"}, "stored": True, "expr": "totl + 1"}
    body["fields"].append({"key": "x_bad", **wrong})
    problems = admin.put(ONE, body, If_Match=f'"{rev}"').json()["problems"]
    index = len(body["fields"]) - 1
    assert problems[0]["path"].startswith(f"/fields/{index}")
    refused = admin.post(f"{ONE}/publish", {"note": ""})
    assert refused.status_code == 422
    _, rev = body_of(admin)
    assert admin.http.delete(f"{ONE}/draft").status_code == 200


def test_a_change_that_breaks_another_document_is_told(admin: Person) -> None:
    body, _ = body_of(admin)
    body["fields"] = [field for field in body["fields"] if field["key"] != "remark"]
    body["fields"][-1].setdefault("transitions", [])
    for field in body["fields"]:
        for transition in field.get("transitions", ()):
            transition.pop("ask", None)
    problems = admin.post(f"{ONE}/problems", body).json()["problems"]
    assert any(problem["path"].startswith("/rule/big_sale") for problem in problems), problems


def test_two_builders_do_not_overwrite_each_other(admin: Person) -> None:
    body, rev = body_of(admin)
    assert admin.put(ONE, body, If_Match=f'"{rev}"').status_code == 200
    assert admin.put(ONE, body, If_Match=f'"{rev}"').status_code == 409
    admin.http.delete(f"{ONE}/draft")


def test_a_parameter_changes_what_the_rule_does(admin: Person, seller: Person, buyer: int) -> None:
    items = admin.get("/apps/shopfront/parameters").json()["items"]
    assert [(item["key"], item["constant"]) for item in items] == [("big_sale", "limit")]
    change = {"kind": "rule", "key": "big_sale", "constant": "limit", "value": "20"}
    before = admin.post("/apps/shopfront/parameters/preview", {"changes": [change]}).json()
    (part,) = before["parts"]
    assert (part["kind"], part["key"], before["problems"]) == ("rule", "big_sale", [])
    assert "→ 20" in part["changes"][0]["text"]
    assert part["affected"][0]["form"] == "sale"
    wrong = admin.post("/apps/shopfront/parameters/preview", {"changes": [{**change, "value": "many"}]}).json()
    assert wrong["problems"][0]["path"].endswith("/constants/limit/value")
    done = admin.put("/apps/shopfront/parameters", {"changes": [change]})
    assert done.status_code == 200, done.text
    assert seller.post(SALES, sale_of(buyer)).json()["remark"] == "BIG"
    bad = admin.put("/apps/shopfront/parameters", {"changes": [{**change, "value": "many"}]})
    assert bad.status_code == 422
    admin.put("/apps/shopfront/parameters", {"changes": [{**change, "value": "5000"}]})


def test_a_parameter_keeps_its_bounds_wherever_it_is_changed(admin: Person) -> None:
    (item,) = admin.get("/apps/shopfront/parameters").json()["items"]
    assert (item["min"], item["max"], item["value"]) == ("0", None, "5000")
    change = {"kind": "rule", "key": "big_sale", "constant": "limit", "value": "-1"}
    refused = admin.put("/apps/shopfront/parameters", {"changes": [change]})
    assert refused.status_code == 422
    (problem,) = refused.json()["errors"]
    assert problem["path"].endswith("/constants/limit/value")
    assert "at least 0" in problem["hint"]
    rule = "/apps/shopfront/documents/rule/big_sale"
    body, rev = body_of(admin, rule)
    body["constants"]["limit"]["value"] = "-1"
    (told,) = admin.put(rule, body, If_Match=f'"{rev}"').json()["problems"]
    assert told["code"] == "bad_value"
    assert admin.post(f"{rule}/publish", {"note": "test"}).status_code == 422
    assert admin.http.delete(f"{rule}/draft").status_code == 200


def test_of_two_who_change_a_parameter_the_second_is_told(admin: Person) -> None:
    change = {"kind": "rule", "key": "big_sale", "constant": "limit"}
    assert admin.put("/apps/shopfront/parameters", {"changes": [{**change, "value": "40", "was": "5000"}]}).is_success
    late = admin.put("/apps/shopfront/parameters", {"changes": [{**change, "value": "50", "was": "5000"}]})
    assert (late.status_code, late.json()["path"]) == (409, "/changes/0")
    assert "to 40; nothing was published" in late.json()["message"]
    assert admin.get("/apps/shopfront/parameters").json()["items"][0]["value"] == "40"
    assert admin.put("/apps/shopfront/parameters", {"changes": [{**change, "value": "5000", "was": "40"}]}).is_success


def test_a_draft_outlives_a_parameter_and_takes_its_value(admin: Person) -> None:
    rule = "/apps/shopfront/documents/rule/big_sale"
    body, rev = body_of(admin, rule)
    assert admin.put(rule, {**body, "enabled": False}, If_Match=f'"{rev}"').status_code == 200
    change = {"kind": "rule", "key": "big_sale", "constant": "limit", "value": "30"}
    assert admin.put("/apps/shopfront/parameters", {"changes": [change]}).status_code == 200
    found = admin.get(rule).json()
    assert (found["draft"]["enabled"], found["draft"]["constants"]["limit"]["value"]) == (False, "30")
    assert found["published"]["body"]["constants"]["limit"]["value"] == "30"
    assert found["published"]["body"].get("enabled", True) is True
    assert admin.http.delete(f"{rule}/draft").status_code == 200
    admin.put("/apps/shopfront/parameters", {"changes": [{**change, "value": "5000"}]})
    assert admin.get(rule).json()["draft"] is None


def test_only_builders_design(place: Place, seller: Person) -> None:
    assert seller.get(ONE).status_code == 403
    assert seller.get("/apps/shopfront/parameters").status_code == 403


def test_kinds_tell_what_a_designer_may_offer(admin: Person) -> None:
    kinds = admin.get("/kinds").json()
    assert {"text", "money", "status"} <= {kind["key"] for kind in kinds["fields"]}
    assert {"approval", "condition"} <= {kind["key"] for kind in kinds["nodes"]}
    assert any(function["name"] == "SUM" for function in kinds["functions"])


def test_a_document_that_is_made_here_has_a_key_of_its_own(admin: Person) -> None:
    body = {
        "kind": "form",
        "key": "visit",
        "schema": 1,
        "name": {"zh": "拜访"},
        "fields": [{"key": "x_day", "type": "date"}],
    }
    refused = admin.put("/apps/shopfront/documents/form/visit", body)
    assert (refused.status_code, refused.json()["errors"][0]["path"]) == (422, "/key")
    assert refused.json()["errors"][0]["hint"] == "call it 'x_visit'"
    assert admin.get("/apps/shopfront/documents/form/visit").status_code == 404
    kept = admin.put("/apps/shopfront/documents/form/x_visit", {**body, "key": "x_visit"})
    assert (kept.status_code, kept.json()["problems"]) == (200, [])
    assert admin.http.delete("/apps/shopfront/documents/form/x_visit/draft").status_code == 200


def test_many_documents_are_read_at_once_and_those_that_are_not_there_are_left_out(
    admin: Person, seller: Person
) -> None:
    path = "/apps/shopfront/document-states"
    items = admin.get(path, names="form/sale,rule/big_sale,form/nobody,form/sale").json()["items"]
    assert [(each["kind"], each["key"]) for each in items] == [("form", "sale"), ("rule", "big_sale")]
    assert items[0]["state"] == admin.get("/apps/shopfront/documents/form/sale").json()
    assert admin.get(path).json()["items"] == []
    assert admin.get(path, names=",".join(f"form/f{n}" for n in range(201))).status_code == 400
    assert seller.get(path, names="form/sale").status_code == 403


def test_a_workspace_of_documents_asks_as_much_of_the_database_as_one(
    admin: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    everything = Tx.all

    def counted(tx: Tx, *args: Any) -> Any:
        asked.append(1)
        return everything(tx, *args)

    def statements(*names: str) -> int:
        asked.clear()
        found = admin.get("/apps/shopfront/document-states", names=",".join(names)).json()["items"]
        assert len(found) == len(names)
        return len(asked)

    items = admin.get("/apps/shopfront/documents").json()["items"]
    names = [f"{each['kind']}/{each['key']}" for each in items]
    assert len(names) > 3
    monkeypatch.setattr(Tx, "all", counted)
    statements("form/sale")  # what is kept between requests is known from here on
    assert statements(*names) <= statements("form/sale") + 1  # who published is asked where somebody did
