"""Rows of a file as records: what can be saved is saved, the rest comes back with its problems."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.exchange import import_store
from tenon_platform.exchange.import_reader import Reader
from tenon_platform.exchange.import_source import SourceRow
from tenon_platform.exchange.import_store import Run
from tenon_platform.exchange.mapper import Draft, Mapper
from tenon_platform.exchange.merging import Gathered, gather
from tenon_platform.exchange.references import References
from tenon_platform.runtime.change import Change
from tenon_platform.runtime.pipeline import save_valid
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.transaction import Tx


@dataclass
class Outcome:
    """Of a chunk: rows that went into records, rows that were refused and why, how many were there before."""

    made: list[tuple[SourceRow, int]] = field(default_factory=list)
    refused: list[tuple[SourceRow, list[Problem]]] = field(default_factory=list)
    skipped: int = 0
    records: int = 0


@dataclass
class Machine:
    """What an import needs again for every chunk; the process keeps it, a restart makes it again."""

    reader: Reader
    mapper: Mapper
    references: References
    epoch: int


def read_rows(tx: Tx, run: Run, machine: Machine, rows: Sequence[SourceRow]) -> tuple[list[Gathered], int]:
    """The records that the rows describe, and how many rows were imported before."""
    known = import_store.known(tx, run.form, rows)
    fresh = [row for row in rows if row.hash not in known]
    drafts = [machine.mapper.draft(row.cells) for row in fresh]
    for row, draft in zip(fresh, drafts, strict=True):
        if row.n == run.total and run.layout.get("cut"):
            message = Text("文件到这一行中断，可能没有传完整", "The file breaks off in this row; it may not be whole")
            hint = Text("请重新导出整个文件", "export the whole file again")
            draft.problems.append(Problem("row_cut", "", message, hint))
    machine.references.find(tx, (row[key] for draft in drafts for row, key, _ in draft.named))

    def put(draft: Draft) -> list[Problem]:
        return machine.references.put(draft.named)

    pairs = list(zip(fresh, drafts, strict=True))
    return gather(pairs, machine.mapper.key, put, machine.mapper.names), len(rows) - len(fresh)


def save_rows(work: Work, run: Run, machine: Machine, rows: Sequence[SourceRow]) -> Outcome:
    """Saves what can be saved; the rest comes back with its problems."""
    records, skipped = read_rows(work.tx, run, machine, rows)
    outcome = Outcome(skipped=skipped)
    changes = [
        Change(run.form, values=one.values, lines=one.lines, coerced=True, problems=one.problems) for one in records
    ]
    saved, wrong = save_valid(work, changes)
    outcome.records = len(saved)
    outcome.made = [(row, made.id) for position, made in sorted(saved.items()) for row in records[position].rows]
    outcome.refused = [pair for position, problems in wrong.items() for pair in records[position].told(problems)]
    outcome.refused += (pair for record in records for pair in record.repeated())
    outcome.refused.sort(key=lambda pair: pair[0].n)
    return outcome


def refused_rows(records: Sequence[Gathered]) -> list[tuple[SourceRow, list[Problem]]]:
    """What is wrong with the rows by themselves, before anything is saved."""
    found = [pair for record in records if record.refused for pair in record.told(record.problems)]
    return [*found, *(pair for record in records for pair in record.repeated())]
