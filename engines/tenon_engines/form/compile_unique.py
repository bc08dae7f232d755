"""Keys that no two records, or no two rows of a subtable, have in common.

A database compares what stands in one table: rows keep copies of what such a key names of their record, in columns of
their own (`record__shop`); a key of rows alone has one that says that the record is not in the bin (`record__live`).
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Integer

from tenon_engines.form.drafting import Drafting
from tenon_engines.form.plan import FieldPlan, SubtablePlan, UniqueKey
from tenon_engines.form.tables import short_name
from tenon_engines.kernel.text import Text, label

LIVE = "record__live"


def compile_unique(
    draft: Drafting, fields: Mapping[str, FieldPlan], subtables: Mapping[str, SubtablePlan]
) -> tuple[UniqueKey, ...]:
    found = [
        UniqueKey(short_name(f"u_{draft.shape.key}__{key}"), (key,), Text("编号重复", "This number exists already"), "")
        for key, field in fields.items()
        if field.type == "autonumber"
    ]
    for index, entry in enumerate(draft.document.get("unique", ())):
        pointer = f"/unique/{index}"
        table = _table(draft, entry["fields"], subtables, pointer)
        named = {key: _field(key, fields, subtables) for key in entry["fields"]}
        for position, (key, field) in enumerate(named.items()):
            if field is None or not field.column:
                draft.say("unknown_field", f"{pointer}/fields/{position}", _unknown(key))
            elif table and (len(field.columns) != 1 or field.result.sealed):
                message = Text(
                    f"“{field.name.zh}”不能用于明细的不可重复",
                    f"{field.name.en!r} cannot keep rows apart: its kind is stored otherwise",
                )
                draft.say("not_for_rows", f"{pointer}/fields/{position}", message)
        names = [field.name for field in named.values() if field is not None]
        fallback = Text(
            "、".join(name.zh for name in names) + "已存在", ", ".join(name.en for name in names) + ": exists already"
        )
        message = label(entry["message"]) if entry.get("message") else fallback
        found.append(_key(draft, entry["fields"], named, table, message))
    return tuple(found)


def copied_columns(keys: Sequence[UniqueKey], table: str, fields: Mapping[str, FieldPlan]) -> list[Column[Any]]:
    """The columns in which rows of `table` keep what keys of theirs name of their record."""
    sources = {column: key for one in keys if one.table == table for column, key in one.copies.items()}
    return [
        Column(name, fields[key].columns[0].type if key else Integer(), nullable=True) for name, key in sources.items()
    ]


def _key(
    draft: Drafting, keys: Sequence[str], named: Mapping[str, FieldPlan | None], table: str, message: Text
) -> UniqueKey:
    if not table:
        columns = tuple(
            f"{key}__hash" if field is not None and field.result.sealed else key for key, field in named.items()
        )
        return UniqueKey(short_name(f"u_{draft.shape.key}__{'_'.join(keys)}"), columns, message, f"/{keys[0]}")
    copies = {f"record__{key}": key for key in keys if "." not in key} or {LIVE: ""}
    rows = tuple(key.partition(".")[2] for key in keys if "." in key)
    name = short_name(f"u_{draft.shape.key}__{table}__{'_'.join((*copies.values(), *rows))}")
    return UniqueKey(name, (*copies, *rows), message, f"/{table}", table, copies, rows)


def _table(draft: Drafting, keys: Sequence[str], subtables: Mapping[str, SubtablePlan], pointer: str) -> str:
    """The one subtable whose rows the key is about; empty for records."""
    tables = {key.partition(".")[0] for key in keys if "." in key} & subtables.keys()
    if len(tables) > 1:
        message = Text("只能包含一个子表的字段", "Fields of one subtable only")
        draft.say("several_subtables", f"{pointer}/fields", message)
    return min(tables, default="")


def _field(key: str, fields: Mapping[str, FieldPlan], subtables: Mapping[str, SubtablePlan]) -> FieldPlan | None:
    table, dot, column = key.partition(".")
    if not dot:
        return fields.get(key)
    return subtables[table].fields.get(column) if table in subtables else None


def _unknown(key: str) -> Text:
    return Text(f"没有可用的字段“{key}”", f"{key!r} is not a stored field")
