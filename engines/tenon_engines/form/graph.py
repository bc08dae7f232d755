"""Which value depends on which: the order of computation, the loads it needs, and circles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tenon_engines.form.plan import FieldPlan, Load, Stage, Step, SubtablePlan

OUTSIDE = ("old.", "task.", "line.", "param.")


@dataclass(frozen=True, slots=True)
class Reads:
    """What an env key stands for: a node of the graph and, through a reference, a key of the target."""

    node: str
    table: str = ""
    root: str | None = None
    rest: str = ""


class Graph:
    """Nodes are `payable` (the record's) and `lines.net` (a column of a subtable)."""

    def __init__(self, fields: Mapping[str, FieldPlan], subtables: Mapping[str, SubtablePlan]) -> None:
        self.fields = fields
        self.subtables = subtables
        self.record_keys: dict[str, set[str]] = {key: set() for key in subtables}
        self.old_keys: set[str] = set()

    def reads(self, keys: Iterable[str], table: str) -> list[Reads]:
        """What these env keys of a formula on `table` read."""
        found: list[Reads] = []
        for key in keys:
            if key.startswith("old."):
                self.old_keys.add(key[4:])
            elif key.startswith("record.") and table:
                self.record_keys[table].add(key[7:])
                found += self._one(key[7:], "")
            elif not key.startswith(OUTSIDE) and key != "record":
                found += self._one(key.removeprefix("record."), table)
        return found

    def _one(self, key: str, table: str) -> list[Reads]:
        head, _, rest = key.partition(".")
        subtable = None if table else self.subtables.get(head)
        if subtable is not None:
            if not rest:
                return [Reads(head), *(Reads(f"{head}.{column}") for column in subtable.fields)]
            return [Reads(head), *self._one_of(rest, head, subtable.fields)]
        return self._one_of(key, table, self.subtables[table].fields if table else self.fields)

    def _one_of(self, key: str, table: str, fields: Mapping[str, FieldPlan]) -> list[Reads]:
        head, _, rest = key.partition(".")
        node = f"{table}.{head}" if table else head
        field = fields.get(head)
        if field is None:
            return []
        if rest and field.target is not None:
            return [Reads(node, table, head, rest)]
        if not field.column and field.env_key != head:
            return self._one_of(field.env_key, table, fields)
        return [Reads(node)]

    def nodes(self, keys: Iterable[str], table: str) -> frozenset[str]:
        return frozenset(read.node for read in self.reads(keys, table))


class Circle(Exception):
    """Values that depend on each other; `path` starts and ends with the same node."""

    def __init__(self, path: list[str]) -> None:
        super().__init__(" → ".join(path))
        self.path = path


def order(steps: Mapping[str, Step], loads: Mapping[tuple[str, str], Load]) -> tuple[Stage, ...]:
    """Steps in stages: first what needs no other record, then what the references set so far give, and so on."""
    stage_of: dict[str, int] = {}
    arranged: list[Step] = []
    trail: list[str] = []

    def visit(node: str) -> int:
        known = stage_of.get(node)
        if known is not None:
            return known
        if node in trail:
            raise Circle([*trail[trail.index(node) :], node])
        step = steps.get(node)
        if step is None:
            stage_of[node] = 0
            return 0
        trail.append(node)
        stage = max((visit(read) for read in sorted(step.reads)), default=0)
        for root in sorted(step.through):
            stage = max(stage, visit(root) + 1)
        trail.pop()
        stage_of[node] = stage
        arranged.append(step)
        return stage

    for node in steps:
        visit(node)
    load_stage = {place: visit(f"{place[0]}.{place[1]}" if place[0] else place[1]) + 1 for place in loads}
    count = 1 + max([0, *stage_of.values(), *load_stage.values()])
    return tuple(
        Stage(
            tuple(loads[place] for place in loads if load_stage[place] == index),
            tuple(step for step in arranged if stage_of[step.node] == index),
        )
        for index in range(count)
    )
