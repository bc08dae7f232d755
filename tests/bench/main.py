"""`make bench`: how fast Tenon is beside the physical limit, both on this machine, now. Prints ratios, asserts nothing.

    python tests/bench/main.py [--rows 100000] [--requests 3000] [--approvals 200] [--imported 20000]
                               [--databases sqlite postgresql] [--only http approvals import start day] [--orders 6000]

The limit of HTTP is msgspec and the bare driver by hand (raw_server.py) at the same settings and over the same server;
the limit of approvals are their own statements with nothing around them.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from approvals import approval_rates
from day import day
from imports import import_rate
from load import Load, drive, read_response, request
from orders import prepare_raw, prepare_tenon, raw_body, tenon_body
from postgres import Server
from servers import Running, raw, tenon
from start import second_start

RECORDS = "/api/v1/apps/bench/forms/b_order/records"
ORDER = json.loads((Path(__file__).parent / "app" / "order.form.json").read_text("utf-8"))
SHOWN = ",".join(column["field"] for column in ORDER["views"][0]["columns"])
PENDING = f"{RECORDS}?view=all&tab=t000000001&limit=50&fields={SHOWN}"  # a list asks for the columns it shows


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=int, default=100_000, help="orders in the table")
    options.add_argument("--requests", type=int, default=3_000, help="requests of each measurement")
    options.add_argument("--approvals", type=int, default=200, help="approvals with 1 and with 8 threads each")
    options.add_argument("--imported", type=int, default=20_000, help="rows of the imported file")
    options.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    options.add_argument("--only", nargs="+", default=["http", "approvals", "import", "start", "day"])
    options.add_argument("--orders", type=int, default=6_000, help="orders of the demo in which people work")
    chosen = options.parse_args()
    print(f"{'':36}{'Tenon/s':>10}{'limit/s':>10}{'ratio':>8}{'by cpu':>8}{'p50 ms':>9}{'p99 ms':>9}")
    for kind in chosen.databases:
        server = Server(fast=False).start() if kind == "postgresql" else None
        try:
            measure(kind, server.url if server else None, chosen)
        finally:
            if server:
                server.stop()
    if "start" in chosen.only:
        seconds, used, memory = second_start()
        print(
            f"demo: second start until /readyz in {seconds:.1f} s ({used:.1f} s of processor time), {memory:.0f} MB",
            flush=True,
        )
    if "day" in chosen.only:
        print(f"a day in the browser, {chosen.orders:,} orders")
        for what, goal, seconds in day(chosen.orders):
            print(f"{what:48}{seconds:8.2f} s   goal {goal}", flush=True)


def measure(kind: str, url: str | None, chosen: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory(prefix="tenon-bench-") as name:
        folder = Path(name)
        if "http" in chosen.only:
            compare(kind, folder, url, chosen.rows, chosen.requests)
        if "approvals" in chosen.only:
            for threads, own, limit in approval_rates(folder / "approvals", url, chosen.approvals):
                name = f"{kind}: approval, {threads} thread{'s' * (threads > 1)}"
                line(name, own.wall, limit.wall, own.processor / limit.processor)
        if "import" in chosen.only:
            wall, processor = import_rate(folder / "imports", url, chosen.imported)
            print(
                f"{kind + ': imported rows':36}{wall:10.0f}   ({processor:.0f} a second of processor time)", flush=True
            )


def compare(kind: str, folder: Path, url: str | None, rows: int, requests: int) -> None:
    target = url or str(folder / "raw.db")
    prepare_raw(kind, target, rows)
    prepare_tenon(folder / "home", url, rows)
    with raw(kind, target) as limit:
        limits = {
            "create, 5 lines": creates(limit, "/orders", raw_body, requests, rows),
            "list of 50, first page": lists(limit, "/orders?status=pending", requests),
            "list of 50, deep page": lists(limit, f"/orders?status=pending&after={rows // 2},{rows // 2}", requests),
        }
    with tenon(folder / "home", url) as server:
        server.settle()
        deep = deep_page(server, rows // 6)
        found = {
            "create, 5 lines": creates(server, RECORDS, tenon_body, requests, rows),
            "list of 50, first page": lists(server, PENDING, requests),
            "list of 50, deep page": lists(server, deep, requests),
        }
        for name, load in found.items():
            show(f"{kind}: {name}", load, limits[name])
        print(f"{kind}: started in {server.started:.1f} s, {server.memory():.0f} MB after the load", flush=True)


def creates(server: Running, path: str, body: Callable[[int], bytes], count: int, first: int) -> Load:
    requests = [request("POST", path, body(first + n), server.headers) for n in range(count)]
    return measured(server, requests.__getitem__, count)


def lists(server: Running, path: str, count: int) -> Load:
    asked = request("GET", path, headers=server.headers)
    return measured(server, lambda n: asked, count)


def measured(server: Running, make: Callable[[int], bytes], count: int) -> Load:
    drive(server.port, make, count=min(20, count))
    began = server.processor()
    load = drive(server.port, make, count=count)
    return replace(load, each=(server.processor() - began) / count * 1000)


def deep_page(server: Running, rows: int) -> str:
    """The address of the page after `rows` rows, reached as a person would: by turning pages."""
    import asyncio

    async def turn() -> str:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        path = PENDING.replace("limit=50", "limit=200")
        cursor = ""
        for _ in range(rows // 200):
            writer.write(request("GET", path + cursor, headers=server.headers))
            _, body = await read_response(reader)
            following = json.loads(body)["next_cursor"]
            if not following:
                break
            cursor = f"&cursor={following}"
        writer.close()
        return PENDING + cursor

    return asyncio.run(turn())


def show(name: str, own: Load, limit: Load) -> None:
    note = f"  {own.failed} FAILED" if own.failed or limit.failed else ""
    by_cpu = limit.each / own.each if own.each else 0.0
    line(name, own.rate, limit.rate, by_cpu, f"{own.p50:9.1f}{own.p99:9.1f}{note}")


def line(name: str, own: float, limit: float, by_cpu: float, more: str = "") -> None:
    """`by cpu` is the ratio as processor time gives it: on a busy machine the one to trust."""
    print(f"{name:36}{own:10.0f}{limit:10.0f}{own / limit:8.2f}{by_cpu:8.2f}{more}", flush=True)


if __name__ == "__main__":
    main()
