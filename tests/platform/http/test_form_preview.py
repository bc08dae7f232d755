"""A draft is tried out before it is published: the routes that show a form answer for the draft, and keep nothing."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from http_place import Person, sale_of

ONE = "/apps/shopfront/documents/form/sale"
FORM = "/apps/shopfront/forms/sale"
FIELDS: list[dict[str, Any]] = [
    {"key": "x_gift", "type": "text", "name": {"zh": "赠品", "en": "Gift"}, "required": "total > 1000"},
    {"key": "x_double", "type": "formula", "result": {"type": "money"}, "stored": True, "expr": "total * 2"},
    {"key": "x_friend", "type": "reference", "to": "buyer", "name": {"zh": "介绍人", "en": "Referrer"}},
]


@pytest.fixture
def draft(admin: Person) -> Iterator[dict[str, Any]]:
    found = admin.get(ONE).json()
    body = deepcopy(found["published"]["body"])
    body["fields"] += FIELDS
    saved = admin.put(ONE, body, If_Match=f'"{found["draft_rev"]}"')
    assert saved.json()["problems"] == [], saved.text
    yield body
    assert admin.http.delete(f"{ONE}/draft").status_code == 200


def test_the_draft_is_shown_only_when_it_is_asked_for(admin: Person, draft: dict[str, Any]) -> None:
    shown = admin.get(FORM, draft="1").json()
    assert {"x_gift", "x_double"} <= {field["key"] for field in shown["document"]["fields"]}
    assert any(pointer.endswith("/required") for pointer in shown["formulas"])
    published = admin.get(FORM).json()
    assert "x_gift" not in {field["key"] for field in published["document"]["fields"]}


def test_computed_fields_and_requirements_of_the_draft_are_worked_out_and_nothing_is_kept(
    admin: Person, buyer: int, draft: dict[str, Any]
) -> None:
    before = admin.get(f"{FORM}/records").json()["items"]
    values = sale_of(buyer, lines=[{"item": "桌", "qty": "1", "price": "2000"}])
    answer = admin.http.post(f"{FORM}/records/preview?draft=1", json={"values": values})
    assert answer.status_code == 200, answer.text
    assert answer.json()["values"]["x_double"] == "4000.00"
    assert "/x_gift" in [problem["path"] for problem in answer.json()["errors"]]
    assert admin.get(f"{FORM}/records").json()["items"] == before


def test_a_reference_of_the_draft_offers_records(admin: Person, buyer: int, draft: dict[str, Any]) -> None:
    assert admin.get(f"{FORM}/options/x_friend", draft="1").json()["items"]
    assert admin.get(f"{FORM}/options/x_friend").status_code == 404


def test_the_draft_is_seen_as_a_role_sees_it(admin: Person, seller: Person, draft: dict[str, Any]) -> None:
    rights = admin.get(FORM, draft="1", role="seller").json()["rights"]
    assert rights["fields"]["cost"] == "hidden"
    assert rights["transitions"] == seller.get(FORM).json()["rights"]["transitions"]
    assert admin.get(FORM, draft="1", role="nobody").status_code == 404


def test_a_draft_with_errors_says_them(admin: Person) -> None:
    found = admin.get(ONE).json()
    body = deepcopy(found["published"]["body"])
    body["fields"].append({"key": "x_bad", "type": "formula", "result": {"type": "money"}, "expr": "totl + 1"})
    admin.put(ONE, body, If_Match=f'"{found["draft_rev"]}"')
    answer = admin.get(FORM, draft="1")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["path"].startswith(f"/fields/{len(body['fields']) - 1}")
    assert admin.http.delete(f"{ONE}/draft").status_code == 200


def test_drafts_are_for_those_who_design(seller: Person) -> None:
    assert seller.get(FORM, draft="1").status_code == 403
