"""One request as a route sees it: who calls, under which rights, with what, inside which transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from tenon_engines.formula.context import Context
from tenon_engines.kernel.text import Text
from tenon_platform.access.permissions import Rights, rights
from tenon_platform.access.sessions import Session
from tenon_platform.catalog.plans import Plans, plans
from tenon_platform.http.errors import BadRequest
from tenon_platform.http.query_names import query_name
from tenon_platform.http.wire import decode
from tenon_platform.storage.tenants import Home, Tenant
from tenon_platform.storage.transaction import Tx

if TYPE_CHECKING:
    from tenon_platform.access.actor import Actor
    from tenon_platform.http.upload import Upload
    from tenon_platform.runtime.work_unit import Path, Work


@dataclass(slots=True)
class Call:
    """Given to every route. `tx`, `session`, `plans` and `rights` exist once the route's transaction is open."""

    home: Home
    tenant: Tenant
    language: str
    now: datetime
    path: Mapping[str, str]
    params: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    address: str | None
    url: str = ""
    token: str | None = None
    demo: bool = False
    sent_file: "Upload | None" = None
    _tx: Tx | None = None
    _session: Session | None = None
    _plans: Plans | None = None
    _rights: Rights | None = None
    answer_headers: dict[str, str] = field(default_factory=dict)

    def enter(self, tx: Tx, session: Session | None) -> None:
        """Binds the call to its transaction; a run-again transaction binds it anew."""
        self._tx, self._session, self._plans, self._rights = tx, session, None, None

    def look_through(self, plans: Plans, rights: Rights) -> None:
        """The rest of this request goes by other plans and rights than those published."""
        self._plans, self._rights = plans, rights

    def leave(self) -> None:
        """The transaction is over; the route opens its own."""
        self._tx = None

    @property
    def upload(self) -> "Upload":
        assert self.sent_file is not None, "only a route declared by `upload` has a file"
        return self.sent_file

    @property
    def has_session(self) -> bool:
        return self._session is not None

    @property
    def tx(self) -> Tx:
        assert self._tx is not None, "this route opens its own transaction"
        return self._tx

    @property
    def session(self) -> Session:
        assert self._session is not None, "a public route has no session"
        return self._session

    @property
    def actor(self) -> "Actor":
        return self.session.actor

    @property
    def plans(self) -> Plans:
        if self._plans is None:
            self._plans = plans(self.tx)
        return self._plans

    @property
    def rights(self) -> Rights:
        if self._rights is None:
            self._rights = rights(self.tx, self.plans, self.actor)
        return self._rights

    @property
    def zone(self) -> ZoneInfo:
        return self.tenant.zone

    def context(self) -> Context:
        """What formulas of this request know besides the record."""
        return Context(self.now, self.zone, self.actor.value())

    def work(self, path: "Path" = "ui") -> "Work":
        """The user action that this request is."""
        from tenon_platform.runtime.work_unit import Work

        return Work(tx=self.tx, plans=self.plans, actor=self.actor, now=self.now, path=path)

    def json(self) -> Any:
        try:
            return decode(self.body)
        except ValueError as error:
            raise BadRequest(
                Text(f"请求内容不是合法的 JSON：{error}", f"The body is not JSON: {error}"), code="not_json"
            ) from None

    def json_object(self) -> dict[str, Any]:
        """The body as an object; an empty body is an empty object."""
        value = self.json() if self.body.strip() else {}
        if not isinstance(value, dict):
            raise BadRequest(Text("请求内容应当是一个对象", "The body must be a JSON object"), code="not_an_object")
        return value

    def query(self, name: str, default: str | None = None, longest: int = 8000) -> str | None:
        value = self.params.get(name, default)
        if value is not None and len(value) > longest:
            what = query_name(name)
            message = Text(
                f"{what.zh}过长（最多 {longest} 个字）", f"The {what.en} is too long (at most {longest} characters)"
            )
            raise BadRequest(message, path=name)
        return value

    def whole_number(self, name: str, default: int, least: int, most: int) -> int:
        """A numeric query parameter within its bounds."""
        raw = self.params.get(name)
        if raw is None or raw == "":
            return default
        if not raw.isascii() or not raw.isdigit() or len(raw) > 18 or not least <= int(raw) <= most:
            what = query_name(name)
            message = Text(
                f"{what.zh}应当是 {least} 到 {most} 的整数",
                f"The {what.en} must be a whole number, {least} to {most}",
            )
            raise BadRequest(message, path=name)
        return int(raw)

    def record_id(self, name: str = "id") -> int:
        raw = self.path[name]
        if not raw.isascii() or not raw.isdigit() or len(raw) > 18:
            raise BadRequest(Text("编号应当是数字", "The id must be a number"), path=name)
        return int(raw)

    def if_match(self) -> int | None:
        """The revision that the caller saw, from the If-Match header."""
        raw = self.headers.get("if-match")
        if raw is None or raw.strip() == "*":
            return None
        number = raw.strip().removeprefix("W/").strip('"')
        if not number.isascii() or not number.isdigit() or len(number) > 18:
            raise BadRequest(Text("If-Match 应当是版本号", 'If-Match must be a revision, like "3"'), path="If-Match")
        return int(number)
