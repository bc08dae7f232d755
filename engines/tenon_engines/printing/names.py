"""What the names of a template mean: fields of the form, columns of its rows, what lies behind a reference."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from jinja2 import nodes

from tenon_engines.form.scope import SYSTEM, end_of, walk
from tenon_engines.form.shape import FieldShape, FormShape
from tenon_engines.formula.types import Type
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.printing.grammar import at_line

# What there is besides the record; `loop` counts the rounds of the loop at hand.
AROUND = ("now", "today", "actor", "company", "printed", "copy", "copies", "sheet", "sheets")
LOOP = ("index", "index0", "first", "last", "length")


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """One value that the template shows: its way from the record (or from a row of `table`), and what it reads."""

    table: str
    way: tuple[str, ...]
    key: str
    type: Type
    field: FieldShape | None
    guards: tuple[tuple[str, str], ...]  # (form, field) that one must be allowed to see


@dataclass(frozen=True, slots=True)
class At:
    """A way that is not at its end yet: `record`, `record.customer`, `line.sku`."""

    table: str
    way: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    table: str
    pages: bool = False


Meaning = At | Rows | None


class Names:
    """Reads the tree in the order in which it is written, as jinja2 would."""

    def __init__(self, shapes: Mapping[str, FormShape], form: str, problems: list[Problem]) -> None:
        self._shapes = shapes
        self._form = form
        self._problems = problems
        self._names: dict[str, Meaning] = {"record": At(""), **dict.fromkeys(AROUND)}
        self.uses: dict[tuple[str, tuple[str, ...]], Use] = {}
        self.tables: set[str] = set()

    def read(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.For):
            self._loop(node)
        elif isinstance(node, nodes.Assign):
            assert isinstance(node.target, nodes.Name)
            self._names[node.target.name] = self._meaning(node.node) if isinstance(node.node, nodes.Expr) else None
        elif isinstance(node, nodes.Expr):
            self._meaning(node)
        else:
            for child in node.iter_child_nodes():
                self.read(child)

    def _loop(self, node: nodes.For) -> None:
        source = self._meaning(node.iter) if isinstance(node.iter, nodes.Expr) else None
        assert isinstance(node.target, nodes.Name)
        own: Meaning = None
        if isinstance(source, Rows):
            own = Rows(source.table) if source.pages else At(source.table)
        outside = self._names
        self._names = {**outside, node.target.name: own, "loop": None}
        for part in [node.test, *node.body] if node.test is not None else node.body:
            self.read(part)
        self._names = outside
        for part in node.else_:
            self.read(part)

    def _meaning(self, node: nodes.Expr) -> Meaning:
        """What an expression stands for; a way that ends here is a use."""
        found = self._place(node)
        return self._end(node, found) if isinstance(found, At) and found.way else found

    def _place(self, node: nodes.Expr) -> Meaning:
        if isinstance(node, nodes.Name):
            if node.name not in self._names:
                self._unknown(node, node.name, self._names)
            return self._names.get(node.name)
        if isinstance(node, nodes.Getattr):
            return self._step(node)
        for child in node.iter_child_nodes():
            inner = self._meaning(child) if isinstance(child, nodes.Expr) else None
            if isinstance(node, nodes.Filter) and child is node.node and isinstance(inner, Rows):
                self._column(node, inner)
                return Rows(inner.table, pages=True) if node.name == "pages" else None
            if isinstance(child, nodes.Helper):
                self.read(child)
        return None

    def _step(self, node: nodes.Getattr) -> Meaning:
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" and "loop" in self._names:
            if node.attr not in LOOP:
                self._unknown(node, node.attr, LOOP)
            return None
        before = self._place(node.node)
        if isinstance(before, At):
            if not before.table and not before.way and self._rows(node.attr) is not None:
                self.tables.add(node.attr)
                return Rows(node.attr)
            return At(before.table, (*before.way, node.attr))
        if not isinstance(node.node, nodes.Name) or node.node.name in self._names:
            message = Text(f"“{node.attr}”前面的值没有下级", f"what stands before {node.attr!r} has no parts")
            self._problems.append(Problem("template", "/body", at_line(node.lineno, message)))
        return None

    def _column(self, node: nodes.Filter, rows: Rows) -> None:
        """`|total("net")` reads a column."""
        if node.name != "total":
            return
        for argument in node.args:
            if isinstance(argument, nodes.Const) and isinstance(argument.value, str):
                self._end(argument, At(rows.table, tuple(argument.value.split("."))))
            else:
                message = Text("total 的列写在引号里", "the column of total stands in quotation marks")
                self._problems.append(Problem("template", "/body", at_line(node.lineno, message)))

    def _end(self, node: nodes.Expr, at: At) -> Meaning:
        fields = self._fields(at.table)
        found = walk(self._shapes, fields, at.way, allow_hidden=True, system=not at.table)
        if found is None or (found[1].name in ("list", "row") and len(at.way) > 1):
            known = set(fields) if len(at.way) == 1 or at.way[0] not in fields else self._behind(fields, at.way)
            self._unknown(node, ".".join(at.way), known)
            return None
        key, kind = found
        use = Use(at.table, at.way, key, kind, end_of(self._shapes, fields, at.way), self._guards(at))
        self.uses[at.table, at.way] = use
        return at

    def _guards(self, at: At) -> tuple[tuple[str, str], ...]:
        """Every field on the way, each with the form whose roles say who sees it."""
        fields: Mapping[str, FieldShape] = self._fields(at.table)
        form: str | None = None if at.table else self._form
        found = [(self._form, at.table)] if at.table else []
        for step in at.way:
            if form is not None:
                found.append((form, step))
            field = fields.get(step)
            if field is None:
                break
            end = end_of(self._shapes, fields, (step,))
            form = end.target if end is not None else None
            target = self._shapes.get(form or "")
            fields = target.fields if target is not None else {}
        return tuple(found)

    def _fields(self, table: str) -> Mapping[str, FieldShape]:
        return (self._rows(table) or {}) if table else self._shapes[self._form].fields

    def _rows(self, key: str) -> Mapping[str, FieldShape] | None:
        field = self._shapes[self._form].fields.get(key)
        return field.subtable if field is not None else None

    def _behind(self, fields: Mapping[str, FieldShape], way: tuple[str, ...]) -> set[str]:
        end = end_of(self._shapes, fields, way[:-1])
        target = self._shapes.get(end.target or "") if end is not None else None
        return {".".join((*way[:-1], key)) for key in target.fields} if target is not None else set()

    def _unknown(self, node: nodes.Node, name: str, known: object) -> None:
        names = [*known, *SYSTEM] if isinstance(known, set | dict | Mapping | tuple) else []
        near = get_close_matches(name, names, n=3)
        hint = Text(f"是否指 {'、'.join(near)}", f"did you mean {', '.join(near)}") if near else None
        message = at_line(node.lineno, Text(f"没有“{name}”", f"there is no {name!r}"))
        self._problems.append(Problem("unknown_field", "/body", message, hint))
