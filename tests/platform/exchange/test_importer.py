"""Importing orders into the template: mapped, counted, resumed after a crash, never twice."""

import time
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from importing import CARRIERS, NOW, count, placeholders, start, state, uploaded, work, work_off

from tenon_engines.kernel.errors import Conflict, ValidationError
from tenon_platform.access.permissions import rights
from tenon_platform.access.users import actor_of, set_roles
from tenon_platform.catalog.plans import plans
from tenon_platform.exchange import import_store, import_task, importer
from tenon_platform.exchange.error_book import error_book
from tenon_platform.exchange.error_file import error_lines
from tenon_platform.exchange.import_check import Rehearsal
from tenon_platform.exchange.upload import choose_sheet, take_file
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import transaction
from tenon_platform.work.embedded import Embedded
from tenon_platform.work.jobs import JobRun


def table(rows: int) -> str:
    return "编码,名称 ,状态\r\n" + "".join(
        f"C{n:04},快递{n},{'停用' if n % 2 else '-'}\r\n" for n in range(1, rows + 1)
    )


def test_the_first_mapping_is_suggested_with_its_ground(oms: Tenant, tmp_path: Path) -> None:
    run = state(oms, uploaded(oms, tmp_path, table(3)))
    assert [(e["target"], e["source"]["column"], e["ground"]) for e in run.mapping] == [
        ("code", 0, "name"),
        ("name", 1, "name"),
    ]
    assert run.total == 3


def test_headings_of_channels_find_the_fields_of_an_order(oms: Tenant, tmp_path: Path) -> None:
    columns = {
        "订单编号": ("\t6900000000000000001", "platform_no"),
        "买家会员名": ("某某", "buyer_account"),
        "金额": ("10", None),
        "优惠金额": ("1", None),  # the order's own, which adds up its lines
        "优惠明细金额": ("1", "discounts.amount"),
        "数量": ("2", "lines.qty"),
        "单价": ("5", "lines.price"),
        "商品ID": ("A-1", "lines.platform_code"),
        "发货仓库": ("杭州仓", "warehouse"),
    }
    text = ",".join(columns) + "\n" + ",".join(sample for sample, _ in columns.values()) + "\n"
    run = state(oms, uploaded(oms, tmp_path, text, "order"))
    names = list(columns)
    assert {names[e["source"]["column"]]: e["target"] for e in run.mapping} == {
        name: target for name, (_, target) in columns.items() if target
    }


def test_columns_constants_and_formulas_fill_records(oms: Tenant, tmp_path: Path) -> None:
    run = uploaded(oms, tmp_path, table(1203))
    start(oms, run)
    work_off(oms)
    done = state(oms, run)
    assert (done.state, done.total, done.created, done.skipped, done.failed) == ("done", 1203, 1203, 0, 0)
    with transaction(oms, write=False) as tx:
        rows = tx.sql("SELECT code, service, active FROM f_carrier WHERE code IN ('C0001', 'C0002') ORDER BY code")
    assert [(row[0], row[1], bool(row[2])) for row in rows] == [("C0001", "parcel", False), ("C0002", "parcel", True)]


def test_a_row_with_an_id_that_excel_damaged_is_refused_with_the_remedy_and_the_others_go_on(
    oms: Tenant, tmp_path: Path
) -> None:
    text = "编码,名称\n6920000000000000001,甲\n6.92E+18,乙\n6920000000000000003,丙\n"
    run = uploaded(oms, tmp_path, text)
    start(oms, run, CARRIERS[:3])
    work_off(oms)
    done = state(oms, run)
    assert (done.state, done.created, done.failed) == ("done", 2, 1)
    assert "原始 CSV" in "".join(error_lines(oms, done, "zh"))


