"""A tenant is served with the key it was written with, or not at all."""

import shutil
from pathlib import Path

import pytest
from postgres import own_database

from tenon_engines.kernel.errors import TenonError
from tenon_platform.__main__ import main
from tenon_platform.access.key_check import check_key
from tenon_platform.settings import Settings
from tenon_platform.storage.tenants import Home


@pytest.fixture(params=["sqlite", "postgresql"])
def moved(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Settings, Settings]:
    """An installation with a marked tenant, and the same tenant in a home that has not got its key."""
    database = None
    if request.param == "postgresql":
        database = own_database(request.getfixturevalue("postgres_url"), "moved")
    here, there = tmp_path / "here", tmp_path / "there"
    home = Home.open(Settings(home=here, database=database))
    check_key(home.create("acme", "Acme"))
    home.close()
    shutil.copytree(here / "tenants", there / "tenants")
    return Settings(home=here, database=database), Settings(home=there, database=database)


def test_without_the_key_it_is_refused_and_no_new_key_is_made(moved: tuple[Settings, Settings]) -> None:
    home = Home.open(moved[1])
    with pytest.raises(TenonError, match=r"there is no secret\.key") as caught:
        check_key(home.tenant("acme"))
    assert "tenant drop acme" in str(caught.value.hint)
    assert not (home.folder / "secret.key").exists()
    home.close()


def test_with_another_key_it_is_refused_and_with_its_own_it_is_served(moved: tuple[Settings, Settings]) -> None:
    own, other = moved
    home = Home.open(own)
    check_key(home.tenant("acme"))
    home.close()
    shutil.copytree(other.home, other.home.with_name("third"))
    home = Home.open(Settings(home=other.home.with_name("third"), database=other.database))
    check_key(home.create("fresh", "Fresh"))
    with pytest.raises(TenonError, match="is another key"):
        check_key(home.tenant("acme"))
    home.drop("fresh")
    home.close()


def test_a_command_says_so_and_dropping_the_tenant_still_works(
    moved: tuple[Settings, Settings], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TENON_HOME", str(moved[1].home))
    monkeypatch.setenv("TENON_DATABASE", moved[1].database or "")
    assert main(["verify", "--tenant", "acme"]) == 1
    assert "secret.key" in capsys.readouterr().err
    assert main(["tenant", "drop", "acme", "--yes"]) == 0
