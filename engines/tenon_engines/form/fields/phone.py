"""A phone number: encrypted, found by its full number or its last four digits."""

import re
from typing import Any, ClassVar

from tenon_engines.form.fields.field_type import BadValue
from tenon_engines.form.fields.sealed import Sealed
from tenon_engines.kernel.text import Text

LONGEST = 40
_BLANKS = re.compile(r"[\s\-()（）]")
_FORMS = re.compile(
    r"1[3-9]\d{9}(?:[转x#]\d{1,6})?|0\d{9,11}(?:[转x#]\d{1,6})?|[48]00\d{7}|[2-9]\d{6,7}|\+\d{7,15}|9\d{4,7}|1\d{10,12}",
    re.ASCII,
)
_EXTENSION = re.compile("[转x#]")
WRONG = Text("电话号码不正确，如 13912345678 或 0571-88888888", "Not a phone number, such as 13912345678")


class Phone(Sealed):
    """A number to call; the last four digits are enough to find it."""

    name = "phone"
    label = Text("电话", "Phone")
    icon = "phone"
    parts: ClassVar[tuple[str, ...]] = ("tail",)
    has_tail: ClassVar[bool] = True

    def coerce(self, value: Any) -> Any:
        if not isinstance(value, str) or len(value) > LONGEST:
            raise BadValue("wrong_type", Text("应为电话号码文本", "Must be a phone number as text"))
        return self.normal(value)

    def json_schema(self) -> dict[str, Any]:
        return {**super().json_schema(), "maxLength": LONGEST}

    @classmethod
    def normal(cls, text: str) -> str:
        """139 1234-5678 and +86 13912345678 are the same number."""
        digits = _BLANKS.sub("", text)
        for prefix in ("+86", "0086"):
            digits = digits.removeprefix(prefix)
        if not _FORMS.fullmatch(digits):
            raise BadValue("bad_phone", WRONG)
        return digits

    @classmethod
    def tail(cls, value: str) -> str:
        """An extension does not count: people find each other by the number before it."""
        return super().tail(_EXTENSION.split(value)[0])

    @classmethod
    def masked(cls, value: str) -> str:
        """139****5678."""
        return f"{value[:3]}****{cls.tail(value)}" if len(value) >= 8 else "****" + value[-2:]
