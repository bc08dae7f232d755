"""`tenon tenant …`"""

import argparse
import sys

from tenon_platform.cli.homes import opened
from tenon_platform.cli.report import show
from tenon_platform.settings import Settings


def create(arguments: argparse.Namespace, settings: Settings) -> int:
    with opened(settings) as home:
        name = arguments.name or arguments.key
        tenant = home.create(arguments.key, name, arguments.timezone, arguments.language)
        print(f"created tenant {tenant.key} ({tenant.dialect})")
    return 0


def list_(arguments: argparse.Namespace, settings: Settings) -> int:
    with opened(settings) as home:
        rows = [
            {"key": each.key, "name": each.name, "database": each.dialect, "timezone": each.timezone}
            for each in home.tenants()
        ]
    lines = [f"{row['key']:<24} {row['database']:<11} {row['timezone']:<16} {row['name']}" for row in rows]
    show(rows, lines, as_json=arguments.json)
    return 0


def drop(arguments: argparse.Namespace, settings: Settings) -> int:
    if not arguments.yes:
        print(f"This erases everything of {arguments.key}. Say --yes to do it.", file=sys.stderr)
        return 2
    with opened(settings) as home:
        home.drop(arguments.key)
    print(f"erased tenant {arguments.key}")
    return 0