def test_a_damaged_id_inside_a_formula_is_refused_too(oms: Tenant, tmp_path: Path) -> None:
    run = uploaded(oms, tmp_path, "编码,名称\nA,6920000000000000001\nB,6.92E+18\nC,6920000000000000003\n")
    formula = {"target": "name", "source": {"kind": "formula", "expr": 'CONCAT("快递", LEFT(名称, 4))'}}
    start(oms, run, [CARRIERS[0], formula, CARRIERS[2]])
    with transaction(oms) as tx:
        check = Rehearsal(work(tx), state(oms, run), rights(tx, plans(tx), actor_of(tx, 1))).attempt(work(tx))
    assert [(row.n, values["name"]) for row, values, _ in check.refused] == [(2, None)]
    work_off(oms)
    assert (state(oms, run).created, state(oms, run).failed) == (2, 1)
    refused = "".join(error_lines(oms, state(oms, run), "zh")).splitlines()[1]
    assert refused.startswith("B,6.92E+18,3,名称：“6.92E+18”是被 Excel 改过的长号码")


def test_a_crash_in_the_middle_resumes_without_a_duplicate(oms: Tenant, tmp_path: Path) -> None:
    run = uploaded(oms, tmp_path, table(1203))
    start(oms, run)
    chunks = 0

    def dies(job: JobRun) -> None:
        nonlocal chunks
        import_task.import_chunk(job)
        chunks += 1
        if chunks == 2:
            raise KeyboardInterrupt  # as a killed process: the chunk's transaction never commits

    with pytest.raises(KeyboardInterrupt):
        work_off(oms, {import_task.TASK: dies})
    assert count(oms) == 500
    importer.forget(oms)
    Embedded(import_task.TASKS, lambda: NOW + timedelta(minutes=10)).run_due(oms)
    done = state(oms, run)
    assert (done.state, done.created, count(oms)) == ("done", 1203, 1203)


def test_an_import_goes_on_only_while_its_owner_may_import(oms: Tenant, tmp_path: Path) -> None:
    run = uploaded(oms, tmp_path, table(1203))
    start(oms, run)
    chunks = 0

    def loses_the_right(job: JobRun) -> None:
        nonlocal chunks
        import_task.import_chunk(job)
        chunks += 1
        if chunks == 1:
            set_roles(job.tx, 1, ["service"])

    work_off(oms, {import_task.TASK: loses_the_right})
    ended = state(oms, run)
    assert (ended.state, ended.done, count(oms)) == ("failed", 500, 500)
    assert ended.message is not None
    assert ended.message["en"] == "Not allowed: importing data"


def test_what_was_given_besides_the_columns_is_suggested_again_for_a_file_of_the_same_headings(
    oms: Tenant, tmp_path: Path
) -> None:
    start(oms, uploaded(oms, tmp_path, table(3)))
    work_off(oms)
    other = uploaded(oms, tmp_path, "编码,名称\r\nX1,别家快递\r\n")
    assert [(e["target"], e["source"]["kind"]) for e in state(oms, other).mapping] == [
        ("code", "column"),
        ("name", "column"),
    ]
    start(oms, other, CARRIERS[:2])
    work_off(oms)
    mended = state(oms, uploaded(oms, tmp_path, "编码,名称 ,状态,行号,错误原因\r\nC9,快递九,-,7,改好了\r\n"))
    assert len(mended.mapping) == len(CARRIERS)
    again = state(oms, uploaded(oms, tmp_path, table(5)))
    assert [{"target": e["target"], "source": e["source"]} for e in again.mapping] == CARRIERS
    assert {e["ground"] for e in again.mapping} == {"last"}


def test_the_same_file_again_creates_nothing(oms: Tenant, tmp_path: Path) -> None:
    for expected in ((3, 0), (0, 3)):
        run = uploaded(oms, tmp_path, table(3))
        start(oms, run)
        work_off(oms)
        assert (state(oms, run).created, state(oms, run).skipped) == expected


def test_bad_rows_are_refused_with_reasons_and_come_back_as_a_file(oms: Tenant, tmp_path: Path) -> None:
    run = uploaded(oms, tmp_path, "编码,名称,状态\nA,顺丰,\n,没有编码,\n=cmd(),中通,\nA,重复,\n")
    start(oms, run)
    work_off(oms)
    done = state(oms, run)
    assert (done.created, done.failed) == (2, 2)
    lines = "".join(error_lines(oms, done, "zh")).splitlines()
    assert lines[0].startswith("\ufeff编码,名称,状态,行号,错误原因")
    assert "没有编码" in lines[1]
    assert "编码" in lines[1].split(",")[-1]
    assert "编码已存在" in lines[2]


