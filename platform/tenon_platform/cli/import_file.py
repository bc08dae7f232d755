"""`tenon import FORM FILE`: the import of the interface, for scripts and large files."""

import argparse
import json
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import Rights, rights
from tenon_platform.access.users import actor_of, user_by_login
from tenon_platform.catalog.plans import plans
from tenon_platform.cli.homes import opened, the_tenant
from tenon_platform.cli.report import LANGUAGE, show
from tenon_platform.exchange import import_store, importer
from tenon_platform.exchange.import_check import Check, Rehearsal
from tenon_platform.exchange.import_store import Run
from tenon_platform.exchange.upload import take_file
from tenon_platform.memory import settle
from tenon_platform.runtime.work_unit import Work
from tenon_platform.settings import Settings
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx, run_in_transaction

COUNTS = ("total", "tried", "checked", "new", "skipped", "bad", "records")


def import_file(arguments: argparse.Namespace, settings: Settings) -> int:
    """Exit code 1 when rows were refused."""
    with opened(settings) as home:
        tenant = the_tenant(home, arguments.tenant)
        number = run_in_transaction(tenant, lambda tx: _take(tx, arguments))
        if arguments.dry_run:
            rehearsal = run_in_transaction(tenant, lambda tx: Rehearsal(*_acting(tx, number)), write=False)
            run_in_transaction(tenant, lambda tx: rehearsal.attempt(_acting(tx, number)[0]))
            return _shown(run_in_transaction(tenant, rehearsal.read_on, write=False), arguments.json)
        run_in_transaction(tenant, lambda tx: importer.move(tx, number, "run", datetime.now(UTC)))
        run = _work_off(tenant, number)
    counts = {"total": run.total, "created": run.created, "skipped": run.skipped, "failed": run.failed}
    show(counts, [f"{name:<8}{count:>9,}" for name, count in counts.items()], as_json=arguments.json)
    return 1 if run.failed else 0


def _take(tx: Tx, arguments: argparse.Namespace) -> int:
    user = user_by_login(tx, arguments.login)
    if user is None:
        raise NotFound(Text(f"没有用户“{arguments.login}”", f"There is no user {arguments.login!r}"))
    source = Path(arguments.file)
    with tempfile.NamedTemporaryFile(delete=False) as copy:
        shutil.copyfile(source, copy.name)
    known = plans(tx)
    plan = known.form(arguments.form)
    app = known.app_of["form", plan.key]
    number = take_file(tx, plan, app, source.name, Path(copy.name), user["id"], datetime.now(UTC))
    changes: dict[str, Any] = {"mode": arguments.mode}
    if arguments.mapping:
        changes["mapping"] = json.loads(Path(arguments.mapping).read_text("utf-8"))
    import_store.update(tx, number, **changes)
    return number


def _shown(check: Check, as_json: bool) -> int:
    refused: list[dict[str, Any]] = [
        {"row": row.n, "problems": [problem.to_json(LANGUAGE) for problem in problems]}
        for row, _, problems in check.refused
    ]
    counts = {name: getattr(check, name) for name in COUNTS}
    lines = [f"{name:<8}{count:>9,}" for name, count in counts.items()]
    lines += [f"row {each['row']}: " + "; ".join(p["message"] for p in each["problems"]) for each in refused]
    show({**counts, "refused": refused}, lines, as_json=as_json)
    return 1 if refused else 0


def _work_off(tenant: Tenant, number: int) -> Run:
    """Chunk by chunk, each in its own transaction; a run that was cut off goes on in the server."""

    def chunk(tx: Tx) -> tuple[bool, Run]:
        work, _, own = _acting(tx, number)
        more = importer.run_chunk(work, number, own)
        return more, import_store.read(tx, number)

    settle()
    while True:
        more, run = run_in_transaction(tenant, chunk)
        print(f"\r{run.done:,} of {run.total:,}", end="", file=sys.stderr, flush=True)
        if not more:
            print(file=sys.stderr)
            return run


def _acting(tx: Tx, number: int) -> tuple[Work, Run, Rights]:
    """The import as the person who started it."""
    run = import_store.read(tx, number)
    actor, known = actor_of(tx, run.user_id), plans(tx)
    mode: Any = run.mode
    work = Work(tx, known, actor, datetime.now(UTC), path="import", cause=f"import:{run.id}", mode=mode)
    return work, run, rights(tx, known, actor)
