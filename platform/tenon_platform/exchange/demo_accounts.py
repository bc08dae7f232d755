"""The people of the demo tenant, from the template's own list."""

import json
from functools import cache
from typing import Any

from tenon_platform.access.departments import add_department, set_leader
from tenon_platform.access.users import add_user
from tenon_platform.paths import TEMPLATES
from tenon_platform.storage.transaction import Tx

_FOLDER = TEMPLATES / "order-management"


@cache
def _people() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_FOLDER / "data" / "demo_accounts.json").read_text("utf-8"))
    return found


def accounts() -> list[dict[str, Any]]:
    """What the login page of a demo server offers."""
    return [
        {
            "login": one["login"],
            "password": one["password"],
            "name": one["name"]["zh"],
            "role": _role_name(one["role"]),
            "hint": one["hint"],
        }
        for one in _people()["accounts"]
        if one["shown"]
    ]


def add_people(tx: Tx) -> None:
    """Departments, users with their roles, then the leaders."""
    departments = {one["key"]: add_department(tx, one["name"]["zh"]) for one in _people()["departments"]}
    users = {
        one["login"]: add_user(
            tx,
            one["login"],
            one["name"]["zh"],
            one["password"],
            roles=[one["role"]],
            department_id=departments[one["department"]],
        )
        for one in _people()["accounts"]
    }
    for one in _people()["departments"]:
        if one["leader"]:
            set_leader(tx, departments[one["key"]], users[one["leader"]])


def department_names() -> dict[str, str]:
    """Key → name, to find the departments of the sample again."""
    return {one["key"]: one["name"]["zh"] for one in _people()["departments"]}


@cache
def _role_name(key: str) -> dict[str, str]:
    name: dict[str, str] = json.loads((_FOLDER / "roles" / f"{key}.json").read_text("utf-8"))["name"]
    return name
