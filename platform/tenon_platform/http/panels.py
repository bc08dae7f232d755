"""The panels beside a form, filled for the record as it has been typed so far and for the eyes of the caller."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from tenon_engines.form.fields import field_types
from tenon_engines.form.panels.beside import Beside
from tenon_engines.form.panels.facts import Fact, Facts
from tenon_engines.form.panels.list import RelatedList
from tenon_engines.form.panels.panel import Panel
from tenon_engines.form.panels.totals import Total, Totals
from tenon_engines.form.plan import Env, FormPlan
from tenon_engines.formula.compile import Formula
from tenon_engines.formula.given import given
from tenon_engines.kernel.errors import NotFound
from tenon_platform.access.permissions import UNSEEN, Restriction
from tenon_platform.http.call import Call
from tenon_platform.http.listing import reveal
from tenon_platform.http.record_access import see
from tenon_platform.http.shapes.panel import PanelData
from tenon_platform.runtime.loading import add_lines
from tenon_platform.storage.query import Listing, select_records
from tenon_platform.storage.query_aggregate import aggregate_records
from tenon_platform.storage.query_latest import latest_lines

MOST_LINES = 200
Fields = Mapping[str, Restriction]


class Filled:
    """One record being entered: its values as a save would have them, and what its caller may see of them."""

    def __init__(self, call: Call, plan: FormPlan, env: Env, number: int | None, fields: Fields) -> None:
        self.call, self.plan, self.env, self.number, self.fields = call, plan, env, number, fields

    def panels(self) -> list[PanelData]:
        """Those that have something to say; the others wait for what their filters ask for."""
        found = ((panel, self._data(panel, f"/panels/{at}")) for at, panel in enumerate(self.plan.panels))
        return [{"id": panel.id, "kind": panel.name, **data} for panel, data in found if data]  # type: ignore[typeddict-item]

    def _data(self, panel: Panel, path: str) -> dict[str, Any]:
        if isinstance(panel, Facts):
            return self._facts(panel, path)
        assert isinstance(panel, Totals | RelatedList | Beside)
        target = self.call.plans.form(panel.form)
        condition = self._bound(f"{path}/filter")
        if condition is None or self.call.rights.form(target.key).read is None:
            return {}
        if isinstance(panel, Totals):
            return self._totals(panel, path, target, condition)
        return (
            self._list(panel, target, condition)
            if isinstance(panel, RelatedList)
            else self._beside(panel, target, condition)
        )

    def _bound(self, path: str) -> Formula | None:
        """The filter with the record's values in it; None while one of them is not there or not the caller's to see."""
        formula = self.plan.formulas[path]
        asked = {key: key.removeprefix("record.") for key in formula.keys if key.startswith("record.")}
        if any(self.env.get(key) is None or self._unseen(key) for key in asked.values()):
            return None
        return given(formula, {**{name: self.env[key] for name, key in asked.items()}, "record": self.number})

    def _unseen(self, key: str) -> bool:
        return self.fields.get(key.partition(".")[0]) in UNSEEN

    def _facts(self, panel: Facts, path: str) -> dict[str, Any]:
        form, number = self.plan.fields[panel.of].target, self.env.get(panel.of)
        if form is None or number is None or self._unseen(panel.of):
            return {}
        try:
            seen = see(self.call, form, number)
        except NotFound:
            return {}
        env = {**seen.values, **{f"record.{key}": value for key, value in self.env.items()}, "record": self.number}
        items = [self._fact(each, f"{path}/items/{at}", env, seen.fields) for at, each in enumerate(panel.items)]
        return {"items": kept} if (kept := [item for item in items if item is not None]) else {}

    def _fact(self, fact: Fact, path: str, env: Env, restricted: Fields) -> dict[str, Any] | None:
        formula, warn = self.plan.formulas[f"{path}/expr"], self.plan.formulas.get(f"{path}/warn")
        for key in formula.keys | (warn.keys if warn is not None else frozenset()):
            own = key.removeprefix("record.")
            if self._unseen(own) if own != key else restricted.get(own) in UNSEEN:
                return None
        value, context = formula.run(env, self.call.context()), self.call.context()
        kind = field_types.parse(fact.result, path, tag="type")
        shown = None if value is None else kind.to_wire(value)
        return _item(fact, shown, dict(fact.result), warn is not None and warn.run(env, context) is True)

    def _totals(self, panel: Totals, path: str, target: FormPlan, condition: Formula) -> dict[str, Any]:
        restricted = self.call.rights.form(target.key).fields
        items: list[dict[str, Any]] = []
        for at, total in enumerate(panel.items):
            where = f"{path}/items/{at}/filter"
            own = self._bound(where) if total.filter is not None else None
            if (total.filter is not None and own is None) or restricted.get(total.field or "") in UNSEEN:
                continue
            (value,) = aggregate_records(
                self.call.tx,
                target,
                self.call.plans,
                scope=self.call.rights.form(target.key).read,
                context=self.call.context(),
                wanted=[(total.agg, total.field or "")],
                filters=(condition,) if own is None else (condition, own),
                restricted=restricted,
            )
            items.append(_total(target, total, value))
        return {"items": items} if items else {}

    def _list(self, panel: RelatedList, target: FormPlan, condition: Formula) -> dict[str, Any]:
        rights = self.call.rights.form(target.key)
        columns = [key for key in panel.columns if rights.fields.get(key) != "hidden"]
        if not columns:
            return {}
        listing = Listing(
            filters=(condition,),
            sort=tuple((each.field, each.desc) for each in panel.sort if rights.fields.get(each.field) not in UNSEEN),
            limit=panel.limit + 1,
            fields=columns,
            restricted=rights.fields,
            reveal=reveal(self.call, target),
        )
        page = select_records(
            self.call.tx, target, self.call.plans, scope=rights.read, context=self.call.context(), listing=listing
        )
        own = self.number if target is self.plan else None
        rows = [row for row in page.items if row["id"] != own][: panel.limit]
        fields = [field for field in target.document["fields"] if field["key"] in columns]
        ordered = sorted(fields, key=lambda field: columns.index(field["key"]))
        place = {"app": self.call.plans.app_of["form", target.key], "form": target.key}
        return {"rows": rows, "fields": ordered, **place}

    def _beside(self, panel: Beside, target: FormPlan, condition: Formula) -> dict[str, Any]:
        restricted = self.call.rights.form(target.key).fields
        if any(restricted.get(key) in UNSEEN for key in (panel.lines, f"{panel.lines}.{panel.show}", panel.latest)):
            return {}
        lines = self._lines(panel.table)
        ids = {number for line in lines[:MOST_LINES] if (number := line.get(panel.match)) is not None}
        if not ids:
            return {}
        found = latest_lines(
            self.call.tx,
            target,
            self.call.plans,
            panel,
            ids,
            scope=self.call.rights.form(target.key).read,
            context=self.call.context(),
            condition=condition,
            without=self.number if target is self.plan else None,
        )
        shown, moment = target.subtables[panel.lines].fields[panel.show].result, target.fields[panel.latest].result
        values = [
            {"id": number, "value": shown.to_wire(value), "when": moment.to_wire(when)}
            for number, (value, when) in found.items()
        ]
        document = next(field for field in target.document["fields"] if field["key"] == panel.lines)
        field = next(each for each in document["fields"] if each["key"] == panel.show)
        return {"values": values, "table": panel.table, "match": panel.match, "fields": [field]}

    def _lines(self, table: str) -> list[Env]:
        """The lines as typed; those of a record that is being changed are read while nobody has touched them."""
        if table not in self.env and self.number is not None:
            record: Env = {"id": self.number}
            add_lines(self.call.work(), self.plan, table, [record])
            self.env[table] = record[table]
        return self.env.get(table) or []


def _item(part: Fact | Total, value: Any, result: dict[str, Any], warn: bool) -> dict[str, Any]:
    return {"id": part.id, "title": dict(part.title), "value": value, "result": result, "warn": warn}


def _total(target: FormPlan, total: Total, value: Any) -> dict[str, Any]:
    """Of no rows the count and the sum are 0; there is no least and no greatest of them."""
    if value is None and total.agg in ("count", "sum"):
        value = 0
    amount = None if value is None else Decimal(value)
    field = target.fields.get(total.field or "") if total.agg != "count" else None
    result = {"type": "number", "scale": 0} if field is None else {"type": field.result.name}
    shown = None if amount is None else format(amount, "f")
    return _item(total, shown, result, total.warn and amount is not None and amount > 0)
