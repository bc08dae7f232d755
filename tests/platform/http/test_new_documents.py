"""Documents made from nothing, published together, and taken away where nothing stands on them."""

from typing import Any

import pytest
from http_place import Person

APP = "/apps/shopfront"
FORM = {
    "kind": "form",
    "key": "x_visit",
    "schema": 1,
    "name": {"zh": "拜访", "en": "Visit"},
    "title": "x_title",
    "fields": [
        {"key": "x_title", "type": "text", "name": {"zh": "标题", "en": "Title"}, "required": "TRUE"},
        {
            "key": "x_state",
            "type": "status",
            "initial": "draft",
            "name": {"zh": "状态", "en": "State"},
            "states": [{"key": "draft", "name": {"zh": "草稿"}}, {"key": "done", "name": {"zh": "完成"}}],
            "transitions": [{"key": "x_finish", "from": ["draft"], "to": "done", "name": {"zh": "完成"}}],
        },
    ],
    "layout": [{"id": "s1", "type": "section", "items": [{"id": "i1", "field": "x_title"}]}],
    "views": [{"key": "all", "type": "grid", "columns": [{"id": "k1", "field": "x_title"}]}],
}
RULE = {
    "kind": "rule",
    "key": "x_stamp",
    "schema": 1,
    "form": "x_visit",
    "name": {"zh": "完成时补标题", "en": "Stamp"},
    "phase": "after",
    "trigger": {"kind": "transition", "transition": "x_finish"},
    "actions": [{"id": "a1", "kind": "set", "set": {"x_title": '"done"'}}],
}
BOTH = [{"kind": "form", "key": "x_visit"}, {"kind": "rule", "key": "x_stamp"}]


def keep(admin: Person, body: dict[str, Any]) -> dict[str, Any]:
    answer = admin.put(f"{APP}/documents/{body['kind']}/{body['key']}", body)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def take_away(admin: Person, kind: str, key: str) -> Any:
    return admin.http.delete(f"{APP}/documents/{kind}/{key}")


@pytest.fixture
def visit(admin: Person) -> Any:
    assert keep(admin, FORM)["problems"] == []
    assert keep(admin, RULE)["problems"] == [], "a rule may read what is drafted beside it"
    yield
    take_away(admin, "rule", "x_stamp")
    take_away(admin, "form", "x_visit")


@pytest.mark.usefixtures("visit")
def test_a_form_and_its_rule_are_previewed_and_published_together(admin: Person) -> None:
    preview = admin.post(f"{APP}/publish-preview", {"documents": BOTH}).json()
    assert [(part["kind"], part["name"]["en"]) for part in preview["parts"]] == [("form", "Visit"), ("rule", "Stamp")]
    assert preview["problems"] == []
    assert any("table" in change["kind"] for change in preview["parts"][0]["changes"])
    done = admin.post(f"{APP}/publish", {"documents": BOTH, "note": "first"})
    assert [each["kind"] for each in done.json()["versions"]] == ["form", "rule"], done.text
    made = admin.post(f"{APP}/forms/x_visit/records", {"x_title": "a"})
    assert made.status_code == 201, made.text


@pytest.mark.usefixtures("visit")
def test_what_cannot_stand_alone_publishes_nothing(admin: Person) -> None:
    refused = admin.post(f"{APP}/publish", {"documents": BOTH[1:]})
    assert refused.status_code == 422
    listed = {(each["kind"], each["key"]): each for each in admin.get(f"{APP}/documents").json()["items"]}
    assert listed["rule", "x_stamp"]["published_version"] is None


@pytest.mark.usefixtures("visit")
def test_a_form_that_a_rule_stands_on_stays_and_says_why(admin: Person) -> None:
    admin.post(f"{APP}/publish", {"documents": BOTH})
    uses = admin.get(f"{APP}/documents/form/x_visit/impact").json()["uses"]
    assert [(use["kind"], use["name"]["en"]) for use in uses] == [("rule", "Stamp")]
    refused = take_away(admin, "form", "x_visit")
    assert refused.status_code == 409
    assert "Stamp" in refused.text


@pytest.mark.usefixtures("visit")
def test_what_nothing_stands_on_is_taken_away_and_found_again_with_its_data(admin: Person) -> None:
    admin.post(f"{APP}/publish", {"documents": BOTH})
    made = admin.post(f"{APP}/forms/x_visit/records", {"x_title": "kept"}).json()
    assert take_away(admin, "rule", "x_stamp").status_code == 204
    assert take_away(admin, "form", "x_visit").status_code == 204
    assert admin.get(f"{APP}/documents/form/x_visit").status_code == 404
    assert admin.get(f"{APP}/forms/x_visit/records").status_code == 404
    keep(admin, FORM)
    assert admin.post(f"{APP}/publish", {"documents": BOTH[:1]}).status_code == 200
    again = admin.get(f"{APP}/forms/x_visit/records/{made['id']}").json()
    assert again["record"]["x_title"] == "kept"


@pytest.mark.usefixtures("visit")
def test_the_story_says_what_a_rule_did_by_itself(admin: Person) -> None:
    assert admin.post(f"{APP}/publish", {"documents": BOTH}).status_code == 200
    one = f"{APP}/forms/x_visit/records/{admin.post(f'{APP}/forms/x_visit/records', {'x_title': 'a'}).json()['id']}"
    assert admin.post(f"{one}/transitions/x_finish").status_code == 200
    told = [item["text"] for item in admin.get(f"{one}/timeline").json()["items"] if item["kind"] == "rule"]
    assert told == ["The rule “Stamp”: changed title"]


def test_a_role_that_people_have_stays(admin: Person) -> None:
    refused = take_away(admin, "role", "admin")
    assert refused.status_code == 409
    assert "people" in refused.text


def test_only_documents_of_the_application_are_published(admin: Person) -> None:
    for documents in ([], [{"kind": "form", "key": "nobody"}], "form", [None]):
        assert admin.post(f"{APP}/publish", {"documents": documents}).status_code == 422


def test_only_builders_take_documents_away(seller: Person) -> None:
    assert take_away(seller, "rule", "big_sale").status_code == 403
    assert seller.post(f"{APP}/publish", {"documents": BOTH}).status_code == 403
