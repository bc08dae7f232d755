"""Browser profiles that one person uses after another: what the first has loaded, the next need not fetch and parse."""

from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, Page

PERSONAL = "cookies,local_storage,indexeddb,service_workers,cache_storage"  # the cache of served files stays


@dataclass(frozen=True, slots=True)
class Kind:
    """What is settled when a profile is made."""

    address: str
    language: str
    width: int
    height: int
    touch: bool


class Profiles:
    """`take` gives an empty page in a profile that remembers nobody; `give_back` keeps the profile for the next."""

    def __init__(self, browser: Browser, patience: float) -> None:
        self._browser, self._patience = browser, patience
        self._free: dict[Kind, list[BrowserContext]] = {}

    def take(self, kind: Kind) -> Page:
        free = self._free.get(kind)
        context = free.pop() if free else self._new(kind)
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Storage.clearDataForOrigin", {"origin": kind.address, "storageTypes": PERSONAL})
        session.detach()
        return page

    def give_back(self, context: BrowserContext, kind: Kind) -> None:
        for page in context.pages:
            page.close()
        self._free.setdefault(kind, []).append(context)

    def _new(self, kind: Kind) -> BrowserContext:
        context = self._browser.new_context(
            locale=kind.language,
            viewport={"width": kind.width, "height": kind.height},
            base_url=kind.address,
            has_touch=kind.touch,
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
        )
        context.set_default_timeout(self._patience)
        return context
