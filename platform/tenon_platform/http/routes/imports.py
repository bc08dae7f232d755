"""Imports: upload, mapping, preview, run, progress, refused rows."""

from typing import Any

from tenon_engines.form.plan import FormPlan
from tenon_engines.kernel.errors import Denied, NotFound, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import demand
from tenon_platform.exchange import import_store, importer
from tenon_platform.exchange.error_book import XLSX, error_book
from tenon_platform.exchange.error_file import error_lines
from tenon_platform.exchange.import_check import MOST_BAD, Rehearsal
from tenon_platform.exchange.import_source import columns_of
from tenon_platform.exchange.import_store import Run
from tenon_platform.exchange.targets import denied_fields, target_json, targets_of
from tenon_platform.exchange.upload import choose_sheet, take_file
from tenon_platform.http.answer import Answer, Created
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.permission import LOGGED_IN
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.imports import (
    ImportChange,
    ImportFile,
    ImportPreview,
    ImportRun,
    PreviewRow,
    RefusedRows,
)
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.transaction import Tx, run_in_transaction

routes = Routes("imports")
MOST_BYTES = 300 * 1024 * 1024
MOST_ENTRIES = 300
CSV = "text/csv"
WORDS = Text("导入数据", "importing data")


@routes.upload("/imports", LOGGED_IN, most=MOST_BYTES, fields=ImportFile)
def upload(call: Call) -> Created[ImportRun]:
    """Takes a table and suggests how its columns fill the form."""
    upload = call.upload
    app, form = upload.fields.get("app", ""), upload.fields.get("form", "")
    plan = call.plans.form(form)
    demand(call.rights.form(form).import_, WORDS)
    if call.plans.app_of["form", form] != app:
        raise NotFound(
            Text(f"应用“{app}”里没有表单“{form}”", f"The application {app!r} has no form {form!r}"), path="app"
        )
    denied, history = _denied(call, plan), call.rights.is_admin
    number = take_file(
        call.tx, plan, app, upload.name, upload.file, _user(call), call.now, denied=denied, history=history
    )
    return Created(_describe(call, import_store.read(call.tx, number)))


@routes.get("/imports/{id}", LOGGED_IN)
def read(call: Call) -> ImportRun:
    """State and progress."""
    return _describe(call, _run(call))


@routes.put("/imports/{id}", LOGGED_IN, takes=Takes(body=ImportChange))
def change(call: Call) -> ImportRun:
    """Sets mapping and mode, naming every entry that cannot work; or chooses another sheet of the workbook."""
    run = _run(call)
    body = call.json_object()
    if isinstance(sheet := body.get("sheet"), str):
        importer.demand_idle(run)
        plan = call.plans.form(run.form)
        choose_sheet(call.tx, run, plan, sheet, _denied(call, plan))
        return _describe(call, import_store.read(call.tx, run.id))
    mapping, mode = body.get("mapping", run.mapping), body.get("mode", run.mode)
    if not isinstance(mapping, list) or len(mapping) > MOST_ENTRIES or not all(isinstance(e, dict) for e in mapping):
        raise ValidationError([Problem("bad_mapping", "/mapping", Text("mapping 应为列表", "mapping is a list"))])
    if mode not in ("history", "live"):
        raise ValidationError([Problem("bad_mode", "/mode", Text("mode 为 history 或 live", "history or live"))])
    importer.demand_mode(mode, call.rights)
    importer.demand_idle(run)
    importer.check_mapping(call.work("import"), run, mapping, call.rights)
    import_store.update(call.tx, run.id, mapping=mapping, mode=mode)
    return _describe(call, import_store.read(call.tx, run.id))


@routes.post("/imports/{id}/preview", LOGGED_IN, transaction="own")
def preview(call: Call) -> ImportPreview:
    """Tries the first rows and takes them back, then reads the others: how many are good, which are bad and why."""
    session = call.session

    def entered(tx: Tx) -> tuple[Work, Run]:
        call.enter(tx, session)
        run = _run(call)
        mode: Any = run.mode
        return Work(tx, call.plans, call.actor, call.now, path="import", mode=mode), run

    rehearsal = run_in_transaction(call.tenant, lambda tx: Rehearsal(*entered(tx), call.rights), write=False)
    run_in_transaction(call.tenant, lambda tx: rehearsal.attempt(entered(tx)[0]))
    check = run_in_transaction(call.tenant, rehearsal.read_on, write=False)
    rows: list[PreviewRow] = []
    for row, values, problems in [*check.refused, *check.good]:
        errors: list[Any] = [problem.to_json(call.language) for problem in problems]
        rows.append({"n": row.n, "values": values, "cells": row.cells, "errors": errors})
    return {
        "total": check.total,
        "tried": check.tried,
        "checked": check.checked,
        "new": check.new,
        "skipped": check.skipped,
        "bad": check.bad,
        "records": check.records,
        "rows": rows,
    }


