"""Logic: two-valued (null counts as false), branches evaluated only when taken."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tenon_engines.formula.function import Function
from tenon_engines.formula.site import Site, matches
from tenon_engines.formula.tree import Call, Node
from tenon_engines.formula.types import BOOL, LABELS
from tenon_engines.kernel.text import Text

if TYPE_CHECKING:
    from tenon_engines.formula.python_code import Emitter


def _conditions(site: Site, positions: Iterable[int]) -> bool:
    good = True
    for at in positions:
        if not matches("bool", site.args[at].type):
            site.mismatch(at, LABELS["bool"], Text("请写成条件，如 a > 0", "Write a condition, e.g. a > 0"))
            good = False
    return good


def _type_logic(site: Site) -> Call | None:
    low, high = (1, 1) if site.function.name == "NOT" else (1, None)
    if not site.count(low, high) or not _conditions(site, range(len(site.args))):
        return None
    return site.call(site.function.name, site.args, BOOL)


def _branches(site: Site, conditions: range, values: list[int], total: bool) -> Call | None:
    if not _conditions(site, conditions):
        return None
    result = site.common(values)
    if result is None:
        return None
    maybe = not total or any(site.args[at].type.nullable for at in values)
    return site.call(site.function.name, site.args, replace(result, nullable=maybe))


def _type_if(site: Site) -> Call | None:
    if not site.count(2, 3):
        return None
    return _branches(site, range(1), list(range(1, len(site.args))), len(site.args) == 3)


def _type_ifs(site: Site) -> Call | None:
    if not site.count(2, None):
        return None
    if len(site.args) % 2:
        site.count(len(site.args) + 1, None)
        return None
    return _branches(site, range(0, len(site.args), 2), list(range(1, len(site.args), 2)), False)


def switch_results(count: int) -> list[int]:
    """Positions of the values of SWITCH, the default included."""
    return [*range(2, count, 2), *([count - 1] if count % 2 == 0 else [])]


def _type_switch(site: Site) -> Call | None:
    count = len(site.args)
    if not site.count(3, None):
        return None
    cases = list(range(1, count - 1, 2))
    if site.common([0, *cases]) is None:
        return None
    good = [site.check_options(at, site.args[0].type.options) for at in cases]
    if not all(good):
        return None
    return _branches(site, range(0), switch_results(count), count % 2 == 0)


def _type_coalesce(site: Site) -> Call | None:
    if not site.count(1, None):
        return None
    result = site.common(range(len(site.args)))
    if result is None:
        return None
    maybe = all(arg.type.nullable for arg in site.args)
    return site.call(site.function.name, site.args, replace(result, nullable=maybe))


def _type_iferror(site: Site) -> Call | None:
    if not site.count(2, 2):
        return None
    result = site.common((0, 1))
    return None if result is None else site.call("IFERROR", site.args, result)


def _type_isempty(site: Site) -> Call | None:
    return site.call("ISEMPTY", site.args, BOOL) if site.count(1, 1) else None


def _emit_choice(emitter: "Emitter", node: Call) -> str:
    return emitter.choice(choices(node))


def _emit_logic(emitter: "Emitter", node: Call) -> str:
    return emitter.logic(node.args, node.name == "AND")


def _emit_not(emitter: "Emitter", node: Call) -> str:
    return f"(not {emitter.emit(node.args[0])})"


def _emit_coalesce(emitter: "Emitter", node: Call) -> str:
    return emitter.coalesce(node.args)


def _emit_iferror(emitter: "Emitter", node: Call) -> str:
    return emitter.iferror(node.args[0], node.args[1])


def _xor(*values: bool | None) -> bool:
    return sum(1 for value in values if value) % 2 == 1


def choices(node: Call) -> list[tuple[Node | None, Node]]:
    """The branches of IF, IFS, SWITCH as (test or otherwise, value)."""
    args = node.args
    if node.name == "SWITCH":
        cases: list[tuple[Node | None, Node]] = [
            (Call("=", (args[0], args[at]), BOOL), args[at + 1]) for at in range(1, len(args) - 1, 2)
        ]
        return [*cases, *([(None, args[-1])] if len(switch_results(len(args))) > len(cases) else [])]
    pairs: list[tuple[Node | None, Node]] = [(args[at], args[at + 1]) for at in range(0, len(args) - 1, 2)]
    return [*pairs, *([(None, args[-1])] if len(args) % 2 else [])]


IF = Function(
    name="IF",
    group="logic",
    typing=_type_if,
    emit=_emit_choice,
    results=lambda count: range(1, count),
    signature=Text("IF(条件，成立时，[不成立时])", "IF(condition, then, [else])"),
    doc=Text(
        "条件成立取第二个值，否则取第三个；不写第三个则为空。",
        "The second value if the condition holds, else the third.",
    ),
    example='IF(amount > 5000, "high", "normal")',
)
IFS = Function(
    name="IFS",
    group="logic",
    typing=_type_ifs,
    emit=_emit_choice,
    results=lambda count: range(1, count, 2),
    signature=Text("IFS(条件1, 值1, 条件2, 值2, …)", "IFS(condition1, value1, condition2, value2, …)"),
    doc=Text(
        "取第一个成立的条件对应的值；都不成立则为空。", "The value of the first condition that holds, else empty."
    ),
    example='IFS(score >= 90, "A", score >= 60, "B", TRUE, "C")',
)
SWITCH = Function(
    name="SWITCH",
    group="logic",
    typing=_type_switch,
    emit=_emit_choice,
    results=switch_results,
    signature=Text("SWITCH(值，情况1, 结果1, …, [默认])", "SWITCH(value, case1, result1, …, [default])"),
    doc=Text(
        "值等于哪个情况就取哪个结果；都不等取默认，没有默认则为空。",
        "The result of the case equal to the value, else the default.",
    ),
    example='SWITCH(level, "gold", 0.9, "silver", 0.95, 1)',
)
AND = Function(
    name="AND",
    group="logic",
    typing=_type_logic,
    strict=False,
    emit=_emit_logic,
    signature=Text("AND(条件1, 条件2, …) 或 条件1 AND 条件2", "AND(condition1, …) or condition1 AND condition2"),
    doc=Text("全部成立才成立；空算不成立。", "True if all hold; empty counts as false."),
    example="AND(paid, amount > 0)",
)
OR = Function(
    name="OR",
    group="logic",
    typing=_type_logic,
    strict=False,
    emit=_emit_logic,
    signature=Text("OR(条件1, 条件2, …) 或 条件1 OR 条件2", "OR(condition1, …) or condition1 OR condition2"),
    doc=Text("有一个成立就成立；空算不成立。", "True if any holds; empty counts as false."),
    example='OR(level = "VIP", amount > 5000)',
)
NOT = Function(
    name="NOT",
    group="logic",
    typing=_type_logic,
    strict=False,
    emit=_emit_not,
    signature=Text("NOT(条件) 或 NOT 条件", "NOT(condition) or NOT condition"),
    doc=Text("取反；空算不成立，取反后成立。", "The opposite; empty counts as false, so NOT of it is true."),
    example="NOT(blocked)",
)
XOR = Function(
    name="XOR",
    group="logic",
    takes="bool+",
    gives=BOOL,
    python=_xor,
    strict=False,
    signature=Text("XOR(条件1, 条件2, …)", "XOR(condition1, condition2, …)"),
    doc=Text("成立的条件个数为奇数时成立。", "True if an odd number of conditions hold."),
    example="XOR(a, b)",
)
ISEMPTY = Function(
    name="ISEMPTY",
    group="logic",
    typing=_type_isempty,
    python=lambda value: value is None or value == [],
    strict=False,
    lifts=False,
    signature=Text("ISEMPTY(值)", "ISEMPTY(value)"),
    doc=Text("值为空、文本为空串或列表没有内容时成立。", "True if there is no value, or the list has nothing in it."),
    example="ISEMPTY(remark)",
)
COALESCE = Function(
    name="COALESCE",
    group="logic",
    typing=_type_coalesce,
    emit=_emit_coalesce,
    results=lambda count: range(count),
    signature=Text("COALESCE(值1, 值2, …)", "COALESCE(value1, value2, …)"),
    doc=Text("第一个不为空的值。", "The first value that is not empty."),
    example="COALESCE(nickname, name)",
)
IFERROR = Function(
    name="IFERROR",
    group="logic",
    typing=_type_iferror,
    emit=_emit_iferror,
    results=lambda count: range(count),
    signature=Text("IFERROR(值，出错时)", "IFERROR(value, otherwise)"),
    doc=Text("计算出错（如除以 0）时取第二个值。", "The second value if computing the first meets an error."),
    example="IFERROR(amount / qty, 0)",
)


ISNUMBER = Function(
    name="ISNUMBER",
    group="logic",
    takes="scalar",
    gives=BOOL,
    python=lambda value: isinstance(value, Decimal),
    strict=False,
    signature=Text("ISNUMBER(值)", "ISNUMBER(value)"),
    doc=Text(
        "值是数字时成立；空、文本（即使写的是数字）和日期不成立。",
        "True for a number; false for empty, for a text (even of digits) and for a date.",
    ),
    example="ISNUMBER(amount)",
)

LOGIC = (IF, IFS, SWITCH, AND, OR, NOT, XOR, ISEMPTY, ISNUMBER, COALESCE, IFERROR)
