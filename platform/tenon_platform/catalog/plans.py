"""The compiled documents of a tenant, kept per epoch: a publish anywhere brings new plans everywhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from tenon_engines.desk.plan import DeskPlan
from tenon_engines.form.plan import FormPlan
from tenon_engines.form.shape import FormShape
from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.printing.plan import PrintPlan
from tenon_engines.process.compile import compile_flow
from tenon_engines.process.plan import FlowPlan
from tenon_engines.report.plan import DatasetPlan
from tenon_engines.rule.plan import RulePlan
from tenon_engines.workbench.plan import WorkbenchPlan
from tenon_platform.access.roles import RolePlan
from tenon_platform.catalog import documents
from tenon_platform.catalog.kinds import compile_all
from tenon_platform.catalog.parameters import Parameter, read_parameters
from tenon_platform.memory import throw_away
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import Tx

_cache: "WeakKeyDictionary[Tenant, Plans]" = WeakKeyDictionary()
_guard = Lock()


@dataclass(eq=False)
class Plans:
    """Everything published, compiled. `broken` holds documents that no longer compile, with their problems."""

    epoch: int
    shapes: Mapping[str, FormShape]
    forms: Mapping[str, FormPlan]
    flows: Mapping[str, tuple[FlowPlan, int]]
    rules: Mapping[str, RulePlan]
    datasets: Mapping[str, DatasetPlan]
    dashboards: Mapping[str, Mapping[str, Any]]
    workbenches: Mapping[str, WorkbenchPlan]
    prints: Mapping[str, PrintPlan]
    desks: Mapping[str, DeskPlan]
    roles: Mapping[str, RolePlan]
    apps: Mapping[str, Mapping[str, Any]]
    bodies: Mapping[tuple[str, str], Mapping[str, Any]]
    parameters: list[Parameter]
    versions: Mapping[tuple[str, str], int]
    app_of: Mapping[tuple[str, str], str]
    broken: Mapping[tuple[str, str], list[Problem]]
    _older_flows: dict[tuple[str, int], FlowPlan] = field(default_factory=dict)

    def form(self, key: str) -> FormPlan:
        plan = self.forms.get(key)
        if plan is None:
            raise NotFound(Text(f"没有表单“{key}”", f"There is no form {key!r}"))
        return plan

    def body(self, kind: str, key: str) -> Mapping[str, Any] | None:
        """The published document, None before its first publish."""
        return self.bodies.get((kind, key))

    def flow_version(self, tx: Tx, key: str, number: int) -> FlowPlan:
        """The plan of any version of a flow: running instances keep the version they started with."""
        current = self.flows.get(key)
        if current is not None and current[1] == number:
            return current[0]
        found = self._older_flows.get((key, number))
        if found is None:
            body = documents.version(tx, documents.load(tx, "flow", key), number).body
            found = self._older_flows[key, number] = compile_flow(body, self.shapes)
        return found


def plans(tx: Tx) -> Plans:
    """The plans of the transaction's tenant as of its epoch."""
    cached = _cache.get(tx.tenant)
    if cached is not None and cached.epoch == tx.epoch:
        return cached
    with _guard:
        cached = _cache.get(tx.tenant)
        if cached is not None and cached.epoch == tx.epoch:
            return cached
        made = compile_plans(documents.published(tx), tx.epoch)
        if cached is None or cached.epoch < made.epoch:
            _cache[tx.tenant] = made
    if cached is not None:
        del cached
        throw_away()
    return made


def compile_plans(published: list[documents.Published], epoch: int) -> Plans:
    bodies = {(each.kind, each.key): each.body for each in published}
    numbers = {(each.kind, each.key): each.number for each in published}
    known = compile_all(bodies)
    flows = {key: (plan, numbers["flow", key]) for key, plan in known.plans["flow"].items()}
    return Plans(
        epoch=epoch,
        shapes=known.shapes,
        # What is derived from a form rests on its neighbours and on this tenant: it goes with these plans.
        forms={key: replace(plan, cache={}) for key, plan in known.plans["form"].items()},
        flows=flows,
        rules=known.plans["rule"],
        datasets=known.plans["dataset"],
        dashboards=known.plans["dashboard"],
        workbenches=known.plans["workbench"],
        prints=known.plans["print"],
        desks=known.plans["desk"],
        roles=known.plans["role"],
        apps=known.plans["app"],
        bodies=bodies,
        parameters=read_parameters(bodies),
        versions=numbers,
        app_of={(each.kind, each.key): each.app for each in published},
        broken=known.problems,
    )
