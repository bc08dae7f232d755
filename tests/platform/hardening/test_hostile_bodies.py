"""Whatever is sent to whatever address: a clear answer in one shape, never a fault of the server."""

import re
from typing import Any

import pytest
from fastapi.routing import APIRoute
from http_place import Person, Place

from tenon_platform.http.route_list import ALL_ROUTES

DEALS = "/apps/guarded/forms/deal/records"
SHAPE = {"code", "message", "path", "hint", "errors"}
MEMBERS = [
    "values",
    "changed",
    "ids",
    "id",
    "transition",
    "delete",
    "opinion",
    "note",
    "accept",
    "changes",
    "query",
    "view",
    "period",
    "filters",
    "tiles",
    "mapping",
    "mode",
    "login",
    "name",
    "password",
    "roles",
    "department_id",
    "parent_id",
    "leader_id",
    "active",
    "rev",
    "tenant",
]
HOSTILE: dict[str, Any] = {
    "list": [1],
    "nested": [{"a": [1]}],
    "object": {"a": {"b": 1}},
    "text": "x",
    "number": 5,
    "huge": 2**63,
    "negative": -(2**63),
    "ids": [2**63 - 1, 2**64 - 1],
    "texts": [["x"]],
}
KNOWN = {"app": "guarded", "form": "deal", "kind": "form", "key": "deal", "verb": "run", "path": "contact"}


def addresses(numbers: str) -> list[tuple[str, str]]:
    """Every address that takes a body, with known names and the given ids."""
    found = []
    for routes in ALL_ROUTES:
        for route in routes.router.routes:
            if isinstance(route, APIRoute) and "/session" not in route.path:
                fill = re.sub(r"\{(\w+)(?::\w+)?\}", lambda m: KNOWN.get(m[1], numbers), route.path)
                found += [(method, fill) for method in route.methods or () if method not in ("GET", "DELETE")]
    return found


def fair(answer: Any, *asked: Any) -> None:
    assert answer.status_code < 500 or answer.json()["code"] == "busy", (*asked, answer.text)
    if answer.status_code >= 400:
        body = answer.json()
        assert set(body) >= SHAPE, (*asked, body)
        assert body["message"], asked


@pytest.mark.parametrize("name", HOSTILE)
def test_members_of_the_wrong_type_are_refused_everywhere(root: Person, deal: int, name: str) -> None:
    body = dict.fromkeys(MEMBERS, HOSTILE[name])
    for method, path in addresses(str(deal)):
        if not path.endswith(("/upload", "/imports", "/publish")):
            fair(root.http.request(method, path, json=body), method, path)


@pytest.mark.parametrize("number", ["0", "999999999999999999", "99999999999999999999", "-1", "1e5", "%00", "%EF%BC%91"])
def test_ids_that_cannot_be_are_refused_everywhere(root: Person, number: str) -> None:
    for method, path in addresses(number):
        if number in path:
            fair(root.http.request(method, path, json={}), method, path)


