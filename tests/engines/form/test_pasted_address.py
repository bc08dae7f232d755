"""Addresses as people paste them: name, phone and place out of one text, and no guess without a word about it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenon_engines.form.fields.address import Address
from tenon_engines.form.fields.phone import Phone
from tenon_engines.form.places.divisions import CITY, DISTRICT, PROVINCE, divisions, spellings
from tenon_engines.form.places.pasted import LONGEST, Pasted, read_pasted

VECTORS = Path(__file__).parents[2] / "vectors" / "addresses" / "pasted.txt"
CASES = [line.split(" ¦ ") for line in VECTORS.read_text("utf-8").splitlines() if not line.startswith("#")]
WORDS = ["王某", "浙江", "浙江省", "杭州市", "余杭区", "上海", "吉林", "海南", "鼓楼区", "示例路1号", "13912345678"]
WORDS += ["收货人：", "【电话】", "地址:", "139****5678", "，", " ", "\n", "(", "）", "*", "高新区", "兵团", "x"]


def described(read: Pasted) -> list[str]:
    """The reading as a line of the vectors has it."""
    place = "/".join(read.address.get(part) or "-" for part in (PROVINCE, CITY, DISTRICT))
    doubts = [
        f"{one.part}:{one.why}{'=' + one.seen if one.seen else ''}{f'({len(one.choices)})' if one.choices else ''}"
        for one in read.doubts
    ]
    return [
        read.name or "-",
        read.phone or "-",
        f"{place} {read.postcode}" if read.postcode else place,
        read.address.get("detail") or "-",
        " ".join(doubts) or "-",
    ]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_a_pasted_text_is_taken_apart(case: list[str]) -> None:
    text, *expected = case
    read = read_pasted(text.replace("\\n", "\n"))
    assert described(read) == expected
    assert read.raw == text.replace("\\n", "\n")
    assert Address().coerce(read.address) == (read.address or None)
    assert read.phone is None or Phone.normal(read.phone) == read.phone


def test_every_division_is_found_under_its_own_name() -> None:
    for one in divisions():
        line = list(reversed([each.name for each in one.line()]))
        read = read_pasted("".join(dict.fromkeys(line)) + "示例路9号")
        assert {one.rank: one.name, PROVINCE: line[0]}.items() <= read.address.items(), one.name
        assert read.address["detail"] == "示例路9号", one.name


def test_an_old_name_never_hides_a_present_one_of_the_same_province() -> None:
    for name, named in spellings().items():
        present = [one.division for one in named if one.kind == "full"]
        for one in named:
            if one.kind == "former":
                assert all(each.above is not one.division.above for each in present), name


def test_places_of_one_name_are_offered_and_none_is_taken() -> None:
    read = read_pasted("鼓楼区示例路9号")
    assert read.address == {"detail": "鼓楼区示例路9号"}
    (doubt,) = (one for one in read.doubts if one.why == "ambiguous")
    assert {choice["city"] for choice in doubt.choices} == {"南京市", "徐州市", "福州市", "开封市"}
    assert all(choice["code"] for choice in doubt.choices)


def test_what_is_beyond_the_limit_is_not_looked_at() -> None:
    assert read_pasted(" " * LONGEST + "浙江省").address == {}


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=25).map("".join)))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_an_address_that_the_field_takes(text: str) -> None:
    read = read_pasted(text)
    assert read.raw == text
    assert read.address == {} or Address().coerce(read.address) == read.address
    known = {(one.rank, one.name) for one in divisions()}
    listed = {one.part for one in read.doubts if one.why == "not_listed"}
    for rank in (PROVINCE, CITY, DISTRICT):
        if rank in read.address and rank not in listed:
            assert (rank, read.address[rank]) in known
    assert read.phone is None or Phone.normal(read.phone) == read.phone
