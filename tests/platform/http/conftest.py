"""The small application of `documents/` on both databases."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from postgres import own_database

from tenon_platform.access.actor import SYSTEM
from tenon_platform.access.users import add_user
from tenon_platform.catalog.packages import install
from tenon_platform.settings import Settings
from tenon_platform.storage.tenants import Home
from tenon_platform.storage.transaction import transaction

sys.path.insert(0, str(Path(__file__).parent))

from http_place import PASSWORD, PEOPLE, Person, Place


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(
    request: pytest.FixtureRequest, postgres_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    postgresql = request.param == "postgresql"
    database = own_database(postgres_url, "shopfront") if postgresql else None
    folder = tmp_path_factory.mktemp("http-home")
    home = Home.open(Settings(home=folder, database=database, sqlite_synchronous="OFF", max_body=200_000))
    tenant = home.create("shopfront", "小店")
    install(tenant, Path(__file__).parent / "documents", SYSTEM)
    with transaction(tenant) as tx:
        for login, role in PEOPLE.items():
            add_user(tx, login, login.title(), PASSWORD, roles=[role])
    yield Place(home)
    home.close()


@pytest.fixture
def admin(place: Place) -> Person:
    return place.as_("ada")


@pytest.fixture
def seller(place: Place) -> Person:
    return place.as_("sam")


@pytest.fixture
def buyer(admin: Person) -> int:
    answer = admin.post("/apps/shopfront/forms/buyer/records", {"name": "禾间", "phone": "13912345678"})
    assert answer.status_code == 201, answer.text
    number: int = answer.json()["id"]
    return number
