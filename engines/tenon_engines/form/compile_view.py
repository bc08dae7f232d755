"""Checks the parts of a form that people see: views, tabs, layout, buttons, search."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import String

from tenon_engines.form.drafting import Drafting
from tenon_engines.form.fields.autonumber import Autonumber
from tenon_engines.form.fields.boolean import Boolean
from tenon_engines.form.fields.sealed import Sealed
from tenon_engines.form.fields.select import Select
from tenon_engines.form.fields.status import Status
from tenon_engines.form.fields.text import Text as TextField
from tenon_engines.form.layout import layout_types
from tenon_engines.form.plan import FieldPlan, SearchTarget, SubtablePlan
from tenon_engines.form.scope import FormScope
from tenon_engines.kernel.naming import SYSTEM_FIELDS
from tenon_engines.kernel.text import Text


def compile_search(draft: Drafting, fields: Mapping[str, FieldPlan]) -> tuple[SearchTarget, ...]:
    """Columns of the search box. `phone_tail` (and `phone`) name what a phone can be found by."""
    found: list[SearchTarget] = []
    for index, name in enumerate(draft.document.get("search", ())):
        field = fields.get(name) or fields.get(name.removesuffix("_tail"))
        if field is not None and isinstance(field.result, Sealed) and (field.key == name or field.result.has_tail):
            found += _sealed(field.key, field.result)
        elif field is None or field.key != name or not field.column or not field.result.filterable:
            _unknown(draft, name, f"/search/{index}", (key for key, one in fields.items() if one.column))
        elif field.target is not None:
            found.append(_titles_of(draft, field, f"/search/{index}"))
        elif not isinstance(field.result.column_type(), String):
            why = Text("它不是文本或编号", "it holds neither text nor a document number")
            _unsearchable(draft, field, f"/search/{index}", why)
        else:
            found.append(SearchTarget(name, name, "text"))
            if isinstance(field.result, TextField) and field.result.pinyin:
                found.append(SearchTarget(name, f"{name}__pinyin", "pinyin"))
    return tuple(found)


def _titles_of(draft: Drafting, field: FieldPlan, path: str) -> SearchTarget:
    """What a reference shows is searched as the name it is."""
    shape = draft.shapes.get(field.target or "")
    title = shape.fields.get(shape.title or "") if shape is not None else None
    if shape is not None and (title is None or not isinstance(title.result, TextField | Autonumber)):
        why = Text(
            f"“{shape.name.zh}”的标题不是文本或编号", f"the title of {shape.name.en!r} is neither text nor a number"
        )
        _unsearchable(draft, field, path, why)
    return SearchTarget(field.key, field.key, "title")


def _unsearchable(draft: Drafting, field: FieldPlan, path: str, why: Text) -> None:
    message = Text(f"不能按“{field.name.zh}”查找：{why.zh}", f"{field.name.en!r} cannot be searched: {why.en}")
    draft.say("not_searchable", path, message)


def _sealed(key: str, kind: Sealed) -> list[SearchTarget]:
    tail = [SearchTarget(key, f"{key}__tail", "tail")] if kind.has_tail else []
    return [*tail, SearchTarget(key, f"{key}__hash", "hash", kind.sought)]


def check_views(
    draft: Drafting, fields: Mapping[str, FieldPlan], subtables: Mapping[str, SubtablePlan]
) -> tuple[Mapping[str, Any], ...]:
    """Columns and sort fields exist, filters compile as the form's own conditions."""
    scope = FormScope(draft.shapes, draft.shape.key)
    views = tuple(draft.document.get("views", ()))
    _twice(draft, (view["key"] for view in views), "/views")
    for index, view in enumerate(views):
        where = f"/views/{index}"
        draft.formula(view.get("filter"), f"{where}/filter", scope)
        _sort(draft, view.get("sort", ()), f"{where}/sort", fields)
        for position, column in enumerate(view.get("columns", ())):
            head = column["field"].split(".")[0]
            if head not in fields and head not in subtables and head not in SYSTEM_FIELDS:
                _unknown(draft, column["field"], f"{where}/columns/{position}/field", fields)
            _beside(draft, column, f"{where}/columns/{position}", fields)
        for position, tab in enumerate(view.get("tabs", ())):
            draft.formula(tab.get("filter"), f"{where}/tabs/{position}/filter", scope)
            _sort(draft, tab.get("sort", ()), f"{where}/tabs/{position}/sort", fields)
        _split(draft, view, where, fields)
        _offer(draft, view, where, scope)
    return views


def _beside(draft: Drafting, column: Mapping[str, Any], where: str, fields: Mapping[str, FieldPlan]) -> None:
    """What stands as small marks beside a value: what is so or not, and choices."""
    kinds = (Boolean, Select, Status)
    known = [name for name, field in fields.items() if isinstance(field.result, kinds)]
    for place, key in enumerate(column.get("beside", ())):
        if key not in known:
            _unknown(draft, key, f"{where}/beside/{place}", known)


