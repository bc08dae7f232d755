"""`tenon user …`"""

import argparse
import getpass
import sys

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.access.users import add_user, set_password
from tenon_platform.catalog.plans import plans
from tenon_platform.cli.homes import opened, the_tenant
from tenon_platform.settings import Settings
from tenon_platform.storage.transaction import Tx, run_in_transaction


def add(arguments: argparse.Namespace, settings: Settings) -> int:
    secret = _password()

    def work(tx: Tx) -> int:
        known = plans(tx).roles
        for role in arguments.role:
            if role not in known:
                listed = ", ".join(sorted(known)) or "-"
                raise NotFound(Text(f"没有角色“{role}”", f"There is no role {role!r}"), hint=Text(listed, listed))
        return add_user(tx, arguments.login, arguments.name or arguments.login, secret, roles=arguments.role)

    with opened(settings) as home:
        number = run_in_transaction(the_tenant(home, arguments.tenant), work)
    print(f"added user {arguments.login} ({number})")
    return 0


def password(arguments: argparse.Namespace, settings: Settings) -> int:
    secret = _password()
    with opened(settings) as home:
        run_in_transaction(the_tenant(home, arguments.tenant), lambda tx: set_password(tx, arguments.login, secret))
    print(f"changed the password of {arguments.login}")
    return 0


def _password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Password: ")
    return sys.stdin.readline().rstrip("\n")
