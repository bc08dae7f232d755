"""Answers the engines' questions about people: the first question that finds somebody active is the answer."""

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa

from tenon_platform.access.departments import leader_of
from tenon_platform.access.tables import user
from tenon_platform.access.users import members
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

MOST = 200
_ACTIVE = Statement(
    sa.select(user.c.id).where(user.c.id.in_(sa.bindparam("ids", expanding=True)), user.c.active).order_by(user.c.id)
)


def resolve(tx: Tx, ask: Mapping[str, Any]) -> list[int]:
    """Ids of the people asked for, none twice, at most `MOST`."""
    for question in ask["first_of"]:
        found = next(answer(tx, question) for word, answer in _ANSWERS.items() if word in question)
        if found:
            return found[:MOST]
    return []


def _users(tx: Tx, question: Mapping[str, Any]) -> list[int]:
    wanted = question["users"]
    return [number for (number,) in tx.all(_ACTIVE, {"ids": wanted})] if wanted else []


def _role(tx: Tx, question: Mapping[str, Any]) -> list[int]:
    return members(tx, question["role"])


def _leader(tx: Tx, question: Mapping[str, Any]) -> list[int]:
    leader = leader_of(tx, question["leader_of"], question["levels"] - 1)
    return _users(tx, {"users": [leader] if leader is not None else []})


_ANSWERS: Mapping[str, Callable[[Tx, Mapping[str, Any]], list[int]]] = {
    "users": _users,
    "role": _role,
    "leader_of": _leader,
}
