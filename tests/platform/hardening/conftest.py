"""An application with secrets, on both databases, and people with few rights."""

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

sys.path.insert(0, str(Path(__file__).parent.parent / "http"))

from http_place import PASSWORD, Person, Place

CONTACTS = "/apps/guarded/forms/contact/records"
DEALS = "/apps/guarded/forms/deal/records"
PHONE = "13912345678"
PEOPLE = {"root": "root", "amy": "agent", "bob": "agent", "eve": "blind", "cho": "chief"}


@pytest.fixture
def killed_database(postgres_url: str) -> str:
    return own_database(postgres_url, "killed")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(
    request: pytest.FixtureRequest, postgres_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    database = own_database(postgres_url, "guarded") if request.param == "postgresql" else None
    folder = tmp_path_factory.mktemp("guarded-home")
    home = Home.open(Settings(home=folder, database=database, sqlite_synchronous="OFF"))
    tenant = home.create("guarded", "保密")
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
    """Sees phones masked, and neither limits nor costs."""
    return place.as_("amy")


@pytest.fixture
def eve(place: Place) -> Person:
    """Sees names masked and no phones at all."""
    return place.as_("eve")


@pytest.fixture
def contact(root: Person) -> int:
    """王小明, whose phone and limit are secrets."""
    answer = root.post(CONTACTS, {"name": "王小明", "phone": PHONE, "limit": "987654.32"})
    assert answer.status_code == 201, answer.text
    number: int = answer.json()["id"]
    return number


@pytest.fixture
def deal(root: Person, contact: int) -> int:
    answer = root.post(DEALS, {"subject": "S", "contact": contact, "price": "10", "cost": "70717.77"})
    assert answer.status_code == 201, answer.text
    number: int = answer.json()["id"]
    return number
