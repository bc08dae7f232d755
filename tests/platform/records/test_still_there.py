"""A reference that is written while its record is being deleted does not lead into the bin."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tenon_engines.kernel.errors import Refused, ValidationError
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.work_unit import Change
from tenon_platform.storage.records import AT_ONCE
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import transaction

SKU = 1
WAITING = "SELECT COUNT(*) FROM pg_locks WHERE NOT granted"


@pytest.fixture
def aside() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as threads:
        yield threads


def let_it_wait(tenant: Tenant) -> None:
    """Until the other thread waits for this one: PostgreSQL can be asked, SQLite has it wait from the start."""
    ends = time.monotonic() + 20
    with transaction(tenant, write=False) as tx:
        while tx.dialect == "postgresql" and not tx.sql(WAITING)[0][0]:
            assert time.monotonic() < ends
            time.sleep(0.01)


def create(shop: Any, order: dict[str, Any]) -> None:
    shop.create("order", order)


def create_many(shop: Any, order: dict[str, Any]) -> None:
    shop.save(*(Change("order", values=order) for _ in range(AT_ONCE + 1)))


def change_lines(shop: Any, order: dict[str, Any]) -> None:
    shop.save(Change("order", shop.other, values={"lines": order["lines"]}))


@pytest.mark.parametrize("refer", [create, create_many, change_lines])
def test_what_is_being_deleted_is_not_referred_to(
    shop: Any, order: dict[str, Any], aside: ThreadPoolExecutor, refer: Callable[[Any, dict[str, Any]], None]
) -> None:
    shop.other = shop.create("order", {**order, "lines": [{"sku": 2, "qty": "1"}]}).id
    with transaction(shop.tenant) as tx:
        save(shop.work(tx), [Change("sku", SKU, delete=True)])
        referring = aside.submit(refer, shop, order)
        let_it_wait(shop.tenant)
    with pytest.raises(ValidationError) as refused:
        referring.result(20)
    assert "sku" in refused.value.problems[0].path
    with transaction(shop.tenant, write=False) as tx:
        assert tx.sql(f"SELECT 1 FROM f_order__lines WHERE sku = {SKU}") == []


def test_what_is_being_referred_to_is_not_deleted(shop: Any, order: dict[str, Any], aside: ThreadPoolExecutor) -> None:
    with transaction(shop.tenant) as tx:
        save(shop.work(tx), [Change("order", values=order)])
        deleting = aside.submit(shop.save, Change("sku", SKU, delete=True))
        let_it_wait(shop.tenant)
    with pytest.raises(Refused) as refused:
        deleting.result(20)
    assert refused.value.code == "referenced"
