"""Why a condition held or not, in words: "应付金额 50,000.01 > 50,000"."""

import re
from collections.abc import Mapping, Sequence

from tenon_engines.form.shape import FormShape
from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.text import Text
from tenon_engines.rule.labels import field_at, label_of, show
from tenon_engines.rule.reasons import Leaf, causes, reasons
from tenon_engines.rule.scene import Scene

_NONE = Text("{0}：无", "{0}: none")
_IS = Text("{0}：{1}", "{0}: {1}")  # the other side is the same value, or the list it is in: not worth saying
# What an operator says when it holds and when it does not; {0} is the name, {1} its value, {2} the other side.
_SAID: Mapping[str, tuple[Text, Text]] = {
    "=": (_IS, Text("{0} {1} ≠ {2}", "{0} {1} ≠ {2}")),
    "<>": (Text("{0} {1} ≠ {2}", "{0} {1} ≠ {2}"), _IS),
    "<": (Text("{0} {1} < {2}", "{0} {1} < {2}"), Text("{0} {1} ≥ {2}", "{0} {1} ≥ {2}")),
    "<=": (Text("{0} {1} ≤ {2}", "{0} {1} ≤ {2}"), Text("{0} {1} > {2}", "{0} {1} > {2}")),
    ">": (Text("{0} {1} > {2}", "{0} {1} > {2}"), Text("{0} {1} ≤ {2}", "{0} {1} ≤ {2}")),
    ">=": (Text("{0} {1} ≥ {2}", "{0} {1} ≥ {2}"), Text("{0} {1} < {2}", "{0} {1} < {2}")),
    "TRUE": (Text("{0}：是", "{0}: yes"), Text("{0}：否", "{0}: no")),
    "ISEMPTY": (_NONE, _IS),
    "IN": (_IS, Text("{0} {1} 不属于 {2}", "{0} {1} is none of {2}")),
    "CONTAINS": (Text("{0}包含“{2}”", "{0} contains {2!r}"), Text("{0}不包含“{2}”", "{0} does not contain {2!r}")),
    "CONTAINSANY": (
        Text("{0}包含“{2}”之一", "{0} contains one of {2!r}"),
        Text("{0}不包含“{2}”", "{0} contains none of {2!r}"),
    ),
}
_OTHER = (Text("{0} {1} 符合条件", "{0} {1} fits"), Text("{0} {1} 不符合条件", "{0} {1} does not fit"))


class Wording:
    """Words for the conditions of one form."""

    def __init__(self, shapes: Mapping[str, FormShape], form: str) -> None:
        self._shapes = shapes
        self._form = form

    def facts(self, formula: Formula, scene: Scene, result: bool) -> tuple[Text, ...]:
        """What decided `result`, each fact stated as it truly is."""
        found = (self._fact(leaf, scene) for leaf in reasons(formula, scene.own, scene.context, result))
        return tuple(dict.fromkeys(found))

    def causes(self, formula: Formula, scene: Scene, result: bool) -> tuple[tuple[Text, ...], ...]:
        """The groups of facts that each decided `result` alone."""
        groups = causes(formula, scene.own, scene.context, result)
        return tuple(tuple(self._fact(leaf, scene) for leaf in group) for group in groups)

    def _fact(self, leaf: Leaf, scene: Scene) -> Text:
        keys = [key for key in leaf["keys"] if not key.startswith("line.")] or list(leaf["keys"])
        field = field_at(self._shapes, self._form, keys[0]) if keys else None
        name = self._name(leaf, keys)
        left = show(leaf["left"], field, scene.context.tz, plain=True)
        right = show(leaf["right"], field, scene.context.tz, plain=True)
        holds, fails = _SAID.get(leaf["operator"], _OTHER)
        said = holds if leaf["result"] else fails
        if leaf["left"] in (None, "", []) and leaf["operator"] != "TRUE":
            said = _NONE  # whatever it was compared with
        return Text(said.zh.format(name.zh, left.zh, right.zh), said.en.format(name.en, left.en, right.en))

    def _name(self, leaf: Leaf, keys: list[str]) -> Text:
        """One field is called by its name; a calculation by its text, with names for keys."""
        if not keys:
            text = leaf.get("text", "")
            return Text(text, text)
        left = _left_of(leaf)
        if left in ("", *keys):
            return label_of(self._shapes, self._form, keys[0])
        zh = en = left
        for key in sorted(keys, key=len, reverse=True):
            name = label_of(self._shapes, self._form, key)
            exactly = re.compile(rf"(?<![\w.]){re.escape(key)}(?![\w.])")
            zh = exactly.sub(name.zh.replace("\\", r"\\"), zh)
            en = exactly.sub(name.en.replace("\\", r"\\"), en)
        return Text(zh, en)


def common_facts(conditions: Sequence[Sequence[tuple[Text, ...]]]) -> tuple[Text, ...]:
    """What explains several conditions together: of the causes of each, those that explain the most of them, until all
    are explained. Two conditions that fail for one reason have that reason, not all that failed in them besides."""
    told: dict[Text, None] = {}
    open_ones = [[set(group) for group in groups if group] for groups in conditions]
    while open_ones:
        explained = {
            frozenset(group): sum(any(other <= group for other in one) for one in open_ones)
            for groups in open_ones
            for group in groups
        }
        most = max(explained.values(), default=0)
        chosen = {group for group, count in explained.items() if count == most}
        told |= {
            fact: None for groups in conditions for group in groups if frozenset(group) in chosen for fact in group
        }
        open_ones = [one for one in open_ones if one and not any(group <= set(told) for group in one)]
    return tuple(told)


def _left_of(leaf: Leaf) -> str:
    """The text before the comparison, empty where the leaf is no comparison of two sides."""
    text, operator = leaf.get("text", ""), leaf["operator"]
    depth = 0
    for at, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth == 0 and text.startswith(operator, at):
            return str(text[:at]).strip()
    return ""
