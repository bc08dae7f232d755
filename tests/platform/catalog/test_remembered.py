"""What has not changed is not compiled again, and whatever a change reaches is."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.kinds import Known, compile_all
from tenon_platform.catalog.packages import install, read_package
from tenon_platform.catalog.plans import plans as published
from tenon_platform.storage.epoch import bump_epoch
from tenon_platform.storage.tenants import Home
from tenon_platform.storage.transaction import transaction

SMALL = Path(__file__).parents[1] / "http" / "documents"
Bodies = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture
def bodies() -> Bodies:
    return deepcopy(dict(read_package(SMALL).bodies))


def plans(known: Known) -> dict[tuple[str, str], Any]:
    return {(kind, key): plan for kind, made in known.plans.items() for key, plan in made.items()}


def other_plans(bodies: Bodies, changed: Bodies) -> set[tuple[str, str]]:
    """The documents whose plans are not those of before."""
    was, now = plans(compile_all(bodies)), plans(compile_all(changed))
    assert set(was) == set(bodies) == set(now)
    return {ref for ref, plan in now.items() if plan is not was[ref]}


def test_the_same_documents_have_the_same_plans(bodies: Bodies) -> None:
    assert other_plans(bodies, deepcopy(bodies)) == set()


def test_what_is_derived_from_a_form_stays_with_its_tenant_and_its_time(home: Home) -> None:
    tenants = [home.create(key, "小店") for key in ("oneshop", "othershop")]
    try:
        found = []
        for tenant in tenants:
            install(tenant, SMALL, SYSTEM)
            with transaction(tenant) as tx:
                found.append(published(tx).form("buyer"))
        with transaction(tenants[0]) as tx:
            bump_epoch(tx)
        with transaction(tenants[0]) as tx:
            found.append(published(tx).form("buyer"))
        assert len({id(plan.cache) for plan in found}) == len(found)
        assert len({id(plan.stages) for plan in found}) == 1
    finally:
        for tenant in tenants:
            home.drop(tenant.key)


def test_a_role_that_changes_is_compiled_and_nothing_else(bodies: Bodies) -> None:
    changed = deepcopy(bodies)
    changed["role", "seller"]["name"] = {"zh": "店员", "en": "Shop assistant"}
    assert other_plans(bodies, changed) == {("role", "seller")}
    assert compile_all(changed).plans["role"]["seller"].name.zh == "店员"


def test_a_list_that_changes_concerns_what_looks_at_the_whole_form(bodies: Bodies) -> None:
    changed = deepcopy(bodies)
    changed["form", "sale"]["views"][0]["name"] = {"zh": "全部单据", "en": "Every sale"}
    whole = {ref for ref in bodies if ref[0] in ("workbench", "desk", "app", "dashboard")}
    assert other_plans(bodies, changed) == {("form", "sale"), *whole}


def test_a_condition_of_a_field_concerns_what_looks_at_the_whole_form(bodies: Bodies) -> None:
    changed = deepcopy(bodies)
    changed["form", "buyer"]["fields"][0]["visible"] = "1 = 1"
    whole = {ref for ref in bodies if ref[0] in ("workbench", "desk", "app", "dashboard")}
    assert other_plans(bodies, changed) == {("form", "buyer"), *whole}


def test_a_field_that_changes_its_name_concerns_everything(bodies: Bodies) -> None:
    changed = deepcopy(bodies)
    changed["form", "buyer"]["fields"][0]["name"] = {"zh": "买家名称", "en": "Buyer's name"}
    assert other_plans(bodies, changed) == set(bodies)


def test_a_rule_that_loses_its_field_has_a_problem_until_the_field_is_back(bodies: Bodies) -> None:
    rule = next(ref for ref in bodies if ref[0] == "rule")
    assert compile_all(bodies).problems == {}
    without = deepcopy(bodies)
    for field in without["form", "sale"]["fields"]:
        if field["key"] == "total":
            field["key"] = "sum"
    assert rule in compile_all(without).problems
    assert compile_all(bodies).problems == {}


def test_a_number_is_not_taken_for_a_truth(bodies: Bodies) -> None:
    """To Python `1` equals `True`; to a document it does not."""
    ref = ("role", "admin")
    assert bodies[ref]["admin"] is True
    compile_all(bodies)
    changed = deepcopy(bodies)
    changed[ref]["admin"] = 1
    assert ref in compile_all(changed).problems
    assert ref not in compile_all(bodies).problems


def test_problems_of_one_answer_are_not_those_of_the_next(bodies: Bodies) -> None:
    bodies["role", "admin"]["admin"] = 1
    compile_all(bodies).problems["role", "admin"].clear()
    assert compile_all(bodies).problems["role", "admin"]
