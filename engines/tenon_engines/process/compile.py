"""Flow document + forms → plan, with all problems at once."""

from collections.abc import Mapping, Set
from typing import Any

from tenon_engines.form.shape import FormShape
from tenon_engines.formula.types import Type
from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.text import Text, label
from tenon_engines.process.document import check_document
from tenon_engines.process.edges import link_edges
from tenon_engines.process.nodes import Behaviour, Ground, Node, nodes
from tenon_engines.process.nodes.node import options
from tenon_engines.process.plan import FlowPlan, NodePlan
from tenon_engines.rule.constants import read_constants
from tenon_engines.rule.site import Site
from tenon_engines.rule.transitions import check_transition
from tenon_engines.rule.wording import Wording


def compile_flow(
    document: Mapping[str, Any], shapes: Mapping[str, FormShape], *, roles: Set[str] | None = None
) -> FlowPlan:
    """The plan of a flow; `roles` None means that roles are not checked."""
    problems = check_document(document)
    if problems:
        raise DefinitionError(problems)
    constants = read_constants(document, problems)
    site = Site(shapes, document["form"], constants, problems, task=True, starter=True, roles=roles)
    if site.shape(site.form, "/form") is None:
        raise DefinitionError(problems)
    kinds, behaviours, start = _nodes(site, document)
    places = {entry["id"]: f"/nodes/{index}" for index, entry in enumerate(document["nodes"])}
    transitions = _transitions(site, document["start"])
    when = site.own(document["start"]["when"], "/start/when", Type("bool")) if "when" in document["start"] else None
    edges = link_edges(site, document["edges"], kinds, places, start)
    if problems or start is None:
        raise DefinitionError(problems)
    names = {entry["id"]: _title(entry, kinds[entry["id"]]) for entry in document["nodes"]}
    wording = Wording(shapes, site.form)
    plans = {
        node: NodePlan(node, kinds[node].name, behaviour, Ground(node, names[node], edges[node], names, wording))
        for node, behaviour in behaviours.items()
    }
    return FlowPlan(
        key=document["key"],
        form=site.form,
        name=label(document.get("name"), document["key"]),
        enabled=document.get("enabled", True),
        start=start,
        transitions=transitions,
        when=when,
        nodes=plans,
        constants=constants,
        needs=frozenset(site.reads),
        document=document,
    )


def _nodes(site: Site, document: Mapping[str, Any]) -> tuple[dict[str, Node], dict[str, Behaviour], str | None]:
    kinds: dict[str, Node] = {}
    behaviours: dict[str, Behaviour] = {}
    starts: list[str] = []
    for index, entry in enumerate(document["nodes"]):
        path = f"/nodes/{index}"
        node = entry["id"]
        if node in kinds:
            site.report("duplicate_id", f"{path}/id", Text(f"节点编号“{node}”重复", f"Two nodes have the id {node!r}"))
        try:
            kind = nodes.parse(options(entry), path)
        except DefinitionError as error:
            site.problems.extend(error.problems)
            continue
        kinds[node] = kind
        if kind.begins:
            starts.append(node)
        behaviour = kind.link(site, path, node)
        if behaviour is not None:
            behaviours[node] = behaviour
    if len(starts) != 1:
        message = Text("流程应有且只有一个开始节点", "A flow has exactly one start node")
        site.report("one_start", "/nodes", message)
    return kinds, behaviours, starts[0] if starts else None


def _title(entry: Mapping[str, Any], kind: Node) -> Text:
    return label(entry["name"], entry["id"]) if entry.get("name") else kind.label


def _transitions(site: Site, start: Mapping[str, Any]) -> frozenset[str]:
    named = start["transition"]
    if isinstance(named, str):
        check_transition(site, site.form, named, "/start/transition")
        return frozenset({named})
    for index, key in enumerate(named):
        check_transition(site, site.form, key, f"/start/transition/{index}")
    return frozenset(named)
