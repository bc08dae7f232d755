"""Which fields of a form an import can fill, and a first mapping for the columns of a file."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from tenon_engines.form.plan import FormPlan
from tenon_engines.form.shape import FieldShape, FormShape
from tenon_engines.kernel.text import Text, label
from tenon_platform.access.permissions import FormRights
from tenon_platform.exchange.columns import Column
from tenon_platform.exchange.import_store import LastMapping
from tenon_platform.exchange.suggest import SURE, Target, suggest

HISTORIC = ("autonumber",)
AMOUNTS = ("number", "money", "percent")


def denied_fields(shape: FormShape, rights: FormRights) -> set[str]:
    """Fields and tables that the person may not write. Numbers may come with history though nobody types them."""
    return {
        key
        for key, right in rights.fields.items()
        if key in shape.fields and not (right == "read" and shape.fields[key].type in HISTORIC)
    }


def targets_of(plan: FormPlan, denied: Collection[str] = ()) -> list[Target]:
    """Every field that people (or history) fill and that is not denied, lines behind the fields of the record."""
    fields = [field for field in plan.shape.fields.values() if field.key not in denied]
    own = [_target(plan, field.key, field) for field in fields if _fillable(field)]
    lines = [
        _target(plan, f"{table.key}.{field.key}", field, table.name)
        for table in fields
        if table.subtable is not None
        for field in table.subtable.values()
        if _fillable(field)
    ]
    return own + lines


def _fillable(field: FieldShape) -> bool:
    return field.subtable is None and (not field.kind.computed or field.type in HISTORIC)


def _target(plan: FormPlan, path: str, field: FieldShape, table: Text | None = None) -> Target:
    own = plan.fields.get(path)
    if own is None:
        head, _, key = path.partition(".")
        own = plan.subtables[head].fields[key]
    of = table or plan.name  # a list of customers calls their names 客户名称
    names = (field.name.zh, field.name.en, f"{of.zh}{field.name.zh}", f"{of.en} {field.name.en}")
    required = own.required is not None and own.required.is_true_literal and own.default is None
    inner = field.key in _asked(plan) and own.visible is not None and own.visible.keys == {field.key}
    optional = table is not None and not (required and plan.subtables[path.partition(".")[0]].least)
    rivals = frozenset(_other_amounts(plan.shape, path)) if optional and field.type in AMOUNTS else frozenset()
    return Target(path, names, field.type, required, tuple(_options(field)), rivals, inner)


def _asked(plan: FormPlan) -> set[str]:
    """What buttons and transitions ask for."""
    steps = [*(one.ask for one in plan.transitions.values()), *(one.get("ask", ()) for one in plan.buttons.values())]
    return {key for step in steps for key in step}


def _other_amounts(shape: FormShape, path: str) -> Iterator[str]:
    """What the other numbers of the record and of all its rows are called, computed ones too."""
    for field in shape.fields.values():
        for key, one in (field.subtable or {field.key: field}).items():
            at = key if field.subtable is None else f"{field.key}.{key}"
            if at != path and (one.result or one.kind).name in AMOUNTS:
                yield from one.name


def _options(field: FieldShape) -> Iterator[tuple[str, str, str]]:
    for option in getattr(field.kind, "options", None) or getattr(field.kind, "states", None) or ():
        name = label(option.name, option.key)
        yield option.key, name.zh, name.en


def target_json(plan: FormPlan, target: Target, language: str) -> dict[str, Any]:
    table = plan.shape.fields[target.path.partition(".")[0]]
    english = language.lower().startswith("en")
    name = target.names[1] if english else target.names[0]
    group = table.name.pick(language) if table.subtable is not None else None
    options = [{"key": key, "name": en if english else zh} for key, zh, en in target.options]
    return {
        "path": target.path,
        "name": name,
        "group": group,
        "required": target.required,
        "type": target.type,
        "options": options,
    }


def first_mapping(columns: Sequence[Column], targets: Sequence[Target], last: LastMapping) -> list[dict[str, Any]]:
    """Suggested entries; each says how sure it is (0…100) and on what ground."""
    paths = {target.path for target in targets}
    sound = {column.index for column in columns if column.problem is None}
    given = [
        entry
        for entry in last.given
        if entry["target"] in paths and (entry["source"].get("kind") != "column" or entry["source"]["column"] in sound)
    ]
    filled = {entry["target"] for entry in given}
    used = last.left | {entry["source"].get("column") for entry in given}
    suggested = suggest(
        [column for column in columns if column.index not in used],
        [target for target in targets if target.path not in filled],
        last.columns,
    )
    return [
        *({**entry, "confidence": SURE, "ground": "last"} for entry in given),
        *(
            {
                "target": each.target,
                "source": {"kind": "column", "column": each.column},
                "confidence": each.confidence,
                "ground": each.ground,
            }
            for each in suggested
        ),
    ]
