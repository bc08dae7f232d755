"""Before a tenant is served: is the key of this home the one that its encrypted values were written with."""

import sqlalchemy as sa

from tenon_engines.kernel.errors import TenonError
from tenon_engines.kernel.text import Text
from tenon_platform.access.secrets import KEY_FILE, open_secrets
from tenon_platform.storage.schema import tenant_row
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.tenants import Tenant
from tenon_platform.storage.transaction import transaction

_READ = Statement(sa.select(tenant_row.c.key_mark))
_MARK = Statement(sa.update(tenant_row).values(key_mark=sa.bindparam("mark")))


def check_key(tenant: Tenant) -> None:
    """Marks a tenant that has no mark yet. With another key nothing could be read that was written, what is written now
    could not be read later, and equal phones would no longer be found: it is refused before anything is done."""
    home = tenant.folder.parent.parent
    with transaction(tenant, write=False) as tx:
        mark = tx.scalar(_READ)
    if mark is not None and not (home / KEY_FILE).exists():
        raise _wrong(tenant, Text(f"{home} 里没有 {KEY_FILE}", f"there is no {KEY_FILE} in {home}"))
    own = open_secrets(home).keyed_hash(f"tenant {tenant.key}")
    if mark is None:
        with transaction(tenant) as tx:
            tx.run(_MARK, {"mark": own})
    elif mark != own:
        raise _wrong(tenant, Text(f"{home / KEY_FILE} 是另一把密钥", f"{home / KEY_FILE} is another key"))


def _wrong(tenant: Tenant, why: Text) -> TenonError:
    return TenonError(
        Text(
            f"读不了租户“{tenant.key}”的加密内容：{why.zh}",
            f"What tenant {tenant.key!r} encrypted cannot be read: {why.en}",
        ),
        hint=Text(
            f"请放回原来的 {KEY_FILE}；数据不要了就执行 tenon tenant drop {tenant.key} --yes",
            f"put the {KEY_FILE} it was written with back; to give up its data: tenon tenant drop {tenant.key} --yes",
        ),
        code="bad_key",
    )
