"""Records over HTTP: what is saved, what is refused, and how it is said."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from http_place import Person, Place, sale_of

from tenon_engines.kernel.text import Text
from tenon_platform.http.routes import record_bulk
from tenon_platform.storage.violation import Transient

SALES = "/apps/shopfront/forms/sale/records"
PICKED = "/apps/shopfront/forms/sale/options/buyer"
BUYERS = "/apps/shopfront/forms/buyer/records"


def test_a_record_is_created_computed_and_read_back(seller: Person, buyer: int) -> None:
    made = seller.post(SALES, sale_of(buyer))
    assert made.status_code == 201, made.text
    record = made.json()
    assert record["total"] == "21.00"
    assert record["buyer"] == {"id": buyer, "title": "禾间"}
    assert record["lines"][0]["net"] == "21.00"
    page = seller.get(f"{SALES}/{record['id']}").json()
    assert page["record"]["number"] == record["number"]
    assert [step["key"] for step in page["access"]["transitions"]] == ["send"]
    assert page["access"]["unneeded"] == ["printed", "lines.gift_to"]


def test_a_column_is_left_out_of_a_page_while_its_condition_holds_in_no_line(seller: Person, buyer: int) -> None:
    def left_out(lines: list[dict[str, Any]]) -> bool:
        made = seller.post(SALES, {"buyer": buyer, "lines": lines}).json()
        return "lines.gift_to" in seller.get(f"{SALES}/{made['id']}").json()["access"]["unneeded"]

    plain = {"item": "x", "qty": "1", "price": "5"}
    assert left_out([plain])
    assert not left_out([plain, {**plain, "gift_to": buyer}]), "what lies behind a line's reference"
    assert not left_out([{**plain, "price": "2000"}]), "what a line reads of its record"


def test_a_save_answers_with_what_is_read_afterwards(seller: Person, buyer: int) -> None:
    made = seller.post(SALES, sale_of(buyer)).json()
    whole = f"{SALES}/{made['id']}"
    assert seller.get(whole).json()["record"] == made
    added = [*made["lines"], {"item": "y", "qty": "1.5", "price": "3"}]
    changed = seller.patch(whole, {"lines": added, "remark": "z"}).json()
    assert len(changed["lines"]) == 2
    assert seller.get(whole).json()["record"] == changed
    swapped = seller.patch(whole, {"lines": changed["lines"][1:]}).json()
    assert seller.get(whole).json()["record"] == swapped
    sent = seller.post(f"{whole}/transitions/send").json()
    assert seller.get(whole).json()["record"] == sent


@pytest.mark.parametrize("step", ["reopen", "amend"])
def test_a_guard_over_what_is_asked_for_or_follows_from_it_is_judged_after_asking(
    seller: Person, buyer: int, step: str
) -> None:
    made = seller.post(SALES, sale_of(buyer)).json()
    whole = f"{SALES}/{made['id']}"
    seller.post(f"{whole}/transitions/send")
    offers = {each["key"]: each for each in seller.get(whole).json()["access"]["transitions"]}
    assert (offers[step]["allowed"], offers[step]["ask"]) == (True, ["remark"])
    refused = seller.post(f"{whole}/transitions/{step}", {"values": {"remark": "no"}})
    assert (refused.status_code, refused.json()["message"]) == (422, "Agree on it first"), refused.text
    assert seller.get(whole).json()["record"]["state"] == "sent"
    done = seller.post(f"{whole}/transitions/{step}", {"values": {"remark": "agreed"}})
    assert (done.status_code, done.json()["state"]) == (200, "draft"), done.text


def test_all_problems_come_at_once_with_their_paths(seller: Person, buyer: int) -> None:
    lines = [{"item": "", "qty": "-1", "price": "x"}]
    answer = seller.post(SALES, {"buyer": 987654, "lines": lines, "nothing": 1})
    assert answer.status_code == 422
    paths = {problem["path"] for problem in answer.json()["errors"]}
    assert {"/lines/0/price", "/nothing"} <= paths


@pytest.mark.parametrize("typed", ["禾", "hj", "hejian", "heji"])
def test_a_name_is_found_by_initials_and_by_whole_pinyin(admin: Person, buyer: int, typed: str) -> None:
    assert buyer in [each["id"] for each in admin.get(BUYERS, search=typed).json()["items"]]
    assert admin.get(BUYERS, search="henjian").json()["items"] == []


SHOP = "济南木里百货商行"
SKU = "麦饭石炒锅 28cm 云白"


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        (SHOP, ["木里", "百货", "百货商行", "济", "bh", "mlbh", "baihuo", "libaihuo", "济南 商行", "商行 jinan"]),
        (SKU, ["炒锅", "chaoguo", "云白", "28cm", "28CM", "28 云白", "麦饭石 28", "饭石 yb", "炒锅 28cm"]),
        ("Cast iron Wok-Plan B", ["iron", "wok", "Plan B", "b wok", "wok cast", "wok-p"]),
        ("QJ0005-L-GY", ["0005", "qj0005-l-gy", "J0005-L", "-gy", "l-gy qj"]),
    ],
)
def test_a_name_is_found_by_any_part_and_by_several_words(admin: Person, name: str, typed: list[str]) -> None:
    made = admin.post(BUYERS, {"name": name, "phone": "13812348992"}).json()["id"]
    for text in [*typed, f"{typed[0]} 8992", f"13812348992 {typed[1]}", "138 1234 8992"]:
        assert made in [each["id"] for each in admin.get(BUYERS, search=text).json()["items"]], text
        assert made in [each["id"] for each in admin.get(PICKED, search=text).json()["items"]], text
    for text in ["南济", "货", "uo", "里", f"{typed[0]} 8993", f"{typed[0]} nowhere"]:
        assert made not in [each["id"] for each in admin.get(BUYERS, search=text).json()["items"]], text


def test_a_record_is_found_by_the_tail_of_its_number_and_the_name_it_refers_to(admin: Person, seller: Person) -> None:
    buyer = admin.post(BUYERS, {"name": "上海乐筑家居"}).json()["id"]
    sale = seller.post(SALES, sale_of(buyer)).json()

    def found(text: str) -> list[int]:
        return [each["id"] for each in seller.get(SALES, search=text).json()["items"]]

    for text in ("乐筑", "lezhu", "lz", "上海 家居", sale["number"][-6:], f"乐筑 {sale['number'][-4:]}"):
        assert sale["id"] in found(text), text
    hits = seller.get("/search", q="乐筑").json()["items"]
    told = {each["id"]: each["subtitle"] for each in hits if each["form"] == "sale"}
    assert told[sale["id"]] == "上海乐筑家居"
    assert "buyer" in [each["form"] for each in hits]
    seller.patch(f"{SALES}/{sale['id']}", {"remark": "周五送到"}, If_Match=str(sale["rev"]))
    for text, first in (
        (f"乐筑 {sale['number'][-4:]}", "上海乐筑家居"),
        ("周五 乐筑", "周五送到"),
        ("送到", "周五送到"),
    ):
        hits = seller.get("/search", q=text).json()["items"]
        assert next(each["subtitle"] for each in hits if each["id"] == sale["id"]).startswith(first), text
    assert found("乐筑 nowhere") == []
    counts = seller.get(f"{SALES}/counts", search="乐筑").json()["counts"]
    assert max(each["n"] for each in counts.values()) == len(found("乐筑")), counts
    assert admin.patch(f"{BUYERS}/{buyer}", {"name": "上海亦居家居"}).status_code == 200
    assert found("乐筑") == []
    assert sale["id"] in found("亦居")


def test_a_double_click_is_one_record(seller: Person, buyer: int) -> None:
    first = seller.post(SALES, sale_of(buyer), Idempotency_Key="click-1")
    again = seller.post(SALES, sale_of(buyer), Idempotency_Key="click-1")
    assert first.json() == again.json()
    assert again.status_code == 201
    other = seller.post(SALES, sale_of(buyer, remark="x"), Idempotency_Key="click-1")
    assert other.status_code == 422
    assert other.json()["code"] == "idempotency_key_reused"


def test_the_same_click_sent_at_once_is_one_record(place: Place, seller: Person, buyer: int) -> None:
    def click(_: int) -> int:
        number: int = seller.post(SALES, sale_of(buyer), Idempotency_Key=f"at-once-{buyer}").json()["id"]
        return number

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(click, range(8)))) == 1


def test_a_saved_record_is_previewed_without_being_saved(seller: Person, buyer: int) -> None:
    record = seller.post(SALES, sale_of(buyer)).json()
    lines = [{"item": "x", "qty": "3", "price": "2.00"}]
    answer = seller.post(f"{SALES}/preview", {"id": record["id"], "values": {"lines": lines}, "changed": ["lines"]})
    assert answer.status_code == 200, answer.text
    assert answer.json()["values"]["total"] == "6.00"
    assert seller.get(f"{SALES}/{record['id']}").json()["record"]["total"] == "21.00"


def test_a_stale_save_shows_both_sides(seller: Person, buyer: int) -> None:
    record = seller.post(SALES, sale_of(buyer)).json()
    one = f"{SALES}/{record['id']}"
    saved = seller.patch(one, {"remark": "theirs"}, If_Match=f'"{record["rev"]}"')
    assert saved.status_code == 200
    stale = seller.patch(one, {"remark": "mine"}, If_Match=f'"{record["rev"]}"')
    assert stale.status_code == 409
    body = stale.json()
    assert (body["code"], body["mine"], body["theirs"]["remark"]) == ("conflict", {"remark": "mine"}, "theirs")
    assert body["rev"] == saved.json()["rev"]


def test_people_see_only_what_their_role_lets_them(place: Place, admin: Person, seller: Person, buyer: int) -> None:
    record = admin.post(SALES, sale_of(buyer, cost="3.00")).json()
    assert seller.get(f"{SALES}/{record['id']}").status_code == 404
    assert seller.get(SALES, filter=f"id = {record['id']}").json()["items"] == []
    own = seller.post(SALES, sale_of(buyer)).json()
    assert "cost" not in own
    assert "cost" not in seller.get(SALES).json()["items"][0]
    assert seller.get(f"{BUYERS}/{buyer}").json()["record"]["phone"] == "139****5678"
    assert admin.get(f"{BUYERS}/{buyer}").json()["record"]["phone"] == "13912345678"
    assert place.as_("carl").get(SALES).status_code == 403


def test_what_one_may_not_see_does_not_exist_in_a_filter(seller: Person) -> None:
    answer = seller.get(SALES, filter="cost > 1")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["code"] == "UNKNOWN_FIELD"
    assert seller.get(SALES, sort="-cost").status_code == 422


def test_hidden_and_read_only_fields_cannot_be_written(seller: Person, buyer: int) -> None:
    answer = seller.post(SALES, sale_of(buyer, cost="1.00"))
    assert answer.status_code == 422
    assert answer.json()["errors"][0] == {
        "path": "/cost", "code": "field_denied", "message": "You may not change 'Cost'", "hint": None,
        "severity": "error",
    }  # fmt: skip


def test_a_transition_moves_the_state_and_ends_the_right_to_edit(seller: Person, buyer: int) -> None:
    record = seller.post(SALES, sale_of(buyer)).json()
    one = f"{SALES}/{record['id']}"
    sent = seller.post(f"{one}/transitions/send", {"values": {"remark": "now"}, "rev": record["rev"]})
    assert sent.status_code == 200, sent.text
    assert (sent.json()["state"], sent.json()["remark"]) == ("sent", "now")
    assert seller.patch(one, {"remark": "later"}).status_code == 403
    again = seller.post(f"{one}/transitions/send", {})
    assert again.status_code == 422
    assert again.json()["code"] == "wrong_state"
    kinds = [item["kind"] for item in seller.get(f"{one}/timeline").json()["items"]]
    assert kinds == ["transition", "created"]


def test_the_timeline_does_not_name_a_field_that_is_hidden(admin: Person, seller: Person, buyer: int) -> None:
    one = f"{SALES}/{seller.post(SALES, sale_of(buyer)).json()['id']}"
    assert admin.patch(one, {"cost": "5", "remark": "r"}).status_code == 200
    assert admin.patch(one, {"cost": "6"}).status_code == 200
    told = {login.me["user"]["name"]: login.get(f"{one}/timeline").json()["items"] for login in (admin, seller)}
    assert [item["text"] for item in told["Ada"]] == ["Changed cost", "Changed cost, remark", "Created sale"]
    assert [item["text"] for item in told["Sam"]] == ["Changed", "Changed remark", "Created sale"]


def test_a_status_cannot_be_typed(seller: Person, buyer: int) -> None:
    answer = seller.post(SALES, sale_of(buyer, state="sent"))
    assert answer.json()["errors"][0]["code"] == "only_by_transition"


def test_tabs_are_counted_and_pages_follow_each_other(seller: Person, buyer: int) -> None:
    for _ in range(5):
        seller.post(SALES, sale_of(buyer))
    counts = seller.get(f"{SALES}/counts", view="all").json()["counts"]
    assert counts["t1"]["n"] >= 5
    seen: list[int] = []
    cursor = None
    while True:
        params = {"limit": "2", "tab": "t1"} | ({"cursor": cursor} if cursor else {})
        page = seller.get(SALES, **params).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == counts["t1"]["n"]


def test_many_at_once_each_have_their_own_result(seller: Person, buyer: int) -> None:
    ids = [seller.post(SALES, sale_of(buyer)).json()["id"] for _ in range(2)]
    answer = seller.post(f"{SALES}/bulk", {"ids": [*ids, 999999], "transition": "send"})
    results = answer.json()["results"]
    assert [result["ok"] for result in results] == [True, True, False]
    assert results[2]["status"] == 404


def test_what_the_database_could_not_decide_is_tried_again_and_no_result(
    seller: Person, buyer: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [seller.post(SALES, sale_of(buyer)).json()["id"] for _ in range(2)]
    waits, real = [Transient(Text("忙", "busy"))], record_bulk.save_one

    def once(*arguments: Any) -> Any:
        if waits:
            raise waits.pop()
        return real(*arguments)

    monkeypatch.setattr(record_bulk, "save_one", once)
    results = seller.post(f"{SALES}/bulk", {"ids": ids, "transition": "send"}).json()["results"]
    assert [result["ok"] for result in results] == [True, True]


def test_a_button_is_pressed_on_many_with_one_answer(seller: Person, buyer: int) -> None:
    sent, kept = (seller.post(SALES, sale_of(buyer)).json()["id"] for _ in range(2))
    seller.post(f"{SALES}/{sent}/transitions/send", {"values": {"remark": "急"}})
    body = {"ids": [sent, kept], "button": "thank", "values": {"remark": "已致谢", "cost": "1"}}
    results = seller.post(f"{SALES}/bulk", body).json()["results"]
    assert [(result["id"], result["ok"]) for result in results] == [(sent, True), (kept, False)]
    assert "not possible" in results[1]["message"]
    assert seller.get(f"{SALES}/{sent}").json()["record"]["remark"] == "谢谢"
    assert seller.get(f"{SALES}/{kept}").json()["record"]["remark"] is None


def test_a_batch_that_is_sent_twice_under_one_key_happens_once(seller: Person, buyer: int) -> None:
    ids = [seller.post(SALES, sale_of(buyer)).json()["id"] for _ in range(2)]
    body = {"ids": [*ids, 999999], "transition": "send", "values": {"remark": "急"}}
    first = seller.post(f"{SALES}/bulk", body, Idempotency_Key="batch-sent-twice")
    revs = [seller.get(f"{SALES}/{each}").json()["record"]["rev"] for each in ids]
    second = seller.post(f"{SALES}/bulk", body, Idempotency_Key="batch-sent-twice")
    assert second.headers["Idempotent-Replayed"] == "true"
    assert second.json() == first.json()
    assert [result["ok"] for result in second.json()["results"]] == [True, True, False]
    assert [seller.get(f"{SALES}/{each}").json()["record"]["rev"] for each in ids] == revs


def test_a_step_of_many_writes_only_what_it_asks_for(admin: Person, seller: Person, buyer: int) -> None:
    number = seller.post(SALES, sale_of(buyer)).json()["id"]
    body = {"ids": [number], "transition": "send", "values": {"remark": "好", "cost": "9.99"}}
    assert seller.post(f"{SALES}/bulk", body).json()["results"][0]["ok"]
    record = admin.get(f"{SALES}/{number}").json()["record"]
    assert (record["remark"], record["cost"]) == ("好", None)


def test_a_preview_computes_and_keeps_nothing(seller: Person, buyer: int) -> None:
    before = seller.get(f"{SALES}/counts").json()
    answer = seller.post(f"{SALES}/preview", {"values": sale_of(buyer), "changed": ["buyer"]})
    assert answer.status_code == 200, answer.text
    assert answer.json()["values"]["total"] == "21.00"
    assert seller.get(f"{SALES}/counts").json() == before


def test_references_are_picked_within_their_filter(admin: Person, seller: Person, buyer: int) -> None:
    admin.post(BUYERS, {"name": "停用的", "blocked": True})

    def titles(search: str) -> list[str]:
        page = seller.get("/apps/shopfront/forms/sale/options/buyer", search=search)
        return [item["title"] for item in page.json()["items"]]

    assert "禾间" in titles("禾间")
    assert titles("停用的") == []


def test_deleting_a_record_in_use_is_refused_and_a_free_one_goes_to_the_bin(admin: Person, buyer: int) -> None:
    admin.post(SALES, sale_of(buyer))
    assert admin.http.delete(f"{BUYERS}/{buyer}").status_code in (409, 422)
    other = admin.post(BUYERS, {"name": "空"}).json()["id"]
    assert admin.http.delete(f"{BUYERS}/{other}").status_code == 204
    assert admin.get(f"{BUYERS}/{other}").status_code == 404
    assert other in [item["id"] for item in admin.get(BUYERS, trash="1").json()["items"]]
