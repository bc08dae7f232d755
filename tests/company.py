"""A small company that uses the template: what tests of a business day start from."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from typing import Any

import sqlalchemy as sa

from tenon_platform.access.users import actor_of, user_by_login
from tenon_platform.catalog.plans import plans
from tenon_platform.notify.tables import notification
from tenon_platform.runtime.cases import decide
from tenon_platform.runtime.change import Change, Saved
from tenon_platform.runtime.flow_tables import work_item, work_item_user
from tenon_platform.runtime.later import TASK, run_later
from tenon_platform.runtime.pipeline import save
from tenon_platform.runtime.rules import press
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx
from tenon_platform.work.jobs import JobRun
from tenon_platform.work.tables import job

_recipients = count(1)
NOW = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)
ADDRESS = {"province": "浙江省", "city": "杭州市", "district": "余杭区", "detail": "示例路 12 号"}
MASTERS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("entity", {"code": "E", "name": "公司"}),
    ("warehouse", {"code": "W", "name": "总仓"}),
    ("carrier", {"code": "SF", "name": "顺丰速运"}),
    ("product", {"code": "P", "name": "炒锅", "category": "kitchen"}),
)


@dataclass
class Company:
    """A tenant with one shop of each kind, one SKU of which ten are there, and one customer."""

    tx: Tx
    ids: dict[str, int]

    def work(self, login: str = "xiaoshou", now: datetime = NOW) -> Work:
        found = user_by_login(self.tx, login)
        assert found is not None
        return Work(self.tx, plans(self.tx), actor_of(self.tx, found["id"]), now, path="api")

    def save(self, form: str, login: str = "xiaoshou", **change: Any) -> Saved:
        (saved,) = save(self.work(login), [Change(form, **change)])
        return saved

    def keep_masters(self) -> None:
        """What every company has: its entity, warehouse, carrier and a product."""
        for form, values in MASTERS:
            self.ids[form] = self.save(form, "admin", values=values).id

    def order(self, qty: str, price: str, shop: str = "wholesale", **values: Any) -> int:
        lines = [{"sku": self.ids["sku"], "qty": Decimal(qty), "price": Decimal(price)}]
        given = {"shop": self.ids[shop], "customer": self.ids["customer"], "pay_method": "credit", "lines": lines}
        # equal orders of one recipient would be possible duplicates
        given |= {"address": ADDRESS, "recipient": f"收件人{next(_recipients)}", "phone": "13900000009"}
        return self.save("order", values=given | values).id

    def move(self, order: int, transition: str, login: str = "xiaoshou", **values: Any) -> None:
        self.save("order", login, id=order, transition=transition, values=values)

    def decide(
        self,
        order: int,
        login: str,
        decision: str,
        opinion: str | None = None,
        values: dict[str, Any] | None = None,
        now: datetime = NOW,
    ) -> None:
        """Decides what waits on a record; where another form has a record of this number, what was given to the person."""
        work = self.work(login, now)
        given = sa.exists().where(
            work_item_user.c.work_item_id == work_item.c.id, work_item_user.c.user_id == work.actor.user_id
        )
        waiting = sa.select(work_item.c.id).where(work_item.c.record_id == order, work_item.c.state == "PENDING")
        first = waiting.order_by(sa.case((given, 0), else_=1))
        decide(work, self.tx.scalar(Statement(first)), decision, opinion=opinion, values=values)

    def decide_node(self, record: int, node: str, login: str, decision: str = "approve") -> None:
        """Decides one of several tasks that wait on a record."""
        waiting = sa.select(work_item.c.id).where(
            work_item.c.record_id == record, work_item.c.node == node, work_item.c.state == "PENDING"
        )
        decide(self.work(login), self.tx.scalar(Statement(waiting)), decision)

    def nodes(self, order: int) -> list[str]:
        waiting = sa.select(work_item.c.node).where(work_item.c.record_id == order, work_item.c.state == "PENDING")
        return [node for (node,) in self.tx.all(Statement(waiting))]

    def why(self, order: int) -> list[str]:
        """What each waiting task says it is there for."""
        waiting = sa.select(work_item.c.reason).where(work_item.c.record_id == order, work_item.c.state == "PENDING")
        return [reason["zh"] for (reason,) in self.tx.all(Statement(waiting))]

    def row(self, form: str, *columns: str, **where: Any) -> tuple[Any, ...] | None:
        table = plans(self.tx).forms[form].tables[""]
        picked = sa.select(*(table.c[name] for name in columns)).where(*(table.c[key] == v for key, v in where.items()))
        return self.tx.first(Statement(picked))

    def status(self, order: int) -> str:
        found = self.row("order", "status", id=order)
        assert found is not None
        return str(found[0])

    def delivery(self, order: int) -> int:
        """The newest delivery of an order."""
        table = plans(self.tx).forms["delivery"].tables[""]
        newest = sa.select(table.c.id).where(table.c.order == order).order_by(table.c.id.desc()).limit(1)
        found: int = self.tx.scalar(Statement(newest))
        return found

    def step(self, delivery: int, transition: str, login: str = "cangku", **values: Any) -> None:
        self.save("delivery", login, id=delivery, transition=transition, values=values)

    def ship(self, order: int, tracking_no: str = "SF1") -> int:
        delivery = self.delivery(order)
        self.step(delivery, "ship", carrier=self.ids["carrier"], tracking_no=tracking_no)
        return delivery

    def press(self, form: str, record: int, button: str, login: str = "cangku", **values: Any) -> int | None:
        if values:
            self.save(form, login, id=record, values=values)
        return press(self.work(login), form, record, button)

    def rows(self, form: str, *columns: str, **where: Any) -> list[tuple[Any, ...]]:
        table = plans(self.tx).forms[form].tables[""]
        picked = sa.select(*(table.c[name] for name in columns)).where(*(table.c[key] == v for key, v in where.items()))
        return self.tx.all(Statement(picked.order_by(table.c.id)))

    def lines(self, form: str, record: int, *columns: str, of: str = "lines") -> list[tuple[Any, ...]]:
        table = plans(self.tx).forms[form].tables[of]
        picked = sa.select(*(table.c[name] for name in columns)).where(table.c.parent_id == record)
        return self.tx.all(Statement(picked.order_by(table.c.line_no)))

    def background(self) -> None:
        """Runs the rules that wait for the commit, and what they set off."""
        waiting = sa.select(job.c.id, job.c.args).where(job.c.task == TASK).order_by(job.c.id)
        while rows := self.tx.all(Statement(waiting)):
            for number, args in rows:
                self.tx.run(Statement(sa.delete(job).where(job.c.id == number)))
                run_later(JobRun(self.tx, number, TASK, args, 1, NOW))

    def notices(self, login: str) -> list[str]:
        """What somebody was told."""
        told = sa.select(notification.c.zh).where(notification.c.user_id == self.work(login).actor.user_id)
        return [text for (text,) in self.tx.all(Statement(told.order_by(notification.c.id)))]

    def stock(self) -> tuple[Any, ...] | None:
        return self.row("stock", "on_hand", "locked", sku=self.ids["sku"], warehouse=self.ids["warehouse"])
