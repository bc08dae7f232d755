"""Why a condition held or not, in words: "应付金额 50,000.01 > 50,000"."""

from collections.abc import Mapping
from typing import Any

from tenon_engines.form.shape import FieldShape, FormShape
from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.text import Text
from tenon_engines.rule.labels import field_at, label_of, show
from tenon_engines.rule.scene import Scene

_OPERATORS = ("<>", "!=", "<=", ">=", "<", ">", "=")
_OPPOSITE = {"<>": "=", "!=": "=", "<=": ">", ">=": "<", "<": "≥", ">": "≤", "=": "≠"}
_SHOWN = {"<>": "≠", "!=": "≠", "<=": "≤", ">=": "≥"}


class Wording:
    """Words for the conditions of one form."""

    def __init__(self, shapes: Mapping[str, FormShape], form: str) -> None:
        self._shapes = shapes
        self._form = form

    def facts(self, formula: Formula, scene: Scene, result: bool) -> tuple[Text, ...]:
        """The comparisons that decided `result`, each stated as it truly is."""
        leaves = formula.explain(scene.own, scene.context)
        deciding = [leaf for leaf in leaves if bool(leaf["result"]) is result] or list(leaves)
        return tuple(self._fact(leaf, scene) for leaf in deciding)

    def _fact(self, leaf: Mapping[str, Any], scene: Scene) -> Text:
        keys = list(leaf.get("keys") or ())
        field = field_at(self._shapes, self._form, keys[0]) if keys else None
        name = label_of(self._shapes, self._form, keys[0]) if keys else Text("", "")
        operator = _operator(leaf["text"])
        left = show(leaf.get("left"), field, scene.context.tz, plain=True)
        if operator is None:
            return _truth(name if keys else Text(leaf["text"], leaf["text"]), leaf, left)
        right = self._right(leaf, keys, field, scene)
        shown = _SHOWN.get(operator, operator) if leaf["result"] else _true_opposite(operator)
        return Text(
            f"{name.zh} {left.zh} {shown} {right.zh}".strip(), f"{name.en} {left.en} {shown} {right.en}".strip()
        )

    def _right(self, leaf: Mapping[str, Any], keys: list[str], field: FieldShape | None, scene: Scene) -> Text:
        right = show(leaf.get("right"), field, scene.context.tz, plain=True)
        if len(keys) < 2:
            return right
        name = label_of(self._shapes, self._form, keys[1])
        return Text(f"{name.zh} {right.zh}", f"{name.en} {right.en}")


def _truth(name: Text, leaf: Mapping[str, Any], left: Text) -> Text:
    """A yes-or-no field or function: its name and what it is."""
    if isinstance(leaf.get("left"), bool) or leaf.get("left") is None:
        held = bool(leaf["result"])
        return Text(f"{name.zh}:{'是' if held else '否'}", f"{name.en}: {'yes' if held else 'no'}")
    return Text(f"{name.zh} {left.zh}", f"{name.en} {left.en}")


def _operator(text: str) -> str | None:
    quoted = False
    for at, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif not quoted:
            for operator in _OPERATORS:
                if text.startswith(operator, at):
                    return operator
    return None


def _true_opposite(operator: str) -> str:
    shown = _OPPOSITE[operator]
    return _SHOWN.get(shown, shown)
