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
NEVER = ("履行单", "分类账", "提货", "工作项", "令牌", "租户", "提交成功", "处理人", "收货人")

INTERFACE = HERE.parents[1] / "designer-ui" / "src" / "i18n"
# Within a sentence a term is written small; what a decision was is told as done, and so is an undo. The four tabs of
# the inbox stand side by side in 320 px: in English they leave the person out.
SAID_OTHERWISE = {
    ("业务参数", "a business setting"), ("发起人", "the requester"), ("同意", "Approved"), ("驳回", "Rejected"),
    ("已撤销", "Undone"), ("待我处理", "To do"), ("我已处理", "Done"), ("我发起的", "Started"), ("抄送我的", "Copied"),
}  # fmt: skip


def texts(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if isinstance(value.get("zh"), str) and isinstance(value.get("en"), str):
            yield value["zh"], value["en"]
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


DOCUMENTS = sorted(FOLDER.rglob("*.json"))
PAGES = sorted(path.name for path in (INTERFACE / "zh-CN").glob("*.json"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_term_has_the_english_of_the_glossary(path: Path) -> None:
    for zh, en in texts(json.loads(path.read_text("utf-8"))):
        term = GLOSSARY.get(zh)
        if term is None or (zh, en) in HOMONYMS:
            continue
        assert en in (term, f"{term}s", PLURALS.get(term)), (zh, en)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_words_of_the_workshop_are_never_shown(path: Path) -> None:
    shown = path.read_text("utf-8")  # what is printed is text without a translation
    assert not [word for word in NEVER if word in shown]


def pairs(zh: Any, en: Any) -> Iterator[tuple[str, str]]:
    """Each text of the interface with its translation."""
    if isinstance(zh, dict):
        for key, value in zh.items():
            yield from pairs(value, en.get(key, ""))
    elif isinstance(zh, str):
        yield zh, en


@pytest.mark.parametrize("page", PAGES)
def test_the_interface_speaks_the_words_of_the_glossary(page: str) -> None:
    zh, en = (json.loads((INTERFACE / language / page).read_text("utf-8")) for language in ("zh-CN", "en-US"))
    for word, said in pairs(zh, en):
        term = GLOSSARY.get(word)
        if term is not None and (word, said) not in SAID_OTHERWISE:
            assert said.lower() in (term.lower(), f"{term}s".lower()), (page, word, said)
        assert not [bad for bad in ("处理人", "收货人", "提交成功") if bad in word], (page, word)
        assert "workbench" not in said.lower(), (page, word, said)
