"""Before a field or a choice goes: where it is used, and how many records hold it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from contract import kept
from fastapi.testclient import TestClient
from http_place import PASSWORD, Person, Place, sale_of

from tenon_platform.access.actor import SYSTEM
from tenon_platform.access.sessions import log_in
from tenon_platform.access.users import add_user
from tenon_platform.catalog.packages import install
from tenon_platform.catalog.plans import plans
from tenon_platform.http.cookie import cookie_header
from tenon_platform.storage.choices import records_with_choice, records_with_value
from tenon_platform.storage.transaction import transaction

APP = "/apps/shopfront"
SALE = f"{APP}/documents/form/sale/impact"
GIFTS = f"{APP}/forms/x_gift/records"
KINDS = [{"key": each, "name": {"zh": each}} for each in ("small", "large", "spare")]
TAGS = [{"key": each, "name": {"zh": each}} for each in ("red", "redder", "blue")]
GIFT = {
    "kind": "form",
    "key": "x_gift",
    "schema": 1,
    "name": {"zh": "赠品", "en": "Gift"},
    "title": "x_title",
    "fields": [
        {"key": "x_title", "type": "text", "name": {"zh": "标题", "en": "small"}},
        {
            "key": "x_kind",
            "type": "select",
            "options": KINDS,
            "default": '"small"',
            "name": {"zh": "种类", "en": "Kind"},
        },
        {"key": "x_tags", "type": "multi_select", "options": TAGS, "name": {"zh": "标签"}},
        {"key": "x_big", "type": "formula", "stored": False, "expr": 'x_kind = "large"', "result": {"type": "boolean"}},
        {
            "key": "x_rows",
            "type": "subtable",
            "name": {"zh": "明细"},
            "fields": [
                {"key": "x_color", "type": "select", "options": TAGS, "name": {"zh": "颜色"}},
                {"key": "x_qty", "type": "number", "scale": 0, "name": {"zh": "数量"}},
                {"key": "x_twice", "type": "formula", "expr": "x_qty * 2", "result": {"type": "number"}},
            ],
        },
    ],
    "views": [
        {
            "key": "all",
            "type": "grid",
            "columns": [{"id": "k1", "field": "x_title"}],
            "tabs": [{"id": "t1", "name": {"zh": "小件"}, "filter": 'x_kind = "small"'}],
        }
    ],
}
BOX = {
    "kind": "form",
    "key": "x_box",
    "schema": 1,
    "name": {"zh": "箱子", "en": "Box"},
    "fields": [
        {"key": "x_title", "type": "text", "name": {"zh": "标题"}},
        {
            "key": "x_gifts",
            "type": "rollup",
            "of": "x_gift",
            "match": {"x_title": "x_title"},
            "state": {"x_kind": ["large"]},
            "agg": "count",
        },
    ],
}
RULE = {
    "kind": "rule",
    "key": "x_sorts",
    "schema": 1,
    "form": "x_gift",
    "name": {"zh": "分拣", "en": "Sorts"},
    "phase": "before",
    "constants": {"which": {"value": "large", "type": "text", "name": {"zh": "哪种"}}},
    "trigger": {"kind": "record", "on": ["created"]},
    "when": "x_kind = param.which",
    "actions": [
        {"id": "a1", "kind": "set", "set": {"x_title": '"large"'}},
        {"id": "a2", "kind": "create", "form": "x_box", "for_each": "x_rows", "set": {"x_title": "line.x_color"}},
    ],
}
PARTS = [GIFT, BOX, {**RULE, "phase": "after", "actions": RULE["actions"][1:]}]


@pytest.fixture(scope="module")
def gifts(place: Place) -> list[int]:
    """Three gifts: small and blue, large and red with two red rows, small and deleted."""
    admin = place.as_("ada")
    for body in PARTS:
        saved = admin.put(f"{APP}/documents/{body['kind']}/{body['key']}", body)
        assert saved.json()["problems"] == [], saved.text
    refs = [{"kind": body["kind"], "key": body["key"]} for body in PARTS]
    published = admin.post(f"{APP}/publish", {"documents": refs})
    assert published.status_code == 200, published.text
    rows = [{"x_color": "redder", "x_qty": "1"}, {"x_color": "redder"}, {"x_color": "blue"}]
    values: list[dict[str, Any]] = [
        {"x_kind": "small", "x_tags": ["blue"], "x_rows": rows[2:]},
        {"x_kind": "large", "x_tags": ["redder", "blue"], "x_rows": rows[:2], "x_title": "a"},
        {"x_kind": "small"},
    ]
    made = [admin.post(GIFTS, each).json() for each in values]
    gone = admin.http.delete(f"{GIFTS}/{made[2]['id']}", headers={"If-Match": f'"{made[2]["rev"]}"'})
    assert gone.status_code < 300, gone.text
    return [each["id"] for each in made]


def asked(admin: Person, path: str, form: str = "x_gift") -> dict[str, Any]:
    answer = admin.http.get(f"{APP}/documents/form/{form}/impact", params={"path": path})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def places(found: dict[str, Any]) -> list[tuple[str, str, str]]:
    return sorted((use["kind"], use["key"], use["path"]) for use in found["uses"])


def test_uses_of_a_field_are_listed(admin: Person) -> None:
    uses = admin.http.get(SALE, params={"path": "total"}).json()["uses"]
    kinds = {(use["kind"], use["path"]) for use in uses}
    assert ("rule", "/when") in kinds
    assert any(kind == "form" and path.endswith("/guard") for kind, path in kinds)


@pytest.mark.usefixtures("gifts")
def test_a_field_is_told_with_its_uses_and_the_records_that_have_a_value(admin: Person) -> None:
    found = asked(admin, "x_tags")
    assert (places(found), found["records"], found["more"]) == ([], 2, False)
    found = asked(admin, "x_title")
    assert found["records"] == 1
    assert places(found) == [
        ("form", "x_box", "/fields/1/match/x_title"),
        ("form", "x_gift", "/title"),
        ("form", "x_gift", "/views/0/columns/0/field"),
    ]


@pytest.mark.usefixtures("gifts")
def test_columns_of_rows_are_told_by_the_records_they_belong_to(admin: Person) -> None:
    found = asked(admin, "x_rows.x_color")
    assert (places(found), found["records"]) == ([("rule", "x_sorts", "/actions/0/set/x_title")], 2)
    found = asked(admin, "x_rows.x_qty")
    assert (places(found), found["records"]) == ([("form", "x_gift", "/fields/4/fields/2/expr")], 1)
    whole = asked(admin, "x_rows")
    assert (("rule", "x_sorts", "/actions/0/for_each") in places(whole), whole["records"]) == (True, 2)


@pytest.mark.usefixtures("gifts")
def test_uses_of_an_option_are_formulas_filters_defaults_and_settings_that_name_it(admin: Person) -> None:
    large, small, spare = (asked(admin, f"x_kind/options/{key}") for key in ("large", "small", "spare"))
    assert places(large) == [
        ("form", "x_box", "/fields/1/state/x_kind/0"),
        ("form", "x_gift", "/fields/3/expr"),
        ("rule", "x_sorts", "/when"),
    ]
    assert places(small) == [
        ("form", "x_gift", "/fields/1/default"),
        ("form", "x_gift", "/views/0/tabs/0/filter"),
    ]
    said = {use["path"]: use["place"]["zh"] for use in [*large["uses"], *small["uses"]]}
    assert (said["/views/0/tabs/0/filter"], said["/when"]) == ("小件", "")
    assert (large["records"], small["records"]) == (1, 2), "one of the small ones lies in the bin and may come back"
    assert spare == {"uses": [], "records": 0, "more": False}


@pytest.mark.usefixtures("gifts")
def test_an_option_of_several_and_one_of_rows_are_counted_whole(admin: Person) -> None:
    counts = {key: asked(admin, f"x_tags/options/{key}")["records"] for key in ("red", "redder", "blue")}
    assert counts == {"red": 0, "redder": 1, "blue": 2}
    counts = {key: asked(admin, f"x_rows.x_color/options/{key}")["records"] for key in ("red", "redder", "blue")}
    assert counts == {"red": 0, "redder": 1, "blue": 1}, "two rows of one record are one record"


def test_a_count_ends_at_what_was_asked_for_and_says_that_there_are_more(place: Place, gifts: list[int]) -> None:
    with transaction(place.home.tenant("shopfront"), write=False) as tx:
        plan = plans(tx).forms["x_gift"]
        assert records_with_choice(tx, plan, "x_kind", "small", at_most=1) == (1, True)
        assert records_with_value(tx, plan, "x_kind", at_most=3) == (3, False)
        assert records_with_value(tx, plan, "x_big", at_most=3) == (0, False), "it is worked out when it is read"
    assert len(gifts) == 3


def test_a_field_that_is_only_drafted_is_held_by_nothing_and_its_uses_are_told(admin: Person) -> None:
    one = f"{APP}/documents/form/sale"
    state = admin.get(one).json()
    body = state["draft"] or state["published"]["body"]
    more = [
        {"key": "x_new", "type": "number", "name": {"zh": "新"}},
        {"key": "x_reads", "type": "formula", "expr": "x_new + 1", "result": {"type": "number"}},
    ]
    rev = f'"{state["draft_rev"]}"'
    assert admin.put(one, {**body, "fields": [*body["fields"], *more]}, If_Match=rev).status_code == 200
    found = asked(admin, "x_new", "sale")
    assert (places(found), found["records"]) == ([("form", "sale", f"/fields/{len(body['fields']) + 1}/expr")], 0)
    assert admin.http.delete(f"{one}/draft").status_code == 200
    assert admin.http.get(SALE, params={"path": "x_new"}).status_code == 404


def test_uses_of_a_state_are_its_formulas_and_its_records(admin: Person, seller: Person, buyer: int) -> None:
    seller.post("/apps/shopfront/forms/sale/records", sale_of(buyer))
    found = asked(admin, "state/states/draft", "sale")
    assert found["records"] > 0
    assert ("role", "seller", "/forms/sale/update") in places(found)
    assert ("form", "buyer", "/buttons/0/actions/0/existing/state") in places(found)


def test_uses_of_a_transition_are_roles_flows_and_rows_that_offer_it(admin: Person) -> None:
    found = places(asked(admin, "state/transitions/send", "sale"))
    assert {("role", "seller"), ("form", "sale")} <= {(kind, key) for kind, key, _ in found}
    assert ("form", "sale", "/views/1/offer/2/key") in found
    whole = places(asked(admin, "state", "sale"))
    assert set(found) <= set(whole), "with the status all of its steps go"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("nowhere", "The form 'Sale' has no field 'nowhere'"),
        ("lines.nowhere", "The form 'Sale' has no field 'lines.nowhere'"),
        ("/fields/999", "The form 'Sale' has no field '/fields/999'"),
        ("state/states/nowhere", "'State' has no states/nowhere"),
        ("state/options/draft", "'State' has no options/draft"),
        ("state/initial", "'State' has no initial/"),
    ],
)
def test_what_is_not_there_is_said_and_what_would_be(admin: Person, path: str, said: str) -> None:
    answer = admin.http.get(SALE, params={"path": path})
    assert answer.status_code == 404, answer.text
    assert (answer.json()["message"], answer.json()["path"]) == (said, "path")
    assert answer.json()["hint"]


def test_only_a_form_is_asked_for_by_a_path(admin: Person) -> None:
    assert admin.http.get(f"{APP}/documents/rule/big_sale/impact", params={"path": "when"}).status_code == 400
    assert admin.get(f"{APP}/documents/rule/big_sale/impact").json() == {"uses": [], "records": 0, "more": False}
    assert admin.get(f"{APP}/documents/form/nobody/impact").status_code == 404
    assert admin.http.get(SALE, params={"path": "x" * 401}).status_code == 400


def test_only_builders_are_told(seller: Person, place: Place) -> None:
    assert seller.http.get(SALE, params={"path": "state"}).status_code == 403
    assert place.stranger().get(SALE, params={"path": "state"}).status_code == 401


@pytest.mark.usefixtures("gifts")
def test_another_tenant_is_told_nothing_of_this_one(admin: Person, place: Place) -> None:
    held = asked(admin, "x_kind")["records"]
    other = place.home.create("elsewhere", "别家")
    install(other, Path(__file__).parent / "documents", SYSTEM)
    with transaction(other) as tx:
        add_user(tx, "olga", "Olga", PASSWORD, roles=["admin"])
    http = kept(TestClient(place.app, base_url="http://test/api/v1", raise_server_exceptions=False))
    token, _ = log_in(other, "olga", PASSWORD, datetime.now(UTC))
    http.headers["Cookie"] = cookie_header("elsewhere", token, secure=False).partition(";")[0]
    assert http.get(f"{APP}/documents/form/x_gift/impact", params={"path": "x_kind"}).status_code == 404
    theirs = http.get(SALE, params={"path": "state"}).json()
    assert theirs["records"] == 0
    assert not [use for use in theirs["uses"] if use["key"].startswith("x_")]
    assert asked(admin, "x_kind")["records"] == held
