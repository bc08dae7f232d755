"""COUNTIF(S), SUMIF(S), AVERAGEIF(S).

Over the columns of a sub-table they are written out in the tree (SUM of IF by row), so that every target computes them
with what it has already; over other lists they are computed as they stand.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from tenon_engines.formula.context import Context
from tenon_engines.formula.decimals import divide, total
from tenon_engines.formula.function import BAD_VALUE, Fault, Function
from tenon_engines.formula.functions.aggregate import AGGREGATES, item_type
from tenon_engines.formula.functions.criteria import WILDCARDS, bound, meets, parse
from tenon_engines.formula.problems import TYPE_MISMATCH
from tenon_engines.formula.site import Site, matches
from tenon_engines.formula.tree import Cell, Literal, Node, Rows, walk
from tenon_engines.formula.types import BOOL, TEXT, Type, list_of, unify, whole
from tenon_engines.kernel.text import Text

_AGGREGATES = {function.name: function for function in AGGREGATES}
_BY_TEXT = frozenset({"number", "text", "option", "bool", "date", "datetime"})
_CRITERION = Text(
    '条件如 ">32"、"<>已取消"、"SKU*" 或一个值', 'A criterion such as ">32", "<>void", "SKU*", or a value'
)
_ONE = Literal(Decimal(1), whole(False))
_NO, _YES = Literal(False, BOOL), Literal(True, BOOL)


def _parts(site: Site) -> tuple[Node | None, list[int]] | None:
    """What is summed (None: nothing), and the places of the lists; each criterion stands behind its list."""
    name, count = site.function.name, len(site.args)
    if name in ("COUNTIF", "SUMIF", "AVERAGEIF"):
        if not site.count(2, 2 if name == "COUNTIF" else 3):
            return None
        return (None if name == "COUNTIF" else site.args[-1] if count == 3 else site.args[0]), [0]
    first = 0 if name == "COUNTIFS" else 1
    if not site.count(first + 2, None):
        return None
    if (count - first) % 2:
        site.count(count + 1, None)
        return None
    return (site.args[0] if first else None), list(range(first, count, 2))


def _checked(site: Site, at: int) -> bool:
    """Is there a list at this place, and behind it a criterion for it?"""
    values, criterion = site.args[at], site.args[at + 1]
    item = item_type(values)
    if values.type.name != "list" or values.type.is_rows:
        site.mismatch(at, Text("列表", "a list"), Text("请写到字段，如 lines.qty", "Name the column, e.g. lines.qty"))
        return False
    by_text = criterion.type.name in ("text", "option") and item.name in _BY_TEXT
    if criterion.type.name == "list" or not (by_text or unify(item, criterion.type)):
        site.mismatch(at + 1, item.label, _CRITERION)
        return False
    if not by_text:
        site.args[at + 1] = site.coerce(criterion, item)
    return True


def _type_conditional(site: Site) -> Node | None:
    parts = _parts(site)
    if parts is None or not all(_checked(site, at) for at in parts[1]):
        return None
    values, places = parts
    if values is not None and (values.type.name != "list" or not matches("number", item_type(values))):
        at = next(at for at, arg in enumerate(site.args) if arg is values)
        site.mismatch(at, Text("数字的列表", "a list of numbers"))
        return None
    lists = [site.args[at] for at in places]
    criteria = [site.args[at + 1] for at in places]
    tables = {each.list for each in [*lists, values] if isinstance(each, Rows)}
    if len(tables) > 1:
        site.fail(TYPE_MISMATCH, Text("不能逐行混用两个明细表", "Two sub-tables cannot be combined row by row"))
        return None
    kind = site.function.name.removesuffix("S").removesuffix("IF")
    if _by_row(lists, criteria, values):
        return _written_out(site, kind, lists, criteria, values)
    args = [
        *([] if values is None else [values]),
        *(each for pair in zip(lists, criteria, strict=True) for each in pair),
    ]
    return site.call(site.function.name, args, _result(kind, values))


def _by_row(lists: Sequence[Node], criteria: Sequence[Node], values: Node | None) -> bool:
    """Rows only, and no criterion that would go through all rows for each of them."""
    if not all(isinstance(each, Rows) for each in [*lists, *([] if values is None else [values])]):
        return False
    return not any(isinstance(part, Rows | Cell) for criterion in criteria for part in walk(criterion))


def _result(kind: str, values: Node | None) -> Type:
    if values is None:
        return whole(False)
    scale = item_type(values).scale
    return Type("number", nullable=False, scale=scale) if kind == "SUM" else Type("number", scale=16)


def _written_out(
    site: Site, kind: str, lists: Sequence[Node], criteria: Sequence[Node], values: Node | None
) -> Node | None:
    rows = [each for each in lists if isinstance(each, Rows)]
    tests = [_test(site, each.body, criterion) for each, criterion in zip(rows, criteria, strict=True)]
    test = tests[0] if len(tests) == 1 else site.call("AND", tests, BOOL)
    taken = values.body if isinstance(values, Rows) else _ONE
    body = site.call("IF", (test, taken), replace(taken.type, nullable=True))
    aggregate = _AGGREGATES[kind]
    inner = Site(site.checker, aggregate, site.raw, [Rows(rows[0].list, body, list_of(body.type))])
    return aggregate.typing(inner) if aggregate.typing else None


def _test(site: Site, node: Node, criterion: Node) -> Node:
    """The criterion for one row, as the comparison it is wherever that is known beforehand."""
    if criterion.type.name == "null" or (isinstance(criterion, Literal) and criterion.value is None):
        return site.call("ISEMPTY", (node,), BOOL)
    if criterion.type.name not in ("text", "option"):
        return site.call("=", (site.coerce(node, criterion.type), criterion), BOOL)
    if not isinstance(criterion, Literal) or not isinstance(criterion.value, str):
        return site.call("MEETS", (node, criterion), BOOL)
    operator, written = parse(criterion.value)
    if not written:
        empty = site.call("ISEMPTY", (node,), BOOL)
        return empty if operator == "=" else site.call("NOT", (empty,), BOOL) if operator == "<>" else _NO
    if node.type.name in ("text", "option"):
        if WILDCARDS & set(written) and operator in ("=", "<>"):
            return site.call("MEETS", (node, criterion), BOOL)
        low = site.call("LOWER", (node,), TEXT)
        return site.call(operator, (low, Literal(written.lower(), TEXT.required())), BOOL)
    if node.type.name == "datetime":
        return site.call("MEETS", (node, criterion), BOOL)
    value = bound(None, written, node.type.name)
    if value is None:
        return _YES if operator == "<>" else _NO
    if node.type.name == "bool" and operator not in ("=", "<>"):
        return site.call("MEETS", (node, criterion), BOOL)
    return site.call(operator, (node, Literal(value, _constant(value, node.type))), BOOL)


def _constant(value: Any, type_: Type) -> Type:
    if not isinstance(value, Decimal):
        return type_.required()
    exponent = value.as_tuple().exponent
    return Type("number", nullable=False, scale=max(0, -exponent) if isinstance(exponent, int) else None)


def _chosen(context: Context, pairs: Sequence[Any]) -> list[int] | None:
    """The places where every list meets its criterion; None where the lists are of different lengths."""
    lists = [each or () for each in pairs[::2]]
    if len({len(each) for each in lists}) > 1:
        return None
    tests = list(zip(lists, pairs[1::2], strict=True))
    return [
        at for at in range(len(lists[0])) if all(meets(context, values[at], criterion) for values, criterion in tests)
    ]


def _count(context: Context, *pairs: Any) -> Decimal | Fault:
    chosen = _chosen(context, pairs)
    return BAD_VALUE if chosen is None else Decimal(len(chosen))


def _taken(context: Context, values: Sequence[Any] | None, pairs: Sequence[Any]) -> list[Decimal] | None:
    chosen = _chosen(context, pairs)
    if chosen is None or len(values or ()) != len(pairs[0] or ()):
        return None
    return [value for at in chosen if (value := (values or ())[at]) is not None]


def _sum(context: Context, values: Sequence[Any] | None, *pairs: Any) -> Decimal | Fault:
    found = _taken(context, values, pairs)
    return BAD_VALUE if found is None else total(list(found))


def _average(context: Context, values: Sequence[Any] | None, *pairs: Any) -> Decimal | Fault | None:
    found = _taken(context, values, pairs)
    if found is None:
        return BAD_VALUE
    return divide(total(list(found)), Decimal(len(found))) if found else None


def _conditional(name: str, zh: tuple[str, str], en: tuple[str, str], example: str, python: Any) -> Function:
    return Function(
        name=name,
        group="aggregate",
        strict=False,
        lifts=False,
        fails=True,
        context=True,
        typing=_type_conditional,
        python=python,
        signature=Text(zh[0], en[0]),
        doc=Text(zh[1], en[1]),
        example=example,
    )


_RULE = Text(
    '条件同 Excel：">32"、"<>已取消"、"SKU*"(* 任意多个，? 一个)，不分大小写；"" 指空的。',
    'Criteria as in Excel: ">32", "<>void", "SKU*" (* any, ? one), in any case; "" means empty.',
)

CONDITIONALS = (
    _conditional(
        "COUNTIF",
        ("COUNTIF(列表，条件)", "满足条件的个数。" + _RULE.zh),
        ("COUNTIF(list, criterion)", "How many meet the criterion. " + _RULE.en),
        'COUNTIF(lines.qty, ">1")',
        _count,
    ),
    _conditional(
        "COUNTIFS",
        ("COUNTIFS(列表，条件，[列表，条件，…])", "同时满足各条件的行数。"),
        ("COUNTIFS(list, criterion, [list, criterion, …])", "Rows that meet every criterion."),
        'COUNTIFS(lines.name, "餐*", lines.qty, ">1")',
        _count,
    ),
    _conditional(
        "SUMIF",
        ("SUMIF(列表，条件，[求和列表])", "满足条件的行求和；省略第三个参数则对列表本身求和。"),
        ("SUMIF(list, criterion, [sum list])", "The sum of the rows that meet it; of the list itself if left out."),
        'SUMIF(lines.name, "餐椅", lines.qty)',
        _sum,
    ),
    _conditional(
        "SUMIFS",
        ("SUMIFS(求和列表，列表，条件，…)", "同时满足各条件的行求和。"),
        ("SUMIFS(sum list, list, criterion, …)", "The sum of the rows that meet every criterion."),
        'SUMIFS(lines.qty, lines.name, "餐*", lines.qty, "<4")',
        _sum,
    ),
    _conditional(
        "AVERAGEIF",
        ("AVERAGEIF(列表，条件，[平均列表])", "满足条件的行的平均值；没有则为空。"),
        ("AVERAGEIF(list, criterion, [average list])", "The average of the rows that meet it; empty of none."),
        'AVERAGEIF(lines.qty, ">0")',
        _average,
    ),
    _conditional(
        "AVERAGEIFS",
        ("AVERAGEIFS(平均列表，列表，条件，…)", "同时满足各条件的行的平均值；没有则为空。"),
        ("AVERAGEIFS(average list, list, criterion, …)", "The average of the rows that meet every criterion."),
        'AVERAGEIFS(lines.qty, lines.name, "餐*")',
        _average,
    ),
    Function(name="MEETS", group="aggregate", strict=False, context=True, python=meets, gives=BOOL, hidden=True),
)
