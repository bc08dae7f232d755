"""A running number such as SO2026111100001."""

import re
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar, Literal

from sqlalchemy.types import TypeEngine

from tenon_engines.form.column_type import text_column
from tenon_engines.form.fields.field_type import BadValue, FieldType
from tenon_engines.formula.types import Type
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text

_PIECE = re.compile(r"\{([^{}]*)\}")
_DATE = {"yyyy": "%Y", "yy": "%y", "MM": "%m", "dd": "%d"}
_PERIOD = {"day": "%Y%m%d", "month": "%Y%m", "year": "%Y", "never": ""}


class Autonumber(FieldType):
    """Unique and growing, gaps allowed; the date is the tenant's day. The counter widens past its width."""

    name = "autonumber"
    label = Text("流水号", "Auto number")
    icon = "list-ordered"
    group = "computed"
    operators: ClassVar[tuple[str, ...]] = ("=", "STARTSWITH", "IN", "ISEMPTY")
    computed: ClassVar[bool] = True

    pattern: str = "{seq:5}"
    reset: Literal["day", "month", "year", "never"] = "never"

    @cached_property
    def _pieces(self) -> tuple[str, str, int]:
        """What stands before and after the counter, as strftime texts, and the counter's width."""
        sides = ["", ""]
        side = width = 0
        for index, piece in enumerate(_PIECE.split(self.pattern)):
            if index % 2 == 0:
                sides[side] += piece.replace("%", "%%")
            elif piece.startswith("seq"):
                side, width = 1, int(piece[4:] or 0)
            else:
                sides[side] += re.sub("yyyy|yy|MM|dd", lambda found: _DATE[found[0]], piece)
        return sides[0], sides[1], width

    def period(self, today: datetime) -> str:
        """Within one period the counter runs on; a new period starts at 1."""
        return today.strftime(_PERIOD[self.reset])

    def render(self, today: datetime, counter: int) -> str:
        before, after, width = self._pieces
        before = today.strftime(before) if "%" in before else before
        after = today.strftime(after) if "%" in after else after
        return f"{before}{counter:0{width}d}{after}"

    def value_type(self) -> Type:
        return Type("text")

    def column_type(self) -> TypeEngine[Any]:
        return text_column()

    def coerce(self, value: Any) -> Any:
        """Only history may bring its own numbers; other paths never get here."""
        if not isinstance(value, str) or not 0 < len(value) <= 64:
            raise BadValue("wrong_type", Text("应为编号文本", "Must be a number as text"))
        return value

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "readOnly": True}

    def problems(self, path: str) -> list[Problem]:
        pieces = _PIECE.findall(self.pattern)
        counters = [piece for piece in pieces if re.fullmatch(r"seq(:\d)?", piece)]
        others = [piece for piece in pieces if piece not in counters]
        dated = "".join(others)
        wrong = [piece for piece in others if not re.fullmatch(r"(yyyy|yy|MM|dd|[-/.])+", piece)]
        needs = {"day": "dd", "month": "MM", "year": "yy", "never": ""}[self.reset]
        if len(counters) == 1 and not wrong and needs in dated:
            return []
        message = Text(f"编号规则“{self.pattern}”不正确", f"The pattern {self.pattern!r} is not right")
        hint = Text(
            "需要一个 {seq:5}；日期写作 {yyyyMMdd}，并包含重置周期（按日重置须含 dd）",
            "one {seq:5} is needed; dates are written {yyyyMMdd} and must show the period of the reset",
        )
        return [Problem("bad_pattern", f"{path}/pattern", message, hint)]
