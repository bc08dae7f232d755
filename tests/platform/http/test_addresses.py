"""Pasted addresses over HTTP: anybody who is signed in may ask, and nothing of the text is kept."""

import pytest
from http_place import Person, Place


def test_a_pasted_text_comes_back_in_its_parts(seller: Person) -> None:
    text = "王某 13912345678 上海市闸北区示例路1号"
    answer = seller.post("/addresses/read", {"text": text})
    assert answer.status_code == 200, answer.text
    assert answer.json() == {
        "raw": text,
        "name": "王某",
        "phone": "13912345678",
        "postcode": None,
        "address": {
            "province": "上海市",
            "city": "上海市",
            "district": "静安区",
            "detail": "示例路1号",
            "code": "310106",
        },
        "doubts": [{"part": "district", "why": "former", "seen": "闸北区", "choices": []}],
    }


def test_places_of_one_name_come_as_choices(seller: Person) -> None:
    (doubt,) = (
        one
        for one in seller.post("/addresses/read", {"text": "鼓楼区示例路1号"}).json()["doubts"]
        if one["why"] == "ambiguous"
    )
    assert {"province": "江苏省", "city": "南京市", "district": "鼓楼区", "code": "320106"} in doubt["choices"]


@pytest.mark.parametrize("body", [{}, {"text": ""}, {"text": "  "}, {"text": 5}, {"text": "x" * 501}, {"text": ["x"]}])
def test_what_is_no_text_of_that_size_is_refused(seller: Person, body: dict[str, object]) -> None:
    answer = seller.post("/addresses/read", body)
    assert answer.status_code == 400
    assert answer.json()["path"] == "text"


def test_a_stranger_is_not_answered(place: Place) -> None:
    assert place.stranger().post("/addresses/read", json={"text": "x"}).status_code in (401, 403)
