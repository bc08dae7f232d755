"""A company with the order-management template, for imports."""

import pytest

from tenon_platform.access.actor import Actor
from tenon_platform.access.users import add_user
from tenon_platform.catalog.packages import install
from tenon_platform.paths import TEMPLATES
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import transaction


@pytest.fixture
def oms(tenant: Tenant) -> Tenant:
    install(tenant, TEMPLATES / "order-management", Actor(None))
    with transaction(tenant) as tx:
        add_user(tx, "admin", "管理员", "a long password", roles=["admin"])
    return tenant
