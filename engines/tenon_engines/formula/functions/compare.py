"""Comparisons: `=` and `<>` know null, the ordering ones are false with it. IN and BETWEEN."""

from typing import TYPE_CHECKING

from tenon_engines.formula.function import Function
from tenon_engines.formula.problems import TYPE_MISMATCH
from tenon_engines.formula.site import Site, matches
from tenon_engines.formula.tree import Call, ListOf
from tenon_engines.formula.types import BOOL, unify
from tenon_engines.kernel.text import Text

if TYPE_CHECKING:
    from tenon_engines.formula.python_code import Emitter

_ORDER_HINT = Text("只有数字、文本、日期可以比较大小", "Only numbers, texts and dates have an order")


def _options_agree(site: Site, positions: range) -> bool:
    options = next((site.args[at].type.options for at in positions if site.args[at].type.options), None)
    good = [site.check_options(at, options) for at in positions]
    return all(good)


def _type_equality(site: Site) -> Call | None:
    if not site.count(2, 2):
        return None
    if any(arg.type.name in ("list", "row") for arg in site.args):
        at = next(at for at, arg in enumerate(site.args) if arg.type.name in ("list", "row"))
        site.mismatch(at, Text("单个值", "a single value"), Text("列表请用 IN", "Use IN with a list"))
        return None
    if not _options_agree(site, range(2)) or site.common((0, 1)) is None:
        return None
    return site.call(site.function.name, site.args, BOOL)


def _type_order(site: Site) -> Call | None:
    low = 3 if site.function.name == "BETWEEN" else 2
    if not site.count(low, low):
        return None
    for at, arg in enumerate(site.args):
        if not matches("ordered", arg.type):
            site.mismatch(at, Text("可比较大小的值", "a value with an order"), _ORDER_HINT)
            return None
    if site.common(range(low)) is None:
        return None
    return site.call(site.function.name, site.args, BOOL)


def _type_in(site: Site) -> Call | None:
    if not site.count(2, 2):
        return None
    sought, found = site.args
    item = found.type.item
    if found.type.name == "null":
        return site.call("IN", site.args, BOOL)
    if found.type.name != "list" or item is None or item.name == "row":
        site.mismatch(1, Text("列表", "a list"), Text('如 status IN ["a", "b"]', 'e.g. status IN ["a", "b"]'))
        return None
    if not site.check_options(1, sought.type.options) or not site.check_options(0, item.options):
        return None
    merged = unify(sought.type, item)
    if merged is None or sought.type.name == "list":
        site.fail(
            TYPE_MISMATCH,
            Text(
                f"在{item.label.zh}列表里找{sought.type.label.zh}",
                f"Looks for {sought.type.label.en} in a list of {item.label.en}",
            ),
            site.remedy(item.name, sought.type),
        )
        return None
    args = [site.coerce(sought, merged), site.coerce(found, found.type) if item.name == merged.name else found]
    if isinstance(found, ListOf):
        args[1] = ListOf(tuple(site.coerce(each, merged) for each in found.items), found.type)
    return site.call("IN", args, BOOL)


def _emit_equality(emitter: "Emitter", node: Call) -> str:
    left, right = (emitter.emit(arg) for arg in node.args)
    for one, other in ((left, right), (right, left)):
        if other == "None":
            return f"({one} {'is' if node.name == '=' else 'is not'} None)"
    return f"({left} {'==' if node.name == '=' else '!='} {right})"


def _emit_order(emitter: "Emitter", node: Call) -> str:
    values = [emitter.value(arg) for arg in node.args]
    tests = [f"{name} is not None" for name, maybe in values if maybe]
    names = [name for name, _ in values]
    if "None" in names:
        return "False"
    compared = f"{names[1]} <= {names[0]} <= {names[2]}" if len(names) == 3 else f"{names[0]} {node.name} {names[1]}"
    return f"({' and '.join([*tests, compared])})"


def _emit_in(emitter: "Emitter", node: Call) -> str:
    sought, maybe = emitter.value(node.args[0])
    found = emitter.emit(node.args[1])
    inside = f"{sought} in ({found} or ())"
    return f"({sought} is not None and {inside})" if maybe else f"({inside})"


def _comparison(name: str, order: bool, zh: str, en: str) -> Function:
    return Function(
        name=name,
        group="operator",
        strict=False,
        typing=_type_order if order else _type_equality,
        emit=_emit_order if order else _emit_equality,
        signature=Text(f"a {name} b", f"a {name} b"),
        doc=Text(zh, en),
        example=f"a {name} b",
    )


IN = Function(
    name="IN",
    group="logic",
    strict=False,
    lifts=False,
    typing=_type_in,
    emit=_emit_in,
    signature=Text("IN(值，列表) 或 值 IN 列表", "IN(value, list) or value IN list"),
    doc=Text("列表里有这个值时成立；空不在任何列表里。", "True if the list holds the value; empty is in no list."),
    example='status IN ["paid", "shipped"]',
)
BETWEEN = Function(
    name="BETWEEN",
    group="logic",
    strict=False,
    typing=_type_order,
    emit=_emit_order,
    signature=Text(
        "BETWEEN(值，低，高) 或 值 BETWEEN 低 AND 高", "BETWEEN(value, low, high) or value BETWEEN low AND high"
    ),
    doc=Text("值在低与高之间（含两端）时成立；空不成立。", "True if low ≤ value ≤ high; false with empty."),
    example="amount BETWEEN 100 AND 200",
)

COMPARE = (
    _comparison("=", False, "两边相等；空等于空。", "Both are equal; empty equals empty."),
    _comparison("<>", False, "两边不等。", "They differ."),
    _comparison("<", True, "小于；有空则不成立。", "Less; false with empty."),
    _comparison("<=", True, "小于或等于；有空则不成立。", "Less or equal; false with empty."),
    _comparison(">", True, "大于；有空则不成立。", "Greater; false with empty."),
    _comparison(">=", True, "大于或等于；有空则不成立。", "Greater or equal; false with empty."),
    IN,
    BETWEEN,
)
