"""A Chinese identity number: checked, encrypted, found by the whole or by its last four characters."""

import re
from datetime import date
from typing import ClassVar

from tenon_engines.form.fields.field_type import BadValue
from tenon_engines.form.fields.sealed import Sealed
from tenon_engines.kernel.text import Text

_FORM = re.compile(r"[1-9]\d{5}(\d{4})(\d\d)(\d\d)\d{3}[\dX]", re.ASCII)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
WRONG = Text("身份证号应为 18 位，末位可为 X", "An identity number has 18 digits; the last may be X")


class IdCard(Sealed):
    """18 characters: region, day of birth, order, check character (GB 11643, ISO 7064 MOD 11-2)."""

    name = "id_card"
    label = Text("身份证号", "Identity number")
    icon = "id-card"
    parts: ClassVar[tuple[str, ...]] = ("tail",)
    has_tail: ClassVar[bool] = True

    @classmethod
    def normal(cls, text: str) -> str:
        plain = text.replace(" ", "").strip().upper()
        found = _FORM.fullmatch(plain)
        if found is None:
            raise BadValue("bad_id_card", WRONG)
        year, month, day = map(int, found.groups())
        try:
            date(year, month, day)
        except ValueError:
            message = Text("身份证号中的出生日期不存在", "The day of birth in this identity number does not exist")
            raise BadValue("bad_id_card", message) from None
        if plain[17] != check_character(plain):
            message = Text("身份证号的校验位不符，请核对", "The check character does not fit; look at the number again")
            raise BadValue("bad_check_digit", message)
        return plain

    @classmethod
    def masked(cls, value: str) -> str:
        """110***********1234."""
        return f"{value[:3]}***********{value[-4:]}"


def check_character(number: str) -> str:
    """The last character that the first 17 digits call for."""
    return _CHECKS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True)) % 11]
