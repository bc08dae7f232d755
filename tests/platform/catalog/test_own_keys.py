"""Keys of tenants and keys of packages never meet."""

import json
import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tenon_engines.kernel.errors import DefinitionError
from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog import documents
from tenon_platform.catalog.own_keys import elements, tenant_problems
from tenon_platform.catalog.packages import check_package, install
from tenon_platform.catalog.publish import preview, problems_of, publish
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx, transaction

SMALL = Path(__file__).parents[1] / "http" / "documents"
TEMPLATE = Path(__file__).parents[3] / "templates" / "order-management"
Change = Callable[[dict[str, Any]], Any]


def sale() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SMALL / "sale.json").read_text())
    return found


def field(body: dict[str, Any], key: str) -> dict[str, Any]:
    return next(each for each in body["fields"] if each["key"] == key)


FIELDS = [each["key"] for each in sale()["fields"]]
NEXT, LINES, STATE = len(FIELDS), FIELDS.index("lines"), FIELDS.index("state")
VIEWS = len(sale()["views"])
COLUMNS = len(field(sale(), "lines")["fields"])
STEPS = len(field(sale(), "state")["transitions"])

ADDED: list[tuple[str, str, Change]] = [
    ("a field", f"/fields/{NEXT}/key", lambda b: b["fields"].append({"key": "gift", "type": "text"})),
    ("a column", f"/fields/{LINES}/fields/{COLUMNS}/key", lambda b: field(b, "lines")["fields"].append({"key": "gift", "type": "text"})),
    ("a state", f"/fields/{STATE}/states/2/key", lambda b: field(b, "state")["states"].append({"key": "gone"})),
    ("a transition", f"/fields/{STATE}/transitions/{STEPS}/key", lambda b: field(b, "state")["transitions"].append({"key": "go", "from": ["draft"], "to": "sent"})),
    ("a transition of an own status", f"/fields/{NEXT}/transitions/0/key", lambda b: b["fields"].append({"key": "x_s", "type": "status", "initial": "a", "states": [{"key": "a"}], "transitions": [{"key": "go", "from": ["a"], "to": "a"}]})),
    ("a view", f"/views/{VIEWS}/key", lambda b: b["views"].append({"key": "mine", "type": "grid", "columns": []})),
    ("a button", "/buttons/0/key", lambda b: b.update(buttons=[{"key": "press", "actions": []}])),
]  # fmt: skip


@pytest.mark.parametrize(("path", "change"), [case[1:] for case in ADDED], ids=[case[0] for case in ADDED])
def test_what_a_tenant_adds_is_marked_where_it_stands_unless_its_key_is_its_own(path: str, change: Change) -> None:
    body = sale()
    change(body)
    (problem,) = tenant_problems(body, [sale()])
    assert (problem.code, problem.path) == ("own_key", path)
    assert problem.hint is not None
    assert "x_" in problem.hint.en
    named = json.loads(json.dumps(body).replace('"gift"', '"x_gift"').replace('"gone"', '"x_gone"'))
    if named != body:
        assert tenant_problems(named, [sale()]) == []


def test_constants_and_parts_of_datasets_are_keyed_too() -> None:
    rule = json.loads((SMALL / "rule.json").read_text())
    changed = deepcopy(rule)
    changed["constants"] |= {"most": {"value": "1", "type": "number"}, "x_least": {"value": "1", "type": "number"}}
    assert [problem.path for problem in tenant_problems(changed, [rule])] == ["/constants/most"]
    parts = {"dimensions": {"day": {"expr": "a"}}, "measures": {"x_n": {"agg": "count"}}}
    dataset = {"kind": "dataset", "key": "d", **parts}
    assert [problem.path for problem in tenant_problems(dataset, [])] == ["/key", "/dimensions/day"]


