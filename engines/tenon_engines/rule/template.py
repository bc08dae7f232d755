"""Texts with `{{ }}`: each hole is a formula, compiled with the document and shown as its field would be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tenon_engines.form.shape import FieldShape
from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.text import Text, label
from tenon_engines.rule.labels import field_at, show
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site

_HOLE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_NAME = re.compile(r"^[\w.]+$")
_LONGEST = 2000

Part = str | tuple[Formula, FieldShape | None]


@dataclass(frozen=True, slots=True)
class Template:
    """One text in both languages, ready to be filled."""

    zh: tuple[Part, ...]
    en: tuple[Part, ...]

    def render(self, scene: Scene) -> Text:
        return Text(_fill(self.zh, scene).zh, _fill(self.en, scene).en)


def link_template(site: Site, texts: Mapping[str, str], path: str) -> Template | None:
    """The compiled text, or None when a hole does not compile."""
    both = label(dict(texts))
    zh = _link(site, both.zh, f"{path}/zh")
    en = zh if both.en == both.zh else _link(site, both.en, f"{path}/en")
    return Template(zh, en) if zh is not None and en is not None else None


def _link(site: Site, text: str, path: str) -> tuple[Part, ...] | None:
    if len(text) > _LONGEST:
        site.report("too_long", path, Text(f"文本最长 {_LONGEST} 字", f"At most {_LONGEST} characters"))
        return None
    parts: list[Part] = []
    end = 0
    fine = True
    for hole in _HOLE.finditer(text):
        parts.append(text[end : hole.start()])
        end = hole.end()
        part = _hole(site, hole.group(1).strip(), path)
        fine = fine and part is not None
        if part is not None:
            parts.append(part)
    parts.append(text[end:])
    return tuple(part for part in parts if part != "") if fine else None


def _hole(site: Site, expression: str, path: str) -> Part | None:
    formula = site.own(expression, path)
    if formula is None:
        return None
    if formula.type.name == "record" and _NAME.match(expression):
        return _title(site, formula, expression, path)
    names = list(formula.keys)
    field = field_at(site.shapes, site.form, names[0]) if len(names) == 1 and _NAME.match(expression) else None
    return formula, field


def _title(site: Site, formula: Formula, expression: str, path: str) -> Part | None:
    """A reference shows as the title of the record it names, never as an id."""
    form = site.form if expression == "record" else formula.type.form
    shape = site.shapes.get(form or "")
    if shape is None or shape.title is None:
        return formula, None
    titled = site.own(f"{expression}.{shape.title}", path)
    return (titled, shape.fields.get(shape.title)) if titled is not None else None


def _fill(parts: tuple[Part, ...], scene: Scene) -> Text:
    zh: list[str] = []
    en: list[str] = []
    for part in parts:
        if isinstance(part, str):
            shown = Text(part, part)
        else:
            formula, field = part
            shown = show(formula.run(scene.own, scene.context), field, scene.context.tz)
        zh.append(shown.zh)
        en.append(shown.en)
    return Text("".join(zh), "".join(en))
