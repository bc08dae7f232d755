"""Waiting for the one writer is fair and bounded."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from tenon_engines.kernel.errors import Busy
from tenon_platform.settings import Settings
from tenon_platform.storage.fair_lock import FairLock
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.tenants import Home, Tenant
from tenon_platform.storage.transaction import transaction


def test_a_writer_that_waits_too_long_is_told_so(tmp_path: Path) -> None:
    home = Home.open(Settings(home=tmp_path, wait_seconds=0.1))
    tenant = home.create("busy", "busy")
    refused: list[Exception] = []

    def late() -> None:
        try:
            with transaction(tenant):
                pass
        except Busy as error:
            refused.append(error)

    with transaction(tenant):
        thread = threading.Thread(target=late)
        thread.start()
        thread.join()
    assert len(refused) == 1
    with transaction(tenant):
        pass
    home.close()


def test_the_lock_serves_in_the_order_of_asking() -> None:
    lock, order = FairLock(), []
    assert lock.acquire(1)
    threads = []
    for number in range(5):

        def work(number: int = number) -> None:
            assert lock.acquire(5)
            order.append(number)
            lock.release()

        threads.append(threading.Thread(target=work))
        threads[-1].start()
        time.sleep(0.02)
    lock.release()
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]


def test_who_gave_up_waiting_is_not_served() -> None:
    lock = FairLock()
    assert lock.acquire(1)
    assert not lock.acquire(0.01)
    lock.release()
    assert lock.acquire(0)
    with pytest.raises(AssertionError):
        assert lock.acquire(0.01)


def test_connections_that_the_server_closed_are_replaced(postgresql_tenant: Tenant) -> None:
    kill = sa.text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND query <> ''"
    )
    with transaction(postgresql_tenant), ThreadPoolExecutor(1) as pool:
        pool.submit(_visit, postgresql_tenant).result()
    with transaction(postgresql_tenant, write=False) as tx:
        tx.all(kill)
    for _ in range(3):
        _visit(postgresql_tenant)
    assert len(take_ids(postgresql_tenant, "thing", 3)) == 3


def _visit(tenant: Tenant) -> None:
    with transaction(tenant, write=False) as tx:
        assert tx.epoch >= 0
