"""A group of fields under a heading."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from tenon_engines.kernel.kind import Kind
from tenon_engines.kernel.text import Text


class Section(Kind):
    """A card with its fields in columns; on a phone they stand below each other."""

    name = "section"
    label = Text("分组", "Section")
    icon = "rows-3"
    group: ClassVar[str] = "layout"

    columns: Annotated[int, Field(ge=1, le=6)] = 3
    style: Literal["amounts"] | None = None
