"""Properties that are told as a whole: when a field is required, who decides, what sets a rule off.

Told part by part they would be several changes, each of which says little.
"""

import re
from collections.abc import Mapping
from typing import Any

from tenon_engines.kernel.text import Text, beside, label
from tenon_platform.catalog.names import Names, say
from tenon_platform.catalog.property_words import OTHER, PROPERTIES, VALUES

# What a conditional property says when it holds always, never, or under a condition; what nothing said means.
_CONDITIONAL = {
    "required": (Text("必填", "required"), Text("选填", "optional"), "FALSE"),
    "readonly": (Text("只读", "read-only"), Text("可以修改", "may be changed"), "FALSE"),
    "visible": (Text("显示", "shown"), Text("不显示", "hidden"), "TRUE"),
}
_SPANS = {
    "S": Text("秒", "seconds"),
    "MIN": Text("分钟", "minutes"),
    "H": Text("小时", "hours"),
    "D": Text("天", "days"),
    "W": Text("周", "weeks"),
    "M": Text("个月", "months"),
}
_CONSEQUENCES = {
    "remind": Text("提醒", "remind"),
    "escalate": Text("同时交给", "also ask"),
    "transfer": Text("转交", "pass on to"),
    "pass": Text("自动同意", "approve"),
    "reject": Text("自动驳回", "reject"),
}
_HOLE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_NOBODY, _NOTHING = Text("未指定", "nobody"), Text("无", "none")


def told_whole(key: str, before: Any, after: Any, names: Names) -> tuple[Text | None, Text, Text] | None:
    """Name of the property (None where the values say it), what it was, what it becomes; None: told by its parts."""
    if key in _CONDITIONAL and not isinstance(before, Mapping) and not isinstance(after, Mapping):
        return None, _when(key, before, names), _when(key, after, names)
    if key in ("assign", "to", "fallback") and (_is_kind(before) or _is_kind(after)):
        what = Text("通知谁", "who is told") if key == "to" else None if key == "assign" else Text("找不到人时", "else")
        return what or Text("谁处理", "who decides"), _who(before, names), _who(after, names)
    if _is_text(before) or _is_text(after):
        return (PROPERTIES.get(key) or OTHER), _quoted(before, names), _quoted(after, names)
    if key == "trigger":
        return Text("时机", "moment"), _moment(before, names), _moment(after, names)
    if key == "timeout":
        return PROPERTIES[key], _limit(before, names), _limit(after, names)
    if key in ("digest", "offset", "grace", "after") and (_is_span(before) or _is_span(after)):
        return Text("时间", "time"), _span(before, names), _span(after, names)
    return None


def _is_kind(value: Any) -> bool:
    return isinstance(value, Mapping) and "kind" in value


def _is_text(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value) and value.keys() <= {"zh", "en"}


def _is_span(value: Any) -> bool:
    return isinstance(value, Mapping) and "unit" in value


def _when(key: str, value: Any, names: Names) -> Text:
    yes, no, usual = _CONDITIONAL[key]
    condition = str(value) if value is not None else usual
    if condition.upper() in ("TRUE", "FALSE"):
        return yes if condition.upper() == "TRUE" else no
    said = say(condition, names)
    inner = said.zh.replace("“", "‘").replace("”", "’")
    return Text(f"满足“{inner}”时{yes.zh}", f"{yes.en} when {said.en}")


def _quoted(value: Any, names: Names) -> Text:
    """A text for people: only what stands in its holes is a formula."""
    if not _is_text(value):
        return _NOTHING
    words = label(value)
    return Text(f"“{_filled(words.zh, names, 'zh')}”", f"“{_filled(words.en, names, 'en')}”")


def _filled(text: str, names: Names, language: str) -> str:
    return _HOLE.sub(lambda hole: f"{{{say(hole[1].strip(), names).pick(language)}}}", text)


def _who(value: Any, names: Names) -> Text:
    if not isinstance(value, Mapping):
        return _NOBODY
    match value.get("kind"):
        case "role":
            name = say(str(value.get("role")), names)
            return Text(f"角色“{name.zh}”", f"role {name.en}")
        case "user":
            people = [names.get(person(user), _NOBODY) for user in value.get("users") or []]
            return Text("、".join(each.zh for each in people), ", ".join(each.en for each in people))
        case "leader":
            name = say(str(value.get("of")), names)
            return Text(f"“{name.zh}”的主管", f"the leader of {name.en}")
        case "field":
            name = say(str(value.get("field")), names)
            return Text(f"“{name.zh}”里的人", f"the person in {name.en}")
        case _:
            return Text("发起人", "the requester")


def _limit(value: Any, names: Names) -> Text:
    if not isinstance(value, Mapping):
        return _NOTHING
    span, then = _span(value.get("after"), names), _CONSEQUENCES.get(str(value.get("do")), _NOTHING)
    to = _who(value["to"], names) if value.get("to") else Text("", "")
    times = value.get("repeat", 1)
    often = Text(f" {times} 次", f" {times} times") if times != 1 else Text("", "")
    return Text(f"{span.zh}后{then.zh}{to.zh}{often.zh}", f"{then.en}{to.en and f' {to.en}'}{often.en} after {span.en}")


def users_in(value: Any) -> set[int]:
    """The people a document names."""
    if isinstance(value, list):
        return set().union(*map(users_in, value)) if value else set()
    if not isinstance(value, Mapping):
        return set()
    named = value.get("users") if value.get("kind") == "user" else None
    own = {user for user in named if isinstance(user, int)} if isinstance(named, list) else set()
    return own.union(*map(users_in, value.values()))


def person(user: Any) -> str:
    """Under which word the name of a person stands among the names."""
    return f"@{user}"


def _moment(value: Any, names: Names) -> Text:
    if not isinstance(value, Mapping):
        return _NOTHING
    match value.get("kind"):
        case "transition":
            return _listed(value.get("transition"), names, Text("执行“{}”", "{}"))
        case "relative_time":
            name, offset = say(str(value.get("field")), names), value.get("offset") or {}
            n = offset.get("n")
            if not n:
                return Text(beside("到", name.zh), f"{name.en} comes")
            span = _span({**offset, "n": abs(n) if isinstance(n, int) else n}, names)
            side = Text("之前", "before") if isinstance(n, int) and n < 0 else Text("之后", "after")
            return Text(f"{name.zh}{side.zh} {span.zh}", f"{span.en} {side.en} {name.en}")
        case _:
            events = _listed(value.get("on"), VALUES, Text("{}", "{}"))
            fields = value.get("fields")
            if not fields:
                return events
            watched = _listed(fields, names, Text("{}变化", "{} changes"))
            return Text(f"{events.zh}，{watched.zh}", f"{events.en}, {watched.en}")


def _listed(value: Any, names: Names, form: Text) -> Text:
    words = [say(str(each), names) for each in ([value] if isinstance(value, str) else value or [])]
    zh, en = "、".join(word.zh for word in words), ", ".join(word.en for word in words)
    return Text(form.zh.format(zh), form.en.format(en))


def _span(value: Any, names: Names) -> Text:
    """`24 小时`; a business setting stands with its name: `“升级时限”小时`."""
    if not isinstance(value, Mapping):
        return _NOTHING
    unit, n = _SPANS.get(str(value.get("unit")), _NOTHING), value.get("n")
    if isinstance(n, str):
        said = say(n, names)
        return Text(f"“{said.zh}”{unit.zh}", f"“{said.en}” {unit.en}")
    number = Text(str(n), str(n))
    return Text(f"{number.zh} {unit.zh}", f"{number.en} {unit.en}")
