"""A small application behind the real HTTP layer, and people who use it."""

from typing import Any

import httpx
from contract import kept
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tenon_platform.http.app import create_app
from tenon_platform.storage.tenants import Home

PASSWORD = "correct horse"
PEOPLE = {"ada": "admin", "sam": "seller", "sue": "seller", "carl": "clerk"}


class Person:
    """A logged-in browser."""

    def __init__(self, app: FastAPI, login: str) -> None:
        self.http = kept(TestClient(app, base_url="http://test/api/v1", raise_server_exceptions=False))
        self.http.headers["Accept-Language"] = "en"
        answer = self.http.post("/session", json={"login": login, "password": PASSWORD})
        assert answer.status_code == 200, answer.text
        self.csrf = answer.json()["csrf_token"]
        self.me: dict[str, Any] = answer.json()["me"]
        self.http.headers["X-CSRF-Token"] = self.csrf

    def get(self, path: str, **params: Any) -> httpx.Response:
        return self.http.get(path, params=params)

    def post(self, path: str, body: Any = None, **headers: str) -> httpx.Response:
        return self.http.post(path, json=body, headers={k.replace("_", "-"): v for k, v in headers.items()})

    def patch(self, path: str, body: Any, **headers: str) -> httpx.Response:
        return self.http.patch(path, json=body, headers={k.replace("_", "-"): v for k, v in headers.items()})

    def put(self, path: str, body: Any, **headers: str) -> httpx.Response:
        return self.http.put(path, json=body, headers={k.replace("_", "-"): v for k, v in headers.items()})


class Place:
    """The running application; `as_("sam")` is a person in it."""

    def __init__(self, home: Home, app: FastAPI | None = None) -> None:
        self.home = home
        self.app = app or create_app(home)
        self._people: dict[str, Person] = {}

    def as_(self, login: str) -> Person:
        if login not in self._people:
            self._people[login] = Person(self.app, login)
        return self._people[login]

    def stranger(self) -> TestClient:
        return kept(TestClient(self.app, base_url="http://test/api/v1", raise_server_exceptions=False))


def sale_of(buyer: int, **values: Any) -> dict[str, Any]:
    lines = [{"item": "杯子", "qty": "2", "price": "10.50"}]
    return {"buyer": buyer, "lines": lines, **values}
