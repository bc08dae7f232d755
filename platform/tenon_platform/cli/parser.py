"""The command line's grammar. Commands are imported when they run, so that --help is quick."""

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import Any

from tenon_platform.settings import Settings

Run = Callable[[argparse.Namespace, Settings], int]


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tenon", description="Tenon: a self-hosted no-code platform.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _serving(commands)
    _tenants(commands)
    _definitions(commands)
    _formulas(commands)
    return parser


def _serving(commands: Any) -> None:
    serve = _command(commands, "serve", "server.serve", "Run the server with its worker.")
    serve.add_argument("--host", help="address to listen on")
    serve.add_argument("--port", type=int)
    demo = _command(commands, "demo", "demo.demo", "Set up the demo tenant once and serve it.")
    demo.add_argument("--orders", type=int, default=6000, help="how many orders to generate (default 6000)")
    demo.add_argument("--seed", type=int, default=20260101)
    demo.add_argument("--host", help="address to listen on")
    demo.add_argument("--port", type=int)
    demo.add_argument("--prepare", action="store_true", help="set up only, do not serve")


def _tenants(commands: Any) -> None:
    tenant = _group(commands, "tenant", "Tenants of this home.")
    create = _command(tenant, "create", "tenant.create", "Create a tenant.")
    create.add_argument("key")
    create.add_argument("--name")
    create.add_argument("--timezone", default="Asia/Shanghai")
    create.add_argument("--language", default="zh-CN", choices=["zh-CN", "en"])
    _command(tenant, "list", "tenant.list_", "List the tenants.", json=True)
    drop = _command(tenant, "drop", "tenant.drop", "Erase a tenant with everything it holds.")
    drop.add_argument("key")
    drop.add_argument("--yes", action="store_true", help="really erase it")
    user = _group(commands, "user", "Users of a tenant.")
    add = _command(user, "add", "user.add", "Add a user. The password is asked for, or read from standard input.")
    add.add_argument("login")
    add.add_argument("--name")
    add.add_argument("--role", action="append", default=[], help="a role's key; may be given again")
    add.add_argument("--tenant")
    password = _command(user, "password", "user.password", "Set a user's password.")
    password.add_argument("login")
    password.add_argument("--tenant")
    verify = _command(commands, "verify", "verify.verify", "Check schema and definitions of a tenant.", json=True)
    verify.add_argument("--tenant")


def _definitions(commands: Any) -> None:
    package = _group(commands, "package", "Template packages.")
    check = _command(package, "check", "package.check", "Check a package folder.", json=True)
    check.add_argument("folder")
    install = _command(package, "install", "package.install", "Install a package folder into a tenant.", json=True)
    install.add_argument("folder")
    install.add_argument("--tenant")
    documents = _group(commands, "documents", "Definition documents.")
    check = _command(documents, "check", "package.check_documents", "Check a folder of documents.", json=True)
    check.add_argument("folder")
    load = _command(commands, "import", "import_file.import_file", "Import a table into a form.", json=True)
    load.add_argument("form")
    load.add_argument("file", help="CSV or .xlsx")
    load.add_argument("--login", required=True, help="whose rights it has; becomes the creator of the records")
    load.add_argument("--mapping", help="JSON file; without it the suggested mapping is used")
    load.add_argument("--mode", choices=["history", "live"], default="history")
    load.add_argument("--dry-run", action="store_true", help="try the first 500 rows and keep nothing")
    load.add_argument("--tenant")
    openapi = _command(commands, "openapi", "openapi.openapi", "Print the OpenAPI description of an application.")
    openapi.add_argument("app", nargs="?")
    openapi.add_argument("--tenant")


def _formulas(commands: Any) -> None:
    formula = _group(commands, "formula", "The formula language.")
    evaluate = _command(formula, "eval", "formula.evaluate_", "Evaluate a formula.", json=True)
    evaluate.add_argument("expression")
    evaluate.add_argument("--env", default="{}", help='values as JSON: {"amount": "5"}')
    vectors = _command(formula, "vectors", "formula.vectors_", "Run a file of cases on the targets.", json=True)
    vectors.add_argument("file")
    vectors.add_argument("--targets", default="python,sqlite,postgresql,typescript")


def _group(commands: Any, name: str, about: str) -> Any:
    parser = commands.add_parser(name, help=about, description=about)
    return parser.add_subparsers(title="commands", required=True, metavar="COMMAND")


def _command(commands: Any, name: str, place: str, about: str, *, json: bool = False) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=about, description=about)
    if json:
        parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=_lazy(place))
    return parser


def _lazy(place: str) -> Run:
    module, _, name = place.partition(".")

    def run(arguments: argparse.Namespace, settings: Settings) -> int:
        command: Run = getattr(import_module(f"tenon_platform.cli.{module}"), name)
        return command(arguments, settings)

    return run
