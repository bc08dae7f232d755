"""Publishing: drafts become versions, tables follow, the epoch rises; all of it in one transaction or none of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from tenon_engines.kernel.errors import Conflict, DefinitionError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text, label
from tenon_platform.access.actor import Actor
from tenon_platform.access.audit import note as note_audit
from tenon_platform.access.users import names_of as user_names
from tenon_platform.catalog import documents
from tenon_platform.catalog.compare import DocumentChange, compare
from tenon_platform.catalog.compare_role import compare_role
from tenon_platform.catalog.kept_fields import kept_problems
from tenon_platform.catalog.kinds import Known, compile_all
from tenon_platform.catalog.names import names_of
from tenon_platform.catalog.openings import openings
from tenon_platform.catalog.openings_to_role import openings_to_role
from tenon_platform.catalog.own_keys import tenant_problems
from tenon_platform.catalog.role_power import demand_powers, power_problems
from tenon_platform.catalog.tables import document, document_version
from tenon_platform.catalog.usable_names import name_problems
from tenon_platform.catalog.whole_words import person, users_in
from tenon_platform.storage.alter import TableChange, apply_changes, preview_changes
from tenon_platform.storage.epoch import bump_epoch
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import Tx
from tenon_platform.work.jobs import enqueue

Ref = tuple[str, str]
AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)  # due by whatever clock the worker goes
PLAN_TIMES = "plan_times"  # the job that plans the times of a published rule for the records there are

_ADD_VERSION = Statement(sa.insert(document_version))
_POINT = Statement(
    sa.update(document)
    .where(document.c.id == sa.bindparam("which"))
    .values(
        published_version=sa.bindparam("number"),
        draft=sa.null(),
        draft_rev=document.c.draft_rev + 1,
    )
)
_LATEST = Statement(
    sa.select(sa.func.max(document_version.c.number)).where(document_version.c.document_id == sa.bindparam("which"))
)


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a publish: its own changes, what happens to tables and data, its plans where it has them."""

    kind: str
    key: str
    name: Text
    changes: list[DocumentChange]
    tables: list[TableChange]
    was: Any | None
    now: Any | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a publish would do, document by document, and every problem."""

    parts: list[Part]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """The tenant's documents as they would stand after the publish, compiled beside what stands now."""

    before: dict[Ref, dict[str, Any]]
    after: dict[Ref, dict[str, Any]]
    known: Known
    was: Known


def problems_of(tx: Tx, kind: str, key: str, body: Mapping[str, Any]) -> list[Problem]:
    """Everything wrong with this body, and everything it would break elsewhere.

    Drafts that wait beside it count: a rule may read a field that will be published with it.
    """
    beside = {ref: draft for ref, draft in documents.drafts(tx).items() if ref != (kind, key)}
    candidate = _candidate(tx, {(kind, key): dict(body)}, beside)
    found = _problems(candidate, {(kind, key)}) + _made_here(tx, candidate, {(kind, key)})
    return found + kept_problems([(kind, key)], _sound(candidate))


def preview(tx: Tx, refs: Sequence[Ref]) -> Preview:
    """What publishing these drafts together would change. Nothing is written."""
    return preview_bodies(tx, _drafted(tx, refs))


def preview_bodies(tx: Tx, bodies: Mapping[Ref, dict[str, Any]]) -> Preview:
    """What `publish` would change with these bodies. Nothing is written."""
    candidate = _candidate(tx, dict(bodies))
    problems = _problems(candidate, set(bodies)) + _made_here(tx, candidate, set(bodies))
    problems += kept_problems(list(bodies), _sound(candidate))
    sound = not any(problem.severity == "error" for problem in problems)
    old, new = candidate.was.plans["form"], candidate.known.plans["form"]
    people = _people(tx, [*bodies.values(), *(candidate.before.get(ref) for ref in bodies)])
    parts = []
    for (kind, key), body in bodies.items():
        was = candidate.before.get((kind, key))
        if kind == "role":
            changes = compare_role(was, body, candidate.after)
            changes += openings_to_role(was, body, candidate.after)
        else:
            changes = compare(was, body, {**names_of(candidate.after.values(), was, body), **people})
            changes += openings(kind, was, body, candidate.after)
        tables = preview_changes(tx, old, {key: new[key]}) if kind == "form" and sound and key in new else []
        told = [each for each in changes if not _told_by(tables, each)]
        plans = (known.plans.get(kind, {}).get(key) for known in (candidate.was, candidate.known))
        parts.append(Part(kind, key, label(body.get("name"), key), told, tables, *plans))
    return Preview(parts, problems)


def _sound(candidate: _Candidate) -> dict[Ref, dict[str, Any]]:
    """What of it compiles: the shape of the others is anybody's guess."""
    problems = candidate.known.problems
    return {
        ref: body
        for ref, body in candidate.after.items()
        if all(problem.severity != "error" for problem in problems.get(ref, ()))
    }


def _people(tx: Tx, bodies: Sequence[Any]) -> dict[str, Text]:
    """Names of the people that the documents name, before or after."""
    return {person(user): Text(name, name) for user, name in user_names(tx, users_in(list(bodies))).items()}


def _told_by(tables: Sequence[TableChange], change: DocumentChange) -> bool:
    """A field with a column comes and goes with its data, which says more."""
    element = change.after if change.kind == "added" else change.before if change.kind == "removed" else None
    return isinstance(element, Mapping) and any(each.field and each.field == element.get("key") for each in tables)


