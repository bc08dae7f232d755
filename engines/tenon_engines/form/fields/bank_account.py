"""The number of a bank account or card: encrypted, found by the whole or by its last four digits."""

import re
from typing import Any, ClassVar

from tenon_engines.form.fields.check_digit import luhn
from tenon_engines.form.fields.field_type import BadValue
from tenon_engines.form.fields.sealed import Sealed
from tenon_engines.kernel.text import Text

_BLANKS = re.compile(r"[\s\-]")
_FORM = re.compile(r"\d{8,32}", re.ASCII)
WRONG = Text("银行账号应为 8 到 32 位数字", "A bank account has 8 to 32 digits")


class BankAccount(Sealed):
    """Accounts of companies carry no check digit; with `card` the number must pass the one that bank cards have."""

    name = "bank_account"
    label = Text("银行账号", "Bank account")
    icon = "landmark"
    parts: ClassVar[tuple[str, ...]] = ("tail",)
    has_tail: ClassVar[bool] = True

    card: bool = False

    def coerce(self, value: Any) -> Any:
        number = super().coerce(value)
        if self.card and number is not None and not (12 <= len(number) <= 19 and luhn(number)):
            message = Text("银行卡号的校验位不符，请核对", "This is not the number of a bank card; look at it again")
            raise BadValue("bad_check_digit", message)
        return number

    @classmethod
    def normal(cls, text: str) -> str:
        digits = _BLANKS.sub("", text)
        if not _FORM.fullmatch(digits):
            raise BadValue("bad_bank_account", WRONG)
        return digits

    @classmethod
    def masked(cls, value: str) -> str:
        """**** 1234."""
        return f"**** {value[-4:]}"
