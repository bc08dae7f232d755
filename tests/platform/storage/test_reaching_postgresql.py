"""A wrong address, a wrong database, a user without rights: said in words that a person can act on, without a traceback."""

import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from browser import free_port
from postgres import own_database
from psycopg.conninfo import make_conninfo

from tenon_engines.kernel.errors import Busy, TenonError
from tenon_platform.__main__ import main
from tenon_platform.settings import Settings
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.tenants import Home


def refusal(tmp_path: Path, url: str) -> TenonError:
    with pytest.raises(TenonError) as caught:
        Home.open(Settings(home=tmp_path, database=url)).create("acme", "Acme")
    return caught.value


@pytest.mark.parametrize("url", ["nonsense", "mysql://app:secret@127.0.0.1/tenon", "postgresql+psycopg://127.0.0.1/x"])
def test_what_is_no_address_is_told_how_to_write_one(tmp_path: Path, url: str) -> None:
    error = refusal(tmp_path, url)
    assert "postgresql://user:password@host" in str(error.hint)
    assert "secret" not in f"{error.message} {error.hint}"


def test_a_server_that_does_not_answer_is_named_and_its_password_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    port = free_port()
    monkeypatch.setenv("TENON_HOME", str(tmp_path))
    monkeypatch.setenv("TENON_DATABASE", f"postgresql://app:secret@127.0.0.1:{port}/tenon")
    assert main(["tenant", "list"]) == 1
    said = capsys.readouterr().err
    assert f"port {port}" in said
    assert "TENON_DATABASE" in said
    assert "secret" not in said
    assert "Traceback" not in said


def test_a_database_that_is_not_there_is_named(tmp_path: Path, postgres_url: str) -> None:
    error = refusal(tmp_path, make_conninfo(postgres_url, dbname="not_there"))
    assert "not_there" in error.message.zh
    assert "createdb" in str(error.hint)


def test_a_database_that_cannot_hold_chinese_is_refused(tmp_path: Path, postgres_url: str) -> None:
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS latin")
        connection.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    error = refusal(tmp_path, make_conninfo(postgres_url, dbname="latin"))
    assert "LATIN1" in error.message.en
    assert "UTF8" in str(error.hint)


def test_a_user_who_may_not_create_schemas_is_told_the_grant(tmp_path: Path, postgres_url: str) -> None:
    url = own_database(postgres_url, "guarded_database")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS weak")
        connection.execute("CREATE ROLE weak LOGIN")
    error = refusal(tmp_path, make_conninfo(url, user="weak"))
    assert "GRANT CREATE ON DATABASE" in str(error.hint)


def test_a_database_that_goes_away_is_busy_for_a_while_and_comes_back(tmp_path: Path, postgres_url: str) -> None:
    home = Home.open(Settings(home=tmp_path, database=own_database(postgres_url, "away"), wait_seconds=1))
    tenant = home.create("acme", "Acme")
    asked: tuple[Callable[[], object], ...] = (home.tenant_keys, lambda: take_ids(tenant, "order"))
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute("ALTER DATABASE away ALLOW_CONNECTIONS false")
        admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'away'")
        for ask in asked:
            with pytest.raises(Busy):
                ask()
        admin.execute("ALTER DATABASE away ALLOW_CONNECTIONS true")
    for ask in asked:
        assert when_it_is_back(ask)
    home.close()


def when_it_is_back(ask: Callable[[], object]) -> object:
    """The pool tries again by itself, at growing distances."""
    until = time.monotonic() + 60
    while True:
        try:
            return ask()
        except Busy:
            assert time.monotonic() < until
