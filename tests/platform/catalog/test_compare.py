"""What a publish changes, in words."""

from copy import deepcopy
from typing import Any

from tenon_platform.catalog.compare import compare
from tenon_platform.catalog.names import names_of

OLD = {
    "kind": "flow", "key": "f", "name": {"zh": "审核", "en": "Review"},
    "constants": {"limit": {"value": "50000", "name": {"zh": "额度", "en": "Limit"}}},
    "nodes": [{"id": "a", "kind": "start"}, {"id": "b", "kind": "approval", "name": {"zh": "运营", "en": "Ops"}}],
}  # fmt: skip


def words(new: dict[str, object]) -> list[tuple[str, str, str]]:
    return [(change.kind, change.path, change.text.zh) for change in compare(OLD, new)]


def test_equal_documents_have_no_changes() -> None:
    assert compare(OLD, OLD) == []


def test_a_changed_constant_shows_both_values() -> None:
    new = {**OLD, "constants": {"limit": {**OLD["constants"]["limit"], "value": "30000"}}}  # type: ignore[index]
    ((kind, path, text),) = words(new)
    assert (kind, path) == ("changed", "/constants/limit/value")
    assert text.endswith("额度：50,000 → 30,000")


def test_added_removed_and_moved_elements_are_told_apart() -> None:
    nodes = OLD["nodes"]
    new = {"id": "c", "kind": "approval", "name": {"zh": "财务", "en": "Finance"}}
    assert words({**OLD, "nodes": [*nodes, new]}) == [("added", "/nodes/2", "新增“财务”")]  # type: ignore[misc]
    assert words({**OLD, "nodes": nodes[:1]}) == [("removed", "/nodes", "删除“运营”")]  # type: ignore[index]
    assert words({**OLD, "nodes": nodes[::-1]}) == [("moved", "/nodes", "调整“节点”的顺序")]  # type: ignore[index]


def test_a_new_document_is_one_change() -> None:
    assert [change.text.en for change in compare(None, OLD)] == ["New: Review"]


FORM = {
    "kind": "form", "key": "order", "name": {"zh": "订单", "en": "Order"},
    "fields": [
        {"key": "payable", "type": "money", "name": {"zh": "应付金额", "en": "Due"}},
        {"key": "note", "type": "text", "name": {"zh": "备注", "en": "Note"}},
    ],
    "layout": [{"id": "s", "name": {"zh": "基本信息", "en": "Basics"}, "items": [{"id": "i", "field": "payable"}]}],
}  # fmt: skip


def said(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return [change.text.zh for change in compare(old, new, names_of([FORM], old, new))]


def test_formulas_are_told_with_labels() -> None:
    new = deepcopy(FORM)
    new["fields"][1]["required"] = 'payable * 0.05 >= 5000 AND note <> "x"'
    assert said(FORM, new) == ["备注：选填 → 满足“应付金额 * 0.05 ≥ 5,000 且 备注 ≠ ‘x’”时必填"]


def test_where_a_field_stands_is_told_by_its_name_and_a_new_field_only_once() -> None:
    placed, fresh = deepcopy(FORM), deepcopy(FORM)
    placed["layout"][0]["items"] = [{"id": "j", "field": "note"}]
    assert said(FORM, placed) == ["“应付金额”移出“基本信息”", "“备注”放进“基本信息”"]
    fresh["fields"].append({"key": "x_1", "type": "text", "name": {"zh": "合同号", "en": "Contract"}})
    fresh["layout"][0]["items"].append({"id": "k", "field": "x_1"})
    assert said(FORM, fresh) == ["新增“合同号”"]


def test_the_lines_of_a_new_step_are_not_told_besides_it() -> None:
    old = {**OLD, "edges": [{"id": "e", "from": "a", "to": "b"}]}
    nodes = [*OLD["nodes"], {"id": "c", "kind": "approval", "name": {"zh": "财务", "en": "Finance"}}]  # type: ignore[misc]
    new = {**old, "nodes": nodes, "edges": [{"id": "e", "from": "a", "to": "c"}, {"id": "f", "from": "c", "to": "b"}]}
    assert said(old, new) == ["新增“财务”"]


def test_a_tile_moves_or_grows_in_one_sentence_and_a_switch_turns() -> None:
    tile = {"id": "t", "title": {"zh": "状态", "en": "Status"}, "at": {"x": 0, "y": 0, "w": 4, "h": 3}}
    old = {"kind": "dashboard", "tiles": [tile]}
    new = {"kind": "dashboard", "tiles": [{**tile, "at": {"x": 4, "y": 2, "w": 5, "h": 3}}], "enabled": False}
    assert said(old, new) == ["状态：换了位置", "状态：大小 4 × 3 → 5 × 3", "启用：是 → 否"]


def test_a_workbench_tells_its_cards_by_title_or_kind_and_its_fields_by_those_of_their_form() -> None:
    form = {"kind": "form", "key": "visit", "fields": [{"key": "due", "name": {"zh": "到期日", "en": "Due"}}]}
    other = {"kind": "form", "key": "bill", "fields": [{"key": "due", "name": {"zh": "应收", "en": "Owed"}}]}
    card = {
        "id": "a",
        "kind": "counter",
        "form": "visit",
        "filter": "ISEMPTY(due)",
        "at": {"x": 0, "y": 0, "w": 3, "h": 3},
    }
    old = {"kind": "workbench", "key": "w", "roles": [], "items": [card]}
    changed = {**card, "filter": "NOT ISEMPTY(due)"}
    new = {**old, "items": [changed, {"id": "b", "kind": "tasks", "at": {"x": 3, "y": 0, "w": 3, "h": 3}}]}
    found = [change.text.zh for change in compare(old, new, names_of([other, form], old, new))]
    assert found == ["计数 › 筛选：到期日为空 → 到期日不为空", "新增“我的待办”"]
