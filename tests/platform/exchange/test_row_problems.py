"""Everything that is wrong with a row is told at once, and nothing that only follows from it."""

from pathlib import Path
from typing import Any

import pytest
from importing import NOW, placeholders, start, state, uploaded, work, work_off

from tenon_platform.access.permissions import rights
from tenon_platform.access.users import actor_of
from tenon_platform.catalog.plans import plans
from tenon_platform.exchange import import_store
from tenon_platform.exchange.error_file import error_lines
from tenon_platform.exchange.import_check import Rehearsal
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import transaction

FIELDS = ("platform_no", "recipient", "lines.sku", "lines.qty", "lines.price", "placed_at", "paid_amount")
HEAD = "单号,收件人,货号,件数,价格,下单,实付\n"
MAPPING: list[dict[str, Any]] = [
    *({"target": target, "source": {"kind": "column", "column": index}} for index, target in enumerate(FIELDS)),
    {"target": "shop", "source": {"kind": "constant", "value": "禾间旗舰店"}},
    {"target": "customer", "source": {"kind": "constant", "value": "平台买家(匿名)"}},
]
DAY = "2026-11-11 00:03"
ROWS = {
    f"T1,甲,WPP,1,10,{DAY},10": [],
    "T2,甲,X9,三,10,昨天,十元": ["unknown_reference", "bad_number", "bad_date", "bad_number"],
    "T3,甲,WPP,-2,10,昨天,10": ["check", "bad_date"],  # the amount due is negative only because of the quantity
    f"T4,甲,,三,10,{DAY},10": ["required", "bad_number"],
    f"T1,甲,WPP,三,10,{DAY},10": ["bad_number", "unique"],
    f"T5,甲,WPP,1,10,{DAY},10": [],
    f"T6,甲,WPP,1,-5,{DAY},": ["check"],
}


def refused(tenant: Tenant, run: int) -> dict[int, list[tuple[str, str]]]:
    with transaction(tenant, write=False) as tx:
        rows = import_store.failed_rows(tx, run)
    return {n: sorted((one["code"], one["path"]) for one in why) for n, _, why in rows}


def codes(told: dict[int, list[tuple[str, str]]]) -> dict[int, list[str]]:
    return {n: [code for code, _ in why] for n, why in told.items()}


@pytest.mark.parametrize("mode", ["history", "live"])
def test_all_problems_of_a_row_are_told_at_once(oms: Tenant, tmp_path: Path, mode: Any) -> None:
    with transaction(oms) as tx:
        placeholders(work(tx))
    start(oms, uploaded(oms, tmp_path, HEAD + next(iter(ROWS)), "order"), MAPPING)
    work_off(oms)
    run = uploaded(oms, tmp_path, HEAD + "\n".join(list(ROWS)[1:]), "order")
    expected = {n: sorted(why) for n, why in enumerate(list(ROWS.values())[1:], 1) if why}
    with transaction(oms) as tx:
        import_store.update(tx, run, mapping=MAPPING, mode=mode)
        there = Work(tx, plans(tx), actor_of(tx, 1), NOW, path="import", mode=mode)
        check = Rehearsal(there, import_store.read(tx, run), rights(tx, there.plans, there.actor)).attempt(there)
    previewed = {row.n: sorted((one.code, one.path) for one in why) for row, _, why in check.refused}
    assert codes(previewed) == expected
    start(oms, run, MAPPING)
    work_off(oms)
    assert refused(oms, run) == previewed
    assert (state(oms, run).created, state(oms, run).failed) == (1, 5)
    assert previewed[1] == [
        ("bad_date", "/placed_at"),
        ("bad_number", "/lines/0/qty"),
        ("bad_number", "/paid_amount"),
        ("unknown_reference", "/lines/0/sku"),
    ]
    reasons = "".join(error_lines(oms, state(oms, run), "zh")).splitlines()[1]
    assert all(word in reasons for word in ("“X9”", "“三”不是数字", "“昨天”不是时间", "“十元”不是数字"))
