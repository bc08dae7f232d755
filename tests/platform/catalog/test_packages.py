"""Packages: checked as a whole, installed whole or not at all, a second time without harm."""

import json
import shutil
from pathlib import Path

import pytest

from tenon_engines.kernel.errors import DefinitionError
from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog import documents
from tenon_platform.catalog.packages import check_package, install
from tenon_platform.catalog.plans import plans
from tenon_platform.catalog.publish import publish
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import transaction

SMALL = Path(__file__).parents[1] / "http" / "documents"
TEMPLATE = Path(__file__).parents[3] / "templates" / "order-management"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "package"))


def test_the_template_and_the_small_package_are_sound(folder: Path) -> None:
    assert check_package(folder) == []
    assert check_package(TEMPLATE) == []


def test_problems_begin_with_the_file(folder: Path) -> None:
    body = json.loads((folder / "rule.json").read_text())
    body["when"] = "totl > 1"
    (folder / "rule.json").write_text(json.dumps(body))
    assert [problem.path for problem in check_package(folder)] == ["/rule.json/when"]
    (folder / "sale.json").write_text("{")
    assert check_package(folder)[0].code == "not_json"


def test_a_package_is_installed_once_and_own_changes_stay(tenant: Tenant, folder: Path) -> None:
    first = install(tenant, folder, SYSTEM)
    assert first["installed"] == 10
    with transaction(tenant, exclusive=True) as tx:
        body = documents.published(tx)
        rule = next(each.body for each in body if each.kind == "rule")
        rule["constants"]["limit"]["value"] = "7"
        publish(tx, SYSTEM, {("rule", "big_sale"): rule})
    assert install(tenant, folder, SYSTEM)["installed"] == 0
    with transaction(tenant, write=False) as tx:
        assert [each.value for each in plans(tx).parameters] == ["7"]
        assert plans(tx).versions["rule", "big_sale"] == 2


def test_a_broken_package_leaves_nothing_behind(tenant: Tenant, folder: Path) -> None:
    body = json.loads((folder / "role_clerk.json").read_text())
    body["forms"]["ghost"] = {"read": "TRUE"}
    (folder / "role_clerk.json").write_text(json.dumps(body))
    with pytest.raises(DefinitionError):
        install(tenant, folder, SYSTEM)
    with transaction(tenant, write=False) as tx:
        assert documents.published(tx) == []
        assert documents.find(tx, "form", "sale") is None


def test_plans_are_kept_until_the_epoch_rises(tenant: Tenant, folder: Path) -> None:
    install(tenant, folder, SYSTEM)
    with transaction(tenant, write=False) as tx:
        first = plans(tx)
        assert plans(tx) is first
    with transaction(tenant, exclusive=True) as tx:
        body = next(each.body for each in documents.published(tx) if each.key == "buyer")
        publish(tx, SYSTEM, {("form", "buyer"): body}, note="again")
    with transaction(tenant, write=False) as tx:
        assert plans(tx) is not first
        assert plans(tx).epoch == first.epoch + 1
