"""SUMPRODUCT: over the columns of one sub-table the sum of a product by row, which every target has already."""

from collections.abc import Sequence
from decimal import Decimal

from tenon_engines.formula.decimals import ZERO, add, multiply
from tenon_engines.formula.function import BAD_VALUE, Fault, Function
from tenon_engines.formula.functions.aggregate import item_type
from tenon_engines.formula.problems import TYPE_MISMATCH
from tenon_engines.formula.site import Site, matches
from tenon_engines.formula.tree import Node, Rows
from tenon_engines.formula.types import Type, list_of
from tenon_engines.kernel.text import Text


def _type_sumproduct(site: Site) -> Node | None:
    if not site.count(1, None):
        return None
    for at, arg in enumerate(site.args):
        if arg.type.name != "list" or not matches("number", item_type(arg)):
            site.mismatch(at, Text("数字的列表", "a list of numbers"))
            return None
    tables = {arg.list for arg in site.args if isinstance(arg, Rows)}
    if len(tables) > 1:
        site.fail(TYPE_MISMATCH, Text("不能逐行混用两个明细表", "Two sub-tables cannot be combined row by row"))
        return None
    scales = [item_type(arg).scale for arg in site.args]
    scale = None if None in scales else sum(each or 0 for each in scales)
    rows = [arg for arg in site.args if isinstance(arg, Rows)]
    if len(rows) < len(site.args):
        return site.call("SUMPRODUCT", site.args, Type("number", nullable=False, scale=scale))
    body = rows[0].body
    for each in rows[1:]:
        known = body.type.scale is not None and each.body.type.scale is not None
        both = (body.type.scale or 0) + (each.body.type.scale or 0) if known else None
        nullable = body.type.nullable or each.body.type.nullable
        body = site.call("*", (body, each.body), Type("number", nullable=nullable, scale=both))
    summed = Rows(rows[0].list, body, list_of(body.type))
    return site.call("SUM", (summed,), Type("number", nullable=False, scale=scale))


def _sumproduct(*lists: Sequence[Decimal | None] | None) -> Decimal | Fault:
    columns = [each or () for each in lists]
    if len({len(each) for each in columns}) > 1:
        return BAD_VALUE
    result = ZERO
    for row in zip(*columns, strict=True):
        product: Decimal | None = Decimal(1)
        for value in row:
            product = None if value is None or product is None else multiply(product, value)
        result = result if product is None else add(result, product)
    return result


SUMPRODUCT = Function(
    name="SUMPRODUCT",
    group="aggregate",
    strict=False,
    lifts=False,
    fails=True,
    typing=_type_sumproduct,
    python=_sumproduct,
    signature=Text("SUMPRODUCT(列表，列表，…)", "SUMPRODUCT(list, list, …)"),
    doc=Text("逐行相乘再求和；有空的行算 0。", "The sum of the products by row; a row with empty counts 0."),
    example="SUMPRODUCT(lines.qty, lines.qty)",
)
