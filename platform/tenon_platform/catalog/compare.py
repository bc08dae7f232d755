"""What differs between two bodies of a document, element by element, in words for the person who publishes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tenon_engines.kernel.text import Text, label

MOST = 300


@dataclass(frozen=True, slots=True)
class DocumentChange:
    kind: Literal["added", "removed", "changed", "moved"]
    path: str
    text: Text
    before: Any = None
    after: Any = None
    effect: Text | None = None  # what it does beyond the document itself; asks for a second look


def compare(old: Mapping[str, Any] | None, new: Mapping[str, Any]) -> list[DocumentChange]:
    """Elements are matched by key or id, so a moved field is one move and not many changes."""
    if old is None:
        name = label(new.get("name"), str(new.get("key", "")))
        return [DocumentChange("added", "", Text(f"新建“{name.zh}”", f"New: {name.en}"))]
    found: list[DocumentChange] = []
    _objects(old, new, "", Text("", ""), found)
    return found[:MOST]


def _objects(
    old: Mapping[str, Any], new: Mapping[str, Any], path: str, where: Text, found: list[DocumentChange]
) -> None:
    for key in [*old, *(key for key in new if key not in old)]:
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        place = f"{path}/{key}"
        if _is_elements(before) and _is_elements(after):
            _elements(before or [], after or [], place, where, found)
        elif isinstance(before, Mapping) and isinstance(after, Mapping) and key != "name":
            _objects(before, after, place, _within(where, _named(key)), found)
        else:
            found.append(DocumentChange("changed", place, _sentence(where, key, before, after), before, after))


def _elements(old: list[Any], new: list[Any], path: str, where: Text, found: list[DocumentChange]) -> None:
    before = {_identity(each): each for each in old}
    after = {_identity(each): each for each in new}
    positions = {identity: index for index, identity in enumerate(after)}
    for identity, element in before.items():
        if identity not in after:
            name = _within(where, _element_name(element))
            text = Text(f"删除“{name.zh}”", f"Removes {name.en}")
            found.append(DocumentChange("removed", path, text, element))
    for identity, element in after.items():
        name = _within(where, _element_name(element))
        place = f"{path}/{positions[identity]}"
        if identity not in before:
            found.append(DocumentChange("added", place, Text(f"新增“{name.zh}”", f"Adds {name.en}"), None, element))
        elif before[identity] != element:
            _objects(before[identity], element, place, name, found)
    kept_before = [identity for identity in before if identity in after]
    kept_after = [identity for identity in after if identity in before]
    if kept_before != kept_after:
        name = where if where.zh else _named(path.rsplit("/", 1)[-1])
        found.append(DocumentChange("moved", path, Text(f"调整“{name.zh}”的顺序", f"Reorders {name.en}")))


def _is_elements(value: Any) -> bool:
    return value is None or (
        isinstance(value, list) and all(isinstance(each, Mapping) and _identity(each) is not None for each in value)
    )


def _identity(element: Mapping[str, Any]) -> Any:
    return element.get("key") or element.get("id")


def _element_name(element: Mapping[str, Any]) -> Text:
    for part in ("name", "title"):
        if isinstance(element.get(part), Mapping):
            return label(element[part])
    word = str(element.get("field") or element.get("kind") or _identity(element))
    return Text(word, word)


def _within(where: Text, inner: Text) -> Text:
    return inner if not where.zh else Text(f"{where.zh} › {inner.zh}", f"{where.en} › {inner.en}")


def _sentence(where: Text, key: str, before: Any, after: Any) -> Text:
    what = _within(where, _named(key))
    old, new = _shown(before), _shown(after)
    if before is None:
        return Text(f"{what.zh}：设为 {new.zh}", f"{what.en}: set to {new.en}")
    if after is None:
        return Text(f"{what.zh}：不再是 {old.zh}", f"{what.en}: no longer {old.en}")
    return Text(f"{what.zh}：{old.zh} → {new.zh}", f"{what.en}: {old.en} → {new.en}")


def _shown(value: Any) -> Text:
    if isinstance(value, Mapping) and ("zh" in value or "en" in value):
        name = label(value)
        return Text(f"“{name.zh}”", f"“{name.en}”")
    if isinstance(value, bool):
        return Text("是" if value else "否", "yes" if value else "no")
    if isinstance(value, list | Mapping):
        return Text(f"{len(value)} 项", f"{len(value)} entries")
    if value is None:
        return Text("(空)", "(empty)")
    text = str(value)
    short = text if len(text) <= 120 else f"{text[:120]}…"
    return Text(short, short)


_WORDS = {
    "name": Text("名称", "name"),
    "fields": Text("字段", "fields"),
    "required": Text("必填", "required"),
    "visible": Text("显示条件", "visible when"),
    "readonly": Text("只读", "read-only when"),
    "default": Text("默认值", "default"),
    "check": Text("校验", "check"),
    "expr": Text("公式", "formula"),
    "options": Text("选项", "options"),
    "layout": Text("布局", "layout"),
    "items": Text("内容", "content"),
    "views": Text("列表视图", "views"),
    "columns": Text("列", "columns"),
    "tabs": Text("页签", "tabs"),
    "filter": Text("筛选", "filter"),
    "sort": Text("排序", "sort"),
    "nodes": Text("节点", "nodes"),
    "edges": Text("连线", "lines"),
    "when": Text("条件", "condition"),
    "constants": Text("参数", "constants"),
    "value": Text("值", "value"),
    "assign": Text("审批人", "who decides"),
    "actions": Text("动作", "actions"),
    "trigger": Text("触发", "trigger"),
    "tiles": Text("图表", "tiles"),
    "query": Text("数据", "data"),
    "rows": Text("行维度", "rows"),
    "measures": Text("指标", "measures"),
    "view": Text("图形", "chart"),
    "at": Text("位置", "place"),
    "x": Text("横向位置", "column"),
    "y": Text("纵向位置", "row"),
    "w": Text("宽", "width"),
    "h": Text("高", "height"),
    "kind": Text("类型", "kind"),
    "type": Text("类型", "type"),
    "title": Text("标题", "title"),
    "forms": Text("表单权限", "rights on forms"),
    "width": Text("宽度", "width"),
    "transitions": Text("状态流转", "transitions"),
    "states": Text("状态", "states"),
    "guard": Text("前提", "guard"),
}


def _named(key: str) -> Text:
    return _WORDS.get(key, Text(key, key))
