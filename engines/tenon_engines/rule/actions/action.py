"""What every action has in common: options that people set, and a step that turns a scene into an effect."""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, Protocol

from tenon_engines.kernel.kind import Kind
from tenon_engines.kernel.outcome import Effect
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site


class Step(Protocol):
    """A compiled action. `awaits`: its result matters, so the engine stops until the platform has applied it."""

    @property
    def id(self) -> str: ...
    @property
    def awaits(self) -> bool: ...
    @property
    def can_refuse(self) -> bool: ...

    def effect(self, scene: Scene) -> Effect | None:
        """What is to be done, or None where there is nothing (an order without lines)."""


class Action(Kind):
    """Something a rule, a button or an action node does. One file each."""

    group: ClassVar[str] = "record"
    id: str

    @abstractmethod
    def link(self, site: Site, path: str) -> Step | None:
        """The compiled step; problems go to the site."""


def compact(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The options of an entry without its name for people."""
    return {key: value for key, value in entry.items() if key != "name"}
