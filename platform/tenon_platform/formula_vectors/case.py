"""One case of a vector file: an expression, what its names are and hold, and what should come out."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tenon_engines.formula import ActorValue, Context, DictScope, Formula, Type, compile_formula, parse_type
from tenon_engines.formula.context import WorkCalendar
from tenon_engines.formula.json_tree import value_of

ZONE = "Asia/Shanghai"
NOW = datetime(2024, 3, 15, 4, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Case:
    """`types` are of the language; `env` holds Python values; `expect` is as written in the file."""

    id: str
    expr: str
    types: Mapping[str, Type]
    env: Mapping[str, Any]
    expect: Mapping[str, Any]
    zone: str
    now: datetime
    actor: ActorValue | None
    calendar: WorkCalendar | None = None

    @property
    def context(self) -> Context:
        return Context(self.now, ZoneInfo(self.zone), self.actor, calendar=self.calendar)

    def compile(self, types: Mapping[str, Type] | None = None) -> Formula:
        return compile_formula(self.expr, DictScope(types or self.types))


def case_type(written: Any) -> Type:
    """`"number"`, or an object of columns for a sub-table."""
    if isinstance(written, dict):
        columns = {key: case_type(column) for key, column in written.items()}
        return Type("list", item=Type("row", columns=columns))
    return parse_type(written)


def case_value(value: Any, type_: Type) -> Any:
    """A value of a vector file in Python: decimals from strings, moments aware, an empty text null."""
    if value is None or value == "":
        return [] if type_.name == "list" else None
    if type_.name == "list" and type_.item is not None:
        if type_.is_rows:
            columns = type_.item.columns or {}
            return [{key: case_value(row.get(key), column) for key, column in columns.items()} for row in value]
        return [case_value(item, type_.item) for item in value]
    result = value_of(value, type_)
    return result.astimezone(UTC) if isinstance(result, datetime) else result


def read_case(data: Mapping[str, Any], number: int) -> Case:
    types = {key: case_type(written) for key, written in data.get("types", {}).items()}
    env = {key: case_value(data.get("env", {}).get(key), type_) for key, type_ in types.items()}
    now = datetime.fromisoformat(data["now"]).astimezone(UTC) if "now" in data else NOW
    who = data.get("actor")
    actor = (
        ActorValue(who["user"], who.get("department"), frozenset(who.get("roles", ())), who.get("name", ""))
        if who
        else None
    )
    return Case(
        str(data.get("id", number)),
        data["expr"],
        types,
        env,
        data["expect"],
        data.get("tz", ZONE),
        now,
        actor,
        read_calendar(data["calendar"]) if "calendar" in data else None,
    )


def read_calendar(written: Mapping[str, Any]) -> WorkCalendar:
    """`{"off": [holidays], "on": [worked weekends]}`."""
    off, on = (frozenset(map(date.fromisoformat, written.get(key, ()))) for key in ("off", "on"))
    return WorkCalendar(off, on)


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a JSON lines file; blank lines and lines that begin with // are left out."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("//"):
            yield read_case(json.loads(line), number)
