"""An address as somebody pastes it: name, phone and address out of one text, and what a person should check.

Nothing is guessed in silence: what was concluded, left out or is unsure is a doubt, and the text itself is kept.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from tenon_engines.form.places.doubt import Doubt
from tenon_engines.form.places.labels import NAME, OTHER, PHONE, POSTCODE, SENDER, Piece, pieces_of, plain
from tenon_engines.form.places.locate import locate
from tenon_engines.form.places.people import Name, as_name, name_at_end
from tenon_engines.form.places.phones import MASK, phones, postcode
from tenon_engines.form.places.rest import joined, parted

LONGEST = 500
DETAIL = 200
_COURTESY = re.compile(
    r"(?:您好|你好|亲|谢谢.*|多谢|麻烦.{0,10}|请?[发寄]到|请[发寄].{0,6}|[收寄][货件]信息|地址如下)[!~.]*"
)
_REMARKED = re.compile(r"(?P<name>[\u3400-\u9fff*]{2,5})\((?P<remark>\D.*)\)")


@dataclass(frozen=True, slots=True)
class Pasted:
    """What the text says; `phone` is left out where it is masked, for nobody can call it."""

    raw: str
    name: str | None
    phone: str | None
    postcode: str | None
    address: dict[str, str]
    doubts: tuple[Doubt, ...]

    def to_json(self) -> dict[str, Any]:
        doubts = [
            {"part": one.part, "why": one.why, "seen": one.seen, "choices": list(one.choices)} for one in self.doubts
        ]
        return {
            "raw": self.raw,
            "name": self.name,
            "phone": self.phone,
            "postcode": self.postcode,
            "address": self.address,
            "doubts": doubts,
        }


@dataclass(slots=True)
class _Reading:
    """What is known while the text is taken apart."""

    name: str | None = None
    numbers: list[str] = field(default_factory=list)
    postcode: str | None = None
    body: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def address_of(text: str) -> dict[str, str]:
    """The address that `text` is, nothing else standing in it: a cell of a file."""
    place = locate(plain(text))
    detail = joined([*parted(place.before), *parted(place.after)])
    return place.address | ({"detail": detail} if detail else {})


def read_pasted(text: str) -> Pasted:
    """Name, phone and address of `text`; up to LONGEST characters are looked at."""
    reading = _Reading()
    for piece in pieces_of(plain(text[:LONGEST])):
        _take(reading, piece)
    body = "\n".join(part for part in reading.body if part.strip())
    place = locate(body)
    reading.doubts += place.doubts
    above = set(place.address.values())  # 云阳县双江街道 重庆市: the city once more
    rest, joins = ([one for one in parted(text) if one not in above] for text in (place.before, place.after))
    kept = [_kept_pieces(reading, pieces) for pieces in (rest, joins)]
    loose = [*kept[0], *(kept[1][1:] if place.attached else kept[1])]
    alone = len(loose) == 1 and not reading.numbers and not place.address
    if reading.name is None and not alone:
        named = _find_name(reading, loose)
        if named is not None:
            next(pieces for pieces in kept if named.piece in pieces).remove(named.piece)
            reading.name = named.text
    detail = joined([*kept[0], *kept[1]])
    if reading.name is None:
        reading.name, detail = _name_in(reading, detail)
    phone = _phone(reading)
    address = dict(place.address)
    if detail:
        address["detail"] = detail[:DETAIL]
        if detail[DETAIL:]:
            reading.doubts.append(Doubt("detail", "left_out", detail[DETAIL:]))
    else:
        reading.doubts.append(Doubt("detail", "missing"))
    if reading.name is None:
        reading.doubts.append(Doubt("name", "missing"))
    elif MASK in reading.name:
        reading.doubts.append(Doubt("name", "masked", reading.name))
    code = address.pop("code", None)
    ordered = {part: address[part] for part in ("province", "city", "district", "detail") if part in address}
    return Pasted(
        text, reading.name, phone, reading.postcode, ordered | ({"code": code} if code else {}), tuple(reading.doubts)
    )


def _take(reading: _Reading, piece: Piece) -> None:
    text = piece.text
    if piece.kind in (SENDER, OTHER):
        if text.strip(" \n,，;；。、"):
            reading.doubts.append(Doubt("detail", "left_out", text.strip()))
        return
    found = phones(text)
    reading.numbers += [one.number for one in found]
    for one in reversed(found):
        text = f"{text[: one.start]}\n{text[one.end :]}"
    if piece.kind == PHONE and not found:
        first, *others = parted(text) or [""]
        reading.doubts.append(Doubt("phone", "unreadable", first))
        text = "\n".join(others)
    code = postcode(text) if piece.kind != POSTCODE else postcode("邮编" + text)
    if code is not None and reading.postcode is None:
        reading.postcode = code.number
        text = (
            text[: code.start] + "\n" + text[code.end :]
            if piece.kind != POSTCODE
            else text.replace(code.number, "\n", 1)
        )
    if piece.kind == NAME and reading.name is None:
        first, *others = parted(text) or [""]
        reading.name = first or None
        text = "\n".join(others)
    reading.body.append(text)


def _kept_pieces(reading: _Reading, pieces: list[str]) -> list[str]:
    """Without what people write around an address."""
    kept: list[str] = []
    for piece in pieces:
        remarked = _REMARKED.fullmatch(piece)
        if _COURTESY.fullmatch(piece):
            reading.doubts.append(Doubt("detail", "left_out", piece))
        elif remarked is not None and as_name(remarked["name"]) is not None:
            reading.doubts.append(Doubt("detail", "left_out", remarked["remark"]))
            kept.append(remarked["name"])
        else:
            kept.append(piece)
    return kept


def _find_name(reading: _Reading, pieces: list[str]) -> Name | None:
    names = [name for name in map(as_name, pieces) if name is not None]
    if not names:
        return None
    best = max(names, key=lambda name: name.likely)
    rivals = [name for name in names if name.likely == best.likely and name.text != best.text]
    if rivals or not best.sure:
        reading.doubts.append(Doubt("name", "guess", best.text))
    return best


def _name_in(reading: _Reading, detail: str) -> tuple[str | None, str]:
    """A name that nothing separates from the street."""
    name = name_at_end(detail)
    if name is None:
        return None, detail
    reading.doubts.append(Doubt("name", "guess", name))
    return name, detail.removesuffix(name)


def _phone(reading: _Reading) -> str | None:
    whole = [number for number in dict.fromkeys(reading.numbers) if MASK not in number]
    if len(whole) > 1:
        reading.doubts.append(Doubt("phone", "several", "、".join(whole)))
    if whole:
        return whole[0]
    if reading.numbers:
        reading.doubts.append(Doubt("phone", "masked", reading.numbers[0]))
    elif not any(doubt.part == "phone" for doubt in reading.doubts):
        reading.doubts.append(Doubt("phone", "missing"))
    return None
