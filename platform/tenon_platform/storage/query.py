"""The one read path: lists by keyset, always within a scope.

`scope` is a required keyword of every function here: True for all rows, a condition, or None for no rows at all.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson

from tenon_engines.form.plan import FormPlan
from tenon_engines.formula.context import Context
from tenon_engines.kernel.errors import ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.storage import cursor as cursors
from tenon_platform.storage.cursor import Position
from tenon_platform.storage.query_list import Listing, Prepared, prepare
from tenon_platform.storage.query_where import Rows, Scope
from tenon_platform.storage.row_writer import JSON_OPTIONS
from tenon_platform.storage.transaction import Tx

__all__ = ["Listing", "Page", "select_records"]

MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Page:
    """Rows as they go over the wire (decimals as strings, references with titles), and where the next page starts."""

    items: list[dict[str, Any]]
    next_cursor: str | None

    def to_bytes(self) -> bytes:
        return orjson.dumps({"items": self.items, "next_cursor": self.next_cursor}, option=JSON_OPTIONS)


def select_records(
    tx: Tx, plan: FormPlan, plans: Any, *, scope: Scope, context: Context, listing: Listing | None = None
) -> Page:
    """One page of a list. `plans` has `forms` and `shapes`; fields that the person may not see never leave here."""
    listing = listing or Listing()
    if not 1 <= listing.limit <= MOST_ROWS:
        message = Text(f"每页应为 1 到 {MOST_ROWS} 行", f"A page has 1 to {MOST_ROWS} rows")
        raise ValidationError([Problem("bad_limit", "/limit", message)])
    rows = Rows(plan, scope, listing.filters, listing.search, listing.trash, listing.related)
    prepared = prepare(rows, plans, listing, tx.dialect, context)
    view = _view(plan, listing)
    position = cursors.read(listing.cursor, view, [key.kind for key in prepared.keys[:-1]]) if listing.cursor else None
    if position is not None:
        context = _at(context, position.now)
    found = _read(tx, prepared, listing, position, context)
    more = len(found) > listing.limit
    found = found[: listing.limit]
    items = prepared.writer(found)
    following = cursors.write(_position(prepared, found[-1], context), view) if more else None
    return Page(items, following)


def _read(
    tx: Tx, prepared: Prepared, listing: Listing, position: Position | None, context: Context
) -> list[tuple[Any, ...]]:
    """The page's rows and one more: first those with a leading sort value, then those where it is empty."""
    params: dict[str, Any] = {name: each.value(context) for name, each in prepared.late.items()}
    params |= listing.search.values if listing.search else {}
    params |= {"related": listing.related.id} if listing.related else {}
    empty: tuple[bool, ...] | None = None
    phase = 0
    if position is not None:
        places = (*position.values, position.id)
        empty = tuple(value is None for value in places)
        params |= {f"k{index}": value for index, value in enumerate(places)}
        phase = 1 if prepared.keys[0].nullable and empty[0] else 0
    wanted = listing.limit + 1
    rows = _run(tx, prepared, phase, empty, params, wanted)
    if phase == 0 and prepared.keys[0].nullable and len(rows) < wanted:
        rows += _run(tx, prepared, 1, None, params, wanted - len(rows))
    return rows


def _run(
    tx: Tx, prepared: Prepared, phase: int, empty: tuple[bool, ...] | None, params: dict[str, Any], limit: int
) -> list[tuple[Any, ...]]:
    statement = prepared.statement(phase, empty)
    text, arguments = statement.on(tx.dialect).bind({**params, "page": limit})
    return tx.sql(text, arguments)


def _position(prepared: Prepared, row: tuple[Any, ...], context: Context) -> Position:
    raw = row[len(row) - len(prepared.keys) :]
    values = [
        value if process is None else process(value) for value, process in zip(raw, prepared.to_python, strict=True)
    ]
    return Position(tuple(values[:-1]), values[-1], int(context.now.timestamp() * 1_000_000))


def _view(plan: FormPlan, listing: Listing) -> bytes:
    sort = ",".join(f"{name}:{desc}" for name, desc in listing.sort)
    search = listing.search.text if listing.search else ""
    return cursors.mark(plan.key, sort, search, str(listing.trash), *(each.text for each in listing.filters))


def _at(context: Context, micros: int) -> Context:
    """The moment at which the list was opened: rows do not wander in or out while someone scrolls."""
    now = datetime.fromtimestamp(micros / 1_000_000, UTC)
    return Context(now, context.tz, context.actor, context.people)
