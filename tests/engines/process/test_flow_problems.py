"""A flow document that is wrong says everything that is wrong, where, and what would be right."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from tenon_engines.kernel.errors import DefinitionError
from tenon_engines.kernel.problem import Problem
from tenon_engines.process.compile import compile_flow


def problems(document: dict[str, Any], shapes: Any, change: Callable[[dict[str, Any]], Any]) -> list[Problem]:
    changed = copy.deepcopy(document)
    change(changed)
    with pytest.raises(DefinitionError) as raised:
        compile_flow(changed, shapes, roles={"operations", "finance_director", "purchaser"})
    return list(raised.value.problems)


def edge(document: dict[str, Any], key: str) -> dict[str, Any]:
    return next(edge for edge in document["edges"] if edge["id"] == key)


CASES: list[tuple[str, str, str, Callable[[dict[str, Any]], Any]]] = [
    ("an unknown node kind", "unknown_kind", "/nodes/4/kind", lambda d: d["nodes"][4].update(kind="approve")),
    ("an option there is none of", "bad_option", "/nodes/2/give", lambda d: d["nodes"][2].update(give="claim")),
    ("an unknown role", "unknown_role", "/nodes/2/assign/role", lambda d: d["nodes"][2]["assign"].update(role="ops")),
    ("a field that is not there", "UNKNOWN_FIELD", "/nodes/2/fields/memo", lambda d: d["nodes"][2].update(fields={"memo": "read"})),
    ("a computed field to be written", "NOT_ALLOWED", "/nodes/2/fields/payable", lambda d: d["nodes"][2].update(fields={"payable": "write"})),
    ("a status to be filled in", "NOT_ALLOWED", "/nodes/2/fields/review", lambda d: d["nodes"][2].update(fields={"review": "required"})),
    ("a condition that does not compile", "UNKNOWN_FIELD", "/edges/5/when", lambda d: edge(d, "e6").update(when="paid > 1")),
    ("an unknown constant", "UNKNOWN_FIELD", "/edges/5/when", lambda d: edge(d, "e6").update(when="payable > param.boss")),
    ("an edge to nowhere", "unknown_node", "/edges/7/to", lambda d: edge(d, "e8").update(to="gone")),
    ("a port there is none of", "unknown_port", "/edges/11/port", lambda d: edge(d, "e11").update(port="refused:zz")),
    ("a condition without an else", "otherwise_missing", "/nodes/1", lambda d: edge(d, "e3").update(otherwise=True, when="TRUE") or d["edges"].remove(edge(d, "e3"))),
    ("a port that leads nowhere", "dead_end", "/nodes/2", lambda d: d["edges"].remove(edge(d, "e5"))),
    ("a node nobody reaches", "unreachable", "/nodes/9", lambda d: d["nodes"].append({"id": "lost", "kind": "end"}) or d["nodes"].insert(9, d["nodes"].pop())),
    ("two nodes of one id", "duplicate_id", "/nodes/10/id", lambda d: d["nodes"].append({"id": "end", "kind": "end"})),
    ("no start", "one_start", "/nodes", lambda d: d["nodes"][0].update(kind="end")),
    ("an unknown transition", "unknown_transition", "/start/transition/0", lambda d: d["start"].update(transition=["send"])),
    ("an action on a form that is not there", "unknown_form", "/nodes/6/actions/0/form", lambda d: d["nodes"][6]["actions"][0].update(form="shelf")),
    ("a match on nothing", "match_missing", "/nodes/6/actions/0/match", lambda d: d["nodes"][6]["actions"][0].update(match={})),
    ("setting a computed field", "NOT_ALLOWED", "/nodes/8/actions/0/set/payable", lambda d: d["nodes"][8]["actions"][0].update(set={"payable": "1"})),
    ("setting a status", "NOT_ALLOWED", "/nodes/8/actions/0/set/fulfil", lambda d: d["nodes"][8]["actions"][0].update(set={"fulfil": '"none"'})),
    ("a constant that is no number", "bad_value", "/constants/director/value", lambda d: d["constants"]["director"].update(value="viel")),
    ("a hole in a text that does not compile", "UNKNOWN_FIELD", "/nodes/7/actions/1/text/zh", lambda d: d["nodes"][7]["actions"][1].update(text={"zh": "{{nummer}}"})),
]  # fmt: skip


@pytest.mark.parametrize(("code", "path", "change"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_problem_points_at_its_element(
    document: dict[str, Any], shapes: Any, code: str, path: str, change: Callable[[dict[str, Any]], Any]
) -> None:
    found = problems(document, shapes, change)
    assert (code, path) in [(problem.code, problem.path) for problem in found]
    assert all(problem.message.zh and problem.message.en for problem in found)


def test_all_problems_are_told_at_once(document: dict[str, Any], shapes: Any) -> None:
    def spoil(changed: dict[str, Any]) -> None:
        edge(changed, "e6").update(when="paid > 1")
        changed["nodes"][2]["assign"].update(role="nobody")
        changed["start"].update(transition=["send"])

    paths = {problem.path for problem in problems(document, shapes, spoil)}
    assert {"/edges/5/when", "/nodes/2/assign/role", "/start/transition/0"} <= paths


@pytest.mark.parametrize("document_", [None, [], "flow", {"kind": "flow"}, {"kind": "flow", "nodes": {}}])
def test_what_is_no_flow_at_all_is_told_too(document_: Any, shapes: Any) -> None:
    with pytest.raises(DefinitionError):
        compile_flow(document_, shapes)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda d: d["nodes"][2].pop("assign"), [("/nodes/2/assign", "请填写“审批人”", "“who decides” is missing")]),
        (lambda d: d["nodes"][6].update(actions=[]), [("/nodes/6/actions", "“动作”至少要有 1 项", "“actions”: at least 1 is wanted")]),
        (lambda d: edge(d, "e1").update(to="gone"), [("/edges/0/to", "没有编号为“gone”的节点", "There is no node 'gone'")]),
    ],
    ids=["an approver", "an action", "the next step"],
)  # fmt: skip
def test_what_a_step_lacks_is_told_once_and_not_by_its_neighbours(
    document: dict[str, Any], shapes: Any, change: Callable[[dict[str, Any]], Any], told: list[tuple[str, str, str]]
) -> None:
    found = problems(document, shapes, change)
    assert [(problem.path, problem.message.zh, problem.message.en) for problem in found] == told
