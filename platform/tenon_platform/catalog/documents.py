"""Definition documents in the database: one draft each, and published versions that never change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from tenon_engines.kernel.errors import Conflict, NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.access.actor import Actor
from tenon_platform.catalog.tables import document, document_version
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

_FIELDS = (
    document.c.id,
    document.c.app,
    document.c.kind,
    document.c.key,
    document.c.draft,
    document.c.draft_rev,
    document.c.draft_at,
    document.c.published_version,
)
_ONE = Statement(
    sa.select(*_FIELDS).where(document.c.kind == sa.bindparam("kind"), document.c.key == sa.bindparam("key"))
)
_OF_APP = Statement(
    sa.select(*_FIELDS).where(document.c.app == sa.bindparam("app")).order_by(document.c.kind, document.c.key)
)
_ADD = Statement(
    sa.insert(document).values(
        {
            name: sa.bindparam(name)
            for name in ("id", "app", "kind", "key", "draft", "draft_rev", "draft_at", "draft_by", "published_version")
        }
    )
)
_DRAFT = Statement(
    sa.update(document)
    .where(document.c.id == sa.bindparam("which"), document.c.draft_rev == sa.bindparam("expected"))
    .values(
        draft=sa.bindparam("draft"),
        draft_rev=document.c.draft_rev + 1,
        draft_at=sa.bindparam("draft_at"),
        draft_by=sa.bindparam("draft_by"),
    )
)
_VERSION_FIELDS = (
    document_version.c.number,
    document_version.c.body,
    document_version.c.origin,
    document_version.c.note,
    document_version.c.by,
    document_version.c.at,
)
_VERSION = Statement(
    sa.select(*_VERSION_FIELDS).where(
        document_version.c.document_id == sa.bindparam("which"), document_version.c.number == sa.bindparam("number")
    )
)
_is_published = sa.and_(
    document_version.c.document_id == document.c.id, document_version.c.number == document.c.published_version
)
_CURRENT = Statement(
    sa.select(document.c.id, *_VERSION_FIELDS)
    .join(document_version, _is_published)
    .where(document.c.id.in_(sa.bindparam("ids", expanding=True)))
)
_VERSIONS = Statement(
    sa.select(
        document_version.c.number,
        document_version.c.origin,
        document_version.c.note,
        document_version.c.by,
        document_version.c.at,
    )
    .where(document_version.c.document_id == sa.bindparam("which"))
    .order_by(document_version.c.number.desc())
    .limit(200)
)
_DRAFTS = Statement(sa.select(document.c.kind, document.c.key, document.c.draft).where(document.c.draft.is_not(None)))
_OF_PACKAGE = Statement(
    sa.select(document_version.c.body)
    .join(document, document.c.id == document_version.c.document_id)
    .where(
        document.c.kind == sa.bindparam("kind"),
        document.c.key == sa.bindparam("key"),
        document_version.c.origin == "package",
    )
)
_PUBLISHED = Statement(
    sa.select(document.c.app, document.c.kind, document.c.key, document_version.c.number, document_version.c.body)
    .join(document_version, _is_published)
    .order_by(document.c.id)
)


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as it stands; `draft` is None when nothing waits to be published."""

    id: int
    app: str
    kind: str
    key: str
    draft: dict[str, Any] | None
    draft_rev: int
    draft_at: datetime | None
    published_version: int | None


@dataclass(frozen=True, slots=True)
class Published:
    """The published version of a document."""

    app: str
    kind: str
    key: str
    number: int
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Version:
    number: int
    body: dict[str, Any]
    origin: str
    note: str
    by: int | None
    at: datetime


def find(tx: Tx, kind: str, key: str) -> Stored | None:
    row = tx.first(_ONE, {"kind": kind, "key": key})
    return None if row is None else Stored(*row)


def load(tx: Tx, kind: str, key: str) -> Stored:
    found = find(tx, kind, key)
    if found is None:
        raise NotFound(Text(f"没有这个定义：{kind} {key}", f"There is no {kind} {key!r}"))
    return found


def of_app(tx: Tx, app: str) -> list[Stored]:
    """What is drafted or published; retired documents keep their versions only."""
    found = [Stored(*row) for row in tx.all(_OF_APP, {"app": app})]
    return [each for each in found if each.draft is not None or each.published_version is not None]


def drafts(tx: Tx) -> dict[tuple[str, str], dict[str, Any]]:
    """Every draft that waits to be published."""
    return {(kind, key): draft for kind, key, draft in tx.all(_DRAFTS) if draft is not None}


def published(tx: Tx) -> list[Published]:
    """The published body of every document of the tenant."""
    return [Published(*row) for row in tx.all(_PUBLISHED)]


def of_packages(tx: Tx, kind: str, key: str) -> list[dict[str, Any]]:
    """The bodies of the document that came with packages."""
    return [row[0] for row in tx.all(_OF_PACKAGE, {"kind": kind, "key": key})]


def version(tx: Tx, stored: Stored, number: int) -> Version:
    row = tx.first(_VERSION, {"which": stored.id, "number": number})
    if row is None:
        raise NotFound(Text(f"没有第 {number} 版", f"There is no version {number}"))
    return Version(*row)


def current_versions(tx: Tx, ids: Sequence[int]) -> dict[int, Version]:
    """The published versions of these documents, by the id of the document; one never published is left out."""
    return {row[0]: Version(*row[1:]) for row in tx.all(_CURRENT, {"ids": ids})} if ids else {}


def versions(tx: Tx, stored: Stored) -> list[dict[str, Any]]:
    """Newest first, without bodies."""
    names = ("number", "origin", "note", "by", "at")
    return [dict(zip(names, row, strict=True)) for row in tx.all(_VERSIONS, {"which": stored.id})]


def save_draft(
    tx: Tx, actor: Actor, app: str, kind: str, key: str, body: dict[str, Any] | None, expected: int | None
) -> int:
    """Replaces the draft (None discards it) and gives its new revision; stale work is refused, never overwritten."""
    stored = find(tx, kind, key)
    if stored is None:
        return _create(tx, actor, app, kind, key, body)
    rev = stored.draft_rev if expected is None else expected
    now = datetime.now(UTC)
    values = {"which": stored.id, "expected": rev, "draft": body, "draft_at": now, "draft_by": actor.user_id}
    if not tx.run(_DRAFT, values):
        raise Conflict(
            Text("此定义已被他人修改", "Somebody else has changed this definition"),
            hint=Text("请重新载入后再修改", "load it again and repeat your change"),
        )
    return rev + 1


def _create(tx: Tx, actor: Actor, app: str, kind: str, key: str, body: dict[str, Any] | None) -> int:
    (number,) = take_ids(tx.tenant, "document")
    place = {"id": number, "app": app, "kind": kind, "key": key, "published_version": None}
    tx.run(_ADD, {**place, "draft": body, "draft_rev": 1, "draft_at": datetime.now(UTC), "draft_by": actor.user_id})
    return 1
