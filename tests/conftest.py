"""Fixtures of every test: tenants on both databases, and a clock that moves by hand."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from tenon_platform.settings import Settings
from tenon_platform.storage.tenants import Home, Tenant

sys.path.insert(0, str(Path(__file__).parent))

from postgres import Server

_numbers = count(1)
WAIT = 60.0  # seconds: a slow machine is no failure of what a test looks at


def pytest_addoption(parser: pytest.Parser) -> None:
    told = "races of the order template with a few of each, or with the numbers it promises (takes half an hour)"
    parser.addoption("--races", choices=["few", "full"], default="few", help=told)


class Clock:
    """`clock()` gives the moment; `clock.move(minutes=31)` lets time pass."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **amount: float) -> None:
        self.now += timedelta(**amount)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    server = Server().start()
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
def sqlite_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    home = Home.open(Settings(home=tmp_path_factory.mktemp("sqlite-home"), sqlite_synchronous="OFF", wait_seconds=WAIT))
    yield home
    home.close()


@pytest.fixture(scope="session")
def postgresql_home(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Iterator[Home]:
    home = Home.open(
        Settings(
            home=tmp_path_factory.mktemp("postgresql-home"), database=postgres_url, connections=60, wait_seconds=WAIT
        )
    )
    yield home
    home.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def home(request: pytest.FixtureRequest) -> Home:
    """The home of the database at hand; `tenant` lives in it."""
    found: Home = request.getfixturevalue(f"{request.param}_home")
    return found


@pytest.fixture
def tenant(home: Home) -> Iterator[Tenant]:
    """A fresh tenant with all platform tables, once on SQLite and once on PostgreSQL."""
    yield from _fresh(home)


@pytest.fixture
def sqlite_tenant(sqlite_home: Home) -> Iterator[Tenant]:
    yield from _fresh(sqlite_home)


@pytest.fixture
def postgresql_tenant(postgresql_home: Home) -> Iterator[Tenant]:
    yield from _fresh(postgresql_home)


def _fresh(home: Home) -> Iterator[Tenant]:
    tenant = home.create(f"test{next(_numbers)}", "测试")
    yield tenant
    home.drop(tenant.key)
