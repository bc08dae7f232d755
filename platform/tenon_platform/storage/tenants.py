"""The home of an installation and its tenants: a folder each with one SQLite file, or a PostgreSQL schema each."""

import fcntl
import shutil
import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock
from typing import IO
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from tenon_engines.kernel.errors import Busy, Conflict, NotFound, TenonError
from tenon_engines.kernel.naming import MAX_TABLE_KEY, is_key
from tenon_engines.kernel.text import Text
from tenon_platform.settings import Settings
from tenon_platform.storage import platform_tables
from tenon_platform.storage.connection_functions import register
from tenon_platform.storage.database import Database
from tenon_platform.storage.dialect import DialectName
from tenon_platform.storage.ids import Counter
from tenon_platform.storage.migrations import migrate
from tenon_platform.storage.postgresql import PostgresDatabase, PostgresServer
from tenon_platform.storage.schema import tenant_row
from tenon_platform.storage.sqlite import SqliteDatabase
from tenon_platform.storage.statement import Statement
from tenon_platform.storage.transaction import transaction

_READ = Statement(
    sa.select(tenant_row.c.key, tenant_row.c.name, tenant_row.c.timezone, tenant_row.c.language, tenant_row.c.demo)
)
_DEMO = Statement(sa.update(tenant_row).values(demo=True))
_WRITE = Statement(sa.insert(tenant_row))


@dataclass(eq=False)
class Tenant:
    """An open tenant. `counters` and the caches others hang on it live as long as the process."""

    key: str
    database: Database
    folder: Path
    name: str = ""
    timezone: str = "Asia/Shanghai"
    language: str = "zh-CN"
    demo: bool = False
    counters: dict[str, Counter] = field(default_factory=dict)

    @property
    def dialect(self) -> DialectName:
        return self.database.dialect

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


class Home:
    """Opens tenants once per process. A SQLite home belongs to one process at a time."""

    def __init__(self, settings: Settings) -> None:
        platform_tables.load()
        self.settings = settings
        self.folder = settings.home
        self._lock = RLock()
        self._tenants: dict[str, Tenant] = {}
        self._server: PostgresServer | None = None
        self._claim: IO[str] | None = None
        self.folder.mkdir(parents=True, exist_ok=True)
        if settings.database:
            self._server = PostgresServer(
                settings.database, connections=settings.connections, wait=settings.wait_seconds
            )
        else:
            self._claim = _claim(self.folder / "home.lock")

    @classmethod
    def open(cls, settings: Settings) -> "Home":
        return cls(settings)

    def create(
        self,
        key: str,
        name: str,
        timezone: str = "Asia/Shanghai",
        language: str = "zh-CN",
    ) -> Tenant:
        if not is_key(key, MAX_TABLE_KEY):
            raise TenonError(
                Text(f"租户标识“{key}”不正确", f"{key!r} cannot be a tenant's key"),
                hint=Text("小写字母开头，只含小写字母、数字和下划线", "lower-case letters, digits, single underscores"),
                code="bad_key",
            )
        with self._lock:
            if key in self.tenant_keys():
                raise Conflict(Text(f"租户“{key}”已存在", f"There is a tenant {key!r} already"))
            database = self._database(key)
            database.create()
            tenant = Tenant(key, database, self._folder(key), name, timezone, language)
            with transaction(tenant, exclusive=True) as tx:
                migrate(tx)
                values = {"key": key, "name": name, "timezone": timezone, "language": language}
                new = {"demo": False, "created_at": datetime.now(UTC), "key_mark": None}
                tx.run(_WRITE, {"id": 1, **values, **new})
            self._tenants[key] = tenant
            return tenant

    def declare_demo(self, tenant: Tenant) -> None:
        """From now on it is a demo tenant: its sample data is complete, its accounts stand on the login page."""
        with transaction(tenant) as tx:
            tx.run(_DEMO)
        tenant.demo = True

    def tenant(self, key: str) -> Tenant:
        tenant = self._tenants.get(key)
        if tenant is not None:
            return tenant
        with self._lock:
            if key not in self._tenants:
                if key not in self.tenant_keys():
                    raise NotFound(Text(f"没有租户“{key}”", f"There is no tenant {key!r}"))
                self._tenants[key] = self._open(key)
            return self._tenants[key]

    def tenants(self) -> list[Tenant]:
        return [self.tenant(key) for key in self.tenant_keys()]

    def tenant_keys(self) -> list[str]:
        if self._server is not None:
            return [name.removeprefix("t_") for name in self._server.schemas()]
        return sorted(path.parent.name for path in (self.folder / "tenants").glob("*/tenant.db"))

    def drop(self, key: str) -> None:
        """Erases a tenant with all it holds."""
        tenant = self.tenant(key)
        with self._lock:
            del self._tenants[key]
            tenant.database.drop()
            shutil.rmtree(tenant.folder, ignore_errors=True)

    def close(self) -> None:
        for tenant in self._tenants.values():
            tenant.database.close()
        self._tenants.clear()
        if self._server is not None:
            self._server.close()
        if self._claim is not None:
            self._claim.close()

    def _open(self, key: str) -> Tenant:
        tenant = Tenant(key, self._database(key), self._folder(key))
        with transaction(tenant, exclusive=True) as tx:
            migrate(tx)
            row = tx.first(_READ)
        if row is not None:
            _, tenant.name, tenant.timezone, tenant.language, tenant.demo = row
        return tenant

    def _database(self, key: str) -> Database:
        wait = self.settings.wait_seconds
        folder = self._folder(key)
        folder.mkdir(parents=True, exist_ok=True)
        if self._server is not None:
            return PostgresDatabase(self._server, f"t_{key}", wait=wait)
        synchronous = self.settings.sqlite_synchronous
        return SqliteDatabase(folder / "tenant.db", synchronous=synchronous, wait=wait, prepare=_prepare)

    def _folder(self, key: str) -> Path:
        return self.folder / "tenants" / key


def _prepare(connection: sqlite3.Connection) -> None:
    register(connection)


def _claim(path: Path) -> IO[str]:
    handle = path.open("a")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        handle.close()
        raise Busy(
            Text("此数据目录正被另一个 Tenon 进程使用", "Another Tenon process is using this home"),
            path=str(path.parent),
            hint=Text("请先停止正在运行的服务", "stop the running server first, or do it through the server"),
        ) from None
    return handle
