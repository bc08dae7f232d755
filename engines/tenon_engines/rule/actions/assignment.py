"""`set` of an action: which fields get which formula's value."""

from collections.abc import Callable, Mapping

from tenon_engines.form.shape import FieldShape
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text
from tenon_engines.rule.site import Site

Compile = Callable[[str, str, Type | None], Formula | None]

_NOT_SETTABLE = {
    "formula": Text("是计算字段，不能直接赋值", "is computed and cannot be set"),
    "rollup": Text("是汇总字段，不能直接赋值", "is a rollup and cannot be set"),
    "autonumber": Text("是自动编号，不能直接赋值", "is numbered automatically and cannot be set"),
    "status": Text("是状态，请使用“状态流转”动作", "is a status: use a transition action"),
    "subtable": Text("是子表，不能整体赋值", "is a subtable and cannot be set as a whole"),
}


def link_assignments(
    site: Site, form: str, texts: Mapping[str, str], path: str, compile_: Compile, *, subtable: str | None = None
) -> dict[str, Formula] | None:
    """The compiled assignments to fields of a form, or to columns of its subtable; None when one has a problem."""
    linked: dict[str, Formula] = {}
    fine = True
    for key, text in texts.items():
        where = f"{path}/{key}"
        field = site.field(form, key, where) if subtable is None else site.column(form, subtable, key, where)
        if field is None or not _settable(site, field, where):
            fine = False
            continue
        formula = compile_(text, where, field.value_type)
        if formula is None:
            fine = False
        else:
            linked[key] = formula
    return linked if fine else None


def _settable(site: Site, field: FieldShape, path: str) -> bool:
    why = _NOT_SETTABLE.get(field.type)
    if why is not None:
        site.report("NOT_ALLOWED", path, Text(f"“{field.name.zh}”{why.zh}", f"{field.name.en!r} {why.en}"))
    return why is None
