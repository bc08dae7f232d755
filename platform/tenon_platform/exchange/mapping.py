"""A mapping: for each target field, where its value comes from (a column, a constant, a formula over the columns).

{"target": "lines.price", "source": {"kind": "column", "column": 1}}
{"target": "shop", "source": {"kind": "constant", "value": "禾间旗舰店"}}
{"target": "pay", "source": {"kind": "formula", "expr": "IF(ISEMPTY(订单付款时间), \"unpaid\", \"paid\")"}}
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from tenon_engines.form.coerce import HISTORIC, coercer
from tenon_engines.form.fields.field_type import BadValue
from tenon_engines.form.shape import FieldShape, FormShape
from tenon_engines.formula.compile import compile_formula
from tenon_engines.formula.context import Context
from tenon_engines.formula.scope import DictScope
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.exchange.columns import Column
from tenon_platform.exchange.converting import Convert, Wanted, converter, damaged, utc
from tenon_platform.exchange.mapper import Entry, Mapper, Source
from tenon_platform.exchange.values import DAMAGED, is_empty, parse_date, parse_moment, parse_number

REMEMBERED = 4096
UNKNOWN = object()
# Nobody can change them behind the back of the next row.
LASTING = (str, bool, int, Decimal, date, datetime, Wanted, type(None))


def compile_mapping(
    mapping: Sequence[Mapping[str, Any]],
    columns: Sequence[Column],
    shape: FormShape,
    context: Context,
    *,
    history: bool = False,
    keys: Iterable[Sequence[str]] = (),
) -> Mapper:
    """Checks a mapping against form and columns; raises ValidationError with a problem for each wrong entry. Fields
    that compute themselves are left out, unless `history` brings its own numbers."""
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
    return Mapper([entry for entry in entries if not _computed(entry.field, history)], keys)


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
    give, convert = _source(source, at, columns, context), _coerced(field, converter(field, context))
    fixed = source.get("kind") == "constant"
    value = _once(convert, give(())) if fixed else _each(convert, give)
    return Entry(path, rest if subtable else head, subtable, field, give, value, fixed)


def _computed(field: FieldShape, history: bool) -> bool:
    return field.kind.computed and not (history and field.column and field.type in HISTORIC)


def _coerced(field: FieldShape, convert: Convert) -> Convert:
    """Down to the value that the field holds: what a text means for a field is asked once, however many rows have it."""
    coerce = coercer(field.result or field.kind)

    def read(given: Any) -> Any:
        value = convert(given)
        return value if type(value) is Wanted else coerce(value)

    return read


def _each(convert: Convert, source: Source) -> Source:
    """Columns repeat themselves (states, days, prices, towns): what a text became is remembered; each row gets parts of
    its own of what has parts."""
    known: dict[str, Any] = {}

    def value(row: Sequence[str]) -> Any:
        given = source(row)
        if type(given) is not str:
            return convert(given)
        found = known.get(given, UNKNOWN)
        if found is UNKNOWN:
            found = convert(given)
            if len(known) < REMEMBERED and _lasts(found):
                known[given] = found
        return dict(found) if type(found) is dict else found

    return value


def _lasts(value: Any) -> bool:
    return type(value) in LASTING or (type(value) is dict and all(type(part) in LASTING for part in value.values()))


def _once(convert: Convert, constant: Any) -> Source:
    """A constant is converted once; one that does not fit is a problem of every row."""
    try:
        value = convert(constant)
    except BadValue:
        return lambda row: convert(constant)
    return (lambda row: value) if type(value) in LASTING else (lambda row: convert(constant))


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
    if DAMAGED.match(text):
        raise damaged(text)
    if column.type == "number":
        return parse_number(text)
    if column.type == "date":
        return parse_date(text)
    if column.type == "datetime":
        return utc(parse_moment(text), context)
    return text


def _wrong(path: str, message: Text) -> ValidationError:
    return ValidationError([Problem("bad_mapping", path, message)])
