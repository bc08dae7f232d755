"""`tenon openapi [APP]`: the API; with the schema of every form when an application is named."""

import argparse

import orjson

from tenon_platform.cli.homes import opened, the_tenant
from tenon_platform.http.description import describe_api
from tenon_platform.settings import Settings


def openapi(arguments: argparse.Namespace, settings: Settings) -> int:
    if arguments.app is None:
        described = describe_api()
    else:
        with opened(settings) as home:
            described = describe_api(the_tenant(home, arguments.tenant), arguments.app)
    print(orjson.dumps(described, option=orjson.OPT_INDENT_2).decode())
    return 0
