"""Transactions, statements and ids behave the same on both databases."""

# ruff: noqa: PT012 (what raises is the end of the transaction)

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from tenon_platform.storage.epoch import bump_epoch
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Home, Tenant
from tenon_platform.storage.transaction import Tx, run_in_transaction, transaction
from tenon_platform.storage.types import Json, Moment, Number
from tenon_platform.storage.violation import Transient, Violation

thing = sa.Table(
    "thing",
    sa.MetaData(),
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("code", sa.Text, unique=True),
    sa.Column("price", Number(2)),
    sa.Column("rate", Number(8)),
    sa.Column("at", Moment()),
    sa.Column("day", sa.Date),
    sa.Column("ok", sa.Boolean),
    sa.Column("data", Json()),
)
ADD = Statement(sa.insert(thing))
ALL = Statement(sa.select(thing).order_by(thing.c.id))
SOME = Statement(sa.select(thing.c.id).where(thing.c.id.in_(sa.bindparam("ids", expanding=True))).order_by(thing.c.id))


def row(number: int, **values: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("code", "price", "rate", "at", "day", "ok", "data"))
    return {"id": number, **empty, **values}


@pytest.fixture
def place(tenant: Tenant) -> Tenant:
    with transaction(tenant) as tx:
        tx.ddl(sa.schema.CreateTable(thing))
    return tenant


def test_every_type_comes_back_as_it_went_in(place: Tenant) -> None:
    at = datetime(2026, 11, 20, 2, 0, 0, 123456, tzinfo=UTC)
    values = row(
        1,
        code="甲",
        price=Decimal("-12.30"),
        rate=Decimal("0.00000001"),
        at=at,
        day=date(2024, 2, 29),
        ok=True,
        data={"a": ["1", None]},
    )
    with transaction(place) as tx:
        tx.run(ADD, values)
        tx.run(ADD, row(2))
    with transaction(place, write=False) as tx:
        assert tx.all(ALL) == [tuple(values.values()), tuple(row(2).values())]


def test_an_exception_leaves_nothing_behind(place: Tenant) -> None:
    with pytest.raises(ZeroDivisionError), transaction(place) as tx:
        tx.run(ADD, row(1))
        raise ZeroDivisionError
    with transaction(place, write=False) as tx:
        assert tx.all(ALL) == []


def test_a_savepoint_is_undone_alone(place: Tenant) -> None:
    with transaction(place) as tx:
        tx.run(ADD, row(1))
        with pytest.raises(ZeroDivisionError), tx.savepoint():
            tx.run(ADD, row(2))
            raise ZeroDivisionError
        with tx.savepoint():
            tx.run(ADD, row(3))
        assert tx.all(SOME, {"ids": [1, 2, 3]}) == [(1,), (3,)]


@pytest.mark.parametrize("size", [0, 1, 2, 3, 5, 100, 1000])
def test_lists_of_every_length_can_be_asked_for(place: Tenant, size: int) -> None:
    with transaction(place) as tx:
        assert tx.run_many(ADD, [row(number) for number in range(1, 1201)]) == 1200
        assert tx.all(SOME, {"ids": range(1, size + 1)}) == [(number,) for number in range(1, size + 1)]


def test_a_pipeline_gives_the_count_of_each_part(place: Tenant) -> None:
    change = Statement(sa.update(thing).where(thing.c.id == sa.bindparam("which")).values(code="x"))
    with transaction(place) as tx:
        assert tx.pipeline([(ADD, row(1)), (change, {"which": 1}), (change, {"which": 9})]) == [1, 1, 0]


def test_a_broken_unique_is_a_violation_with_its_kind(place: Tenant) -> None:
    with pytest.raises(Violation) as caught, transaction(place) as tx:
        tx.run(ADD, row(1, code="a"))
        tx.run(ADD, row(2, code="a"))
    assert caught.value.kind == "unique"


def test_work_after_a_commit_runs_only_after_a_commit(place: Tenant) -> None:
    seen: list[str] = []
    with pytest.raises(ZeroDivisionError), transaction(place) as tx:
        tx.after_commit(lambda: seen.append("rolled back"))
        raise ZeroDivisionError
    with transaction(place) as tx:
        tx.after_commit(lambda: seen.append("committed"))
        assert seen == []
    assert seen == ["committed"]


def test_the_epoch_rises_with_a_bump(place: Tenant) -> None:
    with transaction(place, exclusive=True) as tx:
        before = tx.epoch
        bump_epoch(tx)
    with transaction(place, write=False) as tx:
        assert tx.epoch == before + 1


def test_a_reader_cannot_write(place: Tenant) -> None:
    with pytest.raises(RuntimeError), transaction(place, write=False) as tx:
        tx.run(ADD, row(1))


def test_a_second_write_transaction_in_one_thread_is_a_bug(place: Tenant) -> None:
    with transaction(place), pytest.raises(RuntimeError), transaction(place):
        pass


def test_transient_failures_are_run_again(place: Tenant) -> None:
    tries = []

    def work(tx: Tx) -> str:
        tries.append(tx.run(ADD, row(1)))
        if len(tries) < 3:
            raise Transient(Violation("x", detail="").message)
        return "done"

    assert run_in_transaction(place, work) == "done"
    with transaction(place, write=False) as tx:
        assert len(tx.all(ALL)) == 1


def test_no_id_is_given_twice(place: Tenant) -> None:
    """Threads inside and outside of transactions, some rolled back, all take from one counter."""

    def inside(number: int) -> list[int]:
        try:
            with transaction(place) as tx:
                ids = take_ids(place, "thing", 7)
                tx.run_many(ADD, [row(each) for each in ids])
                if number % 3 == 0:
                    raise ZeroDivisionError
            return ids
        except ZeroDivisionError:
            return []

    with ThreadPoolExecutor(8) as pool:
        given = [pool.submit(inside, number) for number in range(60)]
        given += [pool.submit(take_ids, place, "thing", 3) for _ in range(60)]
        ids = [each for future in given for each in future.result()]
    assert len(ids) == len(set(ids))
    place.counters.clear()  # a new process starts from what was noted
    assert not set(take_ids(place, "thing", 200)) & set(ids)


def test_writers_do_not_lose_updates(place: Tenant) -> None:
    one = sa.literal(Decimal(1), Number(2))
    more = Statement(sa.update(thing).where(thing.c.id == 1).values(price=thing.c.price + one))
    with transaction(place) as tx:
        tx.run(ADD, row(1, price=Decimal(0)))

    def work(_: int) -> None:
        run_in_transaction(place, lambda tx: tx.run(more))

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(work, range(100)))
    with transaction(place, write=False) as tx:
        assert tx.all(ALL)[0][2] == Decimal(100)


def test_a_kept_plan_reads_the_tables_of_each_tenant_and_of_each_epoch(place: Tenant, home: Home) -> None:
    kept = Statement(sa.select(thing.c.code).where(thing.c.id == sa.bindparam("id")), kept=True)
    other = home.create("other", "别家")
    try:
        for tenant, code in ((place, "甲"), (other, "乙")):
            with transaction(tenant) as tx:
                if tenant is other:
                    tx.ddl(sa.schema.CreateTable(thing))
                tx.run(ADD, row(1, code=code))
        for tenant, code in ((place, "甲"), (other, "乙"), (place, "甲")):
            with transaction(tenant, write=False) as tx:
                assert tx.scalar(kept, {"id": 1}) == code
        with transaction(place, exclusive=True) as tx:
            tx.ddl("ALTER TABLE thing ADD COLUMN later INTEGER")
            assert tx.scalar(kept, {"id": 1}) == "甲"
    finally:
        home.drop("other")
