"""A pasted text cut where it names its parts itself: 收货人：, 【电话】, 所在地区:."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAME, PHONE, PLACE, POSTCODE, SENDER, OTHER = "name", "phone", "place", "postcode", "sender", "other"
_WORDS = {
    NAME: "(?:收[货件]|联系|客户)?人?姓名|收[货件]人名?|收[货件]方|联系人|receiver|recipient|consignee|name",
    PHONE: "(?:收[货件]人?)?(?:手机|电话)(?:号码?)?|手机号码?|联系(?:电话|方式|手机)|固定电话|固话|座机|mobile|phone|tel",
    PLACE: "(?:收[货件]人?|详细|街道|配送|联系|家庭|单位)(?:地址|住址)|地址|住址|(?:所在)?(?:地区|区域)|所在地|省市区|省份|城市|区县|[省市区]|address|region",
    POSTCODE: "邮政编码|邮编|postcode|zip",
    SENDER: "(?:寄|发)件人?(?:姓名)?|(?:寄|发)货人|sender",
    OTHER: "(?:买家|卖家|商家)?(?:备注|留言)|订单(?:编?号)|商品(?:名称)?|货品|数量|remark|note",
}
_ANY = "|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS.items())
_START = r"(?:^|(?<=[\s,，;；。、|]))"
_LABEL = re.compile(
    rf"[【\[]\s*(?:{_ANY})\s*[】\]]\s*:?\s*"
    rf"|(?:{_START}|(?<=[\u4e00-\u9fff\d)]))(?:{_ANY.replace('?P<', '?P<colon_')})\s*:\s*"
    rf"|{_START}(?P<bare_phone>{_WORDS[PHONE]})\s*(?=[\d+(])"
    rf"|{_START}(?P<bare_name>收[货件]人|联系人|姓名)\s*(?=[\u3400-\u9fff*])"
    rf"|{_START}(?P<bare_place>(?:收[货件]|详细)地址|所在地区|地址(?=\s))\s*",
    re.IGNORECASE,
)
_FULL_WIDTH = {0x3000: " ", **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}}
_HIDDEN = re.compile(r"(?<=\d)[xX×●•]{2,}(?=\d)")
_LOST = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text and what it says it is; None where it says nothing."""

    kind: str | None
    text: str


def plain(text: str) -> str:
    """Full-width letters and digits as usual ones, every mask as stars, no invisible characters."""
    text = _LOST.sub("", text).translate(_FULL_WIDTH).replace("\r", "\n").replace("\t", " ")
    return _HIDDEN.sub(lambda hidden: "*" * len(hidden[0]), text)


def pieces_of(text: str) -> Iterator[Piece]:
    """The stretches between labels. What follows a sender's label is the sender's until a recipient is named."""
    kind: str | None = None
    at, of_sender = 0, False
    for found in _LABEL.finditer(text):
        yield Piece(SENDER if of_sender else kind, text[at : found.start()])
        named = next(group for group, value in found.groupdict().items() if value is not None)
        kind = named.removeprefix("colon_").removeprefix("bare_")
        of_sender = kind == SENDER or (of_sender and kind != NAME)
        at = found.end()
    yield Piece(SENDER if of_sender else kind, text[at:])
