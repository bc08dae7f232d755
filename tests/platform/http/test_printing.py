"""Printing over HTTP: what one may not see is not on the paper, and nobody prints twice unawares."""

import re
from typing import Any

import pytest
from http_place import Person, Place, sale_of

from tenon_platform.exchange import pdf

SALES = "/apps/shopfront/forms/sale"
SLIP = f"{SALES}/print/slip"


def sale(person: Person, buyer: int, **values: Any) -> int:
    answer = person.post(f"{SALES}/records", sale_of(buyer, **values))
    assert answer.status_code == 201, answer.text
    number: int = answer.json()["id"]
    return number


def preview(person: Person, *ids: int) -> dict[str, Any]:
    answer = person.post(f"{SLIP}/preview", {"ids": list(ids)})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.partition("<body>")[2]))


def test_a_sheet_shows_what_the_person_may_see(admin: Person, seller: Person, buyer: int) -> None:
    number = sale(admin, buyer, cost="77.70", owner=seller.me["user"]["id"])
    whole = text_of(preview(admin, number)["html"])
    assert "13912345678" in whole
    assert "77.70" in whole
    part = text_of(preview(seller, number)["html"])
    assert "139****5678" in part
    assert "77.70" not in part
    assert "合计 21.00 大写 贰拾壹元整" in part
    assert "本页小计 21.00" in part
    assert "· Draft" in part


def test_only_what_one_may_read_is_printed_and_only_with_the_right_to_print(place: Place, buyer: int) -> None:
    sam, sue, carl = place.as_("sam"), place.as_("sue"), place.as_("carl")
    number = sale(sam, buyer)
    assert sue.post(f"{SLIP}/preview", {"ids": [number]}).status_code == 404
    assert sue.post(SLIP, {"ids": [number, sale(sue, buyer)]}).status_code == 404
    assert carl.post(SLIP, {"ids": [number]}).status_code == 403
    assert carl.get(f"{SALES}/print").status_code == 403
    assert sam.me["rights"]["forms"]["sale"]["print"] is True
    assert [each["key"] for each in sam.get(f"{SALES}/print").json()["items"]] == ["slip"]


def test_printing_counts_and_the_next_preview_warns(seller: Person, buyer: int) -> None:
    first, second = sale(seller, buyer), sale(seller, buyer)
    assert preview(seller, first, second)["printed"] == []
    answer = seller.post(SLIP, {"ids": [first]})
    assert answer.status_code == 200, answer.text
    assert "@page { size: 241mm 140mm; margin: 7mm 6mm 9mm 10mm; }" in answer.json()["html"]
    assert "次打印" not in answer.json()["html"]
    seller.post(SLIP, {"ids": [second, first]})
    warning, _ = sorted(preview(seller, first, second)["printed"], key=lambda each: -each["times"])
    assert (warning["id"], warning["times"], warning["by"]) == (first, 2, "Sam")
    assert "第 3 次打印" in text_of(preview(seller, first)["html"])
    record = seller.get(f"{SALES}/records/{first}").json()["record"]
    assert record["printed"] == "2"  # the template's own action


def test_a_print_sent_twice_under_one_key_counts_once(seller: Person, buyer: int) -> None:
    number = sale(seller, buyer)
    for _ in range(3):
        assert seller.post(SLIP, {"ids": [number]}, Idempotency_Key=f"print-{number}").status_code == 200
    assert preview(seller, number)["printed"][0]["times"] == 1


def test_a_batch_has_a_bound_and_each_record_one_sheet(seller: Person, buyer: int) -> None:
    numbers = [sale(seller, buyer) for _ in range(3)]
    html = preview(seller, numbers[2], numbers[0], numbers[1], numbers[0])["html"]
    assert html.count('<section class="sheet">') == 3
    assert seller.post(f"{SLIP}/preview", {"ids": list(range(1, 202))}).status_code == 422
    assert seller.post(f"{SLIP}/preview", {"ids": []}).status_code == 422


def test_a_template_belongs_to_its_form(seller: Person) -> None:
    assert seller.post(f"{SALES}/print/none/preview", {"ids": [1]}).status_code == 404
    assert seller.post("/apps/shopfront/forms/buyer/print/slip/preview", {"ids": [1]}).status_code in (403, 404)


def test_a_template_that_is_being_written_is_tried_on_a_record(admin: Person, seller: Person, buyer: int) -> None:
    number = sale(admin, buyer)
    head = {"kind": "print", "key": "new", "schema": 1, "name": {"zh": "新"}, "page": {"size": "A4"}}
    document = {**head, "body": "<b>{{ record.total }}</b>"}
    found = admin.post(f"{SALES}/print-sample", {"document": document, "ids": [number]}).json()
    assert found["problems"] == []
    assert "<b>21.00</b>" in found["html"]
    assert admin.post(f"{SALES}/print-sample", {"document": document}).json()["html"]
    broken = admin.post(f"{SALES}/print-sample", {"document": {**document, "body": "{{ record.totl }}"}}).json()
    assert broken["html"] is None
    assert broken["problems"][0]["path"] == "/body"
    assert seller.post(f"{SALES}/print-sample", {"document": document}).status_code == 403


def test_what_a_template_may_not_say_is_not_published(admin: Person) -> None:
    address = "/apps/shopfront/documents/print/evil"
    document = {"kind": "print", "key": "evil", "schema": 1, "form": "sale", "name": {"zh": "坏"}, "page": {}}
    for body in ("{{ ''.__class__ }}", "{% for i in range(10**9) %}{% endfor %}", "{{ lipsum.__globals__ }}"):
        problems = admin.post(f"{address}/problems", {**document, "body": body}).json()["problems"]
        assert problems, body


@pytest.mark.browser
def test_a_pdf_is_made_and_counts(seller: Person, buyer: int) -> None:
    number = sale(seller, buyer)
    answer = seller.post(f"{SLIP}/pdf", {"ids": [number]})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert preview(seller, number)["printed"][0]["times"] == 1


def test_without_a_browser_the_pdf_says_what_to_do_instead(
    seller: Person, buyer: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "find_chromium", lambda: None)
    number = sale(seller, buyer)
    answer = seller.post(f"{SLIP}/pdf", {"ids": [number]})
    assert (answer.status_code, answer.json()["code"]) == (400, "no_pdf")
    assert "Save as PDF" in answer.json()["hint"]
    assert preview(seller, number)["printed"] == []
