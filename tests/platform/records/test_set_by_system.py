"""A field that the system sets: given with a new record by whoever brings it, typed by nobody afterwards."""

from typing import Any

import pytest

from tenon_engines.form.compile import compile_form
from tenon_engines.form.shape import read_shape
from tenon_engines.kernel.errors import DefinitionError, ValidationError
from tenon_platform.runtime.work_unit import Change


def field(documents: Any, key: str) -> Any:
    return next(one for one in documents["order"]["fields"] if one["key"] == key)


def test_it_comes_with_a_new_record_and_is_closed_to_people_but_not_to_rules(shop: Any, documents: Any) -> None:
    field(documents, "note")["set_by"] = "system"
    shop.publish(documents)
    saved = shop.create("order", {"customer": 1, "lines": [{"sku": 1, "qty": "1"}], "note": "brought"}, path="api")
    assert saved.after["note"] == "brought"
    with pytest.raises(ValidationError) as refused:
        shop.save(Change("order", saved.id, values={"note": "typed"}), path="api")
    assert [(problem.code, problem.path) for problem in refused.value.problems] == [("readonly", "/note")]
    assert shop.save(Change("order", saved.id, values={"note": "ruled"}), path="rule")[0].after["note"] == "ruled"


def test_a_condition_of_its_own_says_when_it_may_be_corrected(shop: Any, documents: Any) -> None:
    field(documents, "note").update(set_by="system", readonly='review = "passed"')
    shop.publish(documents)
    saved = shop.create("order", {"customer": 1, "lines": [{"sku": 1, "qty": "1"}]}, path="api")
    assert shop.save(Change("order", saved.id, values={"note": "x"}), path="api")[0].after["note"] == "x"


def test_columns_of_rows_cannot_be_set_so(documents: Any) -> None:
    field(documents, "lines")["fields"][0]["set_by"] = "system"
    with pytest.raises(DefinitionError) as refused:
        compile_form(documents["order"], {key: read_shape(one) for key, one in documents.items()})
    assert [(one.code, one.path) for one in refused.value.problems] == [
        ("not_in_subtable", "/fields/10/fields/0/set_by")
    ]
