"""What a publish changes, in words."""

from tenon_platform.catalog.compare import compare

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
    assert "50000 → 30000" in text


def test_added_removed_and_moved_elements_are_told_apart() -> None:
    nodes = OLD["nodes"]
    new = {"id": "c", "kind": "approval", "name": {"zh": "财务", "en": "Finance"}}
    assert words({**OLD, "nodes": [*nodes, new]}) == [("added", "/nodes/2", "新增“财务”")]  # type: ignore[misc]
    assert words({**OLD, "nodes": nodes[:1]}) == [("removed", "/nodes", "删除“运营”")]  # type: ignore[index]
    assert words({**OLD, "nodes": nodes[::-1]}) == [("moved", "/nodes", "调整“节点”的顺序")]  # type: ignore[index]


def test_a_new_document_is_one_change() -> None:
    assert [change.text.en for change in compare(None, OLD)] == ["New: Review"]
