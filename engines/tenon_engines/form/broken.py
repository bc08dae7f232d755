"""Values that are wrong by themselves: what follows from them says nothing until they are mended."""

from collections.abc import Iterable

from tenon_engines.form.plan import Check, Env, FormPlan, Step


class Broken:
    """`paths` are those of problems: of a field, of a row's field, of a whole table, or empty for the record as a whole."""

    def __init__(self, plan: FormPlan, values: Env, paths: Iterable[str] = ()) -> None:
        self._plan = plan
        self._values = values
        self._whole = False
        self._own: set[str] = set()
        self._rows: dict[tuple[str, int], set[str]] = {}
        self._anywhere: set[str] | None = None
        self._lacking: dict[str, bool] = {}
        for path in paths:
            self.add(path)

    def add(self, path: str) -> None:
        self._anywhere = None
        head, *rest = path.removeprefix("/").split("/")
        if not head:
            self._whole = True
        elif head not in self._plan.subtables:
            self._own.add(head)
        elif len(rest) == 2 and rest[0].isdigit():
            self._rows.setdefault((head, int(rest[0])), set()).add(f"{head}.{rest[1]}")
        else:
            self._own |= {head, *(f"{head}.{key}" for key in self._plan.subtables[head].fields)}

    def hides(self, check: Check, index: int = 0) -> bool:
        """Whether the check reads a broken value or one that follows from it. A row is not touched by what is broken in
        another one, unless the record adds up over both."""
        if self._whole:
            return True
        reads = check.reads | check.rests_on
        nodes = self._touched()
        if check.table and not nodes.isdisjoint(reads):
            record = {node for node in nodes if "." not in node}
            nodes = self._followed(self._own | record | self._rows.get((check.table, index), set()))
        return not nodes.isdisjoint(reads)

    def _touched(self) -> set[str]:
        """In the record or in any of its rows; thousands of rows may ask for it."""
        if self._anywhere is None:
            self._anywhere = self._followed(self._own.union(*self._rows.values()))
        return self._anywhere

    def _followed(self, nodes: set[str]) -> set[str]:
        found = set(nodes)
        for stage in self._plan.stages:
            for step in stage.steps:
                if not found.isdisjoint(step.reads | step.through) and (step.kind != "default" or self._lacks(step)):
                    found.add(step.node)
        return found

    def _lacks(self, step: Step) -> bool:
        """Whether a default was not given otherwise, and could not be worked out."""
        if step.node not in self._lacking:
            rows = self._values.get(step.table) or () if step.table else (self._values,)
            self._lacking[step.node] = any(row.get(step.key) is None for row in rows)
        return self._lacking[step.node]
