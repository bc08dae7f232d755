"""Opening the home for one command, and finding the tenant it is about."""

from collections.abc import Iterator
from contextlib import contextmanager

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.access.key_check import check_key
from tenon_platform.settings import Settings
from tenon_platform.storage.tenants import Home, Tenant


@contextmanager
def opened(settings: Settings) -> Iterator[Home]:
    home = Home.open(settings)
    try:
        yield home
    finally:
        home.close()


def the_tenant(home: Home, key: str | None) -> Tenant:
    """The named tenant, or the only one there is; with the key that it was written with."""
    keys = [key] if key else home.tenant_keys()
    if len(keys) == 1:
        tenant = home.tenant(keys[0])
        check_key(tenant)
        return tenant
    if not keys:
        raise NotFound(
            Text("还没有租户", "There is no tenant yet"), hint=Text("tenon tenant create", "tenon tenant create")
        )
    listed = ", ".join(keys)
    raise NotFound(Text("请用 --tenant 指明租户", "Say which tenant with --tenant"), hint=Text(listed, listed))
