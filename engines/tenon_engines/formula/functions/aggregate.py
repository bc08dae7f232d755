"""Aggregates over columns of a sub-table, lists and single values; empty values do not count."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tenon_engines.formula.decimals import DIVISION_SCALE, ONE, ZERO, add, divide, multiply, multiply_add, total
from tenon_engines.formula.function import Function
from tenon_engines.formula.problems import TYPE_MISMATCH
from tenon_engines.formula.site import Site, matches
from tenon_engines.formula.tree import Call, Node, Rows
from tenon_engines.formula.types import LABELS, Type, unify, whole
from tenon_engines.kernel.text import Text

if TYPE_CHECKING:
    from tenon_engines.formula.python_code import Emitter


def item_type(node: Node) -> Type:
    """The type of what an argument holds, be it a list or a single value."""
    return node.type.item if node.type.name == "list" and node.type.item is not None else node.type


def present(args: Iterable[Any]) -> Iterator[Any]:
    """What the arguments, lists or single values, hold apart from nothing."""
    for arg in args:
        if isinstance(arg, list | tuple):
            yield from (value for value in arg if value is not None)
        elif arg is not None:
            yield arg


def _type_number(site: Site) -> Call | None:
    if not site.count(1, None):
        return None
    for at, arg in enumerate(site.args):
        if not matches("number", item_type(arg)):
            hint = (
                Text("明细请写到字段，如 SUM(lines.qty)", "Name the column, e.g. SUM(lines.qty)")
                if arg.type.is_rows
                else None
            )
            site.mismatch(at, LABELS["number"], hint or site.remedy("number", item_type(arg)))
            return None
    scales = [item_type(arg).scale for arg in site.args]
    name = site.function.name
    known = None if None in scales else max(scale or 0 for scale in scales)
    if name == "SUM":
        return site.call(name, site.args, Type("number", nullable=False, scale=known))
    if name == "AVERAGE":
        known = DIVISION_SCALE
    return site.call(name, site.args, Type("number", scale=None if name == "PRODUCT" else known))


def _type_extreme(site: Site) -> Call | None:
    if not site.count(1, None):
        return None
    result = item_type(site.args[0])
    for at, arg in enumerate(site.args):
        item = item_type(arg)
        merged = unify(result, item)
        if not matches("ordered", item) or merged is None:
            site.mismatch(at, Text("同类的数字、日期或文本", "numbers, dates or texts of one type"))
            return None
        result = merged
    if result.name == "datetime" and any(item_type(arg).name == "date" for arg in site.args):
        if any(arg.type.name == "list" for arg in site.args):
            site.fail(TYPE_MISMATCH, Text("日期与日期时间不能混用", "Dates and dates with time do not mix here"))
            return None
        site.args = [site.coerce(arg, result) for arg in site.args]
    return site.call(site.function.name, site.args, replace(result, nullable=True))


def _type_count(site: Site) -> Call | None:
    return site.call(site.function.name, site.args, whole(False)) if site.count(1, None) else None


def _emit_sum(emitter: "Emitter", node: Call) -> str:
    """The common case, one column expression of a sub-table, adds up without a list."""
    if len(node.args) != 1 or not isinstance(node.args[0], Rows):
        values = ", ".join(emitter.emit(arg) for arg in node.args)
        return f"{emitter.constant(_sum)}({values})"
    rows = node.args[0]
    result = emitter.fresh()
    emitter.write(f"{result} = {emitter.constant(ZERO)}")
    with emitter.each_row(rows):
        if isinstance(rows.body, Call) and rows.body.name == "*":
            parts = [emitter.value(arg) for arg in rows.body.args]
            added = f"{emitter.constant(multiply_add)}({parts[0][0]}, {parts[1][0]}, {result})"
        else:
            parts = [emitter.value(rows.body)]
            added = f"{emitter.constant(add)}({result}, {parts[0][0]})"
        tests = [f"{name} is not None" for name, maybe in parts if maybe]
        if tests:
            with emitter.block(f"if {' and '.join(tests)}:"):
                emitter.write(f"{result} = {added}")
        else:
            emitter.write(f"{result} = {added}")
    return result


def _sum(*args: Any) -> Decimal:
    return total(list(present(args)))


def _average(*args: Any) -> Decimal | None:
    values = list(present(args))
    return divide(total(values), Decimal(len(values))) if values else None


def _minimum(*args: Any) -> Any:
    return min(present(args), default=None)


def _maximum(*args: Any) -> Any:
    return max(present(args), default=None)


def _count(*args: Any) -> Decimal:
    return Decimal(sum(1 for _ in present(args)))


def _product(*args: Any) -> Decimal | None:
    result, found = ONE, False
    for value in present(args):
        result, found = multiply(result, value), True
    return result if found else None


def _aggregate(name: str, zh: str, en: str, typing: Any, python: Any, emit: Any = None) -> Function:
    return Function(
        name=name,
        group="aggregate",
        strict=False,
        lifts=False,
        typing=typing,
        python=python,
        emit=emit,
        signature=Text(f"{name}(列表或值，…)", f"{name}(list or value, …)"),
        doc=Text(zh, en),
        example=f"{name}(lines.qty)",
    )


AGGREGATES = (
    _aggregate("SUM", "求和；没有值为 0。", "Sum; 0 of nothing.", _type_number, _sum, _emit_sum),
    _aggregate("AVERAGE", "平均值；没有值为空。", "Average; empty of nothing.", _type_number, _average),
    _aggregate("MIN", "最小值；没有值为空。", "Smallest; empty of nothing.", _type_extreme, _minimum),
    _aggregate("MAX", "最大值；没有值为空。", "Largest; empty of nothing.", _type_extreme, _maximum),
    _aggregate(
        "COUNT",
        "不为空的个数；COUNT(明细) 是行数。",
        "How many are not empty; COUNT(lines): rows.",
        _type_count,
        _count,
    ),
    _aggregate("COUNTA", "不为空的个数。", "How many are not empty.", _type_count, _count),
    _aggregate("PRODUCT", "连乘；没有值为空。", "Product; empty of nothing.", _type_number, _product),
)
