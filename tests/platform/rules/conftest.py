import sys
from pathlib import Path
from typing import Any

import pytest

from tenon_platform.storage.tenants import Tenant

sys.path.insert(0, str(Path(__file__).parents[1] / "flows"))
sys.path.insert(0, str(Path(__file__).parent))

from review_world import ReviewWorld


@pytest.fixture
def world(tenant: Tenant, clock: Any) -> ReviewWorld:
    """The review application, on SQLite and on PostgreSQL."""
    return ReviewWorld(tenant, clock)