@routes.post("/imports/{id}/{verb}", LOGGED_IN)
def move(call: Call) -> ImportRun:
    """Runs, pauses, resumes or cancels."""
    run = _run(call)
    return _describe(call, importer.move(call.tx, run.id, call.path["verb"], call.now))


@routes.get("/imports/{id}/errors", LOGGED_IN, media_type=CSV)
def errors(call: Call) -> Answer[bytes]:
    """The refused rows as CSV, to be corrected and imported again."""
    run = _run(call)
    pieces = (piece.encode() for piece in error_lines(call.tenant, run, call.language))
    headers = {"Content-Disposition": f'attachment; filename="import-{run.id}-errors.csv"'}
    return Answer(pieces, headers=headers, media_type=f"{CSV}; charset=utf-8")


@routes.get("/imports/{id}/errors.xlsx", LOGGED_IN, media_type=XLSX)
def errors_xlsx(call: Call) -> Answer[bytes]:
    """The refused rows as a workbook of texts, in which long numbers stay whole."""
    run = _run(call)
    headers = {"Content-Disposition": f'attachment; filename="import-{run.id}-errors.xlsx"'}
    return Answer(error_book(call.tenant, run, call.language), headers=headers, media_type=XLSX)


@routes.get("/imports/{id}/refused", LOGGED_IN)
def refused(call: Call) -> RefusedRows:
    """The first of the refused rows, to be shown: what their columns gave and what is wrong."""
    run = _run(call)
    columns = {entry["target"]: entry["source"].get("column") for entry in run.mapping}
    rows: list[PreviewRow] = []
    for n, cells, problems in import_store.failed_rows(call.tx, run.id)[:MOST_BAD]:
        values = {path: cells[column] for path, column in columns.items() if column is not None and column < len(cells)}
        errors: list[Any] = [_problem(problem).to_json(call.language) for problem in problems]
        rows.append({"n": n, "values": values, "cells": cells, "errors": errors})
    return {"rows": rows}


def _problem(stored: dict[str, Any]) -> Problem:
    hint = Text(**stored["hint"]) if stored["hint"] else None
    return Problem(stored["code"], stored["path"], Text(**stored["message"]), hint)


def _run(call: Call) -> Run:
    """The run, if it is the caller's own (or the caller an administrator) and the right is still there."""
    run = import_store.read(call.tx, call.record_id())
    if run.user_id != call.actor.user_id and not call.rights.is_admin:
        raise Denied(Text("这是别人的导入", "This import is somebody else's"))
    demand(call.rights.form(run.form).import_, WORDS)
    return run


def _denied(call: Call, plan: FormPlan) -> set[str]:
    return denied_fields(plan.shape, call.rights.form(plan.key))


def _user(call: Call) -> int:
    assert call.actor.user_id is not None
    return call.actor.user_id


def _describe(call: Call, run: Run) -> ImportRun:
    plan = call.plans.form(run.form)
    seconds = ((run.finished_at or call.now) - run.started_at).total_seconds() if run.started_at else 0
    state: Any = run.state
    mode: Any = run.mode
    layout = run.layout
    detected: Any = {
        **layout["format"],
        "header_row": layout["header_row"],
        "rows": run.total,
        "refused": layout.get("refused", False),
    }
    columns: list[Any] = [column.to_json(call.language) for column in columns_of(run.layout)]
    targets: list[Any] = [target_json(plan, each, call.language) for each in targets_of(plan, _denied(call, plan))]
    mapping: list[Any] = run.mapping
    return {
        "id": run.id,
        "app": run.app,
        "form": run.form,
        "file": run.file,
        "state": state,
        "mode": mode,
        "total": run.total,
        "done": run.done,
        "created": run.created,
        "skipped": run.skipped,
        "failed": run.failed,
        "rate": round(run.done / seconds) if seconds > 0 else None,
        "message": Text(**run.message).pick(call.language) if run.message else None,
        "detected": detected,
        "columns": columns,
        "targets": targets,
        "mapping": mapping,
        "keys": importer.record_keys(plan),
    }