def test_below_a_key_of_the_tenants_own_nothing_can_collide() -> None:
    body = sale()
    body["fields"].append({"key": "x_kind", "type": "select", "options": [{"key": "a"}]})
    body["fields"].append({"key": "x_rows", "type": "subtable", "fields": [{"key": "note", "type": "text"}]})
    assert tenant_problems(body, [sale()]) == []
    assert tenant_problems({**sale(), "key": "x_sale"}, []) == []


def test_moving_and_renaming_add_nothing() -> None:
    body = sale()
    body["fields"].reverse()
    body["name"]["zh"] = "单据"
    assert tenant_problems(body, [sale()]) == []


@pytest.mark.parametrize("value", [None, 7, "x", [], [[]], [None], [{"key": []}], {"key": 7}])
def test_nonsense_has_no_keys(value: Any) -> None:
    assert list(elements({"fields": value, "constants": value})) in ([], [(("constants", "key"), "/constants/key")])


def published(tx: Tx, kind: str, key: str) -> dict[str, Any]:
    return next(each.body for each in documents.published(tx) if (each.kind, each.key) == (kind, key))


def test_a_tenant_cannot_publish_a_key_that_a_package_could_use(tenant: Tenant) -> None:
    install(tenant, SMALL, SYSTEM)
    with transaction(tenant, exclusive=True) as tx:
        body = published(tx, "form", "sale")
        body["fields"].append({"key": "gift", "type": "text", "name": {"zh": "赠品", "en": "Gift"}})
        assert [problem.code for problem in problems_of(tx, "form", "sale", body)] == ["own_key"]
        documents.save_draft(tx, SYSTEM, "shopfront", "form", "sale", body, None)
        assert [problem.code for problem in preview(tx, [("form", "sale")]).problems] == ["own_key"]
        with pytest.raises(DefinitionError) as refused:
            publish(tx, SYSTEM, {("form", "sale"): body})
        assert refused.value.problems[0].message.zh == "自己新增的键要以 x_ 开头：“gift”不是模板里的"
        body["fields"][-1]["key"] = "x_gift"
        publish(tx, SYSTEM, {("form", "sale"): body})


def test_what_came_with_a_package_may_come_back(tenant: Tenant) -> None:
    install(tenant, SMALL, SYSTEM)
    with transaction(tenant, exclusive=True) as tx:
        body = published(tx, "form", "buyer")
        without = {**body, "fields": [each for each in body["fields"] if each["key"] != "phone"], "search": ["name"]}
        role = published(tx, "role", "seller")
        del role["forms"]["buyer"]["fields"]
        slip = published(tx, "print", "slip")
        slip["body"] = slip["body"].replace("buyer.phone", "buyer.name")
        bodies = {("form", "buyer"): without, ("role", "seller"): role, ("print", "slip"): slip}
        publish(tx, SYSTEM, bodies)
        publish(tx, SYSTEM, {("form", "buyer"): body})
        assert published(tx, "form", "buyer") == body


def test_what_was_published_before_keys_were_asked_for_stays(tenant: Tenant) -> None:
    install(tenant, SMALL, SYSTEM)
    with transaction(tenant, exclusive=True) as tx:
        body = published(tx, "form", "buyer")
        body["fields"].append({"key": "old_own", "type": "text"})
        publish(tx, SYSTEM, {("form", "buyer"): body}, origin="package")
        body["fields"].append({"key": "x_new", "type": "text"})
        publish(tx, SYSTEM, {("form", "buyer"): body})


def test_a_package_never_uses_the_keys_of_tenants(tenant: Tenant, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "package"))
    body = sale()
    body["fields"].append({"key": "x_gift", "type": "text", "name": {"zh": "赠品", "en": "Gift"}})
    (folder / "sale.json").write_text(json.dumps(body))
    found = [(problem.code, problem.path) for problem in check_package(folder)]
    assert found == [("tenant_key", f"/sale.json/fields/{NEXT}/key")]
    with pytest.raises(DefinitionError) as refused:
        install(tenant, folder, SYSTEM)
    assert [problem.path for problem in refused.value.problems] == [f"/sale.json/fields/{NEXT}/key"]
    assert check_package(TEMPLATE) == []
