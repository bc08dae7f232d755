"""A running or finished flow."""

from typing import Any, TypedDict

from tenon_platform.http.shapes.inbox import ProgressStep
from tenon_platform.http.shapes.moment import Moment
from tenon_platform.http.shapes.words import Person


class FlowEvent(TypedDict):
    seq: int
    at: Moment
    kind: str
    node: str | None
    actor: Person | None
    text: str
    reason: str | None
    opinion: str | None


class Diagram(TypedDict):
    """Nodes and edges as in the flow's document."""

    nodes: list[Any]
    edges: list[Any]


class FlowInstance(TypedDict):
    """`at` names the nodes where its tokens stand."""

    id: int
    key: str
    name: str
    version: int
    form: str
    record_id: int
    state: str
    at: list[str]
    started_by: Person | None
    started_at: Moment
    ended_at: Moment | None
    progress: list[ProgressStep]
    history: list[FlowEvent]
    diagram: Diagram
