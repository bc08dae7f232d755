"""Flat rows that say together what one record is: each gives a line, what they say of the record itself is the same."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tenon_engines.form.coerce import named
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.exchange.import_source import SourceRow
from tenon_platform.exchange.mapper import Draft

Pair = tuple[SourceRow, Draft]


@dataclass(slots=True)
class Gathered:
    """The rows of one record. `refused` holds what is wrong, by row; those of `twice` are refused alone."""

    rows: list[SourceRow] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    refused: dict[int, list[Problem]] = field(default_factory=dict)
    twice: list[SourceRow] = field(default_factory=list)

    @property
    def problems(self) -> list[Problem]:
        return [problem for problems in self.refused.values() for problem in problems]

    def add(self, row: SourceRow, draft: Draft, problems: list[Problem], names: Mapping[str, Text]) -> None:
        if any(row.cells == other.cells for other in self.rows):
            self.twice.append(row)
            return
        differs = [
            Problem(
                "row_differs",
                f"/{key}",
                named(names[key], Text("和同一条记录前面的行不一样", "Not what an earlier row of this record says")),
                Text("请改成一样的，或不导入这一列", "Make them the same, or leave the column out"),
            )
            for key, value in draft.values.items()
            if self.values.setdefault(key, value) != value
        ]
        if problems or differs:
            self.refused[len(self.rows)] = [*(self._placed(one) for one in problems), *differs]
        for table, line in draft.lines.items():
            self.lines.setdefault(table, []).append(line)
        self.rows.append(row)

    def told(self, problems: Iterable[Problem]) -> list[tuple[SourceRow, list[Problem]]]:
        """Every row with what is wrong with it: its own problems, those of its line and, for the first, those of the
        record; rows without any wait for the others."""
        by_row = {number: list(known) for number, known in self.refused.items()}
        own = set(self.problems)
        for problem in problems:
            if problem in own:
                continue
            parts = problem.path.split("/")
            line = int(parts[2]) if len(parts) > 2 and parts[1] in self.lines and parts[2].isdigit() else 0
            by_row.setdefault(min(line, len(self.rows) - 1), []).append(_without_place(problem, line + 1))
        message = Text("同一条记录的另一行有问题", "Another row of this record has a problem")
        waits = [Problem("row_held_back", "", message)]
        return [(row, by_row.get(number, waits)) for number, row in enumerate(self.rows)]

    def _placed(self, problem: Problem) -> Problem:
        """The row that comes next brings the line of that number to each table."""
        head, _, rest = problem.path[1:].partition("/0/")
        return replace(problem, path=f"/{head}/{len(self.rows)}/{rest}") if rest else problem

    def repeated(self) -> list[tuple[SourceRow, list[Problem]]]:
        message = Text("和同一条记录的另一行完全相同", "The same as another row of this record")
        hint = Text("确有两份请改数量", "If it is meant, raise the quantity instead")
        return [(row, [Problem("row_twice", "", message, hint)]) for row in self.twice]


def _without_place(problem: Problem, line: int) -> Problem:
    """The place of a line in its record would be mistaken for that of the row in the file."""
    zh, en = problem.message.zh.removeprefix(f"第 {line} 行："), problem.message.en.removeprefix(f"Row {line}: ")
    return replace(problem, message=Text(zh, en))


def gather(
    pairs: Sequence[Pair],
    key: Callable[[Sequence[str]], Any],
    put: Callable[[Draft], list[Problem]],
    names: Mapping[str, Text],
) -> list[Gathered]:
    """Rows that follow each other with the same key belong together; one without a key is a record by itself."""
    found: list[Gathered] = []
    last = None
    for row, draft in pairs:
        own = key(row.cells)
        if own is None or own != last:
            found.append(Gathered())
        found[-1].add(row, draft, draft.problems + put(draft), names)
        last = own
    return found
