"""`tenon openapi [APP]`: the API, with the schema of every form of the application."""

import argparse

import orjson

from tenon_platform.cli.homes import opened, the_tenant
from tenon_platform.http.app import create_app
from tenon_platform.http.description import describe_api
from tenon_platform.settings import Settings


def openapi(arguments: argparse.Namespace, settings: Settings) -> int:
    with opened(settings) as home:
        app = create_app(home)
        tenant = the_tenant(home, arguments.tenant) if arguments.app else None
        print(orjson.dumps(describe_api(app, tenant, arguments.app), option=orjson.OPT_INDENT_2).decode())
    return 0
