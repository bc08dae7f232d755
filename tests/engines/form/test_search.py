"""What a form may be searched by: texts, numbers of documents, and references whose title is one."""

from typing import Any

import pytest

from tenon_engines.form.compile import compile_form
from tenon_engines.form.shape import read_shape
from tenon_engines.kernel.errors import DefinitionError

FIELDS: list[dict[str, Any]] = [
    {"key": "number", "type": "autonumber", "pattern": "S{seq:4}"},
    {"key": "name", "type": "text"},
    {"key": "note", "type": "textarea"},
    {"key": "code", "type": "barcode"},
    {"key": "phone", "type": "phone"},
    {"key": "amount", "type": "money"},
    {"key": "day", "type": "date"},
    {"key": "owner", "type": "user"},
    {"key": "tags", "type": "multi_select", "options": [{"key": "a"}]},
    {"key": "buyer", "type": "reference", "to": "buyer"},
    {"key": "day_off", "type": "reference", "to": "day_off"},
]
BUYER = {"key": "buyer", "title": "name", "fields": [{"key": "name", "type": "text"}]}
DAY_OFF = {"key": "day_off", "title": "day", "fields": [{"key": "day", "type": "date"}]}
SHAPES = {each["key"]: read_shape(each) for each in (BUYER, DAY_OFF)}


def document(key: str) -> dict[str, Any]:
    return {"kind": "form", "key": "order", "schema": 1, "fields": FIELDS, "search": [key]}


@pytest.mark.parametrize("key", ["number", "name", "note", "code", "phone", "phone_tail", "buyer"])
def test_texts_and_numbers_are_searched(key: str) -> None:
    assert {target.field for target in compile_form(document(key), SHAPES).search} == {key.removesuffix("_tail")}


@pytest.mark.parametrize("key", ["amount", "day", "owner", "tags", "day_off"])
def test_what_is_no_text_is_refused_where_it_stands(key: str) -> None:
    with pytest.raises(DefinitionError) as refused:
        compile_form(document(key), SHAPES)
    assert [(one.code, one.path) for one in refused.value.problems] == [("not_searchable", "/search/0")]
