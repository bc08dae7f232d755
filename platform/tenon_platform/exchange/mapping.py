"""A mapping: for each target field, where its value comes from (a column, a constant, a formula over the columns).

{"target": "lines.price", "source": {"kind": "column", "column": 1}}
{"target": "shop", "source": {"kind": "constant", "value": "禾间旗舰店"}}
{"target": "pay", "source": {"kind": "formula", "expr": "IF(ISEMPTY(订单付款时间), \"unpaid\", \"paid\")"}}
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tenon_engines.form.fields.field_type import BadValue
from tenon_engines.form.fields.option import by_label
from tenon_engines.form.shape import FieldShape, FormShape
from tenon_engines.formula.compile import compile_formula
from tenon_engines.formula.context import Context
from tenon_engines.formula.scope import DictScope
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.exchange.columns import Column
from tenon_platform.exchange.values import is_empty, parse_date, parse_moment, parse_number

Source = Callable[[Sequence[str]], Any]
YES = frozenset({"是", "true", "yes", "y", "1", "有", "√"})
NO = frozenset({"否", "false", "no", "n", "0", "无", "×"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One filled target. `subtable` is set when the field belongs to a line."""

    path: str
    key: str
    subtable: str | None
    field: FieldShape
    source: Source


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reference named by text: `form`'s record whose title (or unique code) is `text`."""

    form: str
    text: str


@dataclass(slots=True)
class Draft:
    """One source row on its way into a record. References stay `Wanted` until a whole chunk is looked up."""

    values: dict[str, Any]
    lines: dict[str, dict[str, Any]]
    problems: list[Problem]

    def references(self) -> list[Wanted]:
        rows = (self.values, *self.lines.values())
        return [value for row in rows for value in row.values() if isinstance(value, Wanted)]


class Mapper:
    """A compiled mapping: rows in, drafts out."""

    def __init__(self, entries: Sequence[Entry], context: Context) -> None:
        self.entries = tuple(entries)
        self.context = context

    def draft(self, row: Sequence[str]) -> Draft:
        draft = Draft({}, {}, [])
        for entry in self.entries:
            target = draft.values if entry.subtable is None else draft.lines.setdefault(entry.subtable, {})
            try:
                value = convert(entry.field, entry.source(row), self.context)
            except BadValue as error:
                draft.problems.append(Problem(error.code, f"/{entry.path.replace('.', '/')}", error.message))
                continue
            if value is not None:
                target[entry.key] = value
        return draft

    def shown(self, row: Sequence[str]) -> dict[str, str | None]:
        """What each target would get from this row, as people read it."""
        found: dict[str, str | None] = {}
        for entry in self.entries:
            value = entry.source(row)
            found[entry.path] = None if value is None or value == "" else str(value)[:200]
        return found


def compile_mapping(
    mapping: Sequence[Mapping[str, Any]], columns: Sequence[Column], shape: FormShape, context: Context
) -> Mapper:
    """Checks a mapping against form and columns; raises ValidationError with a problem for each wrong entry."""
    problems: list[Problem] = []
    entries: list[Entry] = []
    for index, item in enumerate(mapping):
        try:
            entries.append(_entry(item, f"/mapping/{index}", columns, shape, context))
        except ValidationError as error:
            problems += error.problems
        except DefinitionError as error:
            problems += [Problem(p.code, f"/mapping/{index}/source/expr", p.message, p.hint) for p in error.problems]
    if problems:
        raise ValidationError(problems)
    return Mapper(entries, context)


def _entry(item: Mapping[str, Any], at: str, columns: Sequence[Column], shape: FormShape, context: Context) -> Entry:
    path = str(item.get("target", ""))
    head, _, rest = path.partition(".")
    field, subtable = shape.fields.get(head), None
    if field is not None and field.subtable is not None:
        field, subtable = field.subtable.get(rest), head
    elif rest:
        field = None
    if field is None:
        raise _wrong(f"{at}/target", Text(f"表单里没有字段“{path}”", f"The form has no field {path!r}"))
    source = item.get("source")
    if not isinstance(source, Mapping):
        raise _wrong(f"{at}/source", Text("没有说明值从哪里来", "It is not said where the value comes from"))
    return Entry(path, rest if subtable else head, subtable, field, _source(source, at, columns, context))