def test_the_workbook_of_refused_rows_keeps_long_numbers_and_formulas_as_texts(oms: Tenant, tmp_path: Path) -> None:
    run = uploaded(oms, tmp_path, "编码,名称,状态\n,6920000000000000001,=1+1\n,快递乙,-\n")
    start(oms, run)
    work_off(oms)
    path = tmp_path / "errors.xlsx"
    path.write_bytes(b"".join(error_book(oms, state(oms, run), "zh")))
    sheet = openpyxl.load_workbook(path).active
    cells = list(sheet.iter_rows())
    assert [cell.value for cell in cells[0]] == ["编码", "名称", "状态", "行号", "错误原因"]
    assert [(cell.value, cell.data_type, cell.number_format) for cell in cells[1][1:4]] == [
        ("6920000000000000001", "s", "@"),
        ("=1+1", "s", "@"),
        ("2", "s", "@"),
    ]
    book = openpyxl.load_workbook(path)
    for number, code in ((2, "A"), (3, "B")):
        book.active.cell(number, 1).value = code
    book.save(path)
    with transaction(oms) as tx:
        again = take_file(tx, plans(tx).form("carrier"), "oms", path.name, path, 1, NOW)
    start(oms, again)
    work_off(oms)
    assert (state(oms, again).created, state(oms, again).failed) == (2, 0)
    with transaction(oms, write=False) as tx:
        assert tx.sql("SELECT name FROM f_carrier WHERE code = 'A'")[0][0] == "6920000000000000001"


def test_a_long_error_file_comes_in_pieces(oms: Tenant, tmp_path: Path) -> None:
    run = uploaded(oms, tmp_path, "编码,名称,状态\n" + "".join(f"C{n},快递{n},1.2E+18\n" for n in range(2100)))
    start(oms, run)
    work_off(oms)
    pieces = list(error_lines(oms, state(oms, run), "zh"))
    assert [piece.count("\n") for piece in pieces] == [1, 1000, 1000, 100]


def test_an_error_file_that_still_has_errors_names_its_reasons_once(oms: Tenant, tmp_path: Path) -> None:
    run = uploaded(oms, tmp_path, "编码,名称,状态,行号,错误原因\nB,修好了,,2,名称不能为空\n,没有编码,,7,编码不能为空\n")
    start(oms, run)
    work_off(oms)
    head, refused = list(error_lines(oms, state(oms, run), "en"))
    assert head == "\ufeff编码,名称,状态,Row,Reason\r\n"
    assert refused.startswith(",没有编码,,3,")


def test_another_sheet_of_the_workbook_can_be_chosen(oms: Tenant, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["编码", "名称"], ["A", "顺丰"]):
        book.active.append(row)
    second = book.create_sheet("第二页")
    for row in (["名称", "编码"], ["中通", "B"], ["申通", "C"]):
        second.append(row)
    path = tmp_path / "carriers.xlsx"
    book.save(path)
    with transaction(oms) as tx:
        plan = plans(tx).form("carrier")
        run = take_file(tx, plan, "oms", path.name, path, 1, NOW)
        with pytest.raises(ValidationError) as raised:
            choose_sheet(tx, import_store.read(tx, run), plan, "第三页")
        choose_sheet(tx, import_store.read(tx, run), plan, "第二页")
        chosen = import_store.read(tx, run)
    assert raised.value.hint is not None
    assert "第二页" in raised.value.hint.zh
    assert chosen.total == 2
    assert {entry["target"]: entry["source"]["column"] for entry in chosen.mapping} == {"name": 0, "code": 1}


def test_a_preview_keeps_nothing(oms: Tenant, tmp_path: Path) -> None:
    run = uploaded(oms, tmp_path, "编码,名称,状态\nA,顺丰,\n,没有编码,\n")
    with transaction(oms) as tx:
        import_store.update(tx, run, mapping=CARRIERS)
        rehearsal = Rehearsal(work(tx), import_store.read(tx, run), rights(tx, plans(tx), actor_of(tx, 1)))
        check = rehearsal.attempt(work(tx))
    assert (check.new, check.bad, count(oms)) == (1, 1, 0)
    row, values, problems = check.refused[0]
    assert (row.n, values["name"], bool(problems)) == (2, "没有编码", True)


