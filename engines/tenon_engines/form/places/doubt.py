"""What a person should look at before a pasted address is kept."""

from dataclasses import dataclass
from typing import Literal

Part = Literal["name", "phone", "province", "city", "district", "detail"]
Why = Literal[
    "missing",  # the text does not say it
    "guess",  # taken for it, with nothing that says so
    "masked",  # stars instead of characters
    "several",  # more than one; the first was taken
    "unreadable",  # something is there that is none
    "ambiguous",  # several places have this name: nothing was taken, `choices` are those places
    "concluded",  # the text names a district only; what is above it follows from the table
    "former",  # an old name, replaced by the present one
    "not_listed",  # a zone that the table of divisions does not have
    "contradicts",  # a division of elsewhere; it stays in the detail
    "left_out",  # remarks and the sender, which belong to no field
]


@dataclass(frozen=True, slots=True)
class Doubt:
    """`part` is name, phone or a part of the address; `seen` is the piece of the text it is about."""

    part: Part
    why: Why
    seen: str = ""
    choices: tuple[dict[str, str], ...] = ()
