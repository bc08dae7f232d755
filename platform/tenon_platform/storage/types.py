"""Column types of platform tables: the same as those of records, so that both compare and join."""

from tenon_engines.form.column_type import Json, Moment, Number

__all__ = ["Json", "Moment", "Number"]
