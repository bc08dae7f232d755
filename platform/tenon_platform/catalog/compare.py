"""What differs between two bodies of a document, element by element, in words for the person who publishes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from tenon_engines.kernel.text import Text, label
from tenon_platform.catalog.kind_words import KINDS
from tenon_platform.catalog.names import Names, say
from tenon_platform.catalog.property_words import GRAINS, OTHER, PROPERTIES
from tenon_platform.catalog.whole_words import told_whole

MOST = 300
LISTED = 4


@dataclass(frozen=True, slots=True)
class DocumentChange:
    kind: Literal["added", "removed", "changed", "moved"]
    path: str
    text: Text
    before: Any = None
    after: Any = None
    effect: Text | None = None  # what it does beyond the document itself; asks for a second look


def compare(old: Mapping[str, Any] | None, new: Mapping[str, Any], names: Names | None = None) -> list[DocumentChange]:
    """Elements are matched by key or id, so a moved field is one move and not many changes."""
    if old is None:
        name = label(new.get("name"), str(new.get("key", "")))
        return [DocumentChange("added", "", Text(f"新建“{name.zh}”", f"New: {name.en}"))]
    comparison = _Comparison(names or {}, _named_elements(old) ^ _named_elements(new))
    comparison.objects(old, new, "", Text("", ""))
    return comparison.found[:MOST]


@dataclass(slots=True)
class _Comparison:
    names: Names
    # Elements with a name that come or go: the places and lines that hold them are no news besides.
    fresh: set[str]
    found: list[DocumentChange] = field(default_factory=list)

    def objects(self, old: Mapping[str, Any], new: Mapping[str, Any], path: str, where: Text) -> None:
        for key in [*old, *(key for key in new if key not in old)]:
            before, after = old.get(key), new.get(key)
            place = f"{path}/{key}"
            if before == after or (key in ("from", "to") and any(end in self.fresh for end in _words(before, after))):
                continue
            if key == "at" and isinstance(before, Mapping) and isinstance(after, Mapping):
                self.found += [
                    DocumentChange("changed", place, text, before, after) for text in _moved(where, before, after)
                ]
            elif (whole := told_whole(key, before, after, self.names)) is not None:
                what, was, becomes = whole
                place_of = _within(where, what) if what else where
                text = Text(f"{place_of.zh}：{was.zh} → {becomes.zh}", f"{place_of.en}: {was.en} → {becomes.en}")
                self.found.append(DocumentChange("changed", place, text, before, after))
            elif _is_elements(before) and _is_elements(after):
                self.elements(before or [], after or [], place, where)
            elif isinstance(before, Mapping) and isinstance(after, Mapping) and key != "name":
                self.objects(before, after, place, _within(where, self.called(key, before)))
            else:
                self.found.append(
                    DocumentChange("changed", place, self.sentence(where, key, before, after), before, after)
                )

    def elements(self, old: list[Any], new: list[Any], path: str, where: Text) -> None:
        before = {_identity(each): each for each in old}
        after = {_identity(each): each for each in new}
        positions = {identity: index for index, identity in enumerate(after)}
        for identity, element in before.items():
            if identity not in after and not self.follows(element):
                text = self.gone(where, element)
                self.found.append(DocumentChange("removed", path, text, element))
        for identity, element in after.items():
            name = _within(where, self.element_name(element))
            place = f"{path}/{positions[identity]}"
            if identity in before:
                self.objects(before[identity], element, place, name)
            elif not self.follows(element):
                text = self.come(where, element)
                self.found.append(DocumentChange("added", place, text, None, element))
        kept_before = [identity for identity in before if identity in after]
        kept_after = [identity for identity in after if identity in before]
        if kept_before != kept_after:
            name = where if where.zh else self.called(path.rsplit("/", 1)[-1])
            self.found.append(DocumentChange("moved", path, Text(f"调整“{name.zh}”的顺序", f"Reorders {name.en}")))

    def come(self, where: Text, element: Mapping[str, Any]) -> Text:
        name = self.element_name(element)
        if "field" in element and where.zh:
            return Text(f"“{name.zh}”放进“{where.zh}”", f"Puts {name.en} into {where.en}")
        name = _within(where, name)
        return Text(f"新增“{name.zh}”", f"Adds {name.en}")

    def gone(self, where: Text, element: Mapping[str, Any]) -> Text:
        name = self.element_name(element)
        if "field" in element and where.zh:
            return Text(f"“{name.zh}”移出“{where.zh}”", f"Takes {name.en} off {where.en}")
        name = _within(where, name)
        return Text(f"删除“{name.zh}”", f"Removes {name.en}")

    def follows(self, element: Mapping[str, Any]) -> bool:
        return any(element.get(part) in self.fresh for part in ("field", "from", "to") if _is_word(element.get(part)))

    def element_name(self, element: Mapping[str, Any]) -> Text:
        for part in ("name", "title"):
            if isinstance(element.get(part), Mapping):
                return label(element[part])
        word = str(
            element.get("field")
            or element.get("list")
            or element.get("dashboard")
            or element.get("id")
            or element.get("key")
        )
        known = self.names.get(word)
        return known or (KINDS.get(str(element.get("kind"))) or OTHER if "field" not in element else Text(word, word))

    def called(self, key: str, value: Any = None) -> Text:
        if isinstance(value, Mapping) and isinstance(value.get("name"), Mapping):
            return label(value["name"])
        return PROPERTIES.get(key) or self.names.get(key) or OTHER

    def sentence(self, where: Text, key: str, before: Any, after: Any) -> Text:
        what = where if key == "value" and where.zh else _within(where, self.called(key))
        if isinstance(before, bool) or isinstance(after, bool):  # said or left out, a yes turns into a no
            before, after = (not after if before is None else before), (not before if after is None else after)
        old, new = self.shown(before), self.shown(after)
        if before is None:
            return Text(f"{what.zh}：设为 {new.zh}", f"{what.en}: set to {new.en}")
        if after is None:
            return Text(f"{what.zh}：不再是 {old.zh}", f"{what.en}: no longer {old.en}")
        return Text(f"{what.zh}：{old.zh} → {new.zh}", f"{what.en}: {old.en} → {new.en}")

    def shown(self, value: Any) -> Text:
        if isinstance(value, Mapping) and ("zh" in value or "en" in value):
            name = label(value)
            return Text(f"“{name.zh}”", f"“{name.en}”")
        if isinstance(value, bool):
            return Text("是" if value else "否", "yes" if value else "no")
        if isinstance(value, Mapping) and "value" in value and "type" in value:  # a business setting
            return self.shown(value["value"])
        if isinstance(value, list):
            words = [self.entry(each) for each in value]
            if words and len(words) <= LISTED and all(words):
                return Text("、".join(w.zh for w in words if w), ", ".join(w.en for w in words if w))
        if isinstance(value, list | Mapping):
            return Text(f"{len(value)} 项", f"{len(value)} entries")
        if value is None:
            return Text("(空)", "(empty)")
        said = say(str(value), self.names)
        return Text(_short(said.zh), _short(said.en))

    def entry(self, value: Any) -> Text | None:
        """The name of one entry of a list, where it has one."""
        if isinstance(value, Mapping) and value.get("grain"):
            name, grain = self.names.get(value.get("dim", "")), GRAINS.get(value["grain"])
            return Text(f"{name.zh}（{grain.zh}）", f"{name.en} ({grain.en})") if name and grain else None
        if isinstance(value, Mapping):
            value = value.get("dim") or value.get("of") or value.get("by") or value.get("field")
        return self.names.get(value) if isinstance(value, str) else None


def _named_elements(value: Any) -> set[str]:
    """Keys and ids of everything in a document that has a name."""
    if isinstance(value, list):
        return set().union(*map(_named_elements, value)) if value else set()
    if not isinstance(value, Mapping):
        return set()
    inner = set().union(*map(_named_elements, value.values())) if value else set()
    return inner | {str(_identity(value))} if isinstance(value.get("name"), Mapping) and _identity(value) else inner


def _moved(where: Text, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Text]:
    found = []
    if (before.get("x"), before.get("y")) != (after.get("x"), after.get("y")):
        found.append(Text(f"{where.zh}：换了位置", f"{where.en}: moved"))
    old, new = (f"{at.get('w')} × {at.get('h')}" for at in (before, after))
    if old != new:
        found.append(Text(f"{where.zh}：大小 {old} → {new}", f"{where.en}: size {old} → {new}"))
    return found


def _is_elements(value: Any) -> bool:
    return value is None or (
        isinstance(value, list) and all(isinstance(each, Mapping) and _identity(each) is not None for each in value)
    )


def _words(*values: Any) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def _is_word(value: Any) -> bool:
    return isinstance(value, str)


def _identity(element: Mapping[str, Any]) -> Any:
    return element.get("key") or element.get("id")


def _within(where: Text, inner: Text) -> Text:
    if not where.zh or where.zh.rsplit(" › ", 1)[-1] == inner.zh:
        return inner if not where.zh else where
    return Text(f"{where.zh} › {inner.zh}", f"{where.en} › {inner.en}")


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:120]}…"
