"""`tenon demo`: a tenant with the order-management template, its people and generated data."""

import argparse
import sys
import time

from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog.packages import install
from tenon_platform.cli.homes import opened
from tenon_platform.cli.server import run_server, with_address
from tenon_platform.exchange.demo_accounts import accounts, add_people
from tenon_platform.exchange.demo_data import generate
from tenon_platform.memory import settle
from tenon_platform.paths import TEMPLATES
from tenon_platform.settings import Settings
from tenon_platform.storage.tenants import Home, Tenant
from tenon_platform.storage.transaction import run_in_transaction

KEY = "demo"


def demo(arguments: argparse.Namespace, settings: Settings) -> int:
    settings = with_address(arguments, settings)
    with opened(settings) as home:
        if KEY not in home.tenant_keys() or not home.tenant(KEY).demo:
            prepare(home, arguments.orders, arguments.seed)
        if not arguments.prepare:
            run_server(home, demo=True, ready=lambda: _welcome(home))
    return 0


def prepare(home: Home, orders: int, seed: int) -> Tenant:
    """Makes the demo tenant from nothing; one that was not finished is made again."""
    if KEY in home.tenant_keys():
        home.drop(KEY)
    started = time.monotonic()
    tenant = home.create(KEY, "禾间生活")
    done = install(tenant, TEMPLATES / "order-management", SYSTEM)
    print(f"order management {done['version']} installed, generating {orders} orders …", file=sys.stderr)
    run_in_transaction(tenant, add_people)
    settle()
    generate(home, tenant, orders=orders, seed=seed, progress=_progress)
    home.declare_demo(tenant)
    print(f"\nthe demo is set up ({time.monotonic() - started:.0f} s)", file=sys.stderr)
    return tenant


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} / {total}", end="", file=sys.stderr, flush=True)


def _welcome(home: Home) -> None:
    print(f"Tenon is ready at http://{home.settings.host}:{home.settings.port}")
    for account in accounts():
        print(f"  {account['role']['zh']:<8} {account['login']:<12} {account['password']}")
    sys.stdout.flush()
