import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tenon_platform.storage.tenants import Home

sys.path.insert(0, str(Path(__file__).parent.parent / "reports"))

from shop_world import ShopWorld, build


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest) -> Iterator[ShopWorld]:
    """A shop of 300 orders on each database, shared by the reading tests of a file."""
    home: Home = request.getfixturevalue(f"{request.param}_home")
    tenant = home.create(f"q{abs(hash(request.node.nodeid)) % 10**9}", "查询")
    yield build(tenant, orders=300)
    home.drop(tenant.key)
