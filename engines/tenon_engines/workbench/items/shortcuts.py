"""The pages one goes to all day, one press away."""

from typing import Annotated

from pydantic import Field

from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text
from tenon_engines.workbench.items.counter import check_tab
from tenon_engines.workbench.items.item import Id, Item, Key, Part, Words
from tenon_engines.workbench.site import Site

Icon = Annotated[str, Field(max_length=40)]
_PAGES = {
    "list": ("form", Text("表单", "form")),
    "new": ("form", Text("表单", "form")),
    "imports": ("form", Text("表单", "form")),
    "dashboard": ("dashboard", Text("看板", "dashboard")),
    "desk": ("desk", Text("作业台", "desk")),
}


class Shortcut(Part):
    """Exactly one of the pages; `tab` opens a list at one of its tabs."""

    id: Id
    name: Words | None = None
    icon: Icon | None = None
    list: Key | None = None
    tab: str | None = Field(default=None, max_length=40)
    new: Key | None = None
    imports: Key | None = None
    dashboard: Key | None = None
    desk: Key | None = None

    @property
    def page(self) -> tuple[str, str] | None:
        """`("new", "order")`."""
        found = [(name, value) for name in _PAGES if (value := getattr(self, name)) is not None]
        return found[0] if len(found) == 1 else None


class Shortcuts(Item):
    """A few links with icons. One that the person may not follow is not shown."""

    name = "shortcuts"
    label = Text("快捷入口", "Shortcuts")
    icon = "layout-grid"

    links: tuple[Shortcut, ...] = Field(min_length=1, max_length=16)

    def check(self, site: Site, path: str) -> None:
        for index, link in enumerate(self.links):
            where = f"{path}/links/{index}"
            page = link.page
            if page is None:
                message = Text("每个入口打开一个页面", "Each shortcut leads to one page")
                site.problems.append(Problem("bad_shape", where, message))
                continue
            way, key = page
            kind, word = _PAGES[way]
            known = site.named(kind, word, key, f"{where}/{way}", site.pages.get(kind, ()))
            if known and link.tab is not None and kind == "form" and key in site.forms:
                check_tab(site, site.forms[key], link.tab, f"{where}/tab")
