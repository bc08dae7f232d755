"""Dashboards and reports over HTTP: status, shape, rights, bad input."""

from collections.abc import Iterator
from typing import Any

import pytest
from contract import kept
from fastapi.testclient import TestClient
from postgres import own_database

from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.packages import install
from tenon_platform.exchange.demo_accounts import accounts, add_people
from tenon_platform.http.app import create_app
from tenon_platform.paths import TEMPLATES
from tenon_platform.settings import Settings
from tenon_platform.storage.tenants import Home
from tenon_platform.storage.transaction import run_in_transaction

DATA = "/apps/oms/dashboards/business/data"
GMV = {"dataset": "sales", "measures": ["gmv"]}


class Browser:
    def __init__(self, home: Home, login: str) -> None:
        self.http = kept(TestClient(create_app(home), base_url="http://test/api/v1", raise_server_exceptions=False))
        password = next(each["password"] for each in accounts() if each["login"] == login)
        answer = self.http.post("/session", json={"login": login, "password": password})
        self.http.headers["X-CSRF-Token"] = answer.json()["csrf_token"]

    def post(self, path: str, body: Any) -> Any:
        return self.http.post(path, json=body)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest, postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    postgresql = request.param == "postgresql"
    database = own_database(postgres_url, "report") if postgresql else None
    home = Home.open(Settings(home=tmp_path_factory.mktemp("report"), database=database, sqlite_synchronous="OFF"))
    tenant = home.create("boards", "禾间")
    install(tenant, TEMPLATES / "order-management", SYSTEM)
    run_in_transaction(tenant, add_people)
    yield home
    home.drop("boards")
    home.close()


@pytest.fixture(scope="module")
def boss(home: Home) -> Browser:
    return Browser(home, "laoban")


@pytest.fixture(scope="module")
def seller(home: Home) -> Browser:
    return Browser(home, "xiaoshou")


def test_a_dashboard_answers_every_tile(boss: Browser) -> None:
    document = boss.http.get("/apps/oms/dashboards/business").json()
    answer = boss.post(DATA, {"filters": {"period": {"preset": "today"}, "shop": ["禾间旗舰店"]}})
    assert answer.status_code == 200
    tiles = answer.json()["tiles"]
    assert set(tiles) == {tile["id"] for tile in document["tiles"]}
    for tile in document["tiles"]:
        found = tiles[tile["id"]]
        assert found["error"] is None, (tile["title"], found["error"])
        assert (found["kpi"] is not None) == (tile["view"]["kind"] == "kpi")


def test_only_the_tiles_asked_for_are_answered(boss: Browser) -> None:
    tile = boss.http.get("/apps/oms/dashboards/business").json()["tiles"][0]["id"]
    assert set(boss.post(DATA, {"tiles": [tile]}).json()["tiles"]) == {tile}


@pytest.mark.parametrize("body", [{"filters": []}, {"tiles": "all"}, [], {"filters": {}, "tiles": ["x"] * 100}])
def test_a_bad_request_is_said_to_be_one(boss: Browser, body: Any) -> None:
    assert boss.post(DATA, body).status_code in (400, 422)


@pytest.mark.parametrize("period", [{"preset": "soon"}, {"from": "x"}, 5, {"from": "2026-02-30", "to": "2026-03-01"}])
def test_a_bad_period_is_told_on_the_tiles_it_concerns(boss: Browser, period: Any) -> None:
    answer = boss.post(DATA, {"filters": {"period": period}})
    assert answer.status_code == 200
    errors = [tile["error"]["code"] for tile in answer.json()["tiles"].values() if tile["error"]]
    assert errors
    assert set(errors) == {"bad_period"} or "validation_error" in errors


def test_a_person_without_the_dashboard_is_refused(seller: Browser) -> None:
    assert seller.http.get("/apps/oms/dashboards/business").status_code == 403
    assert seller.post(DATA, {}).status_code == 403
    assert seller.post("/reports/query", {"query": GMV}).status_code == 403
    assert seller.http.get("/apps/oms/datasets").json() == {"items": []}


def test_the_designer_asks_freely(boss: Browser, home: Home) -> None:
    admin = Browser(home, "admin")
    query = {**GMV, "rows": [{"dim": "shop"}]}
    answer = admin.post("/reports/query", {"query": query, "view": {"kind": "bar"}, "period": {"preset": "this_month"}})
    assert answer.status_code == 200
    assert [column["key"] for column in answer.json()["columns"]] == ["shop", "gmv"]
    names = {each["key"] for each in admin.http.get("/apps/oms/datasets").json()["items"]}
    assert {"sales", "exceptions"} <= names
    assert boss.post("/reports/query", {"query": GMV}).status_code == 200


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 404),
        ({"dataset": "nothing", "measures": ["gmv"]}, 404),
        ({"dataset": "sales"}, 422),
        ({"dataset": "sales", "measures": ["profit"]}, 422),
        ({**GMV, "rows": [{"dim": "moon"}]}, 422),
        ({**GMV, "filter": "1 +"}, 422),
        ({**GMV, "filter": "DROP TABLE f_order"}, 422),
        ({**GMV, "filter": "payable"}, 422),
        ({**GMV, "sort": [{"by": "moon"}]}, 422),
        ({**GMV, "limit": {"n": 10**9}}, 422),
        ({**GMV, "measures": ["gmv"] * 100}, 422),
    ],
)
def test_a_query_that_makes_no_sense_is_refused_with_reasons(boss: Browser, query: Any, status: int) -> None:
    answer = boss.post("/reports/query", {"query": query})
    assert answer.status_code == status, answer.text
    assert answer.json()["message"]


def test_a_list_is_summed_up(boss: Browser) -> None:
    answer = boss.post(
        "/apps/oms/forms/order/records/aggregate", {"values": [{"fn": "count"}, {"fn": "sum", "field": "payable"}]}
    )
    assert answer.status_code == 200
    assert answer.json()["values"][0] == "0"
    assert (
        boss.post("/apps/oms/forms/order/records/aggregate", {"values": [{"fn": "sum", "field": "phone"}]}).status_code
        == 422
    )


LIST = "/apps/oms/forms/order/records/counted"


def test_a_list_tells_what_a_tile_counts_over_it(boss: Browser) -> None:
    asked = {"dataset": "sales", "measures": "gmv,orders,qty", "filter": 'shop.platform = "tmall"'}
    answer = boss.http.get(LIST, params=asked)
    assert answer.status_code == 200, answer.text
    assert answer.json()["n"] == 0
    assert [column["key"] for column in answer.json()["columns"]] == ["gmv", "orders", "qty"]
    assert answer.json()["values"] == ["0.00", "0", "0.000"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"dataset": "nothing"}, 404),
        ({"dataset": "exceptions"}, 404),
        ({"measures": "profit"}, 422),
        ({"measures": ""}, 422),
        ({"filter": "1 +"}, 422),
        ({"filter": "SUM(lines.qty) > 5"}, 422),
        ({"filter": "SUM(IF(lines.qty > 5, 1, 0)) > 0 AND SUM(IF(lines.qty < 5, 1, 0)) > 0"}, 422),
        ({"tab": "nothing"}, 404),
    ],
)
def test_a_total_that_cannot_be_told_is_refused(boss: Browser, asked: dict[str, str], status: int) -> None:
    answer = boss.http.get(LIST, params={"dataset": "sales", "measures": "gmv", **asked})
    assert answer.status_code == status, answer.text


def test_the_total_of_a_list_is_for_those_who_see_the_dashboard(seller: Browser) -> None:
    assert seller.http.get(LIST, params={"dataset": "sales", "measures": "gmv"}).status_code == 404
