"""A compiled desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tenon_engines.desk.document import Alert, DeskDocument
from tenon_engines.formula.compile import Formula
from tenon_engines.kernel.text import Text
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.template import Template


@dataclass(frozen=True, slots=True)
class AlertPlan:
    alert: Alert
    when: Formula
    name: Template
    text: Template | None


@dataclass(frozen=True, slots=True)
class Warned:
    """An alert that holds for a record, in words."""

    id: str
    name: Text
    text: Text | None
    tone: str
    refuse: bool


@dataclass(frozen=True, eq=False)
class DeskPlan:
    """`needs`: the keys of the record that alerts and their texts read."""

    key: str
    name: Text
    form: str
    parts: DeskDocument
    alerts: tuple[AlertPlan, ...]
    needs: frozenset[str]
    document: Mapping[str, Any]

    def warnings(self, scene: Scene) -> list[Warned]:
        """The alerts that hold for the record at hand."""
        return [
            Warned(
                each.alert.id,
                each.name.render(scene),
                each.text.render(scene) if each.text is not None else None,
                each.alert.tone,
                each.alert.refuse,
            )
            for each in self.alerts
            if each.when.run(scene.own, scene.context) is True
        ]
