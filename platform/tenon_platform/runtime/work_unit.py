"""One user action: what everything that happens in its transaction has in common."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

from tenon_engines.form.fields.field_type import Vault
from tenon_engines.formula.context import Context, PeopleDirectory
from tenon_platform.access.actor import Actor
from tenon_platform.access.secrets import secrets_of
from tenon_platform.runtime.change import Change as Change
from tenon_platform.runtime.change import Pending as Pending
from tenon_platform.runtime.change import Saved as Saved
from tenon_platform.storage.transaction import Tx

if TYPE_CHECKING:
    from tenon_platform.catalog.plans import Plans

Path = Literal["ui", "api", "import", "rule", "flow", "job"]
Mode = Literal["live", "history"]
TYPED = ("ui", "api", "import")  # somebody gives values: read-only fields and flow-only transitions are kept from them


@dataclass
class Work:
    """`path` is the door it came through, `cause` what it follows from; `mode` history saves without rules and flows.
    `scratch` is shared by everything this action causes (guards against endless rules)."""

    tx: Tx
    plans: "Plans"
    actor: Actor
    now: datetime
    path: Path = "ui"
    cause: str | None = None
    depth: int = 0
    mode: Mode = "live"
    people: PeopleDirectory | None = None
    scratch: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def zone(self) -> ZoneInfo:
        return self.tx.tenant.zone

    @cached_property
    def vault(self) -> Vault:
        return secrets_of(self.tx.tenant)

    @cached_property
    def context(self) -> Context:
        """What formulas may know: the moment, the zone, who acts."""
        return Context(self.now, self.zone, self.actor.value(), self.people)

    def caused(self, path: Path, cause: str) -> "Work":
        """The work that a rule or flow does within the same transaction, one step deeper."""
        return replace(self, path=path, cause=cause, depth=self.depth + 1)