def publish(
    tx: Tx,
    actor: Actor,
    drafts: Mapping[Ref, dict[str, Any]],
    *,
    note: str = "",
    accept: Sequence[str] = (),
    origin: str = "tenant",
    base: str | None = None,
) -> dict[Ref, int]:
    """Publishes bodies of documents (all together) and gives their version numbers. `tx` is exclusive.

    A table change that touches data asks for consent: its code must stand in `accept`.
    """
    candidate = _candidate(tx, drafts)
    problems = [each for each in _problems(candidate, set(drafts)) if each.severity == "error"]
    if origin != "package":
        problems += _made_here(tx, candidate, set(drafts))
    if problems:
        raise DefinitionError(problems)
    if any(kind == "form" for kind, _ in drafts):
        old, new = candidate.was.plans["form"], candidate.known.plans["form"]
        if origin != "package":
            _require_consent(preview_changes(tx, old, new), accept)
        apply_changes(tx, old, new)
    for (kind, key), body in drafts.items():
        if kind == "role" and origin != "package":
            demand_powers(actor, candidate.was.plans["role"], candidate.before.get((kind, key)), body)
    numbers = {}
    for (kind, key), body in drafts.items():
        numbers[kind, key] = _write(tx, actor, kind, key, body, note, origin, base)
        note_audit(tx, actor, "publish", f"{kind} {key}", {"version": numbers[kind, key], "note": note})
    for kind, key in drafts:
        if kind == "rule":
            enqueue(tx, PLAN_TIMES, {"rule": key}, run_at=AT_ONCE)
    bump_epoch(tx)
    return numbers


def publish_drafts(tx: Tx, actor: Actor, refs: Sequence[Ref], note: str, accept: Sequence[str]) -> dict[Ref, int]:
    """Publishes the drafts of these documents, all of them or none."""
    bodies = _drafted(tx, refs)
    if not bodies:
        raise Conflict(Text("没有待发布的修改", "There is nothing to publish"), code="nothing_to_publish")
    return publish(tx, actor, bodies, note=note, accept=accept)


def _drafted(tx: Tx, refs: Sequence[Ref]) -> dict[Ref, dict[str, Any]]:
    bodies = {}
    for kind, key in refs:
        stored = documents.load(tx, kind, key)
        if stored.draft is not None:
            bodies[kind, key] = stored.draft
    return bodies


def _candidate(tx: Tx, drafts: Mapping[Ref, dict[str, Any]], beside: Mapping[Ref, dict[str, Any]] = {}) -> _Candidate:
    published = {(each.kind, each.key): each.body for each in documents.published(tx)}
    before = {**published, **beside}
    after = {**before, **drafts}
    return _Candidate(before, after, compile_all(after, published), compile_all(before, published))


def _problems(candidate: _Candidate, drafts: set[Ref]) -> list[Problem]:
    """Problems of the drafts themselves, and new ones of the documents that stand on them."""
    found: list[Problem] = []
    for ref, problems in candidate.known.problems.items():
        if ref in drafts and len(drafts) == 1:
            found += problems
        elif ref in drafts or ref not in candidate.was.problems:
            kind, key = ref
            found += [Problem(p.code, f"/{kind}/{key}{p.path}", p.message, p.hint, p.severity) for p in problems]
    for ref in drafts:
        if ref[0] == "role":
            found += power_problems(candidate.before.get(ref), candidate.after[ref])
    return found


def _made_here(tx: Tx, candidate: _Candidate, drafts: set[Ref]) -> list[Problem]:
    """Keys and names of what the tenant adds. What was published before they were asked about stays as it is."""
    found: list[Problem] = []
    told = {problem.path for problem in _problems(candidate, drafts)}
    for kind, key in drafts:
        body, was = candidate.after[kind, key], candidate.before.get((kind, key))
        problems = tenant_problems(body, [was] if was is not None else [])
        if problems:
            problems = tenant_problems(
                body, [*([was] if was is not None else []), *documents.of_packages(tx, kind, key)]
            )
        start = "" if len(drafts) == 1 else f"/{kind}/{key}"
        named = [each for each in name_problems(body, was) if start + each.path not in told]
        found += [replace(problem, path=start + problem.path) for problem in (*problems, *named)]
    return found


def _require_consent(changes: Sequence[TableChange], accept: Sequence[str]) -> None:
    open_ = [change for change in changes if change.code and change.severity != "info" and change.code not in accept]
    if open_:
        problems = [Problem(change.code, change.path, change.text, change.effect, "warning") for change in open_]
        raise DefinitionError(
            problems, Text("发布会影响已有数据，请先确认", "Publishing affects existing data; confirm it first")
        )


def _write(
    tx: Tx, actor: Actor, kind: str, key: str, body: dict[str, Any], note: str, origin: str, base: str | None
) -> int:
    stored = documents.load(tx, kind, key)
    number = (tx.scalar(_LATEST, {"which": stored.id}) or 0) + 1
    values = {"document_id": stored.id, "number": number, "body": body, "origin": origin, "base": base, "note": note}
    tx.run(_ADD_VERSION, {**values, "by": actor.user_id, "at": datetime.now(UTC)})
    tx.run(_POINT, {"which": stored.id, "number": number})
    return number
