"""What lies outside the reach of whoever prints is not on the sheet, masked or not."""

import re
from typing import Any

from http_place import Person

DEALS = "/apps/within/forms/deal"


def sheet(person: Person, number: int) -> list[str]:
    answer = person.post(f"{DEALS}/print/card/preview", {"ids": [number]})
    assert answer.status_code == 200, answer.text
    return re.findall(r"\[(.*?)\]", answer.json()["html"].partition("<body>")[2])


def test_a_masked_value_of_a_record_out_of_reach_stays_empty(root: Person, amy: Person, client: Any) -> None:
    own = client("Mine", code="M1", tax_id="9133")
    foreign = client("Theirs", owner=None, code="T1", tax_id="4201")
    near, far = (
        root.post(f"{DEALS}/records", {"subject": "s", "client": each}).json()["id"] for each in (own, foreign)
    )
    assert sheet(amy, near) == ["Mine", "9***", "M1"]
    assert sheet(amy, far) == ["Theirs", "", ""]
    assert sheet(root, far) == ["Theirs", "4201", "T1"]
