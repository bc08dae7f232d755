"""Sessions that were found already: not asked for again while the people of their tenant stand still.

Whatever ends a session or changes who a person is raises the people's epoch (`bump_people`), which every transaction
reads as it begins: what another process did is known here at the next request.
"""

from datetime import datetime
from weakref import WeakKeyDictionary

from tenon_platform.access.sessions import Session, find_session
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx

MOST = 5_000

_known: WeakKeyDictionary[Tenant, dict[str, tuple[int, Session]]] = WeakKeyDictionary()


def known_session(tx: Tx, token: str, now: datetime) -> Session | None:
    """As `find_session`, for the first look of a transaction: what it has itself changed would be missed."""
    known = _known.setdefault(tx.tenant, {})
    entry = known.get(token)
    if entry is not None and entry[0] == tx.people and now < entry[1].ends_at:
        return entry[1]
    found = find_session(tx, token, now)
    if found is None:
        known.pop(token, None)
    else:
        if len(known) >= MOST:
            known.clear()
        known[token] = (tx.people, found)
    return found
