"""Who: a specification that, read in a scene, gives questions about people which the platform answers in order."""

from abc import abstractmethod
from typing import Any, ClassVar, Protocol

from tenon_engines.kernel.kind import Kind
from tenon_engines.rule.scene import Scene
from tenon_engines.rule.site import Site

Ask = dict[str, Any]


class People(Protocol):
    """A compiled assignee."""

    def ask(self, scene: Scene) -> Ask:
        """`{"first_of": [{"users": [7]} | {"role": "operations"} | {"leader_of": 3, "levels": 1}, …]}`.

        The first question that finds an active person is the answer; the rest are fallbacks.
        """


class Assignee(Kind):
    """A way to say who. One file each."""

    group: ClassVar[str] = "people"

    @abstractmethod
    def link(self, site: Site, path: str) -> People | None:
        """The compiled assignee; problems go to the site."""


class Fixed:
    """People that do not depend on the record."""

    def __init__(self, *questions: Ask) -> None:
        self._ask = {"first_of": list(questions)}

    def ask(self, scene: Scene) -> Ask:
        return self._ask
