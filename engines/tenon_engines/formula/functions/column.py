"""Columns of a sub-table as lists: chosen, sorted, without repetition, joined."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tenon_engines.formula.function import BAD_VALUE, Fault, Function
from tenon_engines.formula.functions.aggregate import item_type
from tenon_engines.formula.functions.order import ordered_list
from tenon_engines.formula.problems import TYPE_MISMATCH
from tenon_engines.formula.site import Site, matches
from tenon_engines.formula.tree import Literal, Node, Read, Rows
from tenon_engines.formula.types import BOOL, LABELS, TEXT, list_of
from tenon_engines.kernel.text import Text

_LIST = Text("列表", "a list")
_EXAMPLE = Text("请写到字段，如 lines.qty", "Name the column, e.g. lines.qty")


def _table(node: Node) -> str | None:
    """The sub-table an argument goes through row by row."""
    if isinstance(node, Rows):
        return node.list
    return node.key if isinstance(node, Read) and node.type.is_rows else None


def _one_table(site: Site, first: int, second: int) -> bool:
    """Two arguments that go through rows go through the same ones."""
    one, other = _table(site.args[first]), _table(site.args[second])
    if one is None or other is None or one == other:
        return True
    message = Text("不能逐行混用两个明细表", "Two sub-tables cannot be combined row by row")
    site.fail(TYPE_MISMATCH, message, None, second)
    return False


def _is_list(site: Site, at: int, rows: bool = False) -> bool:
    arg = site.args[at]
    if arg.type.name == "list" and (rows or not arg.type.is_rows):
        return True
    site.mismatch(at, _LIST, _EXAMPLE)
    return False


def _type_filter(site: Site) -> Node | None:
    if not site.count(2, 2) or not _is_list(site, 0, rows=True):
        return None
    chosen, condition = site.args
    if condition.type.name != "list" or item_type(condition).name != "bool":
        hint = Text(
            "如 FILTER(lines.name, lines.qty > 1)；空的写 lines.qty = NULL",
            "e.g. FILTER(lines.name, lines.qty > 1); for empty ones lines.qty = NULL",
        )
        site.mismatch(1, Text("逐行的条件", "a condition for each row"), hint)
        return None
    return site.call("FILTER", site.args, chosen.type.required()) if _one_table(site, 0, 1) else None


def _type_map(site: Site) -> Node | None:
    """A row-wise expression is the list already: MAP only says over which rows."""
    if not site.count(2, 2) or not _is_list(site, 0, rows=True):
        return None
    rows, body = site.args
    if not isinstance(body, Rows) or _table(rows) is None:
        at = 1 if _table(rows) else 0
        hint = Text("如 MAP(lines, lines.qty * lines.price)", "e.g. MAP(lines, lines.qty * lines.price)")
        wanted = Text("逐行的计算", "an expression for each row") if at else Text("明细", "a sub-table")
        site.mismatch(at, wanted, hint)
        return None
    return body if _one_table(site, 0, 1) else None


def _type_distinct(site: Site) -> Node | None:
    if not site.count(1, 1) or not _is_list(site, 0):
        return None
    return site.call("DISTINCT", site.args, list_of(item_type(site.args[0])))


def _type_end(site: Site) -> Node | None:
    if not site.count(1, 1) or not _is_list(site, 0):
        return None
    return site.call(site.function.name, site.args, item_type(site.args[0]).optional())


def _type_join(site: Site) -> Node | None:
    if not site.count(2, 2) or not _is_list(site, 1):
        return None
    if not matches("text", site.args[0].type):
        site.mismatch(0, LABELS["text"], Text('如 JOIN("、", lines.name)', 'e.g. JOIN("、", lines.name)'))
        return None
    if not matches("plain", item_type(site.args[1])):
        site.mismatch(1, Text("文本、数字或日期的列表", "a list of texts, numbers or dates"))
        return None
    return site.call("TEXTJOIN", (site.args[0], Literal(True, BOOL), site.args[1]), TEXT)


def _type_sort(site: Site) -> Node | None:
    if not site.count(1, 2):
        return None
    item = ordered_list(site, 0)
    if item is None:
        return None
    if len(site.args) == 2 and not matches("bool", site.args[1].type):
        site.mismatch(1, LABELS["bool"], Text("从大到小写 TRUE", "TRUE sorts from the largest"))
        return None
    return site.call("SORT", site.args, list_of(replace(item)))


def _filter(values: Sequence[Any] | None, conditions: Sequence[Any] | None) -> list[Any] | Fault:
    values, conditions = values or (), conditions or ()
    if len(values) != len(conditions):
        return BAD_VALUE
    return [value for value, holds in zip(values, conditions, strict=True) if holds is True]


def _distinct(values: Sequence[Any] | None) -> list[Any]:
    return list(dict.fromkeys(value for value in values or () if value is not None))


def _sort(values: Sequence[Any] | None, descending: bool | None = False) -> list[Any]:
    found = [value for value in values or () if value is not None]
    return [*sorted(found, reverse=descending is True), *[None] * (len(values or ()) - len(found))]


def _column(name: str, zh: tuple[str, str], en: tuple[str, str], example: str, typing: Any, **more: Any) -> Function:
    return Function(
        name=name,
        group="aggregate",
        strict=False,
        lifts=False,
        typing=typing,
        signature=Text(zh[0], en[0]),
        doc=Text(zh[1], en[1]),
        example=example,
        **more,
    )


COLUMNS = (
    _column(
        "FILTER",
        ("FILTER(列表，逐行条件)", "条件成立的那些；列表也可以是整个明细。"),
        ("FILTER(list, condition by row)", "Those for which the condition holds; the list may be a whole sub-table."),
        "SUM(FILTER(lines.qty, lines.qty > 1))",
        _type_filter,
        python=_filter,
        fails=True,
    ),
    _column(
        "MAP",
        ("MAP(明细，逐行计算)", "每行算出一个值，与直接写逐行的计算相同。"),
        ("MAP(sub-table, expression by row)", "One value for each row, the same as the expression alone."),
        "MAX(MAP(lines, lines.qty * 2))",
        _type_map,
    ),
    _column(
        "DISTINCT",
        ("DISTINCT(列表)", "去掉重复的和空的，保持原来的次序。"),
        ("DISTINCT(list)", "Without repetitions and empty ones, in their order."),
        "COUNT(DISTINCT(lines.name))",
        _type_distinct,
        python=_distinct,
    ),
    _column(
        "FIRST",
        ("FIRST(列表)", "第一个值（可能为空）；没有行为空。"),
        ("FIRST(list)", "The first value, be it empty; empty without rows."),
        "FIRST(lines.name)",
        _type_end,
        python=lambda values: values[0] if values else None,
    ),
    _column(
        "LAST",
        ("LAST(列表)", "最后一个值（可能为空）；没有行为空。"),
        ("LAST(list)", "The last value, be it empty; empty without rows."),
        "LAST(lines.name)",
        _type_end,
        python=lambda values: values[-1] if values else None,
    ),
    _column(
        "JOIN",
        ("JOIN(分隔符，列表)", "用分隔符连接，跳过空的。"),
        ("JOIN(delimiter, list)", "Joined with a delimiter, without empty ones."),
        'JOIN("、", lines.name)',
        _type_join,
    ),
    _column(
        "SORT",
        ("SORT(列表，[从大到小])", "排好次序，默认从小到大；空的在最后。"),
        ("SORT(list, [descending])", "In order, from the smallest; empty ones last."),
        'JOIN("、", SORT(lines.qty, TRUE))',
        _type_sort,
        python=_sort,
    ),
)
