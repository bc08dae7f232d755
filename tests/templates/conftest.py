"""A company on both databases; what a test does to it is undone."""

from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal

import pytest
from company import Company
from shift import Shift

from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.packages import install
from tenon_platform.exchange.demo_accounts import add_people
from tenon_platform.paths import TEMPLATES
from tenon_platform.storage.tenants import Home, Tenant
from tenon_platform.storage.transaction import transaction


class Undone(Exception):
    """Ends a test's transaction, so that the next one finds the company as it was."""


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def installed(request: pytest.FixtureRequest) -> Iterator[tuple[Tenant, dict[str, int]]]:
    """The template and its master data, once per database."""
    home: Home = request.getfixturevalue(f"{request.param}_home")
    tenant = home.create("life", "订单的一生")
    install(tenant, TEMPLATES / "order-management", SYSTEM)
    with transaction(tenant) as tx:
        add_people(tx)
        made = Company(tx, {})
        made.keep_masters()
        base = {"entity": made.ids["entity"], "warehouse": made.ids["warehouse"], "own": True}
        for key, mode, platform in (("wholesale", "audit_first", "sales"), ("mall", "pay_first", "mini_program")):
            shop = base | {"code": key, "name": key, "review_mode": mode, "platform": platform}
            made.ids[key] = made.save("shop", "admin", values=shop).id
        sku = {"code": "S", "product": made.ids["product"], "list_price": Decimal("100")}
        made.ids["sku"] = made.save("sku", "admin", values=sku).id
        dealer = {"name": "徐州万木家居", "kind": "dealer", "owner": made.work().actor.user_id}
        made.ids["customer"] = made.save("customer", "admin", values=dealer | {"credit_limit": Decimal(1_000_000)}).id
        stock = {"sku": made.ids["sku"], "warehouse": made.ids["warehouse"], "on_hand": Decimal(10)}
        made.save("stock", "admin", values=stock)
    yield tenant, made.ids
    home.drop("life")


@pytest.fixture
def company(installed: tuple[Tenant, dict[str, int]]) -> Iterator[Company]:
    tenant, ids = installed
    with suppress(Undone), transaction(tenant) as tx:
        yield Company(tx, ids)
        raise Undone


@pytest.fixture
def shift(installed: tuple[Tenant, dict[str, int]]) -> Shift:
    return Shift(*installed)
