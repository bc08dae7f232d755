"""Changing records: revisions, rows, transitions, deletion, the change log."""

from decimal import Decimal
from typing import Any

import pytest

from tenon_engines.kernel.errors import Conflict, NotFound, Refused, ValidationError
from tenon_platform.runtime import deleting
from tenon_platform.runtime.change_log import history
from tenon_platform.runtime.checking import Rejected
from tenon_platform.runtime.drafts import Stale
from tenon_platform.runtime.loading import load
from tenon_platform.runtime.work_unit import Change


def test_a_stale_save_is_a_conflict_that_carries_theirs(shop: Any, order: dict[str, Any]) -> None:
    number = shop.create("order", order).id
    shop.save(Change("order", number, values={"note": "甲"}, rev=1))
    with pytest.raises(Stale) as refused:
        shop.save(Change("order", number, values={"note": "乙"}, rev=1))
    assert isinstance(refused.value, Conflict)
    assert (refused.value.theirs["note"], refused.value.rev) == ("甲", 2)


def test_a_save_without_a_change_keeps_its_revision(shop: Any, order: dict[str, Any]) -> None:
    number = shop.create("order", order).id
    assert shop.save(Change("order", number, values={"freight": "0.00"}, rev=1))[0].rev == 1


def test_formulas_cascade_over_rows_that_were_not_given(shop: Any, order: dict[str, Any]) -> None:
    number = shop.create("order", order).id
    saved = shop.save(Change("order", number, values={"freight": "1000"}))[0]
    assert (saved.after["payable"], saved.after["size"]) == (Decimal("1024.50"), "big")
    assert saved.before["payable"] == Decimal("24.50")


def test_rows_are_kept_changed_added_and_removed(shop: Any, order: dict[str, Any]) -> None:
    first = shop.create("order", order)
    one, two = first.after["lines"]
    rows = [{"id": two["id"], "qty": "2"}, {"sku": 1, "qty": "1"}]
    shop.save(Change("order", first.id, values={"lines": rows}))
    read = shop.run(lambda work: load(work, "order", [first.id])[first.id])
    assert [(line["sku"], line["qty"], line["price"]) for line in read["lines"]] == [
        (2, Decimal("2.000"), Decimal("3.00")),
        (1, Decimal("1.000"), Decimal("10.00")),
    ]
    assert read["lines"][0]["id"] == two["id"]
    assert one["id"] not in [line["id"] for line in read["lines"]]
    assert read["payable"] == Decimal("16.00")


def test_a_row_of_another_record_is_refused(shop: Any, order: dict[str, Any]) -> None:
    other = shop.create("order", order).after["lines"][0]["id"]
    mine = shop.create("order", order).id
    with pytest.raises(ValidationError) as refused:
        shop.save(Change("order", mine, values={"lines": [{"id": other, "qty": "5"}]}))
    assert refused.value.problems[0].code == "unknown_line"


def test_a_snapshot_is_copied_when_the_reference_changes_and_not_at_every_save(
    shop: Any, order: dict[str, Any]
) -> None:
    number = shop.create("order", order).id
    shop.save(Change("customer", 1, values={"level": "plain"}))
    assert shop.save(Change("order", number, values={"note": "x"}))[0].after["level"] == "gold"
    other = shop.create("customer", {"name": "丙"}).id
    assert shop.save(Change("order", number, values={"customer": other}))[0].after["level"] == "plain"
    assert shop.run(lambda work: load(work, "order", [number])[number]["customer.level"]) == "plain"


def test_a_status_moves_only_by_its_transitions(shop: Any, order: dict[str, Any]) -> None:
    number = shop.create("order", order).id
    with pytest.raises(ValidationError) as direct:
        shop.save(Change("order", number, values={"review": "passed"}))
    assert direct.value.problems[0].code == "only_by_transition"
    with pytest.raises(Refused) as jump:
        shop.save(Change("order", number, transition="pass"), path="flow")
    assert jump.value.code == "wrong_state"
    assert "草稿" in jump.value.message.zh
    assert shop.save(Change("order", number, transition="submit"))[0].after["review"] == "pending"
    with pytest.raises(Refused) as person:
        shop.save(Change("order", number, transition="pass"))
    assert person.value.code == "only_by_flow"
    assert shop.save(Change("order", number, transition="pass"), path="flow")[0].after["review"] == "passed"


