"""A session is looked up once while the people stand still; what ends or changes it holds at the next request."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from tenon_platform.access import known_sessions
from tenon_platform.access.actor import Actor
from tenon_platform.access.known_sessions import known_session
from tenon_platform.access.sessions import LIFETIME, Session, find_session, log_in, log_out
from tenon_platform.access.users import add_user, change_user, set_password, set_roles
from tenon_platform.settings import Settings
from tenon_platform.storage.tenants import Home, Tenant
from tenon_platform.storage.transaction import Tx, transaction

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.fixture
def number(tenant: Tenant) -> int:
    with transaction(tenant) as tx:
        return add_user(tx, "lin", "小林", "long enough", roles=["sales"])


@pytest.fixture
def token(tenant: Tenant, number: int) -> str:
    found, _ = log_in(tenant, "lin", "long enough", NOW)
    return found


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The tokens that the database was asked for."""
    tokens: list[str] = []

    def counted(tx: Tx, token: str, now: datetime) -> Session | None:
        tokens.append(token)
        return find_session(tx, token, now)

    monkeypatch.setattr(known_sessions, "find_session", counted)
    return tokens


def seen(tenant: Tenant, token: str, now: datetime = NOW) -> Session | None:
    with transaction(tenant, write=False) as tx:
        return known_session(tx, token, now)


def actor(tenant: Tenant, token: str) -> Actor:
    found = seen(tenant, token)
    assert found is not None
    return found.actor


def test_a_session_is_looked_up_once(tenant: Tenant, token: str, asked: list[str]) -> None:
    assert actor(tenant, token).roles == {"sales"}
    assert actor(tenant, token).roles == {"sales"}
    assert asked == [token]


def test_an_unknown_token_is_looked_up_each_time(tenant: Tenant, asked: list[str]) -> None:
    assert (seen(tenant, "guessed"), seen(tenant, "guessed")) == (None, None)
    assert len(asked) == 2


@pytest.mark.parametrize(
    "end",
    [
        lambda tx, number, token: log_out(tx, token, find_session(tx, token, NOW).actor),
        lambda tx, number, token: change_user(tx, number, name="小林", department_id=None, active=False),
        lambda tx, number, token: set_password(tx, "lin", "another long one"),
    ],
    ids=["logged out", "left", "new password"],
)
def test_what_ends_a_session_holds_at_once(
    tenant: Tenant, token: str, number: int, end: Callable[[Tx, int, str], None]
) -> None:
    assert seen(tenant, token) is not None
    with transaction(tenant) as tx:
        end(tx, number, token)
    assert seen(tenant, token) is None


def test_a_change_of_roles_and_name_holds_at_once(tenant: Tenant, token: str, number: int) -> None:
    assert seen(tenant, token) is not None
    with transaction(tenant) as tx:
        set_roles(tx, number, ["boss"])
    assert actor(tenant, token).roles == {"boss"}
    with transaction(tenant) as tx:
        change_user(tx, number, name="林总", department_id=None, active=True)
    assert actor(tenant, token).name == "林总"


def test_what_was_undone_changes_nobody(tenant: Tenant, token: str, number: int) -> None:
    assert seen(tenant, token) is not None
    with suppress(RuntimeError), transaction(tenant) as tx:
        set_roles(tx, number, ["boss"])
        raise RuntimeError
    assert actor(tenant, token).roles == {"sales"}


def test_a_known_session_ends_in_time(tenant: Tenant, token: str) -> None:
    assert seen(tenant, token, NOW + LIFETIME / 2) is not None
    assert seen(tenant, token, NOW + LIFETIME) is None


def test_what_another_process_does_is_known_at_the_next_request(
    postgresql_tenant: Tenant, postgresql_home: Home
) -> None:
    with transaction(postgresql_tenant) as tx:
        number = add_user(tx, "lin", "小林", "long enough", roles=["sales"])
    token, _ = log_in(postgresql_tenant, "lin", "long enough", NOW)
    assert seen(postgresql_tenant, token) is not None
    other = Home.open(Settings(home=postgresql_home.folder, database=postgresql_home.settings.database))
    try:
        with transaction(other.tenant(postgresql_tenant.key)) as tx:
            change_user(tx, number, name="小林", department_id=None, active=False)
    finally:
        other.close()
    assert seen(postgresql_tenant, token) is None


def test_memory_of_sessions_is_bounded(
    tenant: Tenant, token: str, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_sessions, "MOST", 1)
    other, _ = log_in(tenant, "lin", "long enough", NOW)
    for each in (token, other, token):
        assert seen(tenant, each) is not None
    assert asked == [token, other, token]
