"""`tenon import`, as a script calls it."""

import json
from pathlib import Path

import pytest

from tenon_platform.__main__ import main
from tenon_platform.access.actor import Actor
from tenon_platform.access.users import add_user
from tenon_platform.catalog.packages import install
from tenon_platform.paths import TEMPLATES
from tenon_platform.settings import Settings
from tenon_platform.storage.tenants import Home
from tenon_platform.storage.transaction import transaction


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("TENON_HOME", str(folder))
    monkeypatch.delenv("TENON_DATABASE", raising=False)
    home = Home.open(Settings(home=folder))
    tenant = home.create("acme", "Acme")
    install(tenant, TEMPLATES / "order-management", Actor(None))
    with transaction(tenant) as tx:
        add_user(tx, "admin", "管理员", "a long password", roles=["admin"])
    home.close()
    return folder


def test_a_table_is_tried_then_imported_then_known(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "carriers.csv"
    table.write_bytes("编码,名称\r\nSF,顺丰\r\nZTO,中通\r\n,没有编码\r\n".encode("gb18030"))
    command = ["import", "carrier", str(table), "--login", "admin", "--json"]
    assert main([*command, "--dry-run"]) == 1
    tried = json.loads(capsys.readouterr().out)
    assert (tried["new"], tried["bad"], tried["refused"][0]["row"]) == (2, 1, 3)
    assert main(command) == 1
    assert json.loads(capsys.readouterr().out) == {"total": 3, "created": 2, "skipped": 0, "failed": 1}
    assert main(command) == 1
    assert json.loads(capsys.readouterr().out)["skipped"] == 2
