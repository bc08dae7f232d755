"""The kinds of documents and how each compiles. Order is dependency: a later kind may look at plans of earlier ones."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tenon_engines.desk.compile import compile_desk
from tenon_engines.form.compile import compile_form
from tenon_engines.form.shape import FormShape, read_shape
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.printing.compile import compile_print
from tenon_engines.process.compile import compile_flow
from tenon_engines.report.compile import compile_dataset
from tenon_engines.report.dashboard import compile_dashboard
from tenon_engines.rule.button import compile_buttons
from tenon_engines.rule.compile import compile_rule
from tenon_engines.workbench.compile import compile_workbench
from tenon_engines.workbench.site import Site
from tenon_platform.access.roles import RolePlan, compile_role
from tenon_platform.catalog import app_document, role_document
from tenon_platform.catalog.remembered import ON_OUTLINES, Surroundings

Document = Mapping[str, Any]
Bodies = Mapping[tuple[str, str], Document]


@dataclass
class Known:
    """What documents compile against: all shapes and role keys at once, and the plans made so far by kind."""

    bodies: Bodies
    shapes: Mapping[str, FormShape] = field(default_factory=dict)
    roles: frozenset[str] = frozenset()
    plans: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: dict[tuple[str, str], list[Problem]] = field(default_factory=dict)
    # Plans of the last sound version where the present one does not compile: who stands on it is not wrong for that.
    sound: dict[str, dict[str, Any]] = field(default_factory=dict)

    def standing(self, kind: str) -> Mapping[str, Any]:
        """Plans that later kinds may look at."""
        return {**self.sound.get(kind, {}), **self.plans.get(kind, {})}


def _app(document: Document, known: Known) -> Document:
    problems = app_document.check_document(document)
    if problems:
        raise DefinitionError(problems)
    for group, entry in enumerate(document["navigation"]):
        for index, item in enumerate(entry["items"]):
            for place, kind in (("list", "form"), ("dashboard", "dashboard"), ("desk", "desk")):
                if place in item and (kind, item[place]) not in known.bodies:
                    path = f"/navigation/{group}/items/{index}/{place}"
                    message = Text(f"导航指向不存在的“{item[place]}”", f"Navigation leads to {item[place]!r}, missing")
                    problems.append(Problem(f"unknown_{kind}", path, message))
    if problems:
        raise DefinitionError(problems)
    return document


def _role(document: Document, known: Known) -> RolePlan:
    problems = role_document.check_document(document)
    if problems:
        raise DefinitionError(problems)
    return compile_role(document, known.shapes)


def _form(document: Document, known: Known) -> Any:
    plan = compile_form(document, known.shapes)
    compile_buttons(document, known.shapes, roles=known.roles)
    return plan


def _workbench(document: Document, known: Known) -> Any:
    pages: dict[str, set[str]] = {}
    for kind, key in known.bodies:
        pages.setdefault(kind, set()).add(key)
    named = {kind: frozenset(keys) for kind, keys in pages.items()}
    site = Site(known.standing("form"), known.shapes, known.standing("dataset"), named)
    return compile_workbench(document, site, roles=known.roles)


Compile = Callable[[Document, Known], Any]

COMPILERS: dict[str, Compile] = {
    "form": _form,
    "role": _role,
    "flow": lambda document, known: compile_flow(document, known.shapes, roles=known.roles),
    "rule": lambda document, known: compile_rule(document, known.shapes, roles=known.roles),
    "dataset": lambda document, known: compile_dataset(document, known.shapes),
    "dashboard": lambda document, known: compile_dashboard(document, known.standing("dataset")),
    "workbench": _workbench,
    "print": lambda document, known: compile_print(document, known.shapes, roles=known.roles),
    "desk": lambda document, known: compile_desk(document, known.standing("form"), known.shapes),
    "app": _app,
}


def compile_all(bodies: Bodies, last: Bodies | None = None) -> Known:
    """Compiles every document. One that does not compile is left out of the plans and stands in `problems`.

    `last` holds the versions that stood before: what only looks at a form or dataset that is wrong now is compiled
    against those, so that a mistake is told where it was made and not once more by everything that stands on it.
    """
    known = Known(bodies)
    known.shapes = {key: read_shape(body) for (kind, key), body in bodies.items() if kind == "form"}
    known.roles = frozenset(key for kind, key in bodies if kind == "role")
    surroundings = Surroundings(bodies)
    for kind in COMPILERS:
        made = known.plans[kind] = {}
        for (of_kind, key), body in bodies.items():
            if of_kind != kind:
                continue
            compile_it = partial(compile_one, kind, body, known)
            leaning = known.sound and kind not in ON_OUTLINES
            problems, plan = compile_it() if leaning else surroundings.outcome(kind, body, compile_it)
            if problems:
                known.problems[kind, key] = list(problems)
            if plan is not None:
                made[key] = plan
        if last is not None and kind in ("form", "dataset") and any(ref[0] == kind for ref in known.problems):
            stood = compile_all(last).plans[kind]
            known.sound[kind] = {key: stood[key] for of, key in known.problems if of == kind and key in stood}
    return known


def compile_one(kind: str, body: Document, known: Known) -> tuple[list[Problem], Any]:
    """The problems of one document and its plan, None when it has errors."""
    compiler = COMPILERS.get(kind)
    if compiler is None:
        message = Text(f"没有“{kind}”这种定义", f"There are no documents of kind {kind!r}")
        return [Problem("unknown_kind", "/kind", message)], None
    try:
        return [], compiler(body, known)
    except DefinitionError as error:
        return list(error.problems), None
