"""How much a journey asks of a person: presses of mouse or finger, and keys, counted in the page itself."""

from playwright.sync_api import Page

COUNT = """for (const kind of ["pointerdown", "keydown"]) {
  addEventListener(kind, (event) => {
    if (event.isTrusted) sessionStorage.setItem(kind, Number(sessionStorage.getItem(kind) ?? 0) + 1);
  }, true);
}"""


class Effort:
    """Counts from now on, whatever pages follow each other."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.add_init_script(COUNT)
        page.evaluate(COUNT)
        page.evaluate("sessionStorage.removeItem('pointerdown'); sessionStorage.removeItem('keydown')")

    @property
    def presses(self) -> int:
        return self._count("pointerdown")

    @property
    def keys(self) -> int:
        return self._count("keydown")

    def _count(self, kind: str) -> int:
        return int(self.page.evaluate("(kind) => sessionStorage.getItem(kind)", kind) or 0)
