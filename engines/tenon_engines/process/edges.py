"""The lines of a flow: every node can be reached, every way out that is drawn exists, every condition has an else."""

from collections.abc import Mapping, Sequence
from typing import Any

from tenon_engines.formula.types import Type
from tenon_engines.kernel.text import Text
from tenon_engines.process.nodes import EdgePlan, Node
from tenon_engines.rule.site import Site


def link_edges(
    site: Site,
    entries: Sequence[Mapping[str, Any]],
    kinds: Mapping[str, Node],
    places: Mapping[str, str],
    start: str | None,
) -> dict[str, tuple[EdgePlan, ...]]:
    """The ways out of each node, in the order they are tried. `places`: where each node stands in the document."""
    found: dict[str, list[tuple[int, int, EdgePlan]]] = {node: [] for node in kinds}
    seen: set[str] = set()
    complete = len(kinds) == len(places)  # a step that is wrong itself has ways out that nobody knows
    for index, entry in enumerate(entries):
        path = f"/edges/{index}"
        if entry["id"] in seen:
            message = Text(f"连线编号“{entry['id']}”重复", f"Two edges have the id {entry['id']!r}")
            site.report("duplicate_id", f"{path}/id", message)
        seen.add(entry["id"])
        complete &= _ends_exist(site, entry, places, path)
        if entry["from"] in kinds:
            edge = _edge(site, entry, kinds[entry["from"]], path)
            found[entry["from"]].append((entry.get("order", len(entries)), index, edge))
    edges = {node: tuple(edge for _, _, edge in sorted(rows, key=lambda row: row[:2])) for node, rows in found.items()}
    for node, kind in kinds.items():
        _check_ways_out(site, places[node], kind, edges[node])
    if start is not None and complete:
        _check_reachable(site, edges, places, start)
    return edges


def _ends_exist(site: Site, entry: Mapping[str, Any], places: Mapping[str, str], path: str) -> bool:
    fine = True
    for end in ("from", "to"):
        if entry[end] not in places:
            message = Text(f"没有编号为“{entry[end]}”的节点", f"There is no node {entry[end]!r}")
            site.report("unknown_node", f"{path}/{end}", message)
            fine = False
    return fine


def _edge(site: Site, entry: Mapping[str, Any], kind: Node, path: str) -> EdgePlan:
    ports = kind.ports()
    port = entry.get("port")
    by_condition = "when" in entry or "otherwise" in entry
    if ports is None and (port is not None or not by_condition):
        message = Text("这条分支还没有条件", "This branch has no condition yet")
        hint = Text("请设置条件，或作为“其余情况”", "set a condition, or make it the one for everything else")
        site.report("condition_missing", path, message, hint)
    elif ports is not None and by_condition:
        message = Text(f"“{kind.label.zh}”不能带条件", f"A {kind.label.en} has ports, not conditions")
        site.report("NOT_ALLOWED", path, message, Text("请插入条件分支", "insert a condition node"))
    elif port is not None and port not in (ports or ()):
        known = ", ".join(ports or ())
        message = Text(f"“{kind.label.zh}”没有出口“{port}”", f"A {kind.label.en} has no port {port!r}")
        site.report("unknown_port", f"{path}/port", message, Text(f"可用：{known}", f"one of: {known}"))
    when = site.own(entry["when"], f"{path}/when", Type("bool")) if "when" in entry else None
    named = port if port is not None or not ports else ports[0]
    return EdgePlan(entry["id"], entry["to"], named, when, bool(entry.get("otherwise")))


def _check_ways_out(site: Site, path: str, kind: Node, edges: Sequence[EdgePlan]) -> None:
    ports = kind.ports()
    if ports is None:
        if sum(edge.otherwise for edge in edges) != 1:
            message = Text("条件分支应有且只有一条“其他情况”", "A condition has exactly one `otherwise`")
            site.report("otherwise_missing", path, message)
        return
    for port in ports:
        count = sum(edge.port == port for edge in edges)
        if count > 1:
            message = Text(f"出口“{port}”有多条连线", f"Port {port!r} has several ways out")
            site.report("duplicate_port", path, message, Text("请插入条件分支", "insert a condition node"))
        if count == 0 and not port.startswith("refused:"):
            message = Text(f"出口“{port}”没有连线", f"Port {port!r} leads nowhere")
            site.report("dead_end", path, message, Text("请连到下一个节点或结束", "connect it to a node or the end"))


def _check_reachable(
    site: Site, edges: Mapping[str, Sequence[EdgePlan]], places: Mapping[str, str], start: str
) -> None:
    reached: set[str] = set()
    open_ = [start]
    while open_:
        node = open_.pop()
        if node not in reached:
            reached.add(node)
            open_.extend(edge.to for edge in edges[node])
    for node in edges:
        if node not in reached:
            site.report("unreachable", places[node], Text("没有连线通向此节点", "No way leads to this node"))
