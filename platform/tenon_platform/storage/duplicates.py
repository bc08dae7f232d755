"""Records, or rows of a subtable, that a unique key without an index yet finds twice."""

from typing import Any

from tenon_engines.form.plan import FormPlan, UniqueKey
from tenon_engines.kernel.text import Text
from tenon_platform.storage import introspect
from tenon_platform.storage.transaction import Tx


def duplicates(tx: Tx, plan: FormPlan, key: UniqueKey) -> Text | None:
    """How many values stand twice and between which records the first of them; None when all are apart."""
    own = plan.tables[""].name
    table = plan.tables[key.table].name
    if key.name in introspect.indexes(tx, table):
        return None
    columns = [("p", one) for one in (key.copies.values() if key.table else key.fields) if one]
    columns += [("r", one) for one in key.rows]
    known = {"p": introspect.columns(tx, own), "r": introspect.columns(tx, table)}
    if not all(column in known[alias] for alias, column in columns):
        return None
    listed = ", ".join(f'{alias}."{column}"' for alias, column in columns)
    filled = " AND ".join(f'{alias}."{column}" IS NOT NULL' for alias, column in columns)
    source = f'"{table}" r JOIN "{own}" p ON p.id = r.parent_id' if key.table else f'"{own}" p'
    last = '{}."{}"'.format(*columns[-1])
    found = tx.sql(
        f"SELECT min(p.id), max(p.id), {last}, count(*) OVER () FROM {source} WHERE p.deleted_at IS NULL AND {filled}"
        f" GROUP BY {listed} HAVING count(*) > 1 ORDER BY 1 LIMIT 1"
    )
    if not found:
        return None
    first, second, value, count = found[0]
    names = _titles(tx, plan, first, second)
    shown = f"（{value}）" if isinstance(value, str) else ""
    between = Text(
        f"{names[first]} 和 {names[second]}" if first != second else f"{names[first]} 里的两行",
        f"{names[first]} and {names[second]}" if first != second else f"two rows of {names[first]}",
    )
    return Text(
        f"已有 {count} 处重复，例如 {between.zh}{shown}",
        f"Already there twice ({count}): {between.en}{f' ({value})' if shown else ''}",
    )


def _titles(tx: Tx, plan: FormPlan, *ids: int) -> dict[int, Any]:
    own = plan.tables[""].name
    if plan.title is None or plan.title not in introspect.columns(tx, own):
        return {number: f"#{number}" for number in ids}
    listed = ", ".join(str(int(number)) for number in ids)
    rows = tx.sql(f'SELECT id, "{plan.title}" FROM "{own}" WHERE id IN ({listed})')
    return {number: title if title is not None else f"#{number}" for number, title in rows}
