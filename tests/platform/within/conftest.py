"""Deals with clients: an agent reads only the clients that are theirs, and deletes only deals that are open."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from postgres import own_database

from tenon_platform.access.actor import SYSTEM
from tenon_platform.access.users import add_user
from tenon_platform.catalog.packages import install
from tenon_platform.settings import Settings
from tenon_platform.storage.tenants import Home
from tenon_platform.storage.transaction import transaction

sys.path.insert(0, str(Path(__file__).parent.parent / "http"))

from http_place import PASSWORD, Person, Place

CLIENTS = "/apps/within/forms/client/records"
DEALS = "/apps/within/forms/deal/records"
PEOPLE = {"root": "root", "amy": "agent", "bob": "agent", "ray": "reader"}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(
    request: pytest.FixtureRequest, postgres_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    database = own_database(postgres_url, "within") if request.param == "postgresql" else None
    folder = tmp_path_factory.mktemp("within-home")
    home = Home.open(Settings(home=folder, database=database, sqlite_synchronous="OFF"))
    tenant = home.create("within", "范围")
    install(tenant, Path(__file__).parent / "documents", SYSTEM)
    with transaction(tenant) as tx:
        for login, role in PEOPLE.items():
            add_user(tx, login, login.title(), PASSWORD, roles=[role])
    yield Place(home)
    home.close()


@pytest.fixture
def root(place: Place) -> Person:
    return place.as_("root")


@pytest.fixture
def amy(place: Place) -> Person:
    return place.as_("amy")


@pytest.fixture
def client(root: Person, amy: Person) -> Any:
    """Makes a client: Amy's own, unless it is said whose."""

    def make(name: str = "Own", **values: Any) -> int:
        answer = root.post(CLIENTS, {"name": name, "owner": amy.me["user"]["id"], **values})
        assert answer.status_code == 201, answer.text
        number: int = answer.json()["id"]
        return number

    return make
