"""The records that wait for the acting person: those with an open task of theirs, as their inbox has it."""

import sqlalchemy as sa

from tenon_engines.formula.context import Context
from tenon_engines.formula.to_sql import Late
from tenon_platform.runtime.case_store import PENDING
from tenon_platform.runtime.flow_tables import work_item, work_item_user
from tenon_platform.storage.query_where import Among

_ACTING = "acting_user"
_w, _u = work_item.c, work_item_user.c


def _acting(context: Context) -> int:
    return (context.actor.user_id if context.actor is not None else None) or 0


def waiting_for_me(form: str) -> Among:
    """Each record once, however many tasks of the person it has."""
    mine = work_item_user.join(work_item, _w.id == _u.work_item_id)
    ids = (
        sa.select(_w.record_id)
        .select_from(mine)
        .where(_u.user_id == sa.bindparam(_ACTING), _u.state == PENDING, _w.form == form)
    )
    return Among(f"tasks of the actor on {form}", ids, (Late(_ACTING, _acting),))
