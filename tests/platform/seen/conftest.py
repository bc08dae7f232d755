"""Tests of what people may not see, on both databases."""

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

sys.path.append(str(Path(__file__).parent))
sys.path.append(str(Path(__file__).parent.parent / "http"))

from http_place import PASSWORD
from seen_world import ROLES, SeenPlace, documents, fill


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def place(
    request: pytest.FixtureRequest, postgres_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SeenPlace]:
    postgresql = request.param == "postgresql"
    database = own_database(postgres_url, "seen") if postgresql else None
    home = Home.open(Settings(home=tmp_path_factory.mktemp("home"), database=database, sqlite_synchronous="OFF"))
    tenant = home.create("seen", "小店")
    install(tenant, documents(tmp_path_factory.mktemp("package") / "documents"), SYSTEM)
    with transaction(tenant) as tx:
        for role in ROLES:
            add_user(tx, role, role.title(), PASSWORD, roles=[role])
        add_user(tx, "admin", "Admin", PASSWORD, roles=["admin"])
    found = SeenPlace(home)
    fill(found)
    yield found
    home.drop("seen")
    home.close()
