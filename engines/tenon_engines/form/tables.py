"""The tables of a form: one for its records, one for each subtable; columns nullable, constraints apart."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import BigInteger, Column, Integer, MetaData, Table

from tenon_engines.form.column_type import Moment

LONGEST_NAME = 60


def table_name(form: str, subtable: str = "") -> str:
    """`f_order`, `f_order__lines`."""
    return f"f_{form}__{subtable}" if subtable else f"f_{form}"


def short_name(text: str) -> str:
    """`text` as the name of an index or constraint; long ones keep their start and end in a hash."""
    if len(text) <= LONGEST_NAME:
        return text
    return f"{text[: LONGEST_NAME - 11]}_{hashlib.sha256(text.encode()).hexdigest()[:10]}"


def build_tables(form: str, own: Iterable[Column[Any]], lines: Mapping[str, Iterable[Column[Any]]]) -> dict[str, Table]:
    """Tables in a MetaData of their own, so that two versions of a form stand beside each other."""
    metadata = MetaData()
    parent = Table(
        table_name(form),
        metadata,
        _id(),
        Column("rev", Integer, nullable=False),
        Column("created_at", Moment(), nullable=False),
        Column("created_by", BigInteger),
        Column("updated_at", Moment(), nullable=False),
        Column("updated_by", BigInteger),
        Column("deleted_at", Moment()),
        *own,
    )
    tables = {"": parent}
    for key, columns in lines.items():
        tables[key] = Table(
            table_name(form, key),
            metadata,
            _id(),
            Column("parent_id", BigInteger, nullable=False),
            Column("line_no", Integer, nullable=False),
            *columns,
        )
    return tables


def _id() -> Column[int]:
    return Column("id", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False)