@pytest.mark.parametrize(
    "body",
    [
        '{"price": 1e400}',
        '{"price": 1e999999999}',
        '{"price": -1e-999999999}',
        '{"price": NaN}',
        '{"price": "Infinity"}',
        '{"price": ' + "9" * 5000 + "}",
        '{"contact": 9223372036854775808}',
        '{"contact": {"id": 1e999999999}}',
        '{"contact": true}',
        '{"subject": "\\ud800"}',
        '{"subject": "a\\u0000b"}',
        '{"note": "\\u0000"}',
        '{"lines": [{"item": "\\u0000"}]}',
        '{"lines": [{"id": 1e2}]}',
        '{"lines": [1]}',
        '{"lines": [{"qty": "-5"}]}',
        '{"kind": ["a"]}',
        '{"kind": {"a": 1}}',
        '{"day": "0000-00-00"}',
        '{"at": "9999-12-31T23:59:59-12:00"}',
        '{"owner": 999999}',
        '{"nothing": 1}',
        '{"\\u0000": 1}',
        '{"subject": ' + "[" * 3000 + "]" * 3000 + "}",
        '{"subject": ' + '{"a":' * 200 + "1" + "}" * 200 + "}",
        "[]",
        "null",
        "{",
    ],
)
def test_values_that_cannot_be_are_named_and_nothing_is_saved(root: Person, deal: int, body: str) -> None:
    before = root.get(f"{DEALS}/{deal}").json()["record"]
    for method, path in (("POST", DEALS), ("PATCH", f"{DEALS}/{deal}"), ("POST", f"{DEALS}/preview")):
        sent = f'{{"values": {body}}}' if path.endswith("preview") else body
        answer = root.http.request(method, path, content=sent.encode(), headers={"Content-Type": "application/json"})
        fair(answer, method, path)
        if method != "POST" or not path.endswith("preview"):
            assert answer.status_code in (400, 422), answer.text
    assert root.get(f"{DEALS}/{deal}").json()["record"] == before


def test_a_number_of_few_characters_cannot_fill_the_memory(root: Person, deal: int) -> None:
    """A stale save shows what was sent: written out, 1e99999999 would be a hundred megabytes."""
    headers = {"If-Match": '"99"', "Content-Type": "application/json"}
    answer = root.http.patch(f"{DEALS}/{deal}", content=b'{"price": 1e99999999}', headers=headers)
    assert answer.status_code == 400
    assert len(answer.content) < 1000


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"note": "x" * 10_000_000}, "too_large"),
        ({"note": "x" * 900_000}, "too_long"),
        ({"lines": [{"item": "x"}] * 10_000}, "too_many_lines"),
    ],
)
def test_too_much_is_refused_with_its_bound(root: Person, values: dict[str, Any], code: str) -> None:
    answer = root.post(DEALS, {"subject": "S", "price": "1", **values})
    problem = answer.json()
    assert code in [problem["code"], *(each["code"] for each in problem["errors"])]
    assert re.search(r"\d", problem["message"])


def test_the_fields_of_the_system_cannot_be_assigned(amy: Person) -> None:
    given = {
        "id": 7,
        "rev": 99,
        "created_by": 1,
        "created_at": "2000-01-01T00:00:00Z",
        "deleted_at": "2000-01-01T00:00:00Z",
    }
    record = amy.post(DEALS, {"subject": "S", "price": "1", **given}).json()
    assert record["rev"] == 1
    assert record["created_by"]["name"] == "Amy"
    assert record["created_at"] > "2026"
    for key, value in {"state": "won", "cost": "1"}.items():
        refused = amy.post(DEALS, {"subject": "S", "price": "1", key: value})
        assert refused.status_code == 422, refused.text
        assert refused.json()["errors"][0]["path"] == f"/{key}"


@pytest.mark.parametrize("place_", ["%00", "a%00b", "..%2f..%2fetc", "%F0%9F%98%80", "a" * 3000, "deal;drop"])
def test_names_in_addresses_are_only_names(root: Person, place: Place, place_: str) -> None:
    for path in (
        f"/apps/{place_}/forms/deal/records",
        f"/apps/guarded/forms/{place_}/records",
        f"/apps/guarded/documents/form/{place_}",
        f"/apps/guarded/documents/{place_}/deal",
        f"/apps/guarded/dashboards/{place_}",
        f"{DEALS}/1/transitions/{place_}",
        f"{DEALS}?view={place_}",
    ):
        answer = root.http.get(path)
        fair(answer, path)
        assert answer.status_code in (400, 404, 405), path


def test_a_form_is_reached_only_through_its_application(root: Person) -> None:
    for path in ("/apps/other/forms/deal/records", "/apps/other/documents/form/deal", "/apps/other/forms/deal"):
        answer = root.http.get(path)
        assert answer.status_code == 404, path
