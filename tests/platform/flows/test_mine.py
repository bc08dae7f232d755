"""Lists and counters that mean "mine": those with an open task of the person, as their inbox has them."""

from typing import Any

from review_world import ReviewWorld
from test_inbox_http import browser

__all__ = ["browser"]
LIST = "/apps/review/forms/order/records"
COUNTER = {"id": "n", "kind": "counter", "at": {"x": 0, "y": 0, "w": 3, "h": 3}, "form": "order", "mine": True}
AGED = {**COUNTER, "id": "aged", "under": {"show": "age", "field": "created_at"}}
ROWS = {**COUNTER, "id": "rows", "kind": "list", "columns": [{"field": "number"}, {"field": "created_at", "style": "age"}],
        "sort": [{"field": "created_at"}]}  # fmt: skip
BENCH = {"kind": "workbench", "key": "x_ops", "schema": 1, "name": {"zh": "审核台", "en": "Review"}}


def bench_of(browser: Any, *roles: str) -> None:
    root = browser("root")
    place = "/apps/review/documents/workbench/x_ops"
    body = {**BENCH, "roles": list(roles), "items": [COUNTER, AGED, ROWS]}
    kept = root.client.put(f"/api/v1{place}", json=body)
    assert kept.status_code == 200, kept.text
    assert kept.json()["problems"] == []
    published = root.post(f"{place}/publish", note="", accept=[])
    assert published.status_code == 200, published.text


def waiting(person: Any) -> list[int]:
    return sorted(item["record_id"] for item in person.get("/inbox")["items"])


def shown(person: Any) -> tuple[int, list[int]]:
    data = person.get("/apps/review/workbenches/mine/data")["data"]
    assert data["rows"]["total"]["n"] == data["n"]["n"]
    return data["n"]["n"], sorted(row["id"] for row in data["rows"]["rows"])


def test_a_counter_counts_the_tasks_of_whoever_looks(browser: Any, world: ReviewWorld) -> None:
    world.order()
    for price in ("6000", "7000", "60000"):
        world.submit(world.order(price=price))
    bench_of(browser, "operations", "finance_director")
    ops, cfo = browser("ops"), browser("cfo")
    assert shown(ops) == (3, waiting(ops))
    assert shown(cfo) == (0, [])
    high = max(ops.get("/inbox")["items"], key=lambda item: item["record_id"])
    assert ops.post(f"/tasks/{high['id']}/approve").status_code == 200
    assert shown(ops) == (2, waiting(ops))
    assert shown(cfo) == (1, [high["record_id"]])


def test_what_waits_is_as_old_here_as_in_the_inbox(browser: Any, world: ReviewWorld) -> None:
    """Since it came to the person, not since the record was made: what somebody else had first is young."""
    for price in ("6000", "60000"):
        world.submit(world.order(price=price))
    bench_of(browser, "operations", "finance_director")
    ops, cfo = browser("ops"), browser("cfo")
    high = max(ops.get("/inbox")["items"], key=lambda item: item["record_id"])
    assert ops.post(f"/tasks/{high['id']}/approve").status_code == 200
    for person in (ops, cfo):
        inbox = person.get("/inbox")["items"]
        data = person.get("/apps/review/workbenches/mine/data")["data"]
        assert data["aged"]["under"]["since"] == min(item["created_at"] for item in inbox)
        assert [row["id"] for row in data["rows"]["rows"]] == [item["record_id"] for item in inbox]
        told = {row["id"]: row["waits"] for row in data["rows"]["rows"]}
        assert told == {
            item["record_id"]: {"created_at": item["created_at"], "due_at": item["due_at"]} for item in inbox
        }


def test_a_list_shows_what_waits_for_whoever_asks(browser: Any, world: ReviewWorld) -> None:
    draft = world.order()
    world.submit(world.order(price="6000"))
    ops, cfo = browser("ops"), browser("cfo")
    assert [row["id"] for row in ops.get(f"{LIST}?mine=true")["items"]] == waiting(ops)
    assert cfo.get(f"{LIST}?mine=true")["items"] == []
    assert draft in [row["id"] for row in ops.get(LIST)["items"]]
    assert [each["n"] for each in cfo.get(f"{LIST}/counts?mine=true")["counts"].values()] == [0] * len(
        cfo.get(f"{LIST}/counts")["counts"]
    )
