"""In-app messages: sent in the transaction of their cause, gathered into one while a digest is open."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from tenon_engines.kernel.text import Text
from tenon_platform.notify.live import signal_after
from tenon_platform.notify.tables import notification
from tenon_platform.storage.ids import take_ids
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx

MOST_LINKS = 50
_ADD = Statement(sa.insert(notification))
_mine = notification.c.user_id == sa.bindparam("user")
_OPEN_DIGEST = Statement(
    sa.select(notification.c.id, notification.c.user_id, notification.c.count, notification.c.links)
    .where(
        notification.c.digest_key == sa.bindparam("key"),
        notification.c.user_id.in_(sa.bindparam("users", expanding=True)),
        notification.c.read_at.is_(None),
        notification.c.at > sa.bindparam("since"),
    )
    .order_by(notification.c.id)
)
_GROW = Statement(
    sa.update(notification)
    .where(notification.c.id == sa.bindparam("which"))
    .values(
        zh=sa.bindparam("new_zh"), en=sa.bindparam("new_en"), count=sa.bindparam("n"), links=sa.bindparam("new_links")
    )
)
_COLUMNS = ("id", "at", "read_at", "zh", "en", "count", "form", "record_id", "links")
_page = sa.select(*(notification.c[name] for name in _COLUMNS)).where(_mine, notification.c.id < sa.bindparam("before"))
_PAGE = Statement(_page.order_by(notification.c.id.desc()).limit(sa.bindparam("n")))
_UNREAD_PAGE = Statement(
    _page.where(notification.c.read_at.is_(None)).order_by(notification.c.id.desc()).limit(sa.bindparam("n"))
)
_UNREAD = Statement(sa.select(sa.func.count()).where(_mine, notification.c.read_at.is_(None)))
_read = sa.update(notification).where(_mine, notification.c.read_at.is_(None)).values(read_at=sa.bindparam("moment"))
_READ_ALL = Statement(_read)
_READ = Statement(_read.where(notification.c.id.in_(sa.bindparam("ids", expanding=True))))
LATEST = 2**62


def send(
    tx: Tx,
    users: Sequence[int],
    text: Text,
    now: datetime,
    *,
    form: str | None = None,
    record_id: int | None = None,
    digest_key: str | None = None,
    digest_seconds: int = 0,
) -> None:
    """A message for each of `users`. With a digest, an unread one of the same key that is young enough grows."""
    if not users:
        return
    grown: set[int] = set()
    if digest_key is not None and digest_seconds:
        grown = _grow(tx, users, text, now - timedelta(seconds=digest_seconds), digest_key, record_id)
    fresh = [user for user in dict.fromkeys(users) if user not in grown]
    if fresh:
        common = {"at": now, "read_at": None, "zh": text.zh, "en": text.en, "count": 1, "digest_key": digest_key}
        where = {"form": form, "record_id": record_id, "links": [record_id] if record_id is not None else []}
        ids = take_ids(tx.tenant, "notification", len(fresh))
        rows = [{"id": number, "user_id": user, **common, **where} for number, user in zip(ids, fresh, strict=True)]
        tx.run_many(_ADD, rows)
    signal_after(tx, "notification", users, form, record_id)


def _grow(tx: Tx, users: Sequence[int], text: Text, since: datetime, key: str, record_id: int | None) -> set[int]:
    grown: set[int] = set()
    for number, user, count, links in tx.all(_OPEN_DIGEST, {"key": key, "users": list(users), "since": since}):
        if user in grown:
            continue
        grown.add(user)
        more = [*links, record_id] if record_id is not None and len(links) < MOST_LINKS else links
        new = {"new_zh": f"{text.zh}（等 {count + 1} 条）", "new_en": f"{text.en} ({count + 1} in all)"}
        tx.run(_GROW, {"which": number, "n": count + 1, "new_links": more, **new})
    return grown


def page(
    tx: Tx, user_id: int, *, before: int = LATEST, limit: int = 30, unread_only: bool = False
) -> list[dict[str, Any]]:
    """Newest first."""
    statement = _UNREAD_PAGE if unread_only else _PAGE
    rows = tx.all(statement, {"user": user_id, "before": before, "n": limit})
    return [dict(zip(_COLUMNS, row, strict=True)) for row in rows]


def unread(tx: Tx, user_id: int) -> int:
    return int(tx.scalar(_UNREAD, {"user": user_id}))


def mark_read(tx: Tx, user_id: int, ids: Iterable[int] | None, now: datetime) -> int:
    """Marks these messages of the user as read, or all (None)."""
    if ids is None:
        return tx.run(_READ_ALL, {"user": user_id, "moment": now})
    wanted = list(ids)
    return tx.run(_READ, {"user": user_id, "moment": now, "ids": wanted}) if wanted else 0
