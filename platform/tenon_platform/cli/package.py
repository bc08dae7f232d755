"""`tenon package …` and `tenon documents check`."""

import argparse
from pathlib import Path

import orjson

from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.access.actor import SYSTEM
from tenon_platform.catalog import packages
from tenon_platform.cli.homes import opened, the_tenant
from tenon_platform.cli.report import show, show_problems
from tenon_platform.settings import Settings


def check(arguments: argparse.Namespace, settings: Settings) -> int:
    problems = packages.check_package(Path(arguments.folder))
    return show_problems(problems, as_json=arguments.json, fine="the package is sound")


def install(arguments: argparse.Namespace, settings: Settings) -> int:
    with opened(settings) as home:
        tenant = the_tenant(home, arguments.tenant)
        done = packages.install(tenant, Path(arguments.folder), SYSTEM)
    line = f"{done['key']} {done['version']}: {done['installed']} documents published in {tenant.key}"
    show(done, [line], as_json=arguments.json)
    return 0


def check_documents(arguments: argparse.Namespace, settings: Settings) -> int:
    """All JSON documents below the folder, checked together."""
    root = Path(arguments.folder)
    bodies: dict[tuple[str, str], dict[str, object]] = {}
    files: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for path in sorted(root.rglob("*.json")):
        name = path.relative_to(root).as_posix()
        try:
            body = orjson.loads(path.read_bytes())
        except orjson.JSONDecodeError as error:
            message = Text(f"不是合法的 JSON:{error}", f"This is not JSON: {error}")
            problems.append(Problem("not_json", f"/{name}", message))
            continue
        if isinstance(body, dict) and "kind" in body and "key" in body:
            ref = (str(body["kind"]), str(body["key"]))
            bodies[ref], files[ref] = body, name
    problems += packages.check_bodies(bodies, files)
    return show_problems(problems, as_json=arguments.json, fine=f"{len(bodies)} documents are sound")
