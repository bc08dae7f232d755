"""What a JSON Schema finds, in words of both languages: the library itself only speaks English."""

from collections.abc import Iterable
from typing import Any

from tenon_engines.kernel.option_words import option_name
from tenon_engines.kernel.text import Text

_TYPES = {
    "string": Text("文字", "text"),
    "integer": Text("整数", "a whole number"),
    "number": Text("数字", "a number"),
    "boolean": Text("是或否", "true or false"),
    "array": Text("列表", "a list"),
    "object": Text("一组内容", "an object"),
    "null": Text("空", "empty"),
}
_MOST_NAMED = 12
_BOUNDS = {
    "minimum": ("不能小于 {}", "at least {}"),
    "exclusiveMinimum": ("应大于 {}", "more than {}"),
    "maximum": ("不能大于 {}", "at most {}"),
    "maxLength": ("最多 {} 个字", "at most {} characters"),
    "minLength": ("至少 {} 个字", "at least {} characters"),
    "minItems": ("至少 {} 项", "at least {} items"),
    "maxItems": ("最多 {} 项", "at most {} items"),
    "minProperties": ("至少写 {} 项", "at least {} entries"),
    "maxProperties": ("最多写 {} 项", "at most {} entries"),
}


def shape_words(error: Any) -> Text:
    """What would be right instead of what `error` (of jsonschema) found."""
    rule, wanted, found = error.validator, error.validator_value, error.instance
    if rule in ("anyOf", "oneOf") and error.context:
        # The branch that got furthest is the one that was meant.
        return shape_words(max(error.context, key=lambda each: len(each.absolute_path)))
    if rule == "required":
        return _named("缺少{}", "{} is missing", [key for key in wanted if key not in found])
    if rule in ("additionalProperties", "unevaluatedProperties"):
        known = error.schema.get("properties", {})
        return _named("不认识{}", "{} is not known here", [key for key in found if key not in known])
    if rule == "type":
        types = [_TYPES[each] for each in ([wanted] if isinstance(wanted, str) else wanted)]
        zh, en = "或".join(each.zh for each in types), " or ".join(each.en for each in types)
        return Text(f"应为{zh}，而不是{_short(found)}", f"{en} is wanted, not {_short(found)}")
    if rule in ("enum", "const"):
        return _choice(wanted if rule == "enum" else [wanted], found)
    if rule in ("minLength", "minItems", "minProperties") and wanted == 1:
        return Text("不能为空", "it cannot be empty")
    if rule in _BOUNDS:
        zh, en = _BOUNDS[rule]
        return Text(f"{zh.format(wanted)}，现在是{_short(found)}", f"{en.format(wanted)}, not {_short(found)}")
    if rule == "uniqueItems":
        return Text("不能有重复", "no item may stand twice")
    return Text(f"{_short(found)}的写法不合要求", f"{_short(found)} is not written as it should be")


def named_shape_words(error: Any) -> Text:
    """The same behind the name of the part that is wrong, as an operations person knows it."""
    key = next((step for step in reversed(list(error.absolute_path)) if isinstance(step, str)), None)
    said = shape_words(error)
    if key is None:
        return Text(f"定义的写法不正确：{said.zh}", f"The definition is not well formed: {said.en}")
    name = option_name(key)
    return Text(f"“{name.zh}”：{said.zh}", f"“{name.en}”: {said.en}")


def _named(zh: str, en: str, keys: Iterable[Any]) -> Text:
    names = [f"“{str(key)[:60]}”" for key in keys][:_MOST_NAMED]
    return Text(zh.format("、".join(names)), en.format(", ".join(names)))


def _choice(wanted: list[Any], found: Any) -> Text:
    names = [str(each) for each in wanted[:_MOST_NAMED]]
    more = len(wanted) > _MOST_NAMED
    zh = "、".join(names) + (" 等" if more else "")
    en = ", ".join(names) + (", …" if more else "")
    return Text(f"应为 {zh}，而不是{_short(found)}", f"{en} is wanted, not {_short(found)}")


def _short(found: Any) -> str:
    if isinstance(found, dict | list):
        return f"“{'{…}' if isinstance(found, dict) else '[…]'}”"
    return f"“{str(found)[:60]}”"
