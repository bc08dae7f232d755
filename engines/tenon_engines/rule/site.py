"""Where a formula of a rule or flow stands: which names it may use, and where its problems are reported."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Any

from tenon_engines.form.scope import FormScope
from tenon_engines.form.shape import FieldShape, FormShape
from tenon_engines.formula.compile import Formula, compile_formula
from tenon_engines.formula.scope import Constant, Scope
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.rule.scope import GroupedLines, Guarded


@dataclass(frozen=True)
class Site:
    """The surroundings of one document while it compiles. All problems are gathered, none stops the others."""

    shapes: Mapping[str, FormShape]
    form: str
    constants: Mapping[str, Constant]
    problems: list[Problem]
    task: bool = False
    starter: bool = False
    roles: Set[str] | None = None
    reads: set[str] = field(default_factory=set)

    def report(self, code: str, path: str, message: Text, hint: Text | None = None) -> None:
        self.problems.append(Problem(code, path, message, hint))

    def shape(self, form: str, path: str) -> FormShape | None:
        """The form an action works on, or a problem at `path`."""
        found = self.shapes.get(form)
        if found is None:
            self.report("unknown_form", path, Text(f"没有名为“{form}”的表单", f"There is no form {form!r}"))
        return found

    def field(self, form: str, key: str, path: str) -> FieldShape | None:
        shape = self.shapes.get(form)
        found = shape.fields.get(key) if shape else None
        if shape is not None and found is None:
            known = ", ".join(list(shape.fields)[:12])
            message = Text(f"表单“{shape.name.zh}”没有字段“{key}”", f"Form {shape.name.en!r} has no field {key!r}")
            self.report("UNKNOWN_FIELD", path, message, Text(f"可用：{known}", f"one of: {known}"))
        return found

    def column(self, form: str, subtable: str, key: str, path: str) -> FieldShape | None:
        """A column of a subtable, or a problem at `path`."""
        columns = self.shapes[form].fields[subtable].subtable or {}
        found = columns.get(key)
        if found is None:
            known = ", ".join(list(columns)[:12])
            message = Text(f"子表没有字段“{key}”", f"The subtable has no field {key!r}")
            self.report("UNKNOWN_FIELD", path, message, Text(f"可用：{known}", f"one of: {known}"))
        return found

    def subtable(self, form: str, key: str, path: str) -> bool:
        """Whether `key` is a subtable of the form, or a problem at `path`."""
        field = self.field(form, key, path)
        if field is not None and field.subtable is None:
            message = Text(f"“{field.name.zh}”不是子表", f"{field.name.en!r} is not a subtable")
            self.report("not_a_subtable", path, message)
            return False
        return field is not None

    def own(self, text: str, path: str, expects: Type | None = None) -> Formula | None:
        """A formula whose bare names are the record's own fields."""
        return self._compile(text, path, self._scope(), expects, bare=True)

    def around(self, text: str, path: str, expects: Type | None = None, *, line: str | None = None) -> Formula | None:
        """A formula read before any target row is known: `record.`, `line.`, `task.`, `param.` only."""
        scope = Guarded(self._scope(target=self.form, line=line), frozenset(_AROUND))
        return self._compile(text, path, scope, expects, line=line)

    def target(
        self, text: str, path: str, form: str, expects: Type | None = None, *, line: str | None = None
    ) -> Formula | None:
        """A formula over a row of `form`; `line.x` is the group's column."""
        scope: Scope = self._scope(target=form)
        if line is not None:
            scope = GroupedLines(scope, self._scope(), line)
        return self._compile(text, path, scope, expects, line=line)

    def _scope(self, target: str | None = None, line: str | None = None) -> FormScope:
        return FormScope(self.shapes, self.form, target=target, line=line, params=self.constants, task=self.task)

    def _compile(
        self, text: Any, path: str, scope: Scope, expects: Type | None, *, line: str | None = None, bare: bool = False
    ) -> Formula | None:
        if not isinstance(text, str):
            self.report("SYNTAX", path, Text("这里应为公式文本", "A formula text is expected here"))
            return None
        try:
            formula = compile_formula(text, scope, expects=expects)
        except DefinitionError as error:
            hint = None if bare else _BARE_HINT
            self.problems.extend(replace(one, path=path, hint=one.hint or hint) for one in error.problems)
            return None
        self.reads.update(record_keys(formula.keys, line, bare))
        return formula


_BARE_HINT = Text("本记录的字段请写成 record.字段", "a field of this record is written record.<field>")
_AROUND = ("record", "line", "task", "param", "actor", "old")


def record_keys(keys: frozenset[str], line: str | None, bare: bool) -> set[str]:
    """Which keys of the record a formula reads. `bare`: a bare name is the record's field, not a target row's."""
    read: set[str] = set()
    for key in keys:
        head, _, rest = key.partition(".")
        if head in ("record", "old"):
            read.update({rest} if rest else ())
        elif head == "line" and line is not None:
            read.add(f"{line}.{rest}" if rest else line)
        elif bare and head not in ("task", "actor", "param"):
            read.add(key)
    return read
