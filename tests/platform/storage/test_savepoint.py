"""A savepoint that is undone leaves nothing behind, neither rows nor promises."""

import pytest

from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx, transaction


def undone(tx: Tx, promises: list[str]) -> list[int]:
    """Takes ids and promises something within a savepoint that fails."""
    ids: list[int] = []

    def fail() -> None:
        with tx.savepoint():
            ids.extend(take_ids(tx.tenant, "thing", 5))
            tx.after_commit(lambda: promises.append("undone"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    return ids


def test_what_was_promised_inside_an_undone_savepoint_is_not_kept(tenant: Tenant) -> None:
    promises: list[str] = []
    with transaction(tenant) as tx:
        undone(tx, promises)
        tx.after_commit(lambda: promises.append("kept"))
    assert promises == ["kept"]


def test_ids_are_never_given_twice_although_their_note_was_undone(tenant: Tenant) -> None:
    with transaction(tenant) as tx:
        first = undone(tx, [])
    with transaction(tenant) as tx:
        second = take_ids(tx.tenant, "thing", 5)
    tenant.counters.clear()  # as after a restart
    with transaction(tenant) as tx:
        third = take_ids(tx.tenant, "thing", 5)
    assert len({*first, *second, *third}) == 15
    assert max(second) < min(third)
