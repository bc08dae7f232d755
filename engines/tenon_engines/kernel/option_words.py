"""What is wrong with an option of a kind, by the option's name and in words of both languages."""

from typing import Any

from tenon_engines.kernel.text import Text

_NAMES = {
    "actions": Text("动作", "actions"),
    "after": Text("时限", "time limit"),
    "assign": Text("审批人", "who decides"),
    "count": Text("行数", "how many"),
    "do": Text("超时后", "what then"),
    "expr": Text("公式", "formula"),
    "field": Text("字段", "field"),
    "form": Text("表单", "form"),
    "kind": Text("类型", "kind"),
    "match": Text("找哪些记录", "which records"),
    "max": Text("上限", "maximum"),
    "message": Text("给出的提示", "message"),
    "min": Text("下限", "minimum"),
    "mode": Text("取值方式", "mode"),
    "of": Text("汇总什么", "what is totalled"),
    "options": Text("选项", "options"),
    "path": Text("取值", "taken from"),
    "pattern": Text("编号规则", "numbering"),
    "precision": Text("精度", "precision"),
    "repeat": Text("提醒几次", "number of reminders"),
    "result": Text("结果", "result"),
    "role": Text("角色", "role"),
    "scale": Text("小数位", "decimals"),
    "set": Text("要填的字段", "fields to fill"),
    "states": Text("状态", "states"),
    "text": Text("内容", "text"),
    "to": Text("对象", "whom or what"),
    "transition": Text("流转", "transition"),
    "transitions": Text("流转", "transitions"),
    "fields": Text("字段", "fields"),
    "filter": Text("筛选", "filter"),
    "holds": Text("成立条件", "holds when"),
    "measures": Text("数值", "values"),
    "name": Text("名称", "name"),
    "nodes": Text("步骤", "steps"),
    "query": Text("数据", "data"),
    "tiles": Text("图块", "tiles"),
    "title": Text("标题", "title"),
    "trigger": Text("触发", "trigger"),
    "when": Text("条件", "condition"),
    "unit": Text("单位", "unit"),
    "user": Text("成员", "person"),
}
_BOUNDS = {
    "greater_than_equal": ("ge", "不能小于 {}", "at least {} is wanted"),
    "greater_than": ("gt", "应大于 {}", "more than {} is wanted"),
    "less_than_equal": ("le", "不能大于 {}", "at most {} is possible"),
    "less_than": ("lt", "应小于 {}", "less than {} is wanted"),
    "string_too_short": ("min_length", "至少 {} 个字", "at least {} characters are wanted"),
    "string_too_long": ("max_length", "最多 {} 个字", "at most {} characters are possible"),
    "too_short": ("min_length", "至少要有 {} 项", "at least {} is wanted"),
    "too_long": ("max_length", "最多 {} 项", "at most {} are possible"),
    "literal_error": ("expected", "应为 {}", "{} is wanted"),
}
_TYPES = {
    "int": Text("应为整数", "a whole number is wanted"),
    "float": Text("应为数字", "a number is wanted"),
    "decimal": Text("应为数字", "a number is wanted"),
    "bool": Text("应为是或否", "true or false is wanted"),
    "string": Text("应为文字", "text is wanted"),
    "list": Text("应为列表", "a list is wanted"),
    "tuple": Text("应为列表", "a list is wanted"),
    "dict": Text("还没有填写", "it is not filled in yet"),
    "model": Text("还没有填写", "it is not filled in yet"),
}


def option_name(key: str) -> Text:
    return _NAMES.get(key, Text(key, key))


def option_words(part: Any) -> Text:
    """`part`: one finding of pydantic, which itself only speaks English."""
    key = next((str(step) for step in reversed(part["loc"]) if isinstance(step, str)), "")
    name, kind = option_name(key), part["type"]
    if kind == "missing":
        return Text(f"请填写“{name.zh}”", f"“{name.en}” is missing")
    if kind == "extra_forbidden":
        return Text(f"没有“{key}”这个设置", f"There is no setting “{key}”")
    what = _wrong(kind, part)
    return Text(f"“{name.zh}”{what.zh}", f"“{name.en}”: {what.en}")


def _wrong(kind: str, part: Any) -> Text:
    if kind in _BOUNDS:
        limit, zh, en = _BOUNDS[kind]
        wanted = part["ctx"][limit]
        return Text(zh.format(wanted), en.format(str(wanted).replace(" or ", ", ")))
    family = kind.partition("_")[0]
    return _TYPES.get(family, Text("的写法不正确", "it is not written as it should be"))
