"""A server killed while people work with the order template: whatever was going on, everything that must hold holds."""

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import httpx
import pytest
from company import ADDRESS, Company

from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.packages import install
from tenon_platform.catalog.plans import plans
from tenon_platform.cli.verify import check_data
from tenon_platform.exchange.demo_accounts import add_people
from tenon_platform.paths import TEMPLATES
from tenon_platform.settings import Settings
from tenon_platform.storage.tenants import Home
from tenon_platform.storage.transaction import transaction

sys.path.insert(0, str(Path(__file__).parent.parent / "platform" / "hardening"))

from killed_server import KilledServer
from postgres import own_database

PIECES, LEAST = 10_000, 10
pytestmark = pytest.mark.slow


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    postgresql = request.param == "postgresql"
    database = own_database(request.getfixturevalue("postgres_url"), "killed_template") if postgresql else None
    return Settings(home=tmp_path, database=database)


def prepared(settings: Settings) -> dict[str, int]:
    """The company with a shop whose orders are paid first, and goods for all of them."""
    home = Home.open(settings)
    tenant = home.create("killed", "killed")
    install(tenant, TEMPLATES / "order-management", SYSTEM)
    with transaction(tenant) as tx:
        add_people(tx)
        company = Company(tx, {})
        company.keep_masters()
        shop = {"code": "mall", "name": "mall", "review_mode": "pay_first", "platform": "mini_program", "own": True}
        shop |= {"entity": company.ids["entity"], "warehouse": company.ids["warehouse"]}
        company.ids["shop"] = company.save("shop", "admin", values=shop).id
        sku = {"code": "S", "product": company.ids["product"], "list_price": Decimal(100)}
        company.ids["sku"] = company.save("sku", "admin", values=sku).id
        company.ids["customer"] = company.save("customer", "admin", values={"name": "王某"}).id
        stock = {"sku": company.ids["sku"], "warehouse": company.ids["warehouse"], "on_hand": Decimal(PIECES)}
        company.save("stock", "admin", values=stock)
    home.close()
    return company.ids


def test_whatever_was_going_on_everything_that_must_hold_holds(settings: Settings) -> None:
    ids = prepared(settings)
    server = KilledServer(settings)
    server.start()
    shipped: list[int] = []

    def work(client: httpx.Client, worker: int) -> None:
        """Orders, takes the money and ships, again and again, until nobody answers."""
        turn = 0
        try:
            while True:
                turn += 1
                lines = [{"sku": ids["sku"], "qty": "2", "price": "10"}]
                values = {"shop": ids["shop"], "customer": ids["customer"], "pay_method": "online", "lines": lines}
                values |= {"recipient": f"收件人{worker}-{turn}", "phone": "13900000009", "address": ADDRESS}
                made = client.post("/apps/oms/forms/order/records", json=values)
                assert made.status_code == 201, made.text
                order = made.json()["id"]
                paid = client.post(f"/apps/oms/forms/order/records/{order}/transitions/confirm_payment", json={})
                assert paid.status_code == 200, paid.text
                query = {"filter": f"order.id = {order}"}
                found = client.get("/apps/oms/forms/delivery/records", params=query).json()["items"]
                place = f"/apps/oms/forms/delivery/records/{found[0]['id']}/transitions/ship"
                sent = {"carrier": ids["carrier"], "tracking_no": f"K{order}"}
                if client.post(place, json={"values": sent}).status_code == 200:
                    shipped.append(order)
        except httpx.TransportError:
            return

    with ThreadPoolExecutor(4) as threads:
        client = server.client("admin", "hejian-demo")
        ends = [threads.submit(work, client, worker) for worker in range(4)]
        limit = time.monotonic() + 60
        while len(shipped) < LEAST and time.monotonic() < limit and not any(end.done() for end in ends):
            time.sleep(0.02)
        server.kill()
        for end in ends:
            end.result()
    assert len(shipped) >= LEAST
    home = Home.open(settings)
    with transaction(home.tenant("killed"), write=False) as tx:
        company = Company(tx, ids)
        assert [one for one in check_data(tx, plans(tx)) if one["count"]] == []
        assert {company.status(order) for order in shipped} == {"shipped"}
        (on_hand,) = company.row("stock", "on_hand", sku=ids["sku"]) or (0,)
        assert PIECES - on_hand >= 2 * len(shipped)
    home.drop("killed")
    home.close()
