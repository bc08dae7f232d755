"""A text for people, in Chinese and English. The caller's language is chosen at the edge, never here."""

import re
from typing import Any, NamedTuple, TypedDict

_SEAM = re.compile(r"(?<=[A-Za-z0-9])\0(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\0(?=[A-Za-z0-9])")


class Words(TypedDict):
    """A text in both languages, as JSON."""

    zh: str
    en: str


class Text(NamedTuple):
    """One message in both languages."""

    zh: str
    en: str

    def pick(self, language: str) -> str:
        """The text in `language` (`zh-CN`, `en`, ...); Chinese unless English is asked for."""
        return self.en if language.lower().startswith("en") else self.zh

    def to_json(self) -> Words:
        return {"zh": self.zh, "en": self.en}


def label(name: Any, fallback: str = "") -> Text:
    """The `name` of a document element (`{"zh","en"}` or one of both) as a Text; `fallback` where it has none."""
    if not isinstance(name, dict):
        return Text(fallback, fallback)
    zh = name.get("zh") or name.get("en") or fallback
    return Text(zh, name.get("en") or zh)


def in_sentence(name: str) -> str:
    """`Order` as it stands inside an English sentence: `Created order`. What is no plain word (SKU) stays as it is."""
    head = name.split(" ", 1)[0]
    return name[:1].lower() + name[1:] if head[1:].islower() else name


def beside(*parts: str) -> str:
    """Parts of a Chinese sentence in a row, with a blank where Chinese meets Latin letters or digits: `请填写 SKU`."""
    return _SEAM.sub(" ", "\0".join(parts)).replace("\0", "")
