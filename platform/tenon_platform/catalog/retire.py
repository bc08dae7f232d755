"""Taking a document away: only what nothing else stands on, and never its data or its former versions."""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from tenon_engines.kernel.errors import Conflict
from tenon_engines.kernel.text import Text, label
from tenon_platform.access.actor import Actor
from tenon_platform.access.audit import note
from tenon_platform.access.users import members
from tenon_platform.catalog import documents
from tenon_platform.catalog.kinds import compile_all
from tenon_platform.catalog.tables import document
from tenon_platform.storage.epoch import bump_epoch
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

_FORGET = Statement(
    sa.update(document)
    .where(document.c.id == sa.bindparam("which"))
    .values(published_version=sa.null(), draft=sa.null(), draft_rev=document.c.draft_rev + 1)
)
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Dependent:
    """A document that would not compile without the one in question."""

    kind: str
    key: str
    name: Text


def dependents(tx: Tx, kind: str, key: str) -> list[Dependent]:
    """What stands on the document, drafts included: whatever has problems without it that it has not with it."""
    bodies = {**{(each.kind, each.key): each.body for each in documents.published(tx)}, **documents.drafts(tx)}
    without = {ref: body for ref, body in bodies.items() if ref != (kind, key)}
    was, now = compile_all(bodies).problems, compile_all(without).problems
    return [Dependent(*ref, label(without[ref].get("name"), ref[1])) for ref in sorted(now) if ref not in was]


def retire(tx: Tx, actor: Actor, stored: documents.Stored, running: int) -> None:
    """Forgets the draft and takes the document out of what is published. `tx` is exclusive.

    Its versions stay, and so do the tables of a form: a document of the same key finds them again.
    """
    _refuse_when_used(tx, stored, running)
    published = stored.published_version is not None
    tx.run(_FORGET, {"which": stored.id})
    note(tx, actor, "retire", f"{stored.kind} {stored.key}", {"version": stored.published_version})
    if published:
        bump_epoch(tx)


def _refuse_when_used(tx: Tx, stored: documents.Stored, running: int) -> None:
    standing = dependents(tx, stored.kind, stored.key)
    if standing:
        zh, en = _named(each.name for each in standing)
        message = Text(f"还有 {len(standing)} 处在用：{zh}", f"{len(standing)} documents stand on it: {en}")
        raise Conflict(message, code="in_use", hint=Text("请先改掉这些地方", "change those first"))
    if running:
        message = Text(f"还有 {running} 单正在按它处理", f"{running} cases are still running on it")
        raise Conflict(message, code="in_use", hint=Text("请等它们走完", "wait until they have finished"))
    holders = members(tx, stored.key) if stored.kind == "role" else []
    if holders:
        message = Text(f"还有 {len(holders)} 人是这个角色", f"{len(holders)} people have this role")
        raise Conflict(message, code="in_use", hint=Text("请先给他们换角色", "give them other roles first"))


def _named(names: Iterable[Text]) -> tuple[str, str]:
    found = list(names)
    more = Text(" 等", " and more") if len(found) > MOST_NAMED else Text("", "")
    zh = "、".join(f"“{name.zh}”" for name in found[:MOST_NAMED])
    return zh + more.zh, ", ".join(name.en for name in found[:MOST_NAMED]) + more.en
