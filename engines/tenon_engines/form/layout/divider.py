"""A line between fields of a section."""

from typing import ClassVar

from tenon_engines.kernel.kind import Kind
from tenon_engines.kernel.text import Text


class Divider(Kind):
    """What follows begins on a new row."""

    name = "divider"
    label = Text("分隔线", "Divider")
    icon = "minus"
    group: ClassVar[str] = "layout"
