"""What a record's page leaves out because its own condition says so: fields, and columns of lines."""

from collections.abc import Iterable, Iterator

from tenon_engines.form.plan import FieldPlan, SubtablePlan
from tenon_engines.formula.compile import Formula
from tenon_platform.http.call import Call
from tenon_platform.http.record_access import Seen, know


def unneeded(call: Call, seen: Seen) -> list[str]:
    """Keys of fields whose condition does not hold in this record, and as `lines.rate` columns whose condition holds in
    none of its lines."""
    plan, values = seen.plan, seen.values
    fields = dict(_conditions([*plan.fields.values(), *plan.subtables.values()]))
    columns = {key: dict(_conditions(table.fields.values())) for key, table in plan.subtables.items()}
    reads = {key for test in fields.values() for key in test.keys}
    for table, tests in columns.items():
        row_keys = {key for test in tests.values() for key in test.keys if not key.startswith("record.")}
        reads |= {f"{table}.{key}" for key in row_keys} | set(plan.record_keys[table] if tests else ())
    know(call, plan, [values], reads)
    context = call.context()
    found = [key for key, test in fields.items() if test.run(values, context) is not True]
    for table, tests in columns.items():
        around = {f"record.{key}": values.get(key) for key in plan.record_keys[table]}
        rows = [{**line, **around} for line in values.get(table) or ()] if tests else []
        for key, test in tests.items():
            if not any(test.run(row, context) is True for row in rows):
                found.append(f"{table}.{key}")
    return found


def _conditions(parts: Iterable[FieldPlan | SubtablePlan]) -> Iterator[tuple[str, Formula]]:
    return ((part.key, part.visible) for part in parts if part.visible is not None)
