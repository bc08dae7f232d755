"""Whether a text holds a part: anywhere, at its beginning, at its end, or one of several words."""

import re
from collections.abc import Sequence
from typing import Any

from tenon_engines.formula.functions.text import text_function
from tenon_engines.formula.types import BOOL

_BETWEEN_WORDS = re.compile("[,，、;；\n]")


def _holds(test: Any) -> Any:
    return lambda text, part: text is not None and part is not None and test(text, part)


def _holds_any(text: str, words: str) -> bool:
    """Whether the text holds one of the words, which are separated by commas, semicolons, 、 or ends of lines."""
    return any(word.strip() in text for word in _BETWEEN_WORDS.split(words) if word.strip())


_TESTS: Sequence[tuple[str, str, str, Any]] = (
    ("CONTAINS", "文本里有这一段时成立。", "True if the text holds the part.", lambda text, part: part in text),
    ("STARTSWITH", "文本以这一段开头时成立。", "True if the text begins with the part.", str.startswith),
    ("ENDSWITH", "文本以这一段结尾时成立。", "True if the text ends with the part.", str.endswith),
)

CONTAINS = (
    *(
        text_function(
            name,
            "text text",
            (f"{name}(文本，一段)", zh),
            (f"{name}(text, part)", en),
            f'{name}(name, "店")',
            gives=BOOL,
            python=_holds(test),
            strict=False,
        )
        for name, zh, en, test in _TESTS
    ),
    text_function(
        "CONTAINSANY",
        "text text",
        ("CONTAINSANY(文本，多个词)", "文本里有其中一个词时成立；词之间用逗号、顿号、分号或换行隔开。"),
        ("CONTAINSANY(text, words)", "True if the text holds one of the words, separated by commas or semicolons."),
        'CONTAINSANY(name, "旗舰，专营")',
        gives=BOOL,
        python=_holds(_holds_any),
        strict=False,
    ),
)
