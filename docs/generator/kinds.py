"""One page per registry: each kind with what it is for and its options, in both languages."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.words import cell, words
from tenon_engines.form.fields import field_types
from tenon_engines.form.layout import layout_types
from tenon_engines.form.panels import panels
from tenon_engines.kernel.kind import Kind
from tenon_engines.kernel.text import Text
from tenon_engines.process.nodes import nodes
from tenon_engines.report.charts import charts
from tenon_engines.rule.actions import actions
from tenon_engines.rule.assignees import assignees
from tenon_engines.rule.triggers import triggers
from tenon_engines.workbench.items import items

GROUPS: dict[str, tuple[Text, Mapping[str, type[Kind]]]] = {
    "fields": (Text("字段类型", "Field types"), field_types),
    "layout": (Text("布局元素", "Layout elements"), layout_types),
    "panels": (Text("填单时旁边的面板", "Panels beside the form"), panels),
    "nodes": (Text("流程节点", "Flow nodes"), nodes),
    "assignees": (Text("审批人", "Assignees"), assignees),
    "triggers": (Text("规则的时机", "Triggers"), triggers),
    "actions": (Text("动作", "Actions"), actions),
    "charts": (Text("图表", "Charts"), charts),
    "items": (Text("工作台的卡片", "Parts of a workbench"), items),
}
_TYPES = {
    "string": Text("文本", "text"),
    "integer": Text("整数", "whole number"),
    "number": Text("数字", "number"),
    "boolean": Text("是/否", "yes / no"),
    "array": Text("列表", "list"),
    "object": Text("对象", "object"),
}


def kind_page(group: str) -> str:
    """The page of one registry."""
    title, registry = GROUPS[group]
    known = words(group)
    lines = [f"# {title.zh} · {title.en}", ""]
    for key, kind in registry.items():
        said = known[key]
        lines += [f"## `{key}` {kind.label.zh} · {kind.label.en}", "", f"{said['zh']}", "", f"{said['en']}", ""]
        rows = list(_rows(kind, said.get("options", {})))
        if rows:
            head = "| 选项 · Option | 值 · Value | 默认 · Default | 说明 | Meaning |"
            lines += [head, "|---|---|---|---|---|", *rows, ""]
    return "\n".join(lines)


def _rows(kind: type[Kind], meanings: Mapping[str, list[str]]) -> Iterator[str]:
    schema = kind.model_json_schema()
    needed = schema.get("required", ())
    for name, option in schema.get("properties", {}).items():
        zh, en = meanings[name]
        default = "必填 · required" if name in needed else _default(option.get("default"))
        yield f"| `{name}` | {cell(_value(option))} | {cell(default)} | {cell(zh)} | {cell(en)} |"


def _default(value: Any) -> str:
    return "" if value is None or value in ([], {}) else f"`{json.dumps(value, ensure_ascii=False)}`"


def _value(option: Mapping[str, Any]) -> str:
    """The type of an option in words; choices are listed."""
    if "enum" in option:
        return ", ".join(f"`{value}`" for value in option["enum"])
    if "const" in option:
        return f"`{option['const']}`"
    if "anyOf" in option:
        parts = dict.fromkeys(_value(part) for part in option["anyOf"] if part.get("type") != "null")
        return " / ".join(parts)
    named = _TYPES.get(option.get("type", "object"), _TYPES["object"])
    bounds = [option.get("minimum"), option.get("maximum")]
    if None not in bounds:
        return f"{named.zh} · {named.en} {bounds[0]}–{bounds[1]}"
    return f"{named.zh} · {named.en}"
