"""Users, departments, roles, the audit log."""

from typing import Any, NotRequired, TypedDict

from tenon_platform.http.shapes.moment import Moment
from tenon_platform.http.shapes.words import Person, Words


class UserItem(TypedDict):
    """Login, roles and state are for administrators alone."""

    id: int
    name: str
    department: Person | None
    login: NotRequired[str]
    active: NotRequired[bool]
    roles: NotRequired[list[str]]


class UserItems(TypedDict):
    items: list[UserItem]
    next_cursor: str | None


class NewUser(TypedDict):
    login: str
    name: str
    password: str
    roles: NotRequired[list[str]]
    department_id: NotRequired[int | None]


class UserChange(TypedDict, total=False):
    name: str
    department_id: int | None
    active: bool
    roles: list[str]
    password: str


class Department(TypedDict):
    id: int
    name: str
    parent_id: int | None
    leader_id: int | None


class Departments(TypedDict):
    items: list[Department]
    next_cursor: str | None


class NewDepartment(TypedDict):
    name: str
    parent_id: NotRequired[int | None]
    leader_id: NotRequired[int | None]


class RoleItem(TypedDict):
    key: str
    name: Words
    admin: bool
    builder: bool
    members: int


class RoleItems(TypedDict):
    items: list[RoleItem]


class AuditLine(TypedDict):
    id: int
    at: Moment
    user_id: int | None
    login: str | None
    action: str
    subject: str
    detail: Any
    address: str | None


class AuditLines(TypedDict):
    items: list[AuditLine]
    next_cursor: str | None
