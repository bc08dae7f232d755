"""A unique key over rows of a subtable: no two records, and no record twice, have such a row; the row is named."""

from threading import Barrier, Thread
from typing import Any

import pytest

from tenon_engines.form.compile import compile_form
from tenon_engines.form.shape import read_shape
from tenon_engines.kernel.errors import DefinitionError, TenonError
from tenon_platform.runtime.checking import Rejected
from tenon_platform.runtime.pipeline import save_valid
from tenon_platform.runtime.work_unit import Change
from tenon_platform.storage.alter import preview_changes
from tenon_platform.storage.transaction import transaction
from tenon_platform.storage.violation import Violation

KEY = {"id": "u1", "fields": ["customer", "lines.sub_no"], "message": {"zh": "子订单号已有", "en": "There already"}}


def with_key(documents: Any, key: dict[str, Any] | None = KEY) -> Any:
    (lines,) = [field for field in documents["order"]["fields"] if field["key"] == "lines"]
    if "sub_no" not in [field["key"] for field in lines["fields"]]:
        lines["fields"].append({"key": "sub_no", "type": "text", "max": 40, "name": {"zh": "子单号", "en": "Sub no."}})
    documents["order"]["unique"] = [key] if key else []
    return documents


@pytest.fixture
def keyed(shop: Any, documents: Any) -> Any:
    shop.publish(with_key(documents))
    shop.create("customer", {"name": "另一家"})
    return shop


def order(*numbers: str | None, customer: int = 1) -> dict[str, Any]:
    return {"customer": customer, "lines": [{"sku": 1, "qty": "1", "sub_no": number} for number in numbers]}


def told(shop: Any, *changes: Change) -> dict[int, dict[str, str]]:
    with pytest.raises(Rejected) as refused:
        shop.save(*changes)
    return {
        position: {problem.path: problem.message.en for problem in problems}
        for position, problems in refused.value.by_position.items()
    }


def test_a_row_that_another_record_has_is_named_with_that_record(keyed: Any) -> None:
    number = keyed.create("order", order("A", "B")).after["number"]
    found = told(keyed, Change("order", values=order("C", "B", None)))
    assert found == {0: {"/lines/1/sub_no": f"There already (in {number})"}}
    keyed.create("order", order("B", customer=2))
    keyed.create("order", order(None, None))


def test_a_row_that_the_record_itself_has_is_named(keyed: Any) -> None:
    assert told(keyed, Change("order", values=order("A", "B", "A"))) == {
        0: {"/lines/2/sub_no": "There already (the same as line 1)"}
    }
    saved = keyed.create("order", order("A", "B"))
    _, second = saved.after["lines"]
    rows = [{"sku": 1, "qty": "1", "sub_no": "B"}, {"id": second["id"]}]
    assert told(keyed, Change("order", saved.id, values={"lines": rows})) == {
        0: {"/lines/0/sub_no": "There already (the same as line 2)"}
    }


def test_of_several_records_saved_together_the_later_one_is_refused(keyed: Any) -> None:
    changes = [Change("order", values=order(number)) for number in ("A", "B", "A", "C")]
    saved, refused = keyed.run(lambda work: save_valid(work, changes))
    assert (sorted(saved), sorted(refused)) == ([0, 1, 3], [2])
    assert [problem.path for problem in refused[2]] == ["/lines/0/sub_no"]


def test_rows_change_places_are_replaced_and_are_free_again_when_they_go(keyed: Any) -> None:
    saved = keyed.create("order", order("A", "B"))
    one, two = (row["id"] for row in saved.after["lines"])
    keyed.save(Change("order", saved.id, values={"lines": [{"id": one, "sub_no": "B"}, {"id": two, "sub_no": "A"}]}))
    keyed.save(Change("order", saved.id, values={"lines": order("A", "B", "C")["lines"]}))
    keyed.save(Change("order", saved.id, values={"lines": order("A")["lines"]}))
    other = keyed.create("order", order("B", "C"))
    assert 0 in told(keyed, Change("order", saved.id, values={"lines": order("A", "C")["lines"]}))
    keyed.save(Change("order", other.id, values={"lines": order(None)["lines"]}))
    keyed.save(Change("order", saved.id, values={"lines": order("A", "C")["lines"]}))


def test_a_record_that_moves_takes_its_rows_along(keyed: Any) -> None:
    here, there = keyed.create("order", order("A", "B")), keyed.create("order", order("B", "A", customer=2))
    assert set(told(keyed, Change("order", there.id, values={"customer": 1}))[0]) == {
        "/lines/0/sub_no",
        "/lines/1/sub_no",
    }
    keyed.save(Change("order", here.id, values={"lines": order("C")["lines"]}))
    keyed.save(Change("order", there.id, values={"customer": 1}))
    assert 0 in told(keyed, Change("order", values=order("A")))
    keyed.create("order", order("A", customer=2))


