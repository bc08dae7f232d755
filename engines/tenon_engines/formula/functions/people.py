"""People: the acting user and what the directory knows."""

from typing import Any

from tenon_engines.formula.context import Context
from tenon_engines.formula.function import Function
from tenon_engines.formula.types import BOOL, TEXT, Type, list_of
from tenon_engines.kernel.text import Text

USER = Type("user")
DEPARTMENT = Type("department")


def _current(context: Context) -> int | None:
    return context.actor.user_id if context.actor else None


def _has_role(context: Context, role: str | None) -> bool:
    return context.actor is not None and role in context.actor.roles


def _department(context: Context, *user: int | None) -> int | None:
    if not user:
        return context.actor.department_id if context.actor else None
    return context.people.department(user[0]) if context.people and user[0] is not None else None


def _department_path(context: Context, *department: int | None) -> list[int]:
    inner = department[0] if department else _department(context)
    return list(context.people.department_path(inner)) if context.people and inner is not None else []


def _name(context: Context, *user: int | None) -> str | None:
    if not user:
        return (context.actor.name or None) if context.actor else None
    return context.people.name(user[0]) if context.people and user[0] is not None else None


def _manager(context: Context, *user: int | None) -> int | None:
    who = user[0] if user else _current(context)
    return context.people.manager(who) if context.people and who is not None else None


def _people(name: str, takes: str, zh: tuple[str, str], en: tuple[str, str], example: str, **more: Any) -> Function:
    signature, doc = Text(zh[0], en[0]), Text(zh[1], en[1])
    return Function(
        name=name,
        group="people",
        takes=takes,
        signature=signature,
        doc=doc,
        example=example,
        strict=False,
        context=True,
        actor=True,
        **more,
    )


PEOPLE = (
    _people(
        "CURRENT_USER",
        "",
        ("CURRENT_USER()", "当前操作人。"),
        ("CURRENT_USER()", "The acting user."),
        "owner = CURRENT_USER()",
        gives=USER,
        python=_current,
    ),
    _people(
        "HAS_ROLE",
        "text",
        ("HAS_ROLE(角色)", "当前操作人有该角色时成立。"),
        ("HAS_ROLE(role)", "True if the acting user has the role."),
        'HAS_ROLE("operations")',
        gives=BOOL,
        python=_has_role,
    ),
    _people(
        "DEPT",
        "user?",
        ("DEPT([人员])", "人员的部门，默认当前操作人。"),
        ("DEPT([user])", "The department of a user (the acting one)."),
        "department = DEPT()",
        gives=DEPARTMENT,
        python=_department,
    ),
    _people(
        "DEPTPATH",
        "department?",
        ("DEPTPATH([部门])", "从最上级到该部门的各级部门，默认当前操作人的部门。"),
        ("DEPTPATH([department])", "The departments from the topmost down to this one (the acting user's)."),
        "DEPT() IN DEPTPATH(department)",
        gives=list_of(DEPARTMENT),
        python=_department_path,
    ),
    _people(
        "USERNAME",
        "user?",
        ("USERNAME([人员])", "人员的姓名，默认当前操作人。"),
        ("USERNAME([user])", "The name of a user (the acting one)."),
        "USERNAME()",
        gives=TEXT,
        python=_name,
    ),
    _people(
        "MANAGER",
        "user?",
        ("MANAGER([人员])", "人员的上级，默认当前操作人的。"),
        ("MANAGER([user])", "The manager of a user (the acting one)."),
        "MANAGER(owner)",
        gives=USER,
        python=_manager,
    ),
)
