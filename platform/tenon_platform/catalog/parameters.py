"""业务参数: the named constants of all documents on one page. Changing one publishes a new version of its document."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tenon_engines.kernel.text import Text, label


@dataclass(frozen=True, slots=True)
class Parameter:
    kind: str
    key: str
    document_name: Text
    constant: str
    name: Text
    type: str
    value: Any
    text: Text
    min: str | None = None
    max: str | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "key": self.key,
            "document_name": self.document_name.to_json(),
            "constant": self.constant,
            "name": self.name.to_json(),
            "type": self.type,
            "value": self.value,
            "text": self.text.to_json(),
            "min": self.min,
            "max": self.max,
        }


def read_parameters(bodies: Mapping[tuple[str, str], Mapping[str, Any]]) -> list[Parameter]:
    """Every named constant, by document."""
    found = []
    for (kind, key), body in sorted(bodies.items()):
        name = label(body.get("name"), key)
        for constant, entry in (body.get("constants") or {}).items():
            if not isinstance(entry, Mapping):
                continue
            own = label(entry.get("name"), constant)
            about = label(entry.get("description"), "") if "description" in entry else _used_in(kind, name)
            value, type_ = entry.get("value"), str(entry.get("type", "text"))
            bounds = (entry.get("min"), entry.get("max"))
            found.append(Parameter(kind, key, name, constant, own, type_, value, about, *bounds))
    return found


_WORDS = {"flow": Text("流程", "flow"), "rule": Text("规则", "rule"), "decision": Text("决策表", "decision table")}


def _used_in(kind: str, name: Text) -> Text:
    word = _WORDS.get(kind, Text("定义", "definition"))
    return Text(f"用于{word.zh}“{name.zh}”", f"Used in the {word.en} “{name.en}”")
