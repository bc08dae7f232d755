"""The way back of refused rows: downloaded, corrected, imported again, and nothing is there twice."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from importing import NOW, count, placeholders, start, state, uploaded, work, work_off

from tenon_platform.catalog.plans import plans
from tenon_platform.exchange import importer
from tenon_platform.exchange.error_book import error_book
from tenon_platform.exchange.error_file import error_lines
from tenon_platform.exchange.import_store import Run
from tenon_platform.exchange.upload import take_file
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import transaction

Rows = list[list[str]]
Written = Callable[[Tenant, Run, Path, str, dict[str, str]], Path]


def as_csv(tenant: Tenant, run: Run, folder: Path, language: str, right: dict[str, str]) -> Path:
    text = "".join(error_lines(tenant, run, language)).removeprefix("\ufeff")
    rows = [[right.get(cell, cell) for cell in row] for row in csv.reader(io.StringIO(text))]
    path = folder / "mended.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def as_workbook(tenant: Tenant, run: Run, folder: Path, language: str, right: dict[str, str]) -> Path:
    book = openpyxl.load_workbook(io.BytesIO(b"".join(error_book(tenant, run, language))))
    for row in book.active.iter_rows():
        for cell in row:
            cell.value = right.get(cell.value, cell.value)
    path = folder / "mended.xlsx"
    book.save(path)
    return path


HEAD = "单号,备注,单价(元),,名称"
MAPPING: list[dict[str, Any]] = [
    {"target": "platform_no", "source": {"kind": "column", "column": 0}},
    {"target": "lines.price", "source": {"kind": "column", "column": 2}},
    {"target": "recipient", "source": {"kind": "column", "column": 3}},
    {"target": "buyer_remark", "source": {"kind": "formula", "expr": 'CONCAT(名称, "！")'}},
    {"target": "shop", "source": {"kind": "constant", "value": "禾间旗舰店"}},
    {"target": "customer", "source": {"kind": "constant", "value": "平台买家(匿名)"}},
    {"target": "lines.sku", "source": {"kind": "constant", "value": "商品未匹配"}},
    {"target": "lines.qty", "source": {"kind": "constant", "value": "1"}},
]
ROWS = ["6900000000000000001,a,10,甲,9 折", "6900000000000000002,,十元,乙,8", "6900000000000000003,,5.00,丙,"]
BAD, RIGHT = ["6.9E+18,,12,丁,7", "6900000000000000005,,七,,6"], {"6.9E+18": "6900000000000000004", "七": "7"}
RIGHT |= {"十元": "10"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("written", [as_csv, as_workbook])
def test_a_corrected_error_file_comes_in_as_the_rows_that_it_corrects(
    oms: Tenant, tmp_path: Path, written: Written, language: str
) -> None:
    with transaction(oms) as tx:
        placeholders(work(tx))
    text = "\n".join([HEAD, *ROWS, *BAD])
    first = uploaded(oms, tmp_path, text, "order")
    start(oms, first, MAPPING)
    work_off(oms)
    assert (state(oms, first).created, state(oms, first).failed) == (2, 3)

    def again(path: Path) -> Run:
        with transaction(oms) as tx:
            number = take_file(tx, plans(tx).form("order"), "oms", path.name, path, 1, NOW)
            run = importer.move(tx, number, "run", NOW)
        assert [{"target": e["target"], "source": e["source"]} for e in run.mapping] == MAPPING
        assert len(run.layout["columns"]) == 5
        work_off(oms)
        return state(oms, number)

    mended = again(written(oms, state(oms, first), tmp_path, language, {"十元": "10", "七": "还不对"}))
    assert (mended.total, mended.created, mended.skipped, mended.failed) == (3, 1, 0, 2)
    rest = written(oms, mended, tmp_path, language, {"6.9E+18": "6900000000000000004", "还不对": "7"})
    rest.with_name("copy").write_bytes(rest.read_bytes())
    last = again(rest)
    assert (last.total, last.created, last.skipped, last.failed) == (2, 2, 0, 0)
    assert again(rest.with_name("copy")).skipped == 2
    for wrong, right in RIGHT.items():
        text = text.replace(wrong, right)
    whole = state(oms, uploaded(oms, tmp_path, text, "order"))
    start(oms, whole.id, MAPPING)
    work_off(oms)
    assert (state(oms, whole.id).skipped, state(oms, whole.id).failed) == (5, 0)
    with transaction(oms, write=False) as tx:
        rows = tx.sql("SELECT platform_no, recipient, buyer_remark FROM f_order ORDER BY platform_no")
    assert [tuple(row) for row in rows] == [
        ("6900000000000000001", "甲", "9 折！"),
        ("6900000000000000002", "乙", "8！"),
        ("6900000000000000003", "丙", "！"),
        ("6900000000000000004", "丁", "7！"),
        ("6900000000000000005", None, "6！"),
    ]
    assert count(oms, "f_order__lines") == 5


def test_the_error_file_of_an_import_that_was_stopped_is_known_too(oms: Tenant, tmp_path: Path) -> None:
    run = uploaded(oms, tmp_path, "代号,叫法,行号,错误原因\nA,甲,2,\n")
    mapping = [{"target": t, "source": {"kind": "column", "column": c}} for c, t in enumerate(("code", "name"))]
    start(oms, run, mapping)
    with transaction(oms) as tx:
        importer.move(tx, run, "cancel", NOW)
    again = state(oms, uploaded(oms, tmp_path, "代号,叫法,Row,Reason\nB,乙,2,code is required\n"))
    assert [(e["target"], e["ground"]) for e in again.mapping] == [("code", "last"), ("name", "last")]


def test_a_column_that_was_left_out_stays_out_unless_it_was_empty(oms: Tenant, tmp_path: Path) -> None:
    run = uploaded(oms, tmp_path, "代号,名称,客服电话\nA,甲,\n")
    start(oms, run, [{"target": "code", "source": {"kind": "column", "column": 0}}])
    again = state(oms, uploaded(oms, tmp_path, "代号,名称,客服电话\nB,乙,95338\n"))
    assert [e["target"] for e in again.mapping] == ["code", "hotline"]
