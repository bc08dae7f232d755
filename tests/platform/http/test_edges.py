"""What every route owes: a permission, one shape of errors, the caller's language, bounds."""

import re
from pathlib import Path
from string import ascii_letters
from typing import get_type_hints

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient
from http_place import Person, Place, sale_of

from tenon_platform.http.interface_files import add_interface
from tenon_platform.http.query_names import query_name
from tenon_platform.http.route_list import ALL_ROUTES
from tenon_platform.http.routing import PREFIX

SALES = "/apps/shopfront/forms/sale/records"
SHAPE = {"code", "message", "path", "hint", "errors"}


def api_routes(app: FastAPI) -> list[tuple[str, APIRoute]]:
    """Every route with its whole path."""
    return [(route.path, route) for route in app.routes if isinstance(route, APIRoute)]


def test_no_route_is_without_a_permission(place: Place) -> None:
    routes = api_routes(place.app)
    assert len(routes) > 40
    bare = [path for path, route in routes if not getattr(route.endpoint, "tenon_permission", None)]
    assert bare == []


def test_every_route_but_the_public_ones_wants_a_session(place: Place) -> None:
    stranger = place.stranger()
    for whole, route in api_routes(place.app):
        if route.endpoint.tenon_permission == "public":  # type: ignore[attr-defined]
            continue
        path = re.sub(r"\{[^}]+\}", "1", whole).removeprefix(PREFIX)
        for method in route.methods or ():
            answer = stranger.request(method, path)
            assert answer.status_code == 401, (method, path, answer.text)
            assert set(answer.json()) == SHAPE
            assert answer.headers["content-type"] == "application/problem+json"


def test_every_route_answers_nonsense_in_one_shape(place: Place, admin: Person) -> None:
    for whole, route in api_routes(place.app):
        if not whole.startswith(PREFIX) or whole.endswith(("/events", "/session")):
            continue
        path = re.sub(r"\{[^}]+\}", "zz", whole).removeprefix(PREFIX)
        for method in route.methods or ():
            answer = admin.http.request(
                method, path, content=b"{nonsense", headers={"Content-Type": "application/json"}
            )
            assert answer.status_code < 500, (method, path, answer.text)
            if answer.status_code >= 400:
                assert set(answer.json()) >= SHAPE, (method, path, answer.text)


def test_a_write_without_the_token_is_refused(place: Place, seller: Person, buyer: int) -> None:
    answer = seller.http.post(SALES, json=sale_of(buyer), headers={"X-CSRF-Token": "wrong"})
    assert answer.status_code == 403
    assert answer.json()["code"] == "csrf"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "not_json"),
        (b"[1]", 400, "not_an_object"),
        (b"\xff\xfe", 400, "not_json"),
        (b"[" * 100_000, 400, "not_json"),
        (b'"' + b"x" * 300_000 + b'"', 413, "too_large"),
    ],
)
def test_bodies_that_are_no_records_are_refused(seller: Person, body: bytes, status: int, code: str) -> None:
    answer = seller.http.post(SALES, content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_errors_speak_the_language_of_the_caller(seller: Person) -> None:
    english = seller.http.get(f"{SALES}/999999", headers={"Accept-Language": "en-US,en"})
    chinese = seller.http.get(f"{SALES}/999999", headers={"Accept-Language": "zh-CN,zh;q=0.9"})
    assert "no such record" in english.json()["message"]
    assert "不存在" in chinese.json()["message"]


@pytest.mark.parametrize("query", ["limit=0", "limit=abc", "limit=9999", "cursor=zzz", "view=none", "tab=none"])
def test_wrong_parameters_are_named(seller: Person, query: str) -> None:
    answer = seller.http.get(f"{SALES}?{query}")
    assert answer.status_code in (400, 404, 422), answer.text
    assert set(answer.json()) >= SHAPE


def test_pages_carry_security_headers_and_unknown_api_addresses_are_problems(place: Place) -> None:
    stranger = place.stranger()
    answer = stranger.get("/nothing/here")
    assert answer.status_code == 404
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert set(answer.json()) == SHAPE


def test_machines_can_ask_how_it_is(place: Place) -> None:
    stranger = place.stranger()
    assert stranger.get("http://test/healthz").text == "ok\n"
    assert stranger.get("http://test/readyz").status_code == 200
    assert "tenon_requests_total" in stranger.get("http://test/metrics").text


def test_the_interface_is_served_with_deep_links_and_lasting_assets(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<html>page</html>")
    (tmp_path / "assets" / "app-1a2b.js").write_text("plain")
    (tmp_path / "assets" / "app-1a2b.js.br").write_bytes(b"squeezed")
    (tmp_path.parent / "secret.txt").write_text("secret")
    app = FastAPI()
    add_interface(app, tmp_path)
    browser = TestClient(app)
    page = browser.get("/apps/oms/order/7")
    assert (page.text, page.headers["cache-control"]) == ("<html>page</html>", "no-cache")
    asset = browser.get("/assets/app-1a2b.js", headers={"Accept-Encoding": "identity"})
    assert (asset.text, asset.headers["cache-control"]) == ("plain", "public, max-age=31536000, immutable")
    squeezed = browser.head("/assets/app-1a2b.js", headers={"Accept-Encoding": "br, gzip"})
    assert squeezed.headers["content-encoding"] == "br"
    for path in ("/assets/none.js", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/favicon.ico", "/api/none"):
        assert browser.get(path).status_code == 404, path


def test_what_is_wrong_with_a_parameter_is_said_in_the_words_of_the_reader(seller: Person) -> None:
    def said(language: str, **asked: str) -> str:
        answer = seller.http.get(SALES, params=asked, headers={"Accept-Language": language})
        assert answer.status_code in (400, 422), answer.text
        return str(answer.json()["message"])

    assert said("zh-CN", search="单" * 201) == "搜索内容过长（最多 200 个字）"
    assert said("en-US", search="s" * 201) == "The search is too long (at most 200 characters)"
    assert said("zh-CN", filter="1" * 8001) == "筛选条件过长（最多 8000 个字）"
    assert said("zh-CN", sort="x" * 401) == "排序过长（最多 400 个字）"
    assert said("zh-CN", limit="many") == "每页条数应当是 1 到 200 的整数"
    assert said("en-US", limit="0") == "The number of records a page must be a whole number, 1 to 200"
    assert said("zh-CN", sort="number,state,customer,total,id") == "最多按 4 个字段排序"


def test_every_parameter_of_an_address_has_a_name_for_people() -> None:
    queries = [each.takes.query for routes in ALL_ROUTES for each in routes.declared if each.takes.query]
    asked = {name for query in queries for name in get_type_hints(query)}
    assert {"search", "cursor", "tabs"} <= asked
    for name in asked:
        words = query_name(name)
        assert not set(words.zh) & set(ascii_letters), name
        assert words.en, name
