"""An e-mail address: encrypted, found by the whole address."""

import re

from tenon_engines.form.fields.field_type import BadValue
from tenon_engines.form.fields.sealed import Sealed
from tenon_engines.kernel.text import Text

_FORM = re.compile(
    r"(?=.{6,60}$)[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])",
    re.ASCII,
)
WRONG = Text("邮箱不正确，如 name@example.com", "Not an e-mail address, such as name@example.com")


class Email(Sealed):
    """An address to write to; capital letters make no difference."""

    name = "email"
    label = Text("邮箱", "E-mail")
    icon = "mail"

    @classmethod
    def normal(cls, text: str) -> str:
        """Name@Example.com, mailto:name@example.com and name＠example.com are one address."""
        plain = text.strip().replace("＠", "@").lower().removeprefix("mailto:")
        if not _FORM.fullmatch(plain):
            raise BadValue("bad_email", WRONG)
        return plain

    @classmethod
    def masked(cls, value: str) -> str:
        """n***@example.com."""
        name, _, host = value.partition("@")
        return f"{name[:1]}***@{host}"
