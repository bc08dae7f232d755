"""People: users, departments, roles; and the audit log."""

from typing import Any

from tenon_engines.kernel.errors import ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.access import audit, departments, users
from tenon_platform.http.answer import Created
from tenon_platform.http.call import Call
from tenon_platform.http.declared import Takes
from tenon_platform.http.members import is_id
from tenon_platform.http.permission import ADMIN, LOGGED_IN
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.paging import PageQuery
from tenon_platform.http.shapes.people import (
    AuditLines,
    Departments,
    NewDepartment,
    NewUser,
    RoleItems,
    UserChange,
    UserItem,
    UserItems,
)
from tenon_platform.http.shapes.words import Made, Person

routes = Routes("administration")


@routes.get("/users", LOGGED_IN)
def user_list(call: Call) -> UserItems:
    """Users. Everybody sees names, to pick people; logins and roles are for administrators."""
    found = users.users(call.tx)
    names = {each["id"]: each["name"] for each in departments.departments(call.tx)}
    items: list[UserItem] = []
    for each in found:
        number = each["department_id"]
        department: Person | None = {"id": number, "name": names.get(number, "")} if number else None
        item: UserItem = {"id": each["id"], "name": each["name"], "department": department}
        if call.rights.is_admin:
            item |= {"login": each["login"], "active": each["active"], "roles": each["roles"]}
        items.append(item)
    return {"items": items, "next_cursor": None}


@routes.post("/users", ADMIN, takes=Takes(body=NewUser))
def add_user(call: Call) -> Created[Made]:
    """A new user with roles and department."""
    body = call.json_object()
    login, name = _text(body, "login", 80), _text(body, "name", 80)
    roles = _roles(call, body.get("roles") or [])
    department = _number(body, "department_id")
    number = users.add_user(call.tx, login, name, _text(body, "password", 200), roles=roles, department_id=department)
    audit.note(call.tx, call.actor, "user_added", login, {"roles": roles})
    return Created({"id": number})


@routes.patch("/users/{id}", ADMIN, takes=Takes(body=UserChange))
def change_user(call: Call) -> Made:
    """Changes name, department, roles, password; or lets a user in or out."""
    number = call.record_id()
    body = call.json_object()
    current = users.user_by_id(call.tx, number)
    name = _text(body, "name", 80) if "name" in body else current["name"]
    department = _number(body, "department_id") if "department_id" in body else current["department_id"]
    active = body.get("active", current["active"])
    users.change_user(call.tx, number, name=name, department_id=department, active=active is True)
    if "roles" in body:
        users.set_roles(call.tx, number, _roles(call, body["roles"]))
    if "password" in body:
        users.set_password(call.tx, current["login"], _text(body, "password", 200))
    audit.note(call.tx, call.actor, "user_changed", current["login"], {"changed": sorted(body)})
    return {"id": number}


@routes.get("/departments", LOGGED_IN)
def department_list(call: Call) -> Departments:
    """Departments with their leaders."""
    items: list[Any] = departments.departments(call.tx)
    return {"items": items, "next_cursor": None}


@routes.post("/departments", ADMIN, takes=Takes(body=NewDepartment))
def add_department(call: Call) -> Created[Made]:
    """A new department."""
    body = call.json_object()
    name = _text(body, "name", 80)
    number = departments.add_department(call.tx, name, _number(body, "parent_id"), _number(body, "leader_id"))
    audit.note(call.tx, call.actor, "department_added", name)
    return Created({"id": number})


@routes.get("/roles", LOGGED_IN)
def role_list(call: Call) -> RoleItems:
    """Roles and how many people hold each."""
    roles, counts = call.plans.roles, users.member_counts(call.tx)
    return {
        "items": [
            {
                "key": key,
                "name": roles[key].name.to_json(),
                "admin": roles[key].admin,
                "builder": roles[key].builder,
                "members": counts.get(key, 0),
            }
            for key in sorted(roles)
        ]
    }


@routes.get("/audit", ADMIN, takes=Takes(query=PageQuery))
def audit_log(call: Call) -> AuditLines:
    """Logins, publishes and changes of people, newest first."""
    limit = call.whole_number("limit", 50, 1, 200)
    items: list[Any] = audit.page(call.tx, call.whole_number("cursor", audit.LATEST, 1, audit.LATEST), limit)
    return {"items": items, "next_cursor": str(items[-1]["id"]) if len(items) == limit else None}


def _text(body: dict[str, Any], name: str, longest: int) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not 1 <= len(value.strip()) <= longest:
        message = Text(f"{name} 需要 1 到 {longest} 个字符", f"{name} has 1 to {longest} characters")
        raise ValidationError([Problem("bad_text", f"/{name}", message)])
    return value.strip()


def _number(body: dict[str, Any], name: str) -> int | None:
    value = body.get(name)
    if value is not None and not is_id(value):
        raise ValidationError([Problem("bad_number", f"/{name}", Text("应当是编号", "This must be an id"))])
    return value


def _roles(call: Call, value: Any) -> list[str]:
    known = call.plans.roles
    if not isinstance(value, list) or not all(isinstance(role, str) for role in value):
        raise ValidationError([Problem("bad_roles", "/roles", Text("roles 应当是列表", "roles is a list of keys"))])
    for role in value:
        if role not in known:
            message = Text(f"没有角色“{role}”", f"There is no role {role!r}")
            raise ValidationError([Problem("unknown_role", "/roles", message)])
    return value
