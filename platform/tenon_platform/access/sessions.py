"""Logging in, and who a session cookie belongs to."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from tenon_engines.kernel.errors import TenonError
from tenon_engines.kernel.text import Text
from tenon_platform.access.actor import SYSTEM, Actor
from tenon_platform.access.audit import note
from tenon_platform.access.passwords import verify
from tenon_platform.access.tables import session, user, user_role
from tenon_platform.storage.epoch import bump_people
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx, run_in_transaction

LIFETIME = timedelta(days=7)

_COMMA: Any = sa.literal_column("','")  # SQLAlchemy would bind a text only as it executes
_ROLES = (
    sa.select(sa.func.aggregate_strings(user_role.c.role, _COMMA))
    .where(user_role.c.user_id == user.c.id)
    .scalar_subquery()
)
_FIND = Statement(
    sa.select(session.c.csrf, session.c.expires_at, user.c.id, user.c.name, user.c.department_id, user.c.login, _ROLES)
    .join(user, user.c.id == session.c.user_id)
    .where(session.c.id == sa.bindparam("token"), user.c.active),
    kept=True,
)
_LOGIN = Statement(sa.select(user.c.id, user.c.password, user.c.active).where(user.c.login == sa.bindparam("login")))
_ADD = Statement(sa.insert(session))
_DROP = Statement(sa.delete(session).where(session.c.id == sa.bindparam("token")))
_DROP_OLD = Statement(sa.delete(session).where(session.c.expires_at < sa.bindparam("now")))


class NotLoggedIn(TenonError):
    """No session, an expired one, or a wrong password."""

    code = "not_logged_in"


@dataclass(frozen=True, slots=True)
class Session:
    actor: Actor
    csrf: str
    ends_at: datetime


def log_in(tenant: Tenant, login: str, password: str, now: datetime, address: str | None = None) -> tuple[str, Session]:
    """A new session and its token. The slow check of the password happens outside of any transaction."""
    with_user = run_in_transaction(tenant, lambda tx: tx.first(_LOGIN, {"login": login}), write=False)
    right = verify(password, with_user[1] if with_user is not None and with_user[2] else None)
    if with_user is None or not right:
        run_in_transaction(tenant, lambda tx: note(tx, SYSTEM, "login_failed", login, login=login, address=address))
        raise NotLoggedIn(Text("登录名或密码不正确", "The login or the password is wrong"), path="/password")
    user_id = with_user[0]
    return run_in_transaction(tenant, lambda tx: _admit(tx, user_id, login, now, address))


def find_session(tx: Tx, token: str, now: datetime) -> Session | None:
    """The session of a cookie's token, while it lasts and its user is active."""
    row = tx.first(_FIND, {"token": _hash(token)})
    if row is None or row[1] <= now:
        return None
    csrf, ends_at, user_id, name, department_id, login, roles = row
    held = frozenset(roles.split(",")) if roles else frozenset()
    return Session(Actor(user_id, name, held, department_id, login), csrf, ends_at)


def log_out(tx: Tx, token: str, actor: Actor) -> None:
    tx.run(_DROP, {"token": _hash(token)})
    bump_people(tx)
    note(tx, actor, "logout", actor.login)


def _admit(tx: Tx, user_id: int, login: str, now: datetime, address: str | None) -> tuple[str, Session]:
    token, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(24)
    tx.run(_DROP_OLD, {"now": now})
    values = {"id": _hash(token), "user_id": user_id, "csrf": csrf, "created_at": now, "expires_at": now + LIFETIME}
    tx.run(_ADD, values)
    found = find_session(tx, token, now)
    assert found is not None
    note(tx, found.actor, "login", login, address=address)
    return token, found


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
