"""Phone numbers and postcodes in a text, whole, masked or with an extension."""

import re
from dataclasses import dataclass

_EXTENSION = r"(?:\s*(?:-|转|#|,|分机|ext\.?)\s*(?P<{0}>\d{{1,6}})(?!\d))?"
_FOUND = re.compile(
    r"(?<![\d*])(?:(?:\+|00)?86[-\s]?)?(?P<mobile>1[3-9](?:[-\s]?[\d*]){9})(?![\d*])"
    + _EXTENSION.format("mobile_ext")
    + r"|(?<![\d*])(?:(?:\+|00)86[-\s]?)?\(?(?P<area>0\d{2,3})\)?\s?-?\s?(?P<local>[2-9][\d*]{6,7})(?![\d*])"
    + _EXTENSION.format("local_ext")
    + r"|(?<![\d*])(?P<service>[48]00[-\s]?\d{3,4}[-\s]?\d{3,4})(?!\d)"
    + r"|(?P<abroad>(?:\+|00)(?:852|853|886)[-\s]?\d[\d\s-]{6,10}\d)(?!\d)",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"(?:邮政编码|邮编|postcode|zip)[:\s]*(\d{6})(?!\d)|(?:^|(?<=[\s,，;；。]))([0-8]\d{5})(?=$|[\s,，;；。])",
    re.IGNORECASE,
)
MASK = "*"


@dataclass(frozen=True, slots=True)
class Found:
    """A number as it is kept, and where it stood."""

    number: str
    start: int
    end: int

    @property
    def masked(self) -> bool:
        return MASK in self.number


def phones(text: str) -> list[Found]:
    """Every phone number of the text, in the order it has them."""
    return [Found(_kept(match), match.start(), match.end()) for match in _FOUND.finditer(text)]


def _kept(match: re.Match[str]) -> str:
    mobile, area, service, abroad = match["mobile"], match["area"], match["service"], match["abroad"]
    if mobile is not None:
        return _bare(mobile) + _extension(match["mobile_ext"])
    if area is not None:
        return area + match["local"] + _extension(match["local_ext"])
    return _bare(service) if service is not None else "+" + _bare(abroad).removeprefix("+").removeprefix("00")


def _bare(number: str) -> str:
    return re.sub(r"[-\s]", "", number)


def _extension(digits: str | None) -> str:
    return f"转{digits}" if digits else ""


def postcode(text: str) -> Found | None:
    """Six digits that stand alone or are called a postcode."""
    match = _POSTCODE.search(text)
    return None if match is None else Found(match[1] or match[2], match.start(), match.end())
