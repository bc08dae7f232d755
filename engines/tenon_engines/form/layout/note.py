"""Words to whoever fills the form in."""

from typing import ClassVar

from tenon_engines.kernel.kind import Kind
from tenon_engines.kernel.text import Text


class Note(Kind):
    """A text between the fields, in both languages."""

    name = "note"
    label = Text("说明文字", "Note")
    icon = "text-quote"
    group: ClassVar[str] = "layout"

    text: dict[str, str]
