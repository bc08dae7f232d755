"""The command line: what it prints, how it exits."""

import io
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tenon_platform.__main__ import main
from tenon_platform.paths import TEMPLATES

SMALL = Path(__file__).parents[1] / "http" / "documents"
VECTORS = Path(__file__).parents[2] / "vectors" / "formula" / "logic.jsonl"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TENON_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TENON_DATABASE", raising=False)


def test_a_tenant_with_a_package_and_a_user(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["tenant", "create", "acme", "--name", "Acme"]) == 0
    assert main(["package", "install", str(SMALL), "--json"]) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("a long password\n"))
    assert main(["user", "add", "ada", "--role", "admin"]) == 0
    assert main(["verify"]) == 0
    capsys.readouterr()
    assert main(["tenant", "list", "--json"]) == 0
    assert [row["key"] for row in json.loads(capsys.readouterr().out)] == ["acme"]
    assert main(["openapi", "shopfront"]) == 0
    description = json.loads(capsys.readouterr().out)
    assert "sale" in description["components"]["schemas"]
    assert main(["tenant", "drop", "acme"]) == 2
    assert main(["tenant", "drop", "acme", "--yes"]) == 0


def test_what_does_not_hold_exits_with_one_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["package", "check", str(SMALL)]) == 0
    broken = Path(shutil.copytree(SMALL, tmp_path / "broken"))
    (broken / "rule.json").write_text((broken / "rule.json").read_text().replace("total > param", "totl > param"))
    assert main(["documents", "check", str(broken)]) == 1
    assert "/rule.json/when" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO("a long password\n"))
    assert main(["user", "add", "x", "--tenant", "none"]) == 1


def test_verify_names_what_breaks_an_invariant(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["tenant", "create", "acme"]) == 0
    assert main(["package", "install", str(TEMPLATES / "order-management")]) == 0
    assert main(["verify"]) == 0
    with closing(sqlite3.connect(tmp_path / "home" / "tenants" / "acme" / "tenant.db")) as by_hand:
        by_hand.execute("PRAGMA foreign_keys = OFF")
        by_hand.execute(
            "INSERT INTO f_stock_move (id, rev, created_at, updated_at, number, sku, warehouse, kind, quality, qty, moved_at)"
            " VALUES (1, 1, 0, 0, 'KL1', 1, 1, 'purchase', 'good', 1000, 0)"
        )
        by_hand.commit()
    capsys.readouterr()
    assert main(["verify"]) == 1
    said = capsys.readouterr().out
    assert "BROKEN: stock_move: What moved has its stock row in the warehouse: 1 record(s)" in said
    assert "KL1: Stock rows 0" in said
    assert main(["verify", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["count"] for one in told["invariants"] if one["count"]] == [1]


def test_usage_mistakes_exit_with_two() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["tenant"])
    assert caught.value.code == 2


def test_formulas_are_evaluated_and_vectors_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formula", "eval", "1 + a", "--env", '{"a": "2"}']) == 0
    assert capsys.readouterr().out.strip() == "3"
    assert main(["formula", "eval", "1 +"]) == 1
    assert main(["formula", "vectors", str(VECTORS), "--targets", "python,sqlite"]) == 0