def _split(draft: Drafting, view: Mapping[str, Any], where: str, fields: Mapping[str, FieldPlan]) -> None:
    """What a view counts by is a stored choice."""
    key = view.get("split")
    choices = [name for name, field in fields.items() if field.column and isinstance(field.result, Select | Status)]
    if key is not None and key not in choices:
        _unknown(draft, key, f"{where}/split", choices)


def _offer(draft: Drafting, view: Mapping[str, Any], where: str, scope: FormScope) -> None:
    """What its rows offer are buttons and transitions of the form, some of them under a condition."""
    entries = draft.document.get("fields", ())
    known = [step["key"] for entry in entries for step in entry.get("transitions", ()) if "key" in step]
    known += [button["key"] for button in draft.document.get("buttons", ())]
    for position, offer in enumerate(view.get("offer", ())):
        path, key = f"{where}/offer/{position}", offer["key"]
        draft.formula(offer.get("when"), f"{path}/when", scope)
        if key not in known:
            some = ", ".join(sorted(known)[:12])
            message = Text(f"没有按钮或流转“{key}”", f"There is no button or transition {key!r}")
            draft.say("unknown_button", f"{path}/key", message, Text(f"可用：{some}", f"one of: {some}"))


def check_layout(draft: Drafting, known: Iterable[str]) -> None:
    """Every placed field exists and stands in one place only."""
    names = set(known)
    placed: set[str] = set()
    ids: set[str] = set()

    def walk(items: Any, path: str, depth: int) -> None:
        if not isinstance(items, list) or depth > 6:
            return
        for index, item in enumerate(items):
            where = f"{path}/{index}"
            if not isinstance(item, dict):
                draft.say("bad_shape", where, Text("应为一个对象", "Must be an object"))
                continue
            if item.get("id") in ids:
                draft.say("duplicate_id", f"{where}/id", Text("布局元素的 id 重复", "Two layout elements have one id"))
            ids.add(str(item.get("id")))
            field = item.get("field")
            if "type" in item:
                _element(draft, item, where)
            if isinstance(field, str):
                if field not in names:
                    _unknown(draft, field, f"{where}/field", names)
                elif field in placed:
                    message = Text(f"字段“{field}”放置了两次", f"The field {field!r} is placed twice")
                    draft.say("placed_twice", f"{where}/field", message)
                placed.add(field)
            walk(item.get("items"), f"{where}/items", depth + 1)

    walk(draft.document.get("layout"), "/layout", 0)


def _element(draft: Drafting, item: Mapping[str, Any], where: str) -> None:
    """A section, a divider, a note: the options are those of its kind."""
    own = {option: value for option, value in item.items() if option not in ("id", "name", "items", "field", "span")}
    draft.attempt(lambda: layout_types.parse(own, where, tag="type"))


def check_buttons(draft: Drafting, fields: Mapping[str, object]) -> dict[str, Mapping[str, Any]]:
    """Conditions compile and asked fields exist; the actions are compiled by the rule engine."""
    buttons = draft.document.get("buttons", ())
    _twice(draft, (button["key"] for button in buttons), "/buttons")
    for index, button in enumerate(buttons):
        draft.formula(button.get("when"), f"/buttons/{index}/when", draft.scope())
        for position, asked in enumerate(button.get("ask", ())):
            if asked not in fields:
                _unknown(draft, asked, f"/buttons/{index}/ask/{position}", fields)
    return {button["key"]: button for button in buttons}


def _sort(draft: Drafting, sort: Iterable[Mapping[str, Any]], path: str, fields: Mapping[str, FieldPlan]) -> None:
    for index, entry in enumerate(sort):
        name = entry["field"]
        field = fields.get(name)
        if name in SYSTEM_FIELDS:
            continue
        if field is None:
            _unknown(draft, name, f"{path}/{index}/field", fields)
        elif not field.column or not field.result.filterable:
            message = Text(f"不能按“{field.name.zh}”排序", f"Lists cannot be sorted by {field.name.en!r}")
            hint = Text("请改为存储字段", "make it a stored field")
            draft.say("not_sortable", f"{path}/{index}/field", message, hint)


def _twice(draft: Drafting, keys: Iterable[str], path: str) -> None:
    seen: set[str] = set()
    for index, key in enumerate(keys):
        if key in seen:
            draft.say("duplicate_key", f"{path}/{index}/key", Text(f"键“{key}”重复", f"The key {key!r} is used twice"))
        seen.add(key)


def _unknown(draft: Drafting, name: str, path: str, known: Iterable[str]) -> None:
    some = ", ".join(sorted(known)[:12])
    message = Text(f"没有字段“{name}”", f"There is no field {name!r}")
    draft.say("unknown_field", path, message, Text(f"可用：{some}", f"one of: {some}"))
