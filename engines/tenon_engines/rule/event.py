"""What happened to one record in one transaction: the net change, first state to last."""

from dataclasses import dataclass

from tenon_engines.rule.scene import Scene


@dataclass(frozen=True, slots=True)
class RecordEvent:
    """`scene.old` is the record before, None when it was created now."""

    scene: Scene
    changed: frozenset[str] = frozenset()
    created: bool = False
    deleted: bool = False
    transition: str | None = None
