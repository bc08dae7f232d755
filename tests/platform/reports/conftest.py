import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tenon_engines.report.compile import compile_dataset
from tenon_engines.report.result import ReportResult
from tenon_platform.runtime import reports
from tenon_platform.runtime.report_cache import ReportCache
from tenon_platform.storage.tenants import Home
from tenon_platform.storage.transaction import transaction

sys.path.insert(0, str(Path(__file__).parent))

from shop_world import Everyone, ShopWorld, build

DATASET: dict[str, Any] = {
    "kind": "dataset", "key": "sales", "schema": 1, "root": {"form": "sale"},
    "joins": [{"to": "sale.shop"}, {"to": "sale.lines"}, {"to": "receipt.sale", "as": "receipts"}],
    "dimensions": {
        "shop": {"expr": "shop.name"}, "shop_ref": {"expr": "shop"}, "platform": {"expr": "shop.platform"},
        "state": {"expr": "state"}, "own": {"expr": "own"}, "owner": {"expr": "owner"},
        "date": {"expr": "placed_at"}, "paid": {"expr": "paid_on"},
        "category": {"expr": "lines.sku.category"}, "item": {"expr": "lines.sku.name"}, "way": {"expr": "receipts.way"},
        "big": {"expr": "payable > 4000"},
    },
    "measures": {
        "gmv": {"agg": "sum", "expr": "payable"}, "orders": {"agg": "count"}, "average": {"agg": "avg", "expr": "payable"},
        "top": {"agg": "max", "expr": "payable"}, "buyers": {"agg": "count_distinct", "expr": "buyer"},
        "passed": {"agg": "count", "filter": "state = \"passed\""},
        "qty": {"agg": "sum", "expr": "lines.qty"}, "net": {"agg": "sum", "expr": "lines.net"},
        "worth": {"agg": "sum", "expr": "lines.qty * lines.net"},
        "received": {"agg": "sum", "expr": "receipts.amount"},
        "each": {"calc": "gmv / orders"}, "open": {"calc": "gmv - received"},
    },
    "segments": {"valid": "state <> \"draft\"", "bulky": {"expr": "lines.qty > 3"}},
}  # fmt: skip


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest) -> Iterator[ShopWorld]:
    """A shop of 300 orders on each database with the dataset `sales`."""
    home: Home = request.getfixturevalue(f"{request.param}_home")
    tenant = home.create(f"r{abs(hash(request.node.nodeid)) % 10**9}", "报表")
    world = build(tenant, orders=300)
    world.plans.datasets["sales"] = compile_dataset(DATASET, world.plans.shapes)
    yield world
    home.drop(tenant.key)


@pytest.fixture
def fresh_cache(monkeypatch: pytest.MonkeyPatch) -> ReportCache:
    cache = ReportCache()
    monkeypatch.setattr(reports, "_results", cache)
    return cache


@pytest.fixture
def ask(world: ShopWorld, fresh_cache: ReportCache) -> Callable[..., ReportResult]:
    """`ask({"rows": …, "measures": …})` as someone with all rights, unless `rights` says otherwise."""

    def run(query: dict[str, Any], rights: Any = None, user: int = 1, **options: Any) -> ReportResult:
        with transaction(world.tenant, write=False) as tx:
            full = {"dataset": "sales", **query}
            return reports.run_query(tx, world.plans, full, rights or Everyone(), world.context(user), **options)

    return run