def test_a_paused_import_goes_on_where_it_stopped(oms: Tenant, tmp_path: Path) -> None:
    run = uploaded(oms, tmp_path, table(800))
    start(oms, run)

    def pauses(job: JobRun) -> None:
        import_task.import_chunk(job)
        if import_store.read(job.tx, run).state == "running":
            importer.move(job.tx, run, "pause", NOW)

    work_off(oms, {import_task.TASK: pauses})
    assert (state(oms, run).state, count(oms)) == ("paused", 500)
    with transaction(oms) as tx:
        importer.move(tx, run, "resume", NOW)
    work_off(oms)
    assert (state(oms, run).state, count(oms)) == ("done", 800)


def test_the_time_that_an_import_was_held_is_not_time_that_it_ran(oms: Tenant, tmp_path: Path) -> None:
    run = uploaded(oms, tmp_path, table(3))
    start(oms, run)
    for verb, minutes in (("pause", 1), ("resume", 61), ("cancel", 63)):
        with transaction(oms) as tx:
            held = importer.move(tx, run, verb, NOW + timedelta(minutes=minutes))
    assert held.started_at is not None
    assert held.finished_at is not None
    assert held.finished_at - held.started_at == timedelta(minutes=3)


def test_the_rows_behind_those_that_are_tried_are_read(oms: Tenant, tmp_path: Path) -> None:
    rows = table(1100).replace("C1007,快递1007,", ",没有编码,").replace("C0003,快递3,", ",没有编码,")
    run = uploaded(oms, tmp_path, rows.replace("C1051,快递1051,停用", "C1051,快递1051,1.2E+18"))
    with transaction(oms) as tx:
        import_store.update(tx, run, mapping=CARRIERS)
        rehearsal = Rehearsal(work(tx), import_store.read(tx, run), rights(tx, plans(tx), actor_of(tx, 1)))
        rehearsal.attempt(work(tx))
    with transaction(oms, write=False) as tx:
        check = rehearsal.read_on(tx)
    assert (check.tried, check.checked, check.new, check.bad, check.records) == (500, 1100, 1098, 2, 1098)
    # Row 1007 breaks a rule of the form, which is asked only when it is saved.
    assert [row.n for row, _, _ in check.refused] == [3, 1051]
    assert count(oms) == 0


@pytest.mark.parametrize(("end", "refused"), [(" \r\nC2,快递", [2]), (" \r\nC2,快递2,停", []), (" \r\nC2\r\n", [])])
def test_a_row_in_which_the_file_breaks_off_is_refused(
    oms: Tenant, tmp_path: Path, end: str, refused: list[int]
) -> None:
    run = uploaded(oms, tmp_path, "编码,名称,状态\r\nC1,快递1," + end)
    start(oms, run, [CARRIERS[0], {**CARRIERS[2], "target": "name"}, CARRIERS[2]])
    work_off(oms)
    with transaction(oms, write=False) as tx:
        rows = import_store.failed_rows(tx, run)
    assert [n for n, _, _ in rows] == refused
    assert [why[0]["code"] for _, _, why in rows] == ["row_cut" for _ in refused]


def test_a_file_that_ends_within_a_character_is_read_in_its_encoding(oms: Tenant, tmp_path: Path) -> None:
    path = tmp_path / "cut.csv"
    path.write_bytes("编码,名称,状态\nC1,快递甲,停用\nC2,快递乙,停用".encode()[:-1])
    with transaction(oms) as tx:
        run = take_file(tx, plans(tx).form("carrier"), "oms", path.name, path, 1, NOW)
    assert state(oms, run).layout["format"]["encoding"] == "utf-8"
    start(oms, run)
    work_off(oms)
    assert (state(oms, run).created, state(oms, run).failed) == (1, 1)


