"""Records as a print template sees them: what the person may see, as its fields would show it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tenon_engines.form.plan import Env, FormPlan
from tenon_engines.printing.names import Use
from tenon_engines.printing.plan import PrintPlan
from tenon_engines.printing.value import Value, shown
from tenon_platform.access.masking import mask
from tenon_platform.access.permissions import UNSEEN, Rights
from tenon_platform.runtime.work_unit import Work
from tenon_platform.storage.query_titles import people, titles

Titles = Mapping[str, Mapping[int, str]]
PEOPLE = ("user", "department")


@dataclass(frozen=True, slots=True)
class Sight:
    """How much of a value the person sees. `within`: the records behind the first reference that are theirs to see,
    None where all are; `rows` is False where not even the number of rows is theirs to know."""

    shown: bool = True
    rows: bool = True
    masked: bool = False
    within: frozenset[int] | None = None


HIDDEN = Sight(shown=False)
NO_ROWS = Sight(shown=False, rows=False)


def values_of(work: Work, rights: Rights, plan: PrintPlan, records: Iterable[Env], language: str) -> list[Value]:
    """One value a record, with a part for everything that the template names."""
    records = list(records)
    named = _titles(work, plan, records)
    seen = {use: _seen(work, rights, use, records) for use in plan.uses}
    return [_record(work, plan, record, named, seen, language) for record in records]


def _record(work: Work, plan: PrintPlan, record: Env, named: Titles, seen: Mapping[Use, Sight], language: str) -> Value:
    own = _tree(work, [use for use in plan.uses if not use.table], record, record, named, seen, language)
    parts: dict[str, Any] = dict(own.parts)
    for table in plan.tables:
        uses = [use for use in plan.uses if use.table == table]
        hidden = _rows_hidden(seen, uses)
        rows = () if hidden else record.get(table) or ()
        parts[table] = tuple(_tree(work, uses, row, record, named, seen, language) for row in rows)
    return Value(record["id"], "", parts)


def _rows_hidden(seen: Mapping[Use, Sight], uses: list[Use]) -> bool:
    return bool(uses) and not any(seen[use].rows for use in uses)


def _tree(
    work: Work, uses: list[Use], env: Env, record: Env, named: Titles, seen: Mapping[Use, Sight], language: str
) -> Value:
    """Values at the ends of their ways, with those in between as their parents."""
    leaves = {use.way: _value(work, use, env, named, seen[use], language) for use in uses}
    root: dict[str, Any] = {}
    for way in sorted(leaves, key=len):
        value, parts = leaves[way], root
        for step in way[:-1]:
            parent = parts.setdefault(step, Value(None, "", {}))
            parts = parent.parts
        parts[way[-1]] = Value(value.raw, value.text, {})
    return Value(None, "", root)


def _value(work: Work, use: Use, env: Env, named: Titles, seen: Sight, language: str) -> Value:
    raw = env.get(use.key)
    if raw is None or not seen.shown:
        return Value(None, "")
    if seen.within is not None and env.get(use.way[0]) not in seen.within:
        return Value(None, "")
    kind = use.type.name
    whose = use.type.form or "" if kind == "record" else kind
    if whose in named:
        title = named[whose].get(raw, f"#{raw}")
        if seen.masked:
            return Value(None, str(mask("text", title)))
        return Value(raw, title)
    if seen.masked:
        return Value(None, _masked(use, raw))
    if isinstance(raw, datetime):
        raw = raw.astimezone(work.zone)
    return Value(raw, shown(raw, use.field, work.zone).pick(language))


def _masked(use: Use, raw: Any) -> str:
    result = use.field.result if use.field is not None else None
    kind = result.name if result is not None else "text"
    hidden = mask(kind, result.to_wire(raw) if result is not None else str(raw))
    if isinstance(hidden, Mapping):
        return "".join(str(hidden.get(part) or "") for part in ("province", "city", "district", "detail"))
    return str(hidden) if hidden else ""


def _seen(work: Work, rights: Rights, use: Use, records: list[Env]) -> Sight:
    masked, within = False, None
    for place, (form, field) in enumerate(use.guards):
        right = rights.form(form).fields.get(field)
        if use.table and place == 0 and right in UNSEEN:
            return NO_ROWS
        if right == "hidden":
            return HIDDEN
        masked = masked or right == "masked"
        first = 1 if use.table else 0
        if place <= first:
            continue
        reach = rights.form(form).read
        if reach is None or (reach is not True and place > first + 1):
            return HIDDEN  # a condition two references away is not followed: better an empty place than a leak
        if reach is not True:
            rows = [row for record in records for row in (record.get(use.table) or ())] if use.table else records
            ids = {row[use.way[0]] for row in rows if row.get(use.way[0]) is not None}
            target: FormPlan = work.plans.forms[form]
            within = frozenset(titles(work.tx, target, work.plans, ids, scope=reach, context=work.context))
    return Sight(masked=masked, within=within)


def _titles(work: Work, plan: PrintPlan, records: list[Env]) -> dict[str, dict[int, str]]:
    wanted: dict[str, set[int]] = {}
    for use in plan.uses:
        whose = use.type.form if use.type.name == "record" else use.type.name if use.type.name in PEOPLE else None
        if whose is None:
            continue
        rows = [row for record in records for row in (record.get(use.table) or ())] if use.table else records
        wanted.setdefault(whose, set()).update(row[use.key] for row in rows if row.get(use.key) is not None)
    found: dict[str, dict[int, str]] = {}
    for whose, ids in wanted.items():
        if whose in PEOPLE:
            found[whose] = people(work.tx, whose, ids)
        elif whose in work.plans.forms:
            found[whose] = titles(work.tx, work.plans.forms[whose], work.plans, ids, scope=True, context=work.context)
    return found


def around(work: Work, company: str) -> dict[str, Any]:
    """What every sheet may name besides its record."""
    now = work.now.astimezone(work.zone)
    return {
        "now": Value(now, now.strftime("%Y-%m-%d %H:%M")),
        "today": Value(now.date(), now.date().isoformat()),
        "actor": Value(work.actor.name, work.actor.name),
        "company": Value(company, company),
    }
