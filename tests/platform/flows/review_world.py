"""The review application in a real tenant: people, a warehouse with stock, orders, and a worker with a moved clock."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from tenon_platform.access.actor import SYSTEM, Actor
from tenon_platform.access.departments import add_department, set_leader
from tenon_platform.access.users import actor_of, add_user
from tenon_platform.catalog.packages import install
from tenon_platform.catalog.plans import plans
from tenon_platform.runtime.cases import Decision, decide
from tenon_platform.runtime.change import Change, Saved
from tenon_platform.runtime.flow_tables import flow_event, work_item, work_item_user
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.timers import fire_due
from tenon_platform.runtime.work_unit import Work
from tenon_platform.runtime.worker import TASKS
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx, run_in_transaction, transaction
from tenon_platform.work.embedded import Embedded

REVIEW = Path(__file__).parents[2] / "engines/process/review"
T = TypeVar("T")
PEOPLE = {
    "sales": ("小林", ()),
    "ops": ("小禾", ("operations",)),
    "ops2": ("小米", ("operations",)),
    "cfo": ("老钱", ("finance_director",)),
    "buyer": ("采购", ("purchaser",)),
    "boss": ("主管", ("sales_supervisor",)),
    "root": ("管理员", ("admin",)),
}


class ReviewWorld:
    def __init__(self, tenant: Tenant, clock: Callable[[], datetime]) -> None:
        self.tenant = tenant
        self.clock = clock
        self.worker = Embedded(TASKS, clock)
        install(tenant, REVIEW, SYSTEM)
        with transaction(tenant) as tx:
            self.department = add_department(tx, "销售部")
            self.users = {
                login: add_user(tx, login, name, "password-1", roles=roles, department_id=self.department)
                for login, (name, roles) in PEOPLE.items()
            }
            set_leader(tx, self.department, self.users["boss"])
            self.actors: dict[str, Actor] = {login: actor_of(tx, number) for login, number in self.users.items()}
        self.worker.run_due(tenant)
        self.warehouse = self.create("warehouse", code="W1")
        self.sku = self.create("sku", code="A")
        self.stock = self.create("stock", sku=self.sku, warehouse=self.warehouse, on_hand=Decimal(10))

    @contextmanager
    def work(self, login: str = "sales") -> Iterator[Work]:
        with transaction(self.tenant) as tx:
            yield self._work(tx, login)

    def run(self, work: Callable[[Work], T], login: str = "sales") -> T:
        """In a transaction that is tried again, as a request is."""
        return run_in_transaction(self.tenant, lambda tx: work(self._work(tx, login)))

    def save(self, *changes: Change, login: str = "sales") -> list[Saved]:
        return self.run(lambda work: save(work, changes), login)

    def create(self, form: str, **values: Any) -> int:
        return self.save(Change(form, values=values))[0].id

    def order(self, *, price: str = "100", qty: int = 1, **values: Any) -> int:
        """A draft order of one line."""
        lines = values.pop("lines", None) or [{"sku": self.sku, "qty": Decimal(qty), "price": Decimal(price)}]
        return self.create("order", warehouse=self.warehouse, sales_dept=self.department, lines=lines, **values)

    def submit(self, order: int) -> None:
        self.save(Change("order", order, transition="submit"))

    def decide(self, login: str, decision: str = "approve", opinion: str | None = None, **options: Any) -> Decision:
        (task,) = self.todo(login)
        return self.decide_task(login, task, decision, opinion, **options)

    def decide_task(
        self, login: str, task: int, decision: str = "approve", opinion: str | None = None, **options: Any
    ) -> Decision:
        return self.run(lambda work: decide(work, task, decision, opinion=opinion, **options), login)

    def todo(self, login: str) -> list[int]:
        user = self.users[login]
        rows = self.rows(
            sa.select(work_item_user.c.work_item_id)
            .where(work_item_user.c.user_id == user, work_item_user.c.state == "PENDING")
            .order_by(work_item_user.c.work_item_id)
        )
        return [number for (number,) in rows]

    def record(self, form: str, number: int) -> dict[str, Any]:
        (found,) = self.records(form, id=number)
        return found

    def records(self, form: str, **match: Any) -> list[dict[str, Any]]:
        with transaction(self.tenant, write=False) as tx:
            table = plans(tx).form(form).tables[""]
            columns = [column for column in table.columns if not column.name.startswith("_")]
            query = sa.select(*columns).order_by(table.c.id)
            for key, value in match.items():
                query = query.where(table.c[key] == value)
            return [dict(zip([column.name for column in columns], row, strict=True)) for row in tx.all(query)]

    def rows(self, query: Any) -> list[tuple[Any, ...]]:
        with transaction(self.tenant, write=False) as tx:
            return tx.all(query)

    def reasons(self, order: int) -> list[str]:
        rows = self.rows(
            sa.select(flow_event.c.reason)
            .where(flow_event.c.reason.is_not(None))
            .where(
                flow_event.c.instance_id.in_(sa.select(work_item.c.instance_id).where(work_item.c.record_id == order))
            )
            .order_by(flow_event.c.instance_id, flow_event.c.seq)
        )
        return [reason["zh"] for (reason,) in rows]

    def background(self) -> int:
        """Does what the server does in the background, up to now."""
        return self.worker.run_due(self.tenant) + fire_due(self.tenant, self.clock())

    def locked_equals_locks(self) -> bool:
        """I1 and I3: no stock row locks more than it has, and every locked piece has its lock record."""
        for stock in self.records("stock"):
            locks = self.records("stock_lock", sku=stock["sku"], warehouse=stock["warehouse"], state="active")
            if not 0 <= stock["locked"] <= stock["on_hand"] or sum(lock["qty"] for lock in locks) != stock["locked"]:
                return False
        return True

    def _work(self, tx: Tx, login: str) -> Work:
        return Work(tx=tx, plans=plans(tx), actor=self.actors[login], now=self.clock())
