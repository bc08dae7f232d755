"""Where one was: the records that this person opened last, kept by their browser."""

from pydantic import Field

from tenon_engines.kernel.text import Text
from tenon_engines.workbench.items.item import Item


class Recent(Item):
    """Records opened last."""

    name = "recent"
    label = Text("最近看过", "Seen lately")
    icon = "history"

    limit: int = Field(default=5, ge=1, le=20)