def _source(source: Mapping[str, Any], at: str, columns: Sequence[Column], context: Context) -> Source:
    kind = source.get("kind")
    if kind == "constant":
        constant = str(source.get("value", ""))[:2000]
        return lambda row: constant
    if kind == "column":
        number = source.get("column")
        column = next((column for column in columns if column.index == number), None)
        if column is None:
            raise _wrong(f"{at}/source/column", Text("文件里没有这一列", "The file has no such column"))
        if column.problem is not None:
            raise ValidationError([Problem("damaged", f"{at}/source/column", column.problem, column.hint)])
        index = column.index
        return lambda row: row[index] if index < len(row) else ""
    if kind == "formula":
        return _formula_source(str(source.get("expr", "")), columns, context)
    message = Text("来源只能是列、固定值或公式", "A source is a column, a constant or a formula")
    raise _wrong(f"{at}/source/kind", message)


def _formula_source(text: str, columns: Sequence[Column], context: Context) -> Source:
    kinds = {"number": "number", "date": "date", "datetime": "datetime"}
    types = {column.variable: Type(kinds.get(column.type, "text")) for column in columns}
    formula = compile_formula(text, DictScope(types))
    read = [column for column in columns if column.variable in formula.keys]

    def source(row: Sequence[str]) -> Any:
        env = {c.variable: _typed(c, row[c.index] if c.index < len(row) else "", context) for c in read}
        return formula.run(env, context)

    return source


def _typed(column: Column, text: str, context: Context) -> Any:
    if is_empty(text):
        return None
    if column.type == "number":
        return parse_number(text)
    if column.type == "date":
        return parse_date(text)
    if column.type == "datetime":
        return _utc(parse_moment(text), context)
    return text


def convert(field: FieldShape, value: Any, context: Context) -> Any:
    """What a column, constant or formula gives, as a wire value of `field`; BadValue says what would be right."""
    if value is None or (isinstance(value, str) and is_empty(value)):
        return None
    if field.target is not None:
        return value if isinstance(value, int) else Wanted(field.target, str(value))
    if isinstance(value, str):
        return _from_text(field, value, context)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def _from_text(field: FieldShape, text: str, context: Context) -> Any:
    if field.type in ("number", "money", "percent"):
        number = parse_number(text)
        if number is None:
            raise BadValue("bad_number", Text(f"“{text[:40]}”不是数字", f"{text[:40]!r} is no number"))
        return format(number, "f")
    if field.type == "date":
        day = parse_date(text) or ((moment := parse_moment(text)) and moment.date())
        if not day:
            raise BadValue("bad_date", Text(f"“{text[:40]}”不是日期", f"{text[:40]!r} is no date"))
        return day.isoformat()
    if field.type == "datetime":
        moment = _utc(parse_moment(text), context)
        if moment is None:
            message = Text(
                f"“{text[:40]}”不是时间,应如 2026-11-11 00:03", f"{text[:40]!r} is no time such as 2026-11-11 00:03"
            )
            raise BadValue("bad_date", message)
        return moment.isoformat()
    if field.type == "boolean":
        if text.lower() in YES | NO:
            return text.lower() in YES
        raise BadValue("bad_boolean", Text(f"“{text[:40]}”应为 是 或 否", f"{text[:40]!r} should be yes or no"))
    if field.type == "address":
        return field.kind.from_text(text)
    options = getattr(field.kind, "options", None) or getattr(field.kind, "states", None)
    return (by_label(text, options) or text) if options else text


def _utc(moment: datetime | None, context: Context) -> datetime | None:
    return moment.replace(tzinfo=context.tz).astimezone(UTC) if moment is not None else None


def _wrong(path: str, message: Text) -> ValidationError:
    return ValidationError([Problem("bad_mapping", path, message)])