def test_a_wrong_mapping_names_every_entry(oms: Tenant, tmp_path: Path) -> None:
    run = uploaded(oms, tmp_path, table(1))
    wrong = [
        {"target": "nothing", "source": {"kind": "column", "column": 0}},
        {"target": "code", "source": {"kind": "column", "column": 99}},
        {"target": "name", "source": {"kind": "formula", "expr": "状态 +"}},
    ]
    with transaction(oms, write=False) as tx:
        everything = rights(tx, plans(tx), actor_of(tx, 1))
        with pytest.raises(ValidationError) as raised:
            importer.check_mapping(work(tx), import_store.read(tx, run), wrong, everything)
    assert [p.path for p in raised.value.problems] == [
        "/mapping/0/target",
        "/mapping/1/source/column",
        "/mapping/2/source/expr",
    ]


def test_a_finished_import_cannot_run_again(oms: Tenant, tmp_path: Path) -> None:
    run = uploaded(oms, tmp_path, table(1))
    start(oms, run)
    work_off(oms)
    with transaction(oms) as tx, pytest.raises(Conflict):
        importer.move(tx, run, "run", NOW)


TMALL = Path(__file__).parents[4] / "shared" / "data" / "tmall_1111" / "tmall_order_report.csv"


ORDERS = [
    {"target": "platform_no", "source": {"kind": "column", "column": 0}},
    {"target": "shop", "source": {"kind": "constant", "value": "禾间旗舰店"}},
    {"target": "customer", "source": {"kind": "constant", "value": "平台买家(匿名)"}},
    {"target": "address", "source": {"kind": "column", "column": 3}},
    {"target": "placed_at", "source": {"kind": "column", "column": 4}},
    {"target": "paid_at", "source": {"kind": "column", "column": 5}},
    {"target": "paid_amount", "source": {"kind": "column", "column": 2}},
    {"target": "review", "source": {"kind": "constant", "value": "passed"}},
    {"target": "pay", "source": {"kind": "formula", "expr": 'IF(ISEMPTY(订单付款时间), "unpaid", "paid")'}},
    {"target": "lines.sku", "source": {"kind": "constant", "value": "商品未匹配"}},
    {"target": "lines.qty", "source": {"kind": "constant", "value": "1"}},
    {"target": "lines.price", "source": {"kind": "column", "column": 1}},
]


def test_a_row_whose_sub_order_is_there_is_refused_by_its_number_and_the_others_go_on(
    oms: Tenant, tmp_path: Path
) -> None:
    with transaction(oms) as tx:
        placeholders(work(tx))
    shop = {"target": "shop", "source": {"kind": "constant", "value": "禾间旗舰店"}}
    customer = {"target": "customer", "source": {"kind": "constant", "value": "平台买家(匿名)"}}
    columns = [
        {"target": target, "source": {"kind": "column", "column": index}}
        for index, target in enumerate(("platform_no", "lines.platform_sub_no", "lines.price"))
    ]
    mapping = [shop, customer, *columns, *(one for one in ORDERS if one["target"] in ("lines.sku", "lines.qty"))]
    for text, expected in (
        ("单号,子单号,金额\nT1,Z1,10\nT2,Z2,10\nT3,Z1,10\nT4,,10\nT5,,10\n", [(3, "同时保存")]),
        ("单号,子单号,金额\nT6,Z2,10\nT7,Z3,10\n", [(1, "见 SO")]),
    ):
        run = uploaded(oms, tmp_path, text, "order")
        start(oms, run, mapping)
        work_off(oms)
        with transaction(oms, write=False) as tx:
            refused = import_store.failed_rows(tx, run)
        told = [(n, problems[0]["path"], problems[0]["message"]["zh"]) for n, _, problems in refused]
        assert [(n, path) for n, path, _ in told] == [(n, "/lines/0/platform_sub_no") for n, _ in expected]
        assert all(word in said for (_, word), (_, _, said) in zip(expected, told, strict=True))
    assert count(oms, "f_order") == 5


SUB_ORDERS = [
    {"target": target, "source": {"kind": "column", "column": index}}
    for index, target in enumerate(("platform_no", "recipient", "lines.sku", "lines.qty", "lines.price"))
] + [one for one in ORDERS if one["target"] in ("shop", "customer")]


