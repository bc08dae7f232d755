"""What an import would give, before anything is kept."""

from dataclasses import dataclass, field
from itertools import islice

from tenon_engines.kernel.problem import Problem
from tenon_platform.access.permissions import Rights
from tenon_platform.exchange.import_rows import Machine, Outcome, read_rows, refused_rows, save_rows
from tenon_platform.exchange.import_source import SourceRow
from tenon_platform.exchange.import_store import Run
from tenon_platform.exchange.importer import CHUNK, keep_checked, make_machine
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.transaction import Tx

MOST_READ = 30_000
MOST_BAD = 100
MOST_GOOD = 20
ShownRow = tuple[SourceRow, dict[str, str | None], list[Problem]]


@dataclass
class Check:
    """The first `tried` rows were saved and taken back; up to `checked`, their values were read. `good` and `refused` are
    rows to show."""

    total: int
    tried: int = 0
    checked: int = 0
    new: int = 0
    skipped: int = 0
    bad: int = 0
    records: int = 0
    good: list[ShownRow] = field(default_factory=list)
    refused: list[ShownRow] = field(default_factory=list)


class _Rehearsed(Exception):
    """Takes a rehearsal back."""


class Rehearsal:
    """Made where nobody waits for a writer: it goes through the file. `attempt` saves the first rows and takes them back;
    `read_on`, again without a writer, reads the others."""

    def __init__(self, work: Work, run: Run, rights: Rights) -> None:
        self._run = run
        self._machine: Machine = make_machine(work, run, rights)
        self.check = Check(run.total)

    def attempt(self, work: Work) -> Check:
        self.check = Check(self._run.total)
        rows = self._machine.reader.again().take(CHUNK)  # the transaction may be tried again
        outcome = Outcome()
        try:
            with work.tx.savepoint():
                outcome = save_rows(work, self._run, self._machine, rows)
                raise _Rehearsed
        except _Rehearsed:
            pass
        self.check.tried = len(rows)
        self._note(rows, outcome.refused, outcome.skipped, outcome.records)
        return self.check

    def read_on(self, tx: Tx) -> Check:
        while self.check.checked < MOST_READ and (rows := self._machine.reader.take(CHUNK)):
            records, skipped = read_rows(tx, self._run, self._machine, rows)
            self._note(rows, refused_rows(records), skipped, sum(1 for each in records if not each.refused))
        keep_checked(tx.tenant, self._run, self._machine)
        return self.check

    def _note(
        self, rows: list[SourceRow], refused: list[tuple[SourceRow, list[Problem]]], skipped: int, records: int
    ) -> None:
        check, mapper = self.check, self._machine.mapper
        check.checked += len(rows)
        check.skipped += skipped
        check.bad += len(refused)
        check.new += len(rows) - skipped - len(refused)
        check.records += records
        wrong = {row.n: problems for row, problems in refused}
        for into, most, chosen in (
            (check.refused, MOST_BAD, (row for row in rows if row.n in wrong)),
            (check.good, MOST_GOOD, (row for row in rows if row.n not in wrong)),
        ):
            shown = islice(chosen, most - len(into))
            into += [(row, mapper.shown(row.cells), wrong.get(row.n, [])) for row in shown]
