"""A document of a wrong shape is told so in the reader's own language."""

import re
from typing import Any

import pytest

from tenon_engines.form.document import check_document

FIELD: dict[str, Any] = {"key": "title", "type": "text", "name": {"zh": "标题", "en": "Title"}}
FORM: dict[str, Any] = {
    "kind": "form",
    "key": "note",
    "schema": 1,
    "name": {"zh": "便条", "en": "Note"},
    "title": "title",
    "fields": [FIELD],
}


@pytest.mark.parametrize(
    ("change", "zh", "en"),
    [
        ({"kind": "flow"}, "应为 form，而不是“flow”", "form is wanted, not “flow”"),
        ({"fields": "none"}, "应为列表，而不是“none”", "a list is wanted"),
        ({"colour": "red"}, "不认识“colour”", "“colour” is not known here"),
        ({"fields": [{**FIELD, "key": 7}]}, "应为文字，而不是“7”", "text is wanted, not “7”"),
    ],
)
def test_what_would_be_right_is_said_in_both_languages(change: dict[str, Any], zh: str, en: str) -> None:
    messages = [problem.message for problem in check_document({**FORM, **change})]
    assert any(zh in message.zh for message in messages), messages
    assert any(en in message.en for message in messages), messages


def test_a_missing_part_is_named() -> None:
    messages = [problem.message for problem in check_document({"kind": "form", "key": "note", "schema": 1})]
    assert any("缺少“fields”" in message.zh for message in messages), messages


def test_no_english_sentence_stands_in_a_chinese_one() -> None:
    broken = {**FORM, "key": "Not A Key!", "fields": [{"key": "x"}, 5], "colour": 1, "views": {}}
    problems = check_document(broken)
    assert problems
    assert [p.message.zh for p in problems if re.search(r"[a-z]+ [a-z]+ [a-z]+", p.message.zh)] == []
