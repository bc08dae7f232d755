"""Who acts: a person, or Tenon itself on behalf of a definition."""

from dataclasses import dataclass

from tenon_engines.formula.context import ActorValue


@dataclass(frozen=True, slots=True)
class Actor:
    """`user_id` is None for the system (timers, jobs, imports of a package)."""

    user_id: int | None
    name: str = ""
    roles: frozenset[str] = frozenset()
    department_id: int | None = None
    login: str = ""

    def value(self) -> ActorValue:
        """The actor as formulas see it."""
        return ActorValue(self.user_id, self.department_id, self.roles, self.name)


SYSTEM = Actor(None, "系统")
