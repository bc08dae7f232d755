"""The documents of the order-management template: every one compiles, speaks two languages and has stable ids."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tenon_engines.form.compile import compile_form
from tenon_engines.form.shape import FormShape, read_shape
from tenon_engines.process.compile import compile_flow
from tenon_engines.report.compile import compile_dataset
from tenon_engines.rule.compile import compile_rule
from tenon_platform.access.roles import compile_role
from tenon_platform.catalog.app_document import check_document

FOLDER = Path(__file__).parents[2] / "templates" / "order-management"


def read(pattern: str) -> list[dict[str, Any]]:
    return [json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob(pattern))]


FORMS = read("forms/*.json")
ROLES = read("roles/*.json")


@pytest.fixture(scope="module")
def shapes() -> dict[str, FormShape]:
    return {form["key"]: read_shape(form) for form in FORMS}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["key"])
def test_every_form_compiles(form: dict[str, Any], shapes: dict[str, FormShape]) -> None:
    assert compile_form(form, shapes).key == form["key"]


def test_every_flow_rule_dataset_and_role_compiles(shapes: dict[str, FormShape]) -> None:
    roles = {role["key"] for role in ROLES}
    for flow in read("flows/*.json"):
        compile_flow(flow, shapes, roles=roles)
    for rule in read("rules/*.json"):
        compile_rule(rule, shapes, roles=roles)
    for dataset in read("datasets/*.json"):
        compile_dataset(dataset, shapes)
    for role in ROLES:
        compile_role(role, shapes)
    assert not check_document(read("app.json")[0])


def walk(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
        for key, each in value.items():
            yield from walk(each, f"{path}/{key}")
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from walk(each, f"{path}/{index}")


def test_every_name_is_there_in_chinese_and_in_english() -> None:
    for document in [*FORMS, *ROLES, *read("*/*.json"), *read("app.json")]:
        for path, element in walk(document):
            for word in ("name", "message", "confirm", "text", "title", "hint"):
                text = element.get(word)
                if isinstance(text, dict) and {"zh", "en"} & text.keys():
                    assert all((text.get("zh"), text.get("en"))), f"{document.get('key')}{path}/{word}"


def test_ids_are_unique_in_their_document() -> None:
    for document in [*FORMS, *read("app.json"), *read("dashboards/*.json")]:
        named = [element for path, element in walk(document) if "id" in element and not path.endswith("/match")]
        ids = [element["id"] for element in named if "kind" not in element]
        assert len(ids) == len(set(ids)), document["key"]


def test_roles_name_only_transitions_and_buttons_that_exist() -> None:
    for role in ROLES:
        for key, grant in role["forms"].items():
            form = next(form for form in FORMS if form["key"] == key)
            transitions = {one["key"] for field in form["fields"] for one in field.get("transitions", ())}
            assert set(grant.get("transitions", ())) <= transitions, (role["key"], key)
            assert set(grant.get("buttons", ())) <= {one["key"] for one in form.get("buttons", ())}, (role["key"], key)


def test_transitions_of_flows_are_in_no_role() -> None:
    by_flow = {form["key"]: {one["key"] for field in form["fields"] for one in field.get("transitions", ())
                             if one.get("by") == "flow"} for form in FORMS}  # fmt: skip
    for role in ROLES:
        for key, grant in role["forms"].items():
            assert not by_flow[key] & set(grant.get("transitions", ())), (role["key"], key)


def test_the_navigation_opens_forms_and_dashboards_that_exist() -> None:
    keys = {form["key"] for form in FORMS}
    dashboards = {board["key"] for board in read("dashboards/*.json")}
    for group in read("app.json")[0]["navigation"]:
        for item in group["items"]:
            assert item.get("list", "order") in keys
            assert item.get("dashboard", "business") in dashboards
            assert item.get("count", {}).get("form", "order") in keys


def test_demo_accounts_belong_to_roles_and_departments_of_the_template() -> None:
    found = read("data/demo_accounts.json")[0]
    departments = {one["key"] for one in found["departments"]}
    logins = {one["login"] for one in found["accounts"]}
    assert {one["role"] for one in found["accounts"]} <= {role["key"] for role in ROLES}
    assert {one["department"] for one in found["accounts"]} <= departments
    assert {one["leader"] for one in found["departments"] if one["leader"]} <= logins
