"""Role documents: what a role may do with each form, compiled so that scopes are ready formulas."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tenon_engines.form.scope import FormScope
from tenon_engines.form.shape import FormShape
from tenon_engines.formula.compile import Formula, compile_formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, label

Scope = Formula | bool
SCOPES = ("read", "update", "delete")
FLAGS = ("create", "import", "export", "print")
FIELD_RIGHTS = ("hidden", "masked", "read", "write")


@dataclass(frozen=True, slots=True)
class FormGrant:
    """What one role may do with one form. A scope is True (all), False (none) or a condition on the record."""

    flags: frozenset[str] = frozenset()
    scopes: Mapping[str, Scope] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    transitions: frozenset[str] = frozenset()
    buttons: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RolePlan:
    key: str
    name: Text
    admin: bool
    builder: bool
    forms: Mapping[str, FormGrant]
    dashboards: frozenset[str]
    document: Mapping[str, Any]


def compile_role(document: Mapping[str, Any], shapes: Mapping[str, FormShape]) -> RolePlan:
    """The role, or DefinitionError with every problem of the document."""
    problems: list[Problem] = []
    grants: dict[str, FormGrant] = {}
    for form, entry in (document.get("forms") or {}).items():
        path = f"/forms/{form}"
        shape = shapes.get(form)
        if shape is None:
            message = Text(f"没有表单“{form}”", f"There is no form {form!r}")
            problems.append(Problem("unknown_form", path, message))
            continue
        grants[form] = _grant(entry, shape, shapes, path, problems)
    if any(problem.severity == "error" for problem in problems):
        raise DefinitionError(problems)
    key = str(document["key"])
    dashboards = frozenset(document.get("dashboards") or ())
    admin, builder = bool(document.get("admin")), bool(document.get("builder"))
    return RolePlan(key, label(document.get("name"), key), admin, builder, grants, dashboards, document)


def _grant(
    entry: Mapping[str, Any],
    shape: FormShape,
    shapes: Mapping[str, FormShape],
    path: str,
    problems: list[Problem],
) -> FormGrant:
    scopes: dict[str, Scope] = {}
    for name in SCOPES:
        scope = _scope(entry.get(name, False), shape, shapes, f"{path}/{name}", problems)
        if scope is not False:
            scopes[name] = scope
    fields = {}
    for name, right in (entry.get("fields") or {}).items():
        if name not in shape.fields:
            problems.append(_unknown("field", name, shape.fields, f"{path}/fields/{name}"))
        elif right not in FIELD_RIGHTS:
            message = Text(f"字段权限“{right}”不存在", f"There is no field right {right!r}")
            hint = Text("可用：" + "、".join(FIELD_RIGHTS), "one of: " + ", ".join(FIELD_RIGHTS))
            problems.append(Problem("bad_option", f"{path}/fields/{name}", message, hint))
        else:
            fields[name] = right
    return FormGrant(
        frozenset(name for name in FLAGS if entry.get(name)),
        scopes,
        fields,
        frozenset(entry.get("transitions") or ()),
        frozenset(entry.get("buttons") or ()),
    )


def _scope(value: Any, shape: FormShape, shapes: Mapping[str, FormShape], path: str, problems: list[Problem]) -> Scope:
    if isinstance(value, bool):
        return value
    try:
        formula = compile_formula(str(value), FormScope(shapes, shape.key), expects=Type("bool"))
    except DefinitionError as error:
        problems += [Problem(each.code, path, each.message, each.hint) for each in error.problems]
        return False
    if formula.is_true_literal:
        return True
    return formula


def _unknown(what: str, name: str, known: Iterable[str], path: str) -> Problem:
    message = Text(f"没有“{name}”", f"There is no {what} {name!r}")
    listed = ", ".join(sorted(known)[:8])
    return Problem(f"unknown_{what}", path, message, Text(f"例如：{listed}", f"for example: {listed}"))
