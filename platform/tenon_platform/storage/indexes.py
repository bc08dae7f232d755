"""Which indexes a form needs, read off its plan: references, unique keys, scopes, the sort order of its views."""

from collections.abc import Iterator
from dataclasses import dataclass

from tenon_engines.form.plan import FormPlan
from tenon_engines.form.tables import short_name

MOST = 12
SCOPED = ("user", "department", "reference")  # the first two stand in record scopes
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
    """At most twelve a table, most useful first; unique keys always."""
    own = plan.tables[""].name
    unique = [IndexPlan(key.name, own, key.fields, unique=True) for key in plan.unique]
    others: dict[tuple[str, ...], IndexPlan] = {}
    for columns in (*_views(plan), *_search(plan), *_scoped(plan)):
        covered = any(index.columns[: len(columns)] == columns for index in [*unique, *others.values()])
        if not covered:
            others.setdefault(columns, IndexPlan(short_name(f"i_{own[2:]}__{'_'.join(columns)}"), own, columns))
    found = [*unique, *list(others.values())[: MOST - len(unique)]]
    for key, subtable in plan.subtables.items():
        table = plan.tables[key].name
        found.append(IndexPlan(short_name(f"i_{table[2:]}__parent"), table, ("parent_id", "line_no"), where=""))
        for name, field in subtable.fields.items():
            if field.type == "reference":
                found.append(IndexPlan(short_name(f"i_{table[2:]}__{name}"), table, (name,), where=""))
    return found


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
        if target.how != "hash" or target.field not in tails:
            yield (target.column,)


def _scoped(plan: FormPlan) -> Iterator[tuple[str, ...]]:
    """Owners in the order of the first view, so that "my orders" is one walk along the index."""
    sort = [entry["field"] for view in plan.views[:1] for entry in view.get("sort", ())][:1]
    for kind in SCOPED:
        for key, field in plan.fields.items():
            if field.column and field.result.name == kind:
                yield (key,) if kind == "reference" else (key, *sort, "id")
