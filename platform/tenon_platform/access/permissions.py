"""What the acting person may do: the union of their roles, ready to be used by the read and the write path."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from tenon_engines.form.scope import FormScope
from tenon_engines.formula.compile import Formula, compile_formula
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import Denied
from tenon_engines.kernel.text import Text
from tenon_platform.access.actor import Actor
from tenon_platform.access.roles import FIELD_RIGHTS, FormGrant, RolePlan, Scope
from tenon_platform.storage.transaction import Tx

Restriction = Literal["hidden", "masked", "read"]
UNSEEN: tuple[Restriction, ...] = ("hidden", "masked")  # its value is not for the eyes of the person
Reach = Formula | Literal[True] | None


@dataclass(frozen=True, slots=True)
class FormRights:
    """`read`, `update`, `delete`: True for every record, a condition on the record, or None for none at all."""

    create: bool = False
    read: Reach = None
    update: Reach = None
    delete: Reach = None
    import_: bool = False
    export: bool = False
    fields: Mapping[str, Restriction] = field(default_factory=dict)
    transitions: frozenset[str] = frozenset()
    buttons: frozenset[str] = frozenset()
    print_: bool = False

    def to_json(self) -> Any:
        """For the interface: what to offer. A condition counts as yes; the record's own page says the rest."""
        return {
            "create": self.create,
            "read": self.read is not None,
            "update": self.update is not None,
            "delete": self.delete is not None,
            "import": self.import_,
            "export": self.export,
            "print": self.print_,
            "fields": dict(self.fields),
            "transitions": sorted(self.transitions),
            "buttons": sorted(self.buttons),
        }


class PlansLike(Protocol):
    """What rights are worked out from; `catalog.plans.Plans` is it."""

    @property
    def epoch(self) -> int: ...
    @property
    def roles(self) -> Mapping[str, RolePlan]: ...
    @property
    def forms(self) -> Mapping[str, Any]: ...
    @property
    def shapes(self) -> Mapping[str, Any]: ...
    @property
    def dashboards(self) -> Mapping[str, Any]: ...


NONE = FormRights()


class Rights:
    """Rights of a set of roles under one epoch. Forms are worked out when first asked for."""

    def __init__(self, plans: PlansLike, roles: frozenset[str]) -> None:
        self._plans = plans
        self._roles = [plans.roles[role] for role in sorted(roles) if role in plans.roles]
        self._forms: dict[str, FormRights] = {}
        self.is_admin = any(role.admin for role in self._roles)
        self.is_builder = self.is_admin or any(role.builder for role in self._roles)
        granted = frozenset(key for role in self._roles for key in role.dashboards)
        self.dashboards = frozenset(plans.dashboards) if self.is_admin else granted & frozenset(plans.dashboards)

    def form(self, key: str) -> FormRights:
        found = self._forms.get(key)
        if found is None:
            found = self._forms[key] = self._form(key)
        return found

    def on(self, plans: PlansLike, forms: Mapping[str, FormRights]) -> "Rights":
        """The same roles over other plans, with the rights on these forms as given."""
        found = Rights(plans, frozenset(role.key for role in self._roles))
        found._forms.update(forms)
        return found

    def _form(self, key: str) -> FormRights:
        plan = self._plans.forms.get(key)
        if plan is None:
            return NONE
        free = frozenset(name for name, each in plan.transitions.items() if each.by != "flow")
        if self.is_admin:
            buttons = frozenset(plan.buttons)
            return FormRights(True, True, True, True, True, True, {}, free, buttons, True)
        grants = [role.forms[key] for role in self._roles if key in role.forms]
        if not grants:
            return NONE
        flags = frozenset(flag for grant in grants for flag in grant.flags)
        return FormRights(
            create="create" in flags,
            read=self._union(key, [grant.scopes.get("read", False) for grant in grants]),
            update=self._union(key, [grant.scopes.get("update", False) for grant in grants]),
            delete=self._union(key, [grant.scopes.get("delete", False) for grant in grants]),
            import_="import" in flags,
            export="export" in flags,
            print_="print" in flags,
            fields=_restrictions(grants),
            transitions=free & frozenset(name for grant in grants for name in grant.transitions),
            buttons=frozenset(plan.buttons) & frozenset(name for grant in grants for name in grant.buttons),
        )

    def _union(self, key: str, scopes: list[Scope]) -> Reach:
        conditions = [scope for scope in scopes if scope is not False]
        if not conditions:
            return None
        if any(scope is True for scope in conditions):
            return True
        texts = sorted({scope.text for scope in conditions if not isinstance(scope, bool)})
        if len(texts) == 1:
            first = conditions[0]
            return first if not isinstance(first, bool) else None
        joined = " OR ".join(f"({text})" for text in texts)
        return compile_formula(joined, FormScope(self._plans.shapes, key), expects=Type("bool"))


def _restrictions(grants: list[FormGrant]) -> dict[str, Restriction]:
    """A field is restricted when every role that knows the form restricts it; the kindest word counts."""
    named = {name for grant in grants for name in grant.fields}
    found: dict[str, Restriction] = {}
    for name in named:
        kindest = max((grant.fields.get(name, "write") for grant in grants), key=FIELD_RIGHTS.index)
        if kindest != "write":
            found[name] = kindest  # type: ignore[assignment]
    return found


_MOST = 200


def rights(tx: Tx, plans: PlansLike, actor: Actor) -> Rights:
    """Rights are kept with the plans they came from: a new epoch brings new ones."""
    known: dict[frozenset[str], Rights] = plans.__dict__.setdefault("_rights", {})
    found = known.get(actor.roles)
    if found is None:
        if len(known) >= _MOST:
            known.clear()
        found = known[actor.roles] = Rights(plans, actor.roles)
    return found


def demand(allowed: object, what: Text) -> None:
    """Refuses with 403 unless allowed."""
    if not allowed:
        raise Denied(
            Text(f"没有权限：{what.zh}", f"Not allowed: {what.en}"),
            hint=Text("如需此权限，请联系管理员", "ask an administrator if you need it"),
        )
