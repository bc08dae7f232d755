"""A kind: a frozen class whose attributes are the options people set and whose methods are the behaviour."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from tenon_engines.kernel.text import Text


class Kind(BaseModel):
    """Base of field types, node kinds, triggers, actions, charts. One file each; `name` is the word in the JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    name: ClassVar[str]
    label: ClassVar[Text]
    icon: ClassVar[str] = "circle"
    group: ClassVar[str] = "basic"

    @classmethod
    def describe(cls) -> dict[str, Any]:
        """What a designer needs to offer this kind: name, labels, icon, group and the JSON Schema of its options."""
        return {
            "key": cls.name,
            "name": cls.label.to_json(),
            "icon": cls.icon,
            "group": cls.group,
            "schema": cls.model_json_schema(),
        }
