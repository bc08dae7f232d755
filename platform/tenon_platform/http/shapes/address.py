"""A pasted text and the address in it."""

from typing import Annotated, TypedDict

from msgspec import Meta

from tenon_engines.form.places.doubt import Part, Why
from tenon_engines.form.places.pasted import LONGEST


class PastedText(TypedDict):
    text: Annotated[str, Meta(min_length=1, max_length=LONGEST)]


class AddressParts(TypedDict, total=False):
    """As an address field holds it; `code` is that of GB/T 2260."""

    province: str
    city: str
    district: str
    detail: str
    code: str


class AddressDoubt(TypedDict):
    """What to check: `seen` is the piece of the text, `choices` are the places it may mean."""

    part: Part
    why: Why
    seen: str
    choices: list[AddressParts]


class PastedAddress(TypedDict):
    """`phone` is empty where the text masks it; `raw` is the text as it came."""

    raw: str
    name: str | None
    phone: str | None
    postcode: str | None
    address: AddressParts
    doubts: list[AddressDoubt]
