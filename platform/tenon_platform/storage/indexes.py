"""Which indexes a form needs, read off its plan: references, unique keys, scopes, the sort order of its views."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tenon_engines.form.plan import FormPlan
from tenon_engines.form.tables import short_name

MOST = 12
MOST_REFERENCES = 12
SCOPED = ("user", "department")  # they stand in record scopes
LIVE = "deleted_at IS NULL"


@dataclass(frozen=True, slots=True)
class IndexPlan:
    name: str
    table: str
    columns: tuple[str, ...]
    unique: bool = False
    where: str = LIVE

    def ddl(self) -> str:
        listed = ", ".join(f'"{column}"' for column in self.columns)
        unique = "UNIQUE " if self.unique else ""
        where = f" WHERE {self.where}" if self.where else ""
        return f'CREATE {unique}INDEX "{self.name}" ON "{self.table}" ({listed}){where}'


def index_plans(plan: FormPlan) -> list[IndexPlan]:
    """At most twelve a table, most useful first, and as many of references; unique keys always."""
    own = plan.tables[""].name
    unique = [IndexPlan(key.name, own, key.fields, unique=True) for key in plan.unique if not key.table]
    found = [*unique, *_further(unique, own, (*_views(plan), *_search(plan), *_scoped(plan)))[: MOST - len(unique)]]
    references = _further(found, own, _references(plan))[:MOST_REFERENCES]
    found += [replace(one, where=f'{LIVE} AND "{one.columns[0]}" IS NOT NULL') for one in references]
    for key, subtable in plan.subtables.items():
        table = plan.tables[key].name
        found += [
            IndexPlan(one.name, table, one.fields, unique=True, where=f'"{one.fields[0]}" IS NOT NULL')
            for one in plan.unique
            if one.table == key
        ]
        found.append(IndexPlan(short_name(f"i_{table[2:]}__parent"), table, ("parent_id", "line_no"), where=""))
        for name, field in subtable.fields.items():
            if field.type == "reference":
                found.append(IndexPlan(short_name(f"i_{table[2:]}__{name}"), table, (name,), where=""))
    return found


def _further(known: Sequence[IndexPlan], table: str, wanted: Iterable[tuple[str, ...]]) -> list[IndexPlan]:
    """What is wanted and does not begin an index that is there already."""
    found: list[IndexPlan] = []
    for columns in wanted:
        if not any(index.columns[: len(columns)] == columns for index in [*known, *found]):
            found.append(IndexPlan(short_name(f"i_{table[2:]}__{'_'.join(columns)}"), table, columns))
    return found


def _references(plan: FormPlan) -> Iterator[tuple[str, ...]]:
    """What belongs to a record (related lists, rollups, panels, whether it may be deleted) is found by these."""
    for key, field in plan.fields.items():
        if field.column and field.result.name == "reference":
            yield (key,)


def _views(plan: FormPlan) -> Iterator[tuple[str, ...]]:
    """`(sort, id)` of each view, `(status, sort, id)` where a tab or the view filters by a choice."""
    for position, view in enumerate(plan.views):
        sort = [entry["field"] for entry in view.get("sort", ())][:1]
        pointers = [f"/views/{position}/filter"]
        pointers += [f"/views/{position}/tabs/{index}/filter" for index in range(len(view.get("tabs", ())))]
        order = (*sort, "id") if sort != ["id"] else ("id",)
        for pointer in pointers:
            formula = plan.formulas.get(pointer)
            for key in sorted(formula.keys) if formula is not None else ():
                field = plan.fields.get(key)
                if field is not None and field.column and field.result.name in ("status", "select"):
                    yield (key, *order)
        if order != ("id",):
            yield order


def _search(plan: FormPlan) -> Iterator[tuple[str, ...]]:
    """Where the last digits narrow down enough, the hash of the whole is compared in the rows they leave."""
    tails = {target.field for target in plan.search if target.how == "tail"}
    for target in plan.search:
        if target.how != "title" and (target.how != "hash" or target.field not in tails):
            yield (target.column,)


def _scoped(plan: FormPlan) -> Iterator[tuple[str, ...]]:
    """Owners in the order of the first view, so that "my orders" is one walk along the index."""
    sort = [entry["field"] for view in plan.views[:1] for entry in view.get("sort", ())][:1]
    for kind in SCOPED:
        for key, field in plan.fields.items():
            if field.column and field.result.name == kind:
                yield (key, *sort, "id")
