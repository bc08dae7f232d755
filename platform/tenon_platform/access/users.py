"""Users and the roles they hold."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from tenon_engines.kernel.errors import Conflict, NotFound, ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.access.actor import Actor
from tenon_platform.access.passwords import hash_password
from tenon_platform.access.tables import session, user, user_role
from tenon_platform.storage.epoch import bump_people
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

_COMMA: Any = sa.literal_column("','")  # SQLAlchemy would bind a text only as it executes
_ROLES = (
    sa.select(sa.func.aggregate_strings(user_role.c.role, _COMMA))
    .where(user_role.c.user_id == user.c.id)
    .scalar_subquery()
)
_COLUMNS = (user.c.id, user.c.login, user.c.name, user.c.department_id, user.c.active, _ROLES)
_ALL = Statement(sa.select(*_COLUMNS).order_by(user.c.id))
_BY_LOGIN = Statement(sa.select(*_COLUMNS).where(user.c.login == sa.bindparam("login")))
_BY_ID = Statement(sa.select(*_COLUMNS).where(user.c.id == sa.bindparam("which")))
_ADD = Statement(sa.insert(user))
_ADD_ROLE = Statement(sa.insert(user_role))
_DROP_ROLES = Statement(sa.delete(user_role).where(user_role.c.user_id == sa.bindparam("which")))
_PASSWORD = Statement(
    sa.update(user).where(user.c.id == sa.bindparam("which")).values(password=sa.bindparam("password"))
)
_CHANGE = Statement(
    sa.update(user)
    .where(user.c.id == sa.bindparam("which"))
    .values(name=sa.bindparam("name"), department_id=sa.bindparam("department_id"), active=sa.bindparam("active"))
)
_END_SESSIONS = Statement(sa.delete(session).where(session.c.user_id == sa.bindparam("which")))
_NAMES = Statement(sa.select(user.c.id, user.c.name).where(user.c.id.in_(sa.bindparam("ids", expanding=True))))
_MEMBERS = Statement(
    sa.select(user.c.id)
    .join(user_role, user_role.c.user_id == user.c.id)
    .where(user_role.c.role == sa.bindparam("role"), user.c.active)
    .order_by(user.c.id)
)
_SIZES = Statement(
    sa.select(user_role.c.role, sa.func.count())
    .join(user, user_role.c.user_id == user.c.id)
    .where(user.c.active)
    .group_by(user_role.c.role)
)


def add_user(
    tx: Tx,
    login: str,
    name: str,
    password: str,
    *,
    roles: Iterable[str] = (),
    department_id: int | None = None,
) -> int:
    login = login.strip()
    if not login or len(login) > 80:
        message = Text("登录名需要 1 到 80 个字符", "A login has 1 to 80 characters")
        raise ValidationError([Problem("bad_login", "/login", message)])
    if tx.first(_BY_LOGIN, {"login": login}) is not None:
        raise Conflict(Text(f"登录名“{login}”已被使用", f"The login {login!r} is taken"), path="/login")
    (number,) = take_ids(tx.tenant, "user")
    values = {"id": number, "login": login, "name": name, "password": hash_password(password)}
    state = {"department_id": department_id, "active": True}
    tx.run(_ADD, {**values, **state, "created_at": datetime.now(UTC)})
    set_roles(tx, number, roles)
    return number


def set_roles(tx: Tx, user_id: int, roles: Iterable[str]) -> None:
    tx.run(_DROP_ROLES, {"which": user_id})
    tx.run_many(_ADD_ROLE, [{"user_id": user_id, "role": role} for role in sorted(set(roles))])
    bump_people(tx)


def set_password(tx: Tx, login: str, password: str) -> None:
    """A new password ends every session of the user."""
    found = tx.first(_BY_LOGIN, {"login": login})
    if found is None:
        raise NotFound(Text(f"没有用户“{login}”", f"There is no user {login!r}"))
    tx.run(_PASSWORD, {"which": found[0], "password": hash_password(password)})
    tx.run(_END_SESSIONS, {"which": found[0]})
    bump_people(tx)


def change_user(tx: Tx, user_id: int, *, name: str, department_id: int | None, active: bool) -> None:
    if not tx.run(_CHANGE, {"which": user_id, "name": name, "department_id": department_id, "active": active}):
        raise NotFound(Text("没有这个用户", "There is no such user"))
    if not active:
        tx.run(_END_SESSIONS, {"which": user_id})
    bump_people(tx)


def users(tx: Tx) -> list[dict[str, Any]]:
    return [_as_dict(row) for row in tx.all(_ALL)]


def user_by_login(tx: Tx, login: str) -> dict[str, Any] | None:
    row = tx.first(_BY_LOGIN, {"login": login})
    return None if row is None else _as_dict(row)


def user_by_id(tx: Tx, user_id: int) -> dict[str, Any]:
    row = tx.first(_BY_ID, {"which": user_id})
    if row is None:
        raise NotFound(Text("没有这个用户", "There is no such user"))
    return _as_dict(row)


def actor_of(tx: Tx, user_id: int) -> Actor:
    """The user as an acting person. Who left keeps the name in what runs on, but holds no role."""
    found = user_by_id(tx, user_id)
    roles = frozenset(found["roles"] if found["active"] else ())
    return Actor(user_id, found["name"], roles, found["department_id"], found["login"])


def names_of(tx: Tx, ids: Iterable[int]) -> dict[int, str]:
    """Names for showing; unknown ids are left out."""
    wanted = sorted(set(ids))
    return dict(tx.all(_NAMES, {"ids": wanted})) if wanted else {}


def members(tx: Tx, role: str) -> list[int]:
    """Active users who hold the role."""
    return [number for (number,) in tx.all(_MEMBERS, {"role": role})]


def member_counts(tx: Tx) -> dict[str, int]:
    """How many active users hold each role; a role that nobody holds is left out."""
    return dict(tx.all(_SIZES))


def _as_dict(row: tuple[Any, ...]) -> dict[str, Any]:
    number, login, name, department_id, active, roles = row
    return {
        "id": number,
        "login": login,
        "name": name,
        "department_id": department_id,
        "active": active,
        "roles": sorted(roles.split(",")) if roles else [],
    }
