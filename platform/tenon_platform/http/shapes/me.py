"""Logging in, and who one is."""

from typing import NotRequired, TypedDict

from tenon_platform.access.permissions import Restriction
from tenon_platform.http.shapes.words import Person, Words


class Login(TypedDict):
    login: str
    password: str
    tenant: NotRequired[str]


class ItemCount(TypedDict):
    """A number beside an item: how many records of the form the filter finds."""

    form: str
    filter: NotRequired[str]


class NavItem(TypedDict):
    """A page: a list of records, a dashboard, a desk, or one of the interface's own."""

    id: str
    name: Words
    icon: NotRequired[str]
    list: NotRequired[str]
    dashboard: NotRequired[str]
    desk: NotRequired[str]
    page: NotRequired[str]
    count: NotRequired[ItemCount]


class NavGroup(TypedDict):
    id: str
    name: Words
    collapsed: bool
    items: list[NavItem]


class App(TypedDict):
    key: str
    name: Words
    navigation: list[NavGroup]


# "import" cannot be written as a member of a class
FormRights = TypedDict(
    "FormRights",
    {
        "create": bool,
        "read": bool,
        "update": bool,
        "delete": bool,
        "import": bool,
        "export": bool,
        "print": bool,
        "fields": dict[str, Restriction],
        "transitions": list[str],
        "buttons": list[str],
    },
)


class RoleName(TypedDict):
    key: str
    name: Words


class MyUser(TypedDict):
    id: int
    login: str
    name: str
    department: Person | None
    roles: list[RoleName]


class MyTenant(TypedDict):
    key: str
    name: str
    timezone: str
    language: str
    demo: bool


class MyRights(TypedDict):
    admin: bool
    builder: bool
    forms: dict[str, FormRights]
    dashboards: list[str]


class Me(TypedDict):
    user: MyUser
    tenant: MyTenant
    csrf_token: str
    apps: list[App]
    rights: MyRights
    unread: int
    todo: int


class OpenedSession(TypedDict):
    csrf_token: str
    me: Me


class DemoAccount(TypedDict):
    login: str
    password: str
    name: str
    role: Words
    hint: Words


class DemoAccounts(TypedDict):
    accounts: list[DemoAccount]
