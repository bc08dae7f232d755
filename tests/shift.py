"""Several people of the template's company at once: every act is a transaction of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import count
from threading import Thread
from typing import Any, TypeVar

from company import Company

from tenon_engines.kernel.errors import TenonError
from tenon_platform.catalog.plans import plans
from tenon_platform.cli.verify import check_data
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import run_in_transaction, transaction

T = TypeVar("T")
_numbers = count(1)


@dataclass
class Shift:
    """A company whose every act is a transaction of its own, with goods that no other test touches."""

    tenant: Tenant
    ids: dict[str, int]

    def do(self, act: Callable[[Company], T]) -> T:
        return run_in_transaction(self.tenant, lambda tx: act(Company(tx, self.ids)))

    def stocked(self, qty: int) -> "Shift":
        def make(company: Company) -> int:
            values = {"code": f"R{next(_numbers)}", "product": self.ids["product"], "list_price": Decimal(10)}
            sku = company.save("sku", "admin", values=values).id
            stock = {"sku": sku, "warehouse": self.ids["warehouse"], "on_hand": Decimal(qty)}
            company.save("stock", "admin", values=stock)
            return sku

        return Shift(self.tenant, self.ids | {"sku": self.do(make)})

    def unpaid(self) -> int:
        return self.do(lambda company: company.order("1", "10", "mall", pay_method="online"))

    def paid(self, qty: str = "1") -> int:
        order = self.do(lambda company: company.order(qty, "10", "mall", pay_method="online"))
        self.do(lambda company: company.move(order, "confirm_payment", "caiwu"))
        return order

    def submitted(self, qty: str = "1") -> int:
        order = self.do(lambda company: company.order(qty, "10"))
        self.do(lambda company: company.move(order, "submit"))
        return order

    def rows(self, form: str, *columns: str, **where: Any) -> list[tuple[Any, ...]]:
        return self.do(lambda company: company.rows(form, *columns, **where))

    def row(self, form: str, *columns: str, **where: Any) -> tuple[Any, ...]:
        (found,) = self.rows(form, *columns, **where)
        return found

    def holds(self) -> bool:
        """Every invariant of the template, over everything that this module did so far."""
        with transaction(self.tenant, write=False) as tx:
            broken = [one for one in check_data(tx, plans(tx)) if one["count"]]
        assert broken == []
        return True


def cutting_in(shift: Shift, first: Callable[[Company], Any], second: Callable[[Company], Any]) -> list[Any]:
    """`second` begins while `first` has written and not yet committed: the tightest moment there is."""
    done: list[Any] = []

    def other() -> None:
        try:
            done.append(shift.do(second))
        except TenonError as error:
            done.append(error)

    thread = Thread(target=other)
    with transaction(shift.tenant) as tx:
        first(Company(tx, shift.ids))
        thread.start()
        thread.join(0.2)
    thread.join()
    return done


def refusals(results: list[Any]) -> list[TenonError]:
    return [one for one in results if isinstance(one, TenonError)]
