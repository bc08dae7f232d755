"""Departments: a tree with leaders."""

from typing import Any

import sqlalchemy as sa

from tenon_platform.access.tables import department
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

_ADD = Statement(sa.insert(department))
_ALL = Statement(
    sa.select(department.c.id, department.c.name, department.c.parent_id, department.c.leader_id).order_by(
        department.c.id
    )
)
_LEADER = Statement(
    sa.update(department).where(department.c.id == sa.bindparam("which")).values(leader_id=sa.bindparam("leader_id"))
)


def add_department(tx: Tx, name: str, parent_id: int | None = None, leader_id: int | None = None) -> int:
    (number,) = take_ids(tx.tenant, "department")
    tx.run(_ADD, {"id": number, "name": name, "parent_id": parent_id, "leader_id": leader_id})
    return number


def set_leader(tx: Tx, department_id: int, leader_id: int | None) -> None:
    tx.run(_LEADER, {"which": department_id, "leader_id": leader_id})


def departments(tx: Tx) -> list[dict[str, Any]]:
    names = ("id", "name", "parent_id", "leader_id")
    return [dict(zip(names, row, strict=True)) for row in tx.all(_ALL)]


def leader_of(tx: Tx, department_id: int, levels_up: int = 0) -> int | None:
    """The leader of the department, or of the `levels_up`-th one above it that has a leader."""
    by_id = {each["id"]: each for each in departments(tx)}
    current = by_id.get(department_id)
    for _ in range(20):
        if current is None:
            return None
        if current["leader_id"] is not None and levels_up <= 0:
            leader: int = current["leader_id"]
            return leader
        if current["leader_id"] is not None:
            levels_up -= 1
        current = by_id.get(current["parent_id"])
    return None
