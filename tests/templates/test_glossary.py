"""The words of the interface are those of the glossary, in both languages."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "templates" / "order-management"
GLOSSARY = dict(line.split(" = ") for line in (HERE / "glossary.txt").read_text("utf-8").splitlines())

# A list of many is named in the plural; the same Chinese word is a noun here and a verb there.
PLURALS = {"Exceptions": "Exception", "Stock movements": "Stock movement", "Stock locks": "Stock lock", "Legal entity": "Legal entities"}  # fmt: skip
HOMONYMS = {("销售", "Sales"), ("锁定库存", "Lock stock"), ("拒收", "Refuse"), ("拒收", "Refused")}
NEVER = ("履行单", "分类账", "提货", "工作项", "令牌", "租户", "提交成功")


def texts(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if isinstance(value.get("zh"), str) and isinstance(value.get("en"), str):
            yield value["zh"], value["en"]
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


DOCUMENTS = sorted(
    path for path in FOLDER.rglob("*.json") if path.parent.name != "rules"
)  # rules are named by sentences


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_term_has_the_english_of_the_glossary(path: Path) -> None:
    for zh, en in texts(json.loads(path.read_text("utf-8"))):
        term = GLOSSARY.get(zh)
        if term is None or (zh, en) in HOMONYMS:
            continue
        assert en in (term, f"{term}s", PLURALS.get(term)), (zh, en)


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.json")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_words_of_the_workshop_are_never_shown(path: Path) -> None:
    shown = " ".join(zh for zh, _ in texts(json.loads(path.read_text("utf-8"))))
    assert not [word for word in NEVER if word in shown]
