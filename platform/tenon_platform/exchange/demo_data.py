"""Fills a tenant that has the order-management template with a year of a household goods trader."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, time

from tenon_platform.access.departments import departments
from tenon_platform.access.users import actor_of, users
from tenon_platform.exchange.demo_accounts import department_names
from tenon_platform.exchange.demo_cases import Cases
from tenon_platform.exchange.demo_live import play
from tenon_platform.exchange.demo_masters import write_masters
from tenon_platform.exchange.demo_order import Order
from tenon_platform.exchange.demo_parcels import Parcels
from tenon_platform.exchange.demo_resent import Resent
from tenon_platform.exchange.demo_rows import Rows
from tenon_platform.exchange.demo_sample import SEED, sample
from tenon_platform.exchange.demo_swaps import play_swaps
from tenon_platform.exchange.demo_writer import Writer
from tenon_platform.storage.tenants import Home, Tenant
from tenon_platform.storage.transaction import transaction

_HALF_PAST_TWO = time(14, 36)
Progress = Callable[[int, int], None]


def generate(
    home: Home,
    tenant: Tenant,
    *,
    orders: int = 6000,
    seed: int = SEED,
    today: date | None = None,
    progress: Progress | None = None,
) -> None:
    """The same data for the same seed and `today` (the tenant's date now, when left out; else that day at 14:36).

    History is written through the save pipeline without rules and flows; what waits today goes through the real flow.
    """
    tell = progress or (lambda done, total: None)
    now = datetime.combine(today, _HALF_PAST_TWO, tenant.zone) if today else datetime.now(UTC).replace(microsecond=0)
    made = sample(orders, seed, now.astimezone(UTC), tenant.zone)
    writer = Writer(tenant, made.now)
    with transaction(tenant, write=False) as tx:
        people = {one["login"]: one["id"] for one in users(tx)}
        actors = {login: actor_of(tx, number) for login, number in people.items()}
        found = {one["name"]: one["id"] for one in departments(tx)}
    groups = {key: found[name] for key, name in department_names().items() if name in found}
    write_masters(writer, made, people, groups)
    rows = Rows(writer, people, groups)
    past = [order for order in made.orders if not order.live]
    dated = [(order.placed_at, rows.order(order)) for order in past]
    ids = dict(zip(map(id, past), writer.daily("order", dated, lambda count: tell(count, orders)), strict=True))

    def order_id(order: Order) -> int:
        return ids[id(order)]

    def silent(count: int) -> None:
        """Only orders are counted."""

    parcels = Parcels(writer, order_id, random.Random(f"parcels:{seed}"))
    parcels.write(past)
    resent = Resent(writer, order_id, parcels, random.Random(f"resent:{seed}"))
    resent.plan(past)
    cases = Cases(writer, order_id, actors, random.Random(f"cases:{seed}"))
    cases.settle(past, resent.noted)
    resent.write(past, cases.ids)
    writer.write("stock", rows.levels(made))
    writer.daily("stock_move", rows.moves(made, order_id, parcels, resent), silent)
    writer.daily("stock_lock", rows.locks(past, order_id, parcels), silent)
    cases.play(past)
    play_swaps(cases, past, made.stock.levels)
    live = [order for order in made.orders if order.live]
    play(writer, rows, live, actors, lambda order, number: ids.__setitem__(id(order), number))
    writer.daily("receipt", rows.receipts(made.receipts, order_id), silent)
    writer.daily("exception", rows.exceptions(made.exceptions, order_id), silent)
    tell(orders, orders)