def lines_of(tenant: Tenant) -> list[tuple[str, int, int]]:
    """Of each order: its number on the channel, its lines, its pieces."""
    with transaction(tenant, write=False) as tx:
        rows = tx.sql(
            "SELECT o.platform_no, count(*), sum(l.qty) FROM f_order o JOIN f_order__lines l ON l.parent_id = o.id"
            " GROUP BY o.platform_no ORDER BY o.platform_no"
        )
    scale = 1 if tenant.dialect == "postgresql" else 1000
    return [(number, int(lines), int(pieces) // scale) for number, lines, pieces in rows]


def test_neighbouring_rows_of_one_order_become_its_lines(oms: Tenant, tmp_path: Path) -> None:
    with transaction(oms) as tx:
        placeholders(work(tx))
    head = "单号,收件人,货号,件数,价格\n"
    text = head + (
        "T1,李一,WPP,1,10\nT1,,WPP,2,20\nT2,王二,WPP,1,10\n"  # the second row says nothing of whom
        "T3,赵三,WPP,1,10\nT3,钱三,WPP,2,10\n"  # two recipients
        "T4,周四,WPP,1,10\nT4,周四,X9,2,10\nT4,周四,WPP,三,10\n"
        "T5,吴五,WPP,1,10\nT5,吴五,WPP,1,10\n"  # the same row twice
        ",郑六,WPP,1,10\n,郑六,WPP,2,10\n"  # no number: two orders
    )
    run = uploaded(oms, tmp_path, text, "order")
    start(oms, run, SUB_ORDERS)
    work_off(oms)
    done = state(oms, run)
    assert (done.state, done.done, done.created, done.failed) == ("done", 12, 5, 6)
    assert [line for line in lines_of(oms) if line[0]] == [("T1", 2, 3), ("T2", 1, 1), ("T5", 1, 1)]
    with transaction(oms, write=False) as tx:
        told = [(n, [one["code"] for one in why]) for n, _, why in import_store.failed_rows(tx, run)]
    assert told == [
        (4, ["row_held_back"]),
        (5, ["row_differs"]),
        (6, ["row_held_back"]),
        (7, ["unknown_reference"]),
        (8, ["bad_number"]),
        (10, ["row_twice"]),
    ]
    again = uploaded(oms, tmp_path, text, "order")
    start(oms, again, SUB_ORDERS)
    work_off(oms)
    assert (state(oms, again).created, state(oms, again).skipped, state(oms, again).failed) == (0, 6, 6)


def test_rows_of_an_order_that_are_apart_become_one_order(oms: Tenant, tmp_path: Path) -> None:
    with transaction(oms) as tx:
        placeholders(work(tx))
    rows = [f"T{n:04},甲,WPP,1,10\n" for n in range(700)]
    rows[690] = "T0100,甲,WPP,2,10\nT0100,甲,WPP,4,10\n"
    rows[693] = "T0650,甲,X9,2,10\n"  # there is no such SKU: its order waits as a whole
    rows[695] = "T0100,甲,WPP,8,10\n"
    run = uploaded(oms, tmp_path, "单号,收件人,货号,件数,价格\n" + "".join(rows), "order")
    with transaction(oms) as tx:
        import_store.update(tx, run, mapping=SUB_ORDERS)
        rehearsal = Rehearsal(work(tx), import_store.read(tx, run), rights(tx, plans(tx), actor_of(tx, 1)))
        rehearsal.attempt(work(tx))
        rehearsal.attempt(work(tx))  # as a transaction that is tried again
        check = rehearsal.read_on(tx)
    told = [(651, "row_held_back"), (695, "unknown_reference")]
    assert sorted((row.n, why[0].code) for row, _, why in check.refused) == told
    assert (check.checked, check.new, check.bad, check.records) == (701, 699, 2, 696)
    start(oms, run, SUB_ORDERS)

    def dies_anew(job: JobRun) -> None:
        import_task.import_chunk(job)
        importer.forget(oms)

    work_off(oms, {import_task.TASK: dies_anew})
    done = state(oms, run)
    assert (done.state, done.done, done.created, done.failed) == ("done", 701, 696, 2)
    assert [line for line in lines_of(oms) if line[1] != 1 or line[0] == "T0650"] == [("T0100", 4, 15)]
    with transaction(oms, write=False) as tx:
        assert [(n, why[0]["code"]) for n, _, why in import_store.failed_rows(tx, run)] == told
    again = uploaded(
        oms, tmp_path, "单号,收件人,货号,件数,价格\nT0650,甲,WPP,1,10\nT9,乙,WPP,1,10\nT0650,甲,WPP,2,10\n", "order"
    )
    start(oms, again, SUB_ORDERS)
    work_off(oms)
    assert (state(oms, again).created, state(oms, again).failed) == (2, 0)
    assert ("T0650", 2, 3) in lines_of(oms)


def test_a_list_may_name_its_columns_after_what_it_lists(oms: Tenant, tmp_path: Path) -> None:
    run = state(oms, uploaded(oms, tmp_path, "快递公司编码,Carrier name\nA,甲\n"))
    assert [(e["target"], e["ground"]) for e in run.mapping] == [("code", "name"), ("name", "name")]


def test_an_order_is_not_cut_where_a_chunk_ends_or_the_server_dies(oms: Tenant, tmp_path: Path) -> None:
    with transaction(oms) as tx:
        placeholders(work(tx))
    rows = "".join(f"T{n:04},甲,WPP,{k},10\n" for n in range(401) for k in (1, 2, 3))
    run = uploaded(oms, tmp_path, "单号,收件人,货号,件数,价格\n" + rows, "order")
    start(oms, run, SUB_ORDERS)

    def dies_anew(job: JobRun) -> None:
        import_task.import_chunk(job)
        importer.forget(oms)

    work_off(oms, {import_task.TASK: dies_anew})
    assert (state(oms, run).state, state(oms, run).created, state(oms, run).failed) == ("done", 401, 0)
    assert lines_of(oms) == [(f"T{n:04}", 3, 6) for n in range(401)]


def test_what_the_database_refuses_of_a_line_is_said_of_its_row(oms: Tenant, tmp_path: Path) -> None:
    with transaction(oms) as tx:
        placeholders(work(tx))
    run = uploaded(oms, tmp_path, "单号,收件人,货号,件数,价格\nT1,李一,WPP,1,10\nT1,李一,WPP,-2,20\n", "order")
    start(oms, run, SUB_ORDERS)
    work_off(oms)
    with transaction(oms, write=False) as tx:
        told = [(n, why[0]["path"], why[0]["code"]) for n, _, why in import_store.failed_rows(tx, run)]
    assert told[0][2] == "row_held_back"
    assert told[1][:2] == (2, "/lines/1/qty")
    refused = "".join(error_lines(oms, state(oms, run), "zh")).splitlines()
    assert refused[2].startswith("T1,李一,WPP,-2,20,3,")
    assert "第 2 行" not in refused[2]


@pytest.mark.slow
@pytest.mark.skipif(not TMALL.is_file(), reason="the sample file is not beside this checkout")
def test_a_platforms_orders_come_in_as_history(oms: Tenant, tmp_path: Path) -> None:
    with transaction(oms) as tx:
        placeholders(work(tx))
    path = tmp_path / "tmall.csv"
    path.write_bytes(TMALL.read_bytes())
    with transaction(oms) as tx:
        run = take_file(tx, plans(tx).form("order"), "oms", path.name, path, 1, NOW)
    start(oms, run, ORDERS)
    began = time.perf_counter()
    work_off(oms)
    print(f"{28_010 / (time.perf_counter() - began):.0f} rows/s")
    done = state(oms, run)
    with transaction(oms, write=False) as tx:
        refused = import_store.failed_rows(tx, run)[:3]
    assert (done.state, done.total, done.created, done.failed) == ("done", 28_010, 28_010, 0), refused
    with transaction(oms, write=False) as tx:
        unpaid = tx.sql("SELECT count(*) FROM f_order WHERE pay = 'unpaid'")[0][0]
    assert unpaid == 3_923
