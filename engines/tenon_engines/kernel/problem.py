"""One thing that is wrong in a document or in a record's values: where, what, and what would be right."""

from dataclasses import dataclass
from typing import Any, Literal

from tenon_engines.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """`path` is a JSON pointer into the document, or a field path (`/lines/2/qty`) into the record."""

    code: str
    path: str
    message: Text
    hint: Text | None = None
    severity: Literal["error", "warning"] = "error"

    def to_json(self, language: str) -> dict[str, Any]:
        return {
            "path": self.path,
            "code": self.code,
            "message": self.message.pick(language),
            "hint": self.hint.pick(language) if self.hint else None,
            "severity": self.severity,
        }
