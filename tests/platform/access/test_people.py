"""Users, departments, and rights that several roles give together."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from tenon_engines.form.shape import read_shape
from tenon_engines.kernel.errors import Conflict, DefinitionError, ValidationError
from tenon_platform.access.actor import Actor
from tenon_platform.access.departments import add_department, leader_of, set_leader
from tenon_platform.access.permissions import Rights
from tenon_platform.access.roles import compile_role
from tenon_platform.access.users import actor_of, add_user, change_user, member_counts, members, names_of, set_roles
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import transaction

SHAPES = {
    "sale": read_shape({"key": "sale", "fields": [{"key": "total", "type": "money"}, {"key": "cost", "type": "money"}]})
}


def role(key: str, **entry: Any) -> dict[str, Any]:
    return {"kind": "role", "key": key, "schema": 1, "name": {"zh": key}, "forms": {"sale": entry}}


def rights_of(*roles: Mapping[str, Any]) -> Rights:
    form = SimpleNamespace(
        transitions={"pass": SimpleNamespace(by="flow"), "send": SimpleNamespace(by=None)}, buttons={}
    )
    plans = SimpleNamespace(
        epoch=1, shapes=SHAPES, forms={"sale": form}, dashboards={},
        roles={each["key"]: compile_role(each, SHAPES) for each in roles},
    )  # fmt: skip
    return Rights(plans, frozenset(plans.roles))


def test_people_have_names_roles_and_departments(tenant: Tenant) -> None:
    with transaction(tenant) as tx:
        sales = add_department(tx, "销售部")
        number = add_user(tx, "lin", "小林", "long enough", roles=["sales", "boss"], department_id=sales)
        assert actor_of(tx, number) == Actor(number, "小林", frozenset({"sales", "boss"}), sales, "lin")
        assert members(tx, "sales") == [number]
        assert member_counts(tx) == {"sales": 1, "boss": 1}
        set_roles(tx, number, ["boss"])
        assert members(tx, "sales") == []
        assert member_counts(tx) == {"boss": 1}
        assert names_of(tx, [number, 99]) == {number: "小林"}
        with pytest.raises(Conflict):
            add_user(tx, "lin", "另一个", "long enough")
        with pytest.raises(ValidationError):
            add_user(tx, "short", "短", "short")


def test_who_left_holds_no_role_in_what_still_runs(tenant: Tenant) -> None:
    with transaction(tenant) as tx:
        number = add_user(tx, "lin", "小林", "long enough", roles=["boss"])
        change_user(tx, number, name="小林", department_id=None, active=False)
        assert actor_of(tx, number) == Actor(number, "小林", frozenset(), None, "lin")


def test_leaders_are_found_upwards(tenant: Tenant) -> None:
    with transaction(tenant) as tx:
        top = add_department(tx, "总部", leader_id=1)
        middle = add_department(tx, "销售部", top)
        low = add_department(tx, "一组", middle, 3)
        assert [leader_of(tx, each) for each in (top, middle, low)] == [1, 1, 3]
        assert leader_of(tx, low, levels_up=1) == 1
        set_leader(tx, middle, 2)
        assert leader_of(tx, low, levels_up=1) == 2


def test_rights_of_several_roles_add_up() -> None:
    clerk = role("clerk", read="total < 100", fields={"cost": "hidden", "total": "read"}, transitions=["send", "pass"])
    chief = role("chief", read="total > 500", update="TRUE", fields={"cost": "masked"})
    both = rights_of(clerk, chief).form("sale")
    assert both.update is True
    assert both.delete is None
    assert both.fields == {"cost": "masked"}
    assert both.transitions == {"send"}
    assert not isinstance(both.read, bool)
    assert both.read is not None
    assert "OR" in both.read.text


def test_no_role_no_right_and_admins_may_everything() -> None:
    assert rights_of().form("sale").read is None
    admin = rights_of({**role("root"), "admin": True}).form("sale")
    assert (admin.create, admin.read, admin.transitions) == (True, True, {"send"})


def test_a_role_names_all_its_mistakes() -> None:
    wrong = role("x", read="totl > 1", fields={"nothing": "read", "cost": "maybe"})
    wrong["forms"]["ghost"] = {}
    with pytest.raises(DefinitionError) as caught:
        compile_role(wrong, SHAPES)
    assert {problem.path for problem in caught.value.problems} == {
        "/forms/sale/read", "/forms/sale/fields/nothing", "/forms/sale/fields/cost", "/forms/ghost",
    }  # fmt: skip
