"""From the key in a formula to the field a person knows: its name, its options, how its value is shown."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from tenon_engines.form.fields.money import Money
from tenon_engines.form.fields.select import Select
from tenon_engines.form.fields.status import Status
from tenon_engines.form.shape import FieldShape, FormShape
from tenon_engines.kernel.text import Text, label

_BEFORE = Text("原", "former ")


def field_at(shapes: Mapping[str, FormShape], form: str, key: str) -> FieldShape | None:
    """The field a key of `form` ends at, through references and subtables (`customer.level`, `lines.qty`)."""
    shape = shapes.get(form)
    fields: Mapping[str, FieldShape] = shape.fields if shape else {}
    found: FieldShape | None = None
    for step in _path(key):
        found = fields.get(step)
        if found is None:
            return None
        if found.subtable is not None:
            fields = found.subtable
        else:
            target = shapes.get(found.target) if found.target else None
            fields = target.fields if target else {}
    return found


def label_of(shapes: Mapping[str, FormShape], form: str, key: str) -> Text:
    """The name of a key for people; the key itself where it names nothing a person has named."""
    found = field_at(shapes, form, key)
    if found is None:
        return Text(key, key)
    name = found.name
    return Text(_BEFORE.zh + name.zh, _BEFORE.en + name.en) if key.startswith("old.") else name


def show(value: Any, field: FieldShape | None, zone: ZoneInfo, *, plain: bool = False) -> Text:
    """A value as its field would show it: amounts with their 分, other numbers without zeros at the end. `plain`: whole
    amounts without them too (50,000, not 50,000.00)."""
    if value is None:
        return Text("空", "empty") if plain else Text("", "")
    said = field.result.say(value) if field is not None and field.result is not None else None
    if said is not None:
        return said
    if isinstance(value, bool):
        return Text("是", "yes") if value else Text("否", "no")
    if isinstance(value, Decimal):
        return _same(_number(value, field, plain))
    if isinstance(value, datetime):
        return _same(value.astimezone(zone).strftime("%Y-%m-%d %H:%M"))
    if isinstance(value, date | time):
        return _same(value.isoformat())
    if isinstance(value, list):
        shown = [show(item, field, zone, plain=plain) for item in value]
        return Text("、".join(text.zh for text in shown), ", ".join(text.en for text in shown))
    return _option(field, value) or _same(str(value))


def _number(value: Decimal, field: FieldShape | None, plain: bool) -> str:
    kind = field.result if field is not None else None
    if isinstance(kind, Money) and not (plain and value == value.to_integral_value()):
        return f"{value:,.{kind.scale}f}"
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _option(field: FieldShape | None, value: Any) -> Text | None:
    kind = field.result if field is not None else None
    options = kind.states if isinstance(kind, Status) else kind.options if isinstance(kind, Select) else ()
    found = next((option for option in options if option.key == value), None)
    return label(found.name, found.key) if found is not None else None


def _path(key: str) -> list[str]:
    steps = key.split(".")
    return steps[1:] if steps[0] in ("record", "old") and len(steps) > 1 else steps


def _same(text: str) -> Text:
    return Text(text, text)
