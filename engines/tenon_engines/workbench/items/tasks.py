"""What waits for this person's decision."""

from pydantic import Field

from tenon_engines.kernel.text import Text
from tenon_engines.workbench.items.item import Item


class Tasks(Item):
    """The first tasks of the inbox."""

    name = "tasks"
    label = Text("我的待办", "My tasks")
    icon = "inbox"

    limit: int = Field(default=5, ge=1, le=20)
