"""Administering and designing are given by administrators only."""

import pytest

from tenon_engines.kernel.errors import Denied
from tenon_platform.access.actor import Actor
from tenon_platform.access.roles import compile_role
from tenon_platform.catalog.role_power import demand_powers

ADMIN = {"kind": "role", "key": "admin", "schema": 1, "name": {"zh": "管理员"}, "admin": True}
MAKER = {"kind": "role", "key": "maker", "schema": 1, "name": {"zh": "设计"}, "builder": True}
ROLES = {"admin": compile_role(ADMIN, {}), "maker": compile_role(MAKER, {})}


def actor(role: str) -> Actor:
    return Actor(1, "somebody", roles=frozenset({role}))


def test_who_designs_does_not_become_an_administrator_by_it() -> None:
    with pytest.raises(Denied):
        demand_powers(actor("maker"), ROLES, MAKER, {**MAKER, "admin": True})
    demand_powers(actor("maker"), ROLES, MAKER, {**MAKER, "forms": {}})
    demand_powers(actor("admin"), ROLES, MAKER, {**MAKER, "admin": True})
