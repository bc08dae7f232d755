"""Places in an order: LARGE, SMALL, MEDIAN, RANK. Empty values have no place."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tenon_engines.formula.decimals import ONE, ZERO, add, divide
from tenon_engines.formula.function import BAD_VALUE, OUT_OF_RANGE, Fault, Function
from tenon_engines.formula.functions.aggregate import item_type, present
from tenon_engines.formula.site import Site, matches
from tenon_engines.formula.tree import Call
from tenon_engines.formula.types import LABELS, Type, unify, whole
from tenon_engines.kernel.text import Text

_COLUMN = Text("如 LARGE(lines.qty, 1)", "e.g. LARGE(lines.qty, 1)")
_TWO = Decimal(2)


def ordered_list(site: Site, at: int) -> Type | None:
    """The type of the items of a list that has an order; reports what has none."""
    arg = site.args[at]
    if arg.type.name != "list" or arg.type.is_rows or not matches("ordered", item_type(arg)):
        site.mismatch(at, Text("数字、日期或文本的列表", "a list of numbers, dates or texts"), _COLUMN)
        return None
    return item_type(arg)


def _type_nth(site: Site) -> Call | None:
    if not site.count(2, 2):
        return None
    item = ordered_list(site, 0)
    if item is None:
        return None
    if not matches("number", site.args[1].type):
        site.mismatch(1, LABELS["number"], site.remedy("number", site.args[1].type))
        return None
    return site.call(site.function.name, site.args, item.optional())


def _type_rank(site: Site) -> Call | None:
    if not site.count(2, 3):
        return None
    item = ordered_list(site, 1)
    if item is None:
        return None
    if site.args[0].type.name == "list" or unify(item, site.args[0].type) is None:
        site.mismatch(0, item.label)
        return None
    if len(site.args) == 3 and not matches("number", site.args[2].type):
        site.mismatch(2, LABELS["number"])
        return None
    site.args[0] = site.coerce(site.args[0], item)
    return site.call("RANK", site.args, whole())


def _type_median(site: Site) -> Call | None:
    if not site.count(1, None):
        return None
    for at, arg in enumerate(site.args):
        if not matches("number", item_type(arg)):
            site.mismatch(at, LABELS["number"], site.remedy("number", item_type(arg)))
            return None
    scales = [item_type(arg).scale for arg in site.args]
    known = None if None in scales else max(scale or 0 for scale in scales) + 1
    return site.call("MEDIAN", site.args, Type("number", scale=known))


def _nth(largest: bool) -> Any:
    def nth(values: Sequence[Any] | None, place: Decimal | None) -> Any:
        if place is None:
            return None
        found = sorted(present([values]), reverse=largest)
        return found[int(place) - 1] if 1 <= place < len(found) + 1 else OUT_OF_RANGE

    return nth


def _median(*args: Any) -> Decimal | None:
    found = sorted(present(args))
    half = len(found) // 2
    if not found:
        return None
    middle: Decimal = found[half] if len(found) % 2 else divide(add(found[half - 1], found[half]), _TWO)
    return middle


def _rank(value: Any, values: Sequence[Any] | None, ascending: Decimal | None = ZERO) -> Decimal | Fault | None:
    if value is None:
        return None
    found = list(present([values]))
    if value not in found:
        return BAD_VALUE
    ahead = sum(1 for each in found if (each < value if ascending else each > value))
    return ONE + ahead


def _nth_function(name: str, zh: str, en: str) -> Function:
    return Function(
        name=name,
        group="aggregate",
        strict=False,
        lifts=False,
        fails=True,
        typing=_type_nth,
        python=_nth(name == "LARGE"),
        signature=Text(f"{name}(列表，第几)", f"{name}(list, place)"),
        doc=Text(
            f"第几{zh}的值；超出个数则出错（OUT_OF_RANGE）。",
            f"The value in that place from the {en}; an error beyond the last.",
        ),
        example=f"{name}(lines.qty, 1)",
    )


ORDERS = (
    _nth_function("LARGE", "大", "largest"),
    _nth_function("SMALL", "小", "smallest"),
    Function(
        name="MEDIAN",
        group="aggregate",
        strict=False,
        lifts=False,
        typing=_type_median,
        python=_median,
        signature=Text("MEDIAN(列表或值，…)", "MEDIAN(list or value, …)"),
        doc=Text(
            "中位数；个数为偶数时取中间两个的平均；没有值为空。",
            "The middle value; the mean of the two middle ones; empty of nothing.",
        ),
        example="MEDIAN(lines.qty)",
    ),
    Function(
        name="RANK",
        group="aggregate",
        strict=False,
        lifts=False,
        fails=True,
        typing=_type_rank,
        python=_rank,
        signature=Text("RANK(值，列表，[升序])", "RANK(value, list, [ascending])"),
        doc=Text(
            "值在列表里的名次，并列同名次；默认从大到小，第三个参数不为 0 时从小到大；不在列表里则出错。",
            "The place of the value in the list, equal values sharing one; from the largest, or from the smallest if the third is not 0; an error if absent.",
        ),
        example="RANK(qty, lines.qty)",
    ),
)
