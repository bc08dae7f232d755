"""Template packages: a folder of documents that is checked, and installed as a whole or not at all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import sqlalchemy as sa

from tenon_engines.kernel.errors import DefinitionError, NotFound
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_platform.access.actor import Actor
from tenon_platform.catalog import documents
from tenon_platform.catalog.kinds import COMPILERS, compile_all
from tenon_platform.catalog.own_keys import package_problems
from tenon_platform.catalog.publish import publish
from tenon_platform.catalog.tables import package
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx, run_in_transaction

_FIND = Statement(sa.select(package.c.version).where(package.c.key == sa.bindparam("key")))
_ADD = Statement(sa.insert(package))
_DROP = Statement(sa.delete(package).where(package.c.key == sa.bindparam("which")))
Ref = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Package:
    key: str
    version: str
    app: str
    manifest: Mapping[str, Any]
    bodies: Mapping[Ref, dict[str, Any]]
    files: Mapping[Ref, str]


def read_package(folder: Path) -> Package:
    """The package in a folder; DefinitionError names the file that cannot be read."""
    manifest = _read(folder / "manifest.json")
    bodies: dict[Ref, dict[str, Any]] = {}
    files: dict[Ref, str] = {}
    problems: list[Problem] = []
    for pattern in manifest.get("documents", []):
        for path in sorted(folder.glob(pattern)):
            name = path.relative_to(folder).as_posix()
            body = _read(path)
            ref = (str(body.get("kind")), str(body.get("key")))
            if ref in bodies:
                message = Text(f"{name}：{ref[0]} {ref[1]} 重复", f"{name}: {ref[0]} {ref[1]!r} is there twice")
                problems.append(Problem("duplicate", f"/{name}", message))
            bodies[ref], files[ref] = body, name
    if problems:
        raise DefinitionError(problems)
    return Package(str(manifest["key"]), str(manifest["version"]), str(manifest["app"]), manifest, bodies, files)


def check_package(folder: Path) -> list[Problem]:
    """Every problem of every document of the folder; paths begin with the file."""
    try:
        found = read_package(folder)
    except DefinitionError as error:
        return list(error.problems)
    return check_bodies(found.bodies, found.files)


def check_bodies(bodies: Mapping[Ref, dict[str, Any]], files: Mapping[Ref, str]) -> list[Problem]:
    problems = []
    for ref, own in compile_all(bodies).problems.items():
        problems += [Problem(p.code, f"/{files[ref]}{p.path}", p.message, p.hint, p.severity) for p in own]
    problems += _tenant_keys(bodies, files)
    for ref in bodies:
        if ref[0] not in COMPILERS:
            message = Text(f"没有“{ref[0]}”这种定义", f"There are no documents of kind {ref[0]!r}")
            problems.append(Problem("unknown_kind", f"/{files[ref]}/kind", message))
    return problems


def _tenant_keys(bodies: Mapping[Ref, dict[str, Any]], files: Mapping[Ref, str]) -> list[Problem]:
    found = [(files[ref], problem) for ref, body in bodies.items() for problem in package_problems(body)]
    return [replace(problem, path=f"/{name}{problem.path}") for name, problem in found]


def install(tenant: Tenant, folder: Path, actor: Actor) -> dict[str, Any]:
    """Installs the package; a second time it adds only what is missing and leaves the tenant's own changes alone."""
    found = read_package(folder)
    problems = _tenant_keys(found.bodies, found.files)
    if problems:
        raise DefinitionError(problems)
    return run_in_transaction(tenant, lambda tx: _install(tx, found, actor), exclusive=True)


def _install(tx: Tx, found: Package, actor: Actor) -> dict[str, Any]:
    present = {(each.kind, each.key) for each in documents.published(tx)}
    missing = {ref: body for ref, body in found.bodies.items() if ref not in present}
    for (kind, key), body in missing.items():
        documents.save_draft(tx, actor, found.app, kind, key, body, None)
    if missing:
        base = f"{found.key} {found.version}"
        publish(tx, actor, missing, note=base, origin="package", base=base)
    before = tx.scalar(_FIND, {"key": found.key})
    tx.run(_DROP, {"which": found.key})
    values = {"key": found.key, "version": found.version, "manifest": dict(found.manifest)}
    tx.run(_ADD, {**values, "installed_at": datetime.now(UTC)})
    return {"key": found.key, "version": found.version, "before": before, "installed": len(missing)}


def _read(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise NotFound(Text(f"缺少文件 {path.name}", f"{path.name} is missing"), path=str(path))
    try:
        content = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError as error:
        message = Text(f"{path.name} 不是合法的 JSON:{error}", f"{path.name} is not JSON: {error}")
        raise DefinitionError([Problem("not_json", f"/{path.name}", message)]) from None
    if not isinstance(content, dict):
        message = Text(f"{path.name} 应当是一个对象", f"{path.name} must hold an object")
        raise DefinitionError([Problem("not_json", f"/{path.name}", message)])
    return content
