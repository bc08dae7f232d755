"""A server killed without warning: what it acknowledged is there, whole, once; what it was doing goes on."""

import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from tenon_platform.settings import Settings
from tenon_platform.storage.tenants import Home

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "flows"))

from killed_server import KilledServer
from review_world import ReviewWorld

ORDERS = "/apps/review/forms/order/records"
ROWS = 3_000
pytestmark = pytest.mark.slow
World = tuple[KilledServer, Settings, ReviewWorld]


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    database = request.getfixturevalue("killed_database") if request.param == "postgresql" else None
    settings = Settings(home=tmp_path, database=database)
    home = Home.open(settings)
    world = ReviewWorld(home.create("killed", "killed"), lambda: datetime.now(UTC))
    world.create("stock", sku=world.create("sku", code="B"), warehouse=world.warehouse, on_hand=Decimal(100_000))
    home.close()
    running = KilledServer(settings)
    running.start()
    yield running, settings, world
    running.kill()
    home = Home.open(settings)
    home.drop("killed")
    home.close()


def inspect(server: World, check: Callable[[ReviewWorld], None]) -> None:
    """Looks into the databases while no server runs."""
    _, settings, world = server
    home = Home.open(settings)
    world.tenant = home.tenant("killed")
    check(world)
    home.close()


def app_of(client: httpx.Client) -> str:
    key: str = client.get("/apps").json()["items"][0]["key"]
    return key


def test_orders_that_were_acknowledged_are_whole_and_stock_agrees(server: World) -> None:
    running, _, world = server
    acknowledged: list[int] = []
    submitted: list[int] = []

    def order_on(client: httpx.Client, path: str) -> None:
        line = {"sku": 2, "qty": "1", "price": "100"}
        try:
            while True:
                body = {"warehouse": world.warehouse, "sales_dept": world.department, "lines": [line, line, line]}
                made = client.post(path, json=body)
                assert made.status_code == 201, made.text
                number = made.json()["id"]
                acknowledged.append(number)
                if client.post(f"{path}/{number}/transitions/submit", json={}).status_code == 200:
                    submitted.append(number)
        except httpx.TransportError:
            return

    with ThreadPoolExecutor(4) as threads:
        client = running.client("root", "password-1")
        path = ORDERS.replace("review", app_of(client), 1)
        ends = [threads.submit(order_on, client, path) for _ in range(4)]
        limit = time.monotonic() + 60
        while len(submitted) < 25 and time.monotonic() < limit:
            time.sleep(0.02)
        running.kill()
        for end in ends:
            end.result()
    assert len(submitted) >= 25

    def check(found: ReviewWorld) -> None:
        orders = {order["id"]: order for order in found.records("order")}
        assert set(acknowledged) <= orders.keys()
        assert len(orders) - len(acknowledged) <= 4
        assert found.locked_equals_locks()
        for number in submitted:
            assert orders[number]["review"] != "draft"
        numbers = [order["number"] for order in orders.values() if order.get("number")]
        assert len(numbers) == len(set(numbers))

    inspect(server, check)
    running.start()
    again = running.client("root", "password-1")
    for number in submitted[-3:]:
        assert len(again.get(f"{path}/{number}").json()["record"]["lines"]) == 3


def test_an_import_goes_on_at_once_without_a_duplicate(server: World) -> None:
    running, _, _ = server
    client = running.client("root", "password-1")
    table = "编码\n" + "".join(f"KILLED-{n}\n" for n in range(ROWS))
    run = upload(client, table)
    assert client.post(f"/imports/{run}/run").status_code == 200
    limit = time.monotonic() + 60
    while progress(client, run)["done"] == 0 and time.monotonic() < limit:
        time.sleep(0.02)
    running.kill()
    running.start()
    client = running.client("root", "password-1")
    limit = time.monotonic() + 60
    while (found := progress(client, run))["state"] == "running" and time.monotonic() < limit:
        time.sleep(0.1)
    assert (found["state"], found["created"], found["failed"], found["done"]) == ("done", ROWS, 0, ROWS), found
    running.kill()

    def check(world: ReviewWorld) -> None:
        codes = [sku["code"] for sku in world.records("sku") if sku["code"].startswith("KILLED-")]
        assert (len(codes), len(set(codes))) == (ROWS, ROWS)

    inspect(server, check)


def upload(client: httpx.Client, table: str) -> int:
    app = app_of(client)
    made = client.post("/imports", files={"file": ("sku.csv", table.encode())}, data={"app": app, "form": "sku"})
    assert made.status_code == 201, made.text
    run = made.json()
    mapping = [{"target": "code", "source": {"kind": "column", "column": 0}}]
    changed = client.put(f"/imports/{run['id']}", json={"mapping": mapping, "mode": "history"})
    assert changed.status_code == 200, changed.text
    number: int = run["id"]
    return number


def progress(client: httpx.Client, run: int) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/imports/{run}").json()
    return found