def test_a_guard_that_does_not_hold_refuses_the_transition(shop: Any, order: dict[str, Any]) -> None:
    free = [{"sku": 1, "qty": "1", "price": "0"}]
    number = shop.create("order", {**order, "lines": free}).id
    with pytest.raises(Refused) as refused:
        shop.save(Change("order", number, transition="submit"))
    assert refused.value.code == "guard"
    assert (
        shop.save(Change("order", number, transition="submit", values={"freight": "1"}))[0].after["review"] == "pending"
    )


def test_a_read_only_field_keeps_people_out_and_lets_the_flow_in(shop: Any, order: dict[str, Any]) -> None:
    number = shop.create("order", {**order, "review": "passed"}, mode="history", path="import").id
    with pytest.raises(ValidationError) as refused:
        shop.save(Change("order", number, values={"freight": "9"}))
    assert refused.value.problems[0].code == "readonly"
    assert shop.save(Change("order", number, values={"freight": "9"}), path="flow")[0].after["freight"] == 9


def test_deleting_is_refused_while_a_live_record_refers_to_it(shop: Any, order: dict[str, Any]) -> None:
    number = shop.create("order", order).id
    with pytest.raises(Refused) as refused:
        shop.save(Change("sku", 1, delete=True))
    assert refused.value.code == "referenced"
    shop.save(Change("order", number, delete=True))
    shop.save(Change("sku", 1, delete=True))
    with pytest.raises(NotFound):
        shop.save(Change("order", number, values={"note": "x"}))
    assert shop.run(lambda work: load(work, "order", [number])) == {}
    with pytest.raises(Rejected) as gone:
        shop.save(Change("order", number, restore=True))
    assert gone.value.problems[0].code == "reference_gone"
    shop.save(Change("sku", 1, restore=True))
    shop.save(Change("order", number, restore=True))
    assert shop.run(lambda work: load(work, "order", [number]))[number]["rev"] == 3


def test_a_reference_is_emptied_everywhere_or_the_deletion_is_refused(
    shop: Any, documents: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deleting, "MOST_EMPTIED", 2)
    reference = {"key": "of", "type": "reference", "to": "customer", "on_delete": "set_empty"}
    documents["contact"] = {"kind": "form", "key": "contact", "schema": 1, "fields": [reference]}
    shop.publish(documents)
    contacts = [shop.create("contact", {"of": 1}).id for _ in range(3)]
    with pytest.raises(Refused) as refused:
        shop.save(Change("customer", 1, delete=True))
    assert "2+" in refused.value.message.zh
    shop.save(Change("contact", contacts[0], delete=True))
    shop.save(Change("customer", 1, delete=True))
    read = shop.run(lambda work: load(work, "contact", contacts))
    assert [read[number]["of"] for number in contacts[1:]] == [None, None]


def test_the_change_log_keeps_old_values_of_changed_fields_only(shop: Any, order: dict[str, Any]) -> None:
    number = shop.create("order", order).id
    shop.save(Change("order", number, values={"freight": "5"}))
    shop.save(Change("order", number, transition="submit"))
    shop.save(Change("customer", 1, values={"phone": "13700002222"}))
    moved, changed, created = shop.run(lambda work: history(work.tx, "order", number))
    assert (created["action"], created["before"]) == ("created", None)
    assert changed["before"] == {"freight": "0.00", "payable": "24.50"}
    assert (moved["transition"], moved["before"]) == ("submit", {"review": "draft"})
    assert shop.run(lambda work: history(work.tx, "customer", 1))[0]["before"] == {"phone": "139****5678"}


def test_two_changes_of_one_record_in_one_save_follow_each_other(shop: Any, order: dict[str, Any]) -> None:
    number = shop.create("order", order).id
    first, second = shop.save(
        Change("order", number, values={"freight": "1"}), Change("order", number, transition="submit")
    )
    assert (first.rev, second.rev, second.after["freight"]) == (2, 3, 1)
