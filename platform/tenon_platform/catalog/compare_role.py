"""What differs between two bodies of a role, right by right, and which of it lets people do more than before."""

from collections.abc import Iterator, Mapping
from typing import Any

from tenon_engines.kernel.text import Text, label
from tenon_platform.access.roles import FIELD_RIGHTS, FLAGS, SCOPES
from tenon_platform.catalog.compare import DocumentChange, compare
from tenon_platform.catalog.say_condition import Bodies, say_condition

_RIGHTS = {
    "create": Text("新建", "create"),
    "read": Text("查看", "read"),
    "update": Text("修改", "update"),
    "delete": Text("删除", "delete"),
    "import": Text("导入", "import"),
    "export": Text("导出", "export"),
    "print": Text("打印", "print"),
}
_ON_FIELDS = {
    "hidden": Text("隐藏", "hidden"),
    "masked": Text("打码", "masked"),
    "read": Text("只读", "read-only"),
    "write": Text("可修改", "may change"),
}
_POWERS = {
    "admin": Text("系统管理员", "administrator"),
    "builder": Text("可以设计应用", "may design applications"),
}
_YES, _NO = Text("可以", "yes"), Text("不可以", "no")
WIDENED = Text("权限扩大", "gives more rights")
_MOVED = Text("范围改变，请核对", "reaches other records; please check")
_NONE: Mapping[str, Any] = {}


def compare_role(old: Mapping[str, Any] | None, new: Mapping[str, Any], bodies: Bodies) -> list[DocumentChange]:
    """Every right that changes, in words; `effect` marks those that let somebody do more."""
    before = old or _NONE
    rights = {"forms", "dashboards", *_POWERS}
    found = compare(None if old is None else _without(old, rights), _without(new, rights))
    for power, words in _POWERS.items():
        found += _switch(words, bool(before.get(power)), bool(new.get(power)), f"/{power}")
    forms = before.get("forms") or _NONE, new.get("forms") or _NONE
    for form in [*forms[0], *(form for form in forms[1] if form not in forms[0])]:
        found += _form(form, forms[0].get(form) or _NONE, forms[1].get(form) or _NONE, bodies)
    boards = before.get("dashboards") or (), new.get("dashboards") or ()
    for key in dict.fromkeys((*boards[0], *boards[1])):
        name = label((bodies.get(("dashboard", key)) or _NONE).get("name"), key)
        words = Text(f"看板“{name.zh}”", f"dashboard {name.en}")
        found += _switch(words, key in boards[0], key in boards[1], "/dashboards")
    return found


def _form(form: str, old: Mapping[str, Any], new: Mapping[str, Any], bodies: Bodies) -> Iterator[DocumentChange]:
    body = bodies.get(("form", form)) or _NONE
    name, path = label(body.get("name"), form), f"/forms/{form}"
    for flag in FLAGS:
        yield from _switch(_on(name, _RIGHTS[flag]), bool(old.get(flag)), bool(new.get(flag)), f"{path}/{flag}")
    for scope in SCOPES:
        before, after = _reach(old.get(scope)), _reach(new.get(scope))
        if before != after:
            words = _on(name, _RIGHTS[scope])
            yield _change(words, _say(before, form, bodies), _say(after, form, bodies), f"{path}/{scope}",
                          _widening(before, after))  # fmt: skip
    names = {each["key"]: label(each.get("name"), each["key"]) for each in body.get("fields") or () if "key" in each}
    rights = old.get("fields") or _NONE, new.get("fields") or _NONE
    for field in dict.fromkeys((*rights[0], *rights[1])):
        before, after = rights[0].get(field, "write"), rights[1].get(field, "write")
        if before != after and before in FIELD_RIGHTS and after in FIELD_RIGHTS:
            wider = old != _NONE and FIELD_RIGHTS.index(after) > FIELD_RIGHTS.index(before)
            words = _on(name, names.get(field, Text(field, field)))
            yield _change(words, _ON_FIELDS[before], _ON_FIELDS[after], f"{path}/fields/{field}",
                          WIDENED if wider else None)  # fmt: skip
    for part, known in (("transitions", _transitions(body)), ("buttons", _buttons(body))):
        keys = old.get(part) or (), new.get(part) or ()
        for key in dict.fromkeys((*keys[0], *keys[1])):
            words = _on(name, known.get(key, Text(key, key)))
            yield from _switch(words, key in keys[0], key in keys[1], f"{path}/{part}")


def _transitions(body: Mapping[str, Any]) -> dict[str, Text]:
    fields = [field for field in body.get("fields") or () if field.get("type") == "status"]
    return {
        each["key"]: label(each.get("name"), each["key"]) for one in fields for each in one.get("transitions") or ()
    }


def _buttons(body: Mapping[str, Any]) -> dict[str, Text]:
    return {each["key"]: label(each.get("name"), each["key"]) for each in body.get("buttons") or ()}


def _reach(value: Any) -> Any:
    """True for every record, False for none, else the condition."""
    if isinstance(value, str):
        said = value.strip().upper()
        return True if said == "TRUE" else False if said in ("", "FALSE") else value
    return bool(value)


def _widening(before: Any, after: Any) -> Text | None:
    if after is True or before is False:
        return WIDENED
    return None if after is False or before is True else _MOVED


def _say(reach: Any, form: str, bodies: Bodies) -> Text:
    if isinstance(reach, bool):
        return _YES if reach else _NO
    return say_condition(reach, form, bodies)


def _switch(words: Text, before: bool, after: bool, path: str) -> Iterator[DocumentChange]:
    if before != after:
        was, now = (_YES if before else _NO), (_YES if after else _NO)
        yield _change(words, was, now, path, WIDENED if after else None)


def _change(words: Text, before: Text, after: Text, path: str, effect: Text | None) -> DocumentChange:
    text = Text(f"{words.zh}：{before.zh} → {after.zh}", f"{words.en}: {before.en} → {after.en}")
    return DocumentChange("changed", path, text, effect=effect)


def _on(form: Text, right: Text) -> Text:
    return Text(f"{form.zh} › {right.zh}", f"{form.en} › {right.en}")


def _without(body: Mapping[str, Any], parts: set[str]) -> dict[str, Any]:
    return {key: value for key, value in body.items() if key not in parts}