def test_the_bin_keeps_nothing_apart_and_gives_back_only_what_is_free(keyed: Any) -> None:
    first = keyed.create("order", order("A"))
    keyed.save(Change("order", first.id, delete=True))
    second = keyed.create("order", order("A"))
    assert set(told(keyed, Change("order", first.id, restore=True))[0]) == {"/lines/0/sub_no"}
    keyed.save(Change("order", second.id, delete=True))
    keyed.save(Change("order", first.id, restore=True))
    assert 0 in told(keyed, Change("order", values=order("A")))


def test_rows_alone_are_kept_apart_in_all_records(shop: Any, documents: Any) -> None:
    shop.publish(with_key(documents, {"id": "u1", "fields": ["lines.sku", "lines.sub_no"]}))
    shop.create("customer", {"name": "另一家"})
    saved = shop.create("order", order("A"))
    assert 0 in told(shop, Change("order", values=order("A", customer=2)))
    shop.save(Change("order", saved.id, delete=True))
    shop.create("order", order("A", customer=2))


def test_the_database_itself_refuses_what_comes_past_the_check(keyed: Any) -> None:
    keyed.create("order", order("A", "B"))
    with pytest.raises(Violation) as refused, transaction(keyed.tenant) as tx:
        tx.sql("UPDATE f_order__lines SET sub_no = 'A' WHERE sub_no = 'B' RETURNING id")
    assert refused.value.kind == "unique"


def test_of_many_hands_at_once_one_makes_the_row_and_the_others_are_told_which(keyed: Any) -> None:
    hands, made, refused = 12, [], []
    barrier = Barrier(hands)

    def work(hand: int) -> None:
        barrier.wait()
        try:
            made.append(keyed.create("order", order(f"own {hand}", "one")).id)
        except TenonError as error:
            refused.append(error)

    threads = [Thread(target=work, args=(hand,)) for hand in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(made), keyed.count("f_order")) == (1, 1)
    assert [[problem.path for problem in getattr(one, "problems", ())] for one in refused] == [["/lines/1/sub_no"]] * (
        hands - 1
    )


def test_rows_that_are_there_twice_are_named_before_a_key_is_published(shop: Any, documents: Any) -> None:
    shop.publish(with_key(documents, None))
    names = [shop.create("order", order("A", number)).after["number"] for number in ("B", "C")]
    twice = shop.create("order", order("D", "D"))
    new = type(shop.plans)(with_key(documents))
    with transaction(shop.tenant, False) as tx:
        (found,) = [one for one in preview_changes(tx, shop.plans.forms, new.forms) if one.code == "duplicates"]
    assert (found.severity, found.text.zh) == ("error", f"已有 2 处重复，例如 {names[0]} 和 {names[1]}（A）")
    with pytest.raises(DefinitionError):
        shop.publish(documents)
    shop.save(Change("order", 2, values={"lines": order("E")["lines"]}))
    shop.save(Change("order", twice.id, values={"lines": order("D")["lines"]}))
    shop.publish(documents)
    assert 0 in told(shop, Change("order", values=order("D")))


def test_a_key_that_was_gone_for_a_while_holds_again(shop: Any, documents: Any) -> None:
    shop.publish(with_key(documents))
    shop.publish(with_key(documents, None))
    shop.create("order", order("A"))
    shop.publish(with_key(documents))
    assert 0 in told(shop, Change("order", values=order("A")))


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (["customer", "lines.nothing"], "unknown_field"),
        (["customer", "nothing.sku"], "unknown_field"),
        (["address", "lines.sku"], "not_for_rows"),
        (["lines.sku", "gifts.sku"], "several_subtables"),
    ],
)
def test_what_cannot_keep_rows_apart_is_said_at_its_place(documents: Any, fields: list[str], code: str) -> None:
    gifts = {"key": "gifts", "type": "subtable", "fields": [{"key": "sku", "type": "text"}]}
    documents["order"]["fields"] += [gifts, {"key": "address", "type": "address"}]
    documents["order"]["unique"] = [{"id": "u1", "fields": fields}]
    shapes = {key: read_shape(document) for key, document in documents.items()}
    with pytest.raises(DefinitionError) as refused:
        compile_form(documents["order"], shapes)
    (problem,) = refused.value.problems
    assert (problem.code, problem.path.startswith("/unique/0/fields")) == (code, True)
