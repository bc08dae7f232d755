"""From a request to its answer in one worker thread: tenant, session, permission, transaction, route."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from tenon_engines.kernel.errors import NotFound, TenonError
from tenon_engines.kernel.text import Text
from tenon_platform.access.known_sessions import known_session
from tenon_platform.access.sessions import NotLoggedIn
from tenon_platform.http.address import check_app, check_characters
from tenon_platform.http.answer import Answer
from tenon_platform.http.call import Call
from tenon_platform.http.cookie import read_cookie
from tenon_platform.http.csrf import check_csrf
from tenon_platform.http.errors import TenantNeeded
from tenon_platform.http.idempotency import HEADER, answer_of_twin, once
from tenon_platform.http.language import language_of
from tenon_platform.http.permission import Permission
from tenon_platform.http.upload import Upload
from tenon_platform.http.wire import decode, encode
from tenon_platform.storage.tenants import Home, Tenant
from tenon_platform.storage.transaction import Tx, run_in_transaction

Route = Callable[[Call], Any]
Transaction = Literal["read", "write", "exclusive", "own"]


@dataclass(frozen=True, slots=True)
class Way:
    """How a route is entered."""

    method: str
    permission: Permission
    transaction: Transaction
    safe: bool


def serve(request: Request, body: bytes, route: Route, way: Way, upload: Upload | None = None) -> Response:
    """Everything about a request that may touch a database, in one thread."""
    return _run(_call(request, body, way, upload), route, way)


def admit(request: Request, way: Way) -> None:
    """Session and permission before a large body is read."""
    call = _call(request, b"", way, None)
    run_in_transaction(call.tenant, lambda tx: _enter(call, tx, way), write=False)


def _call(request: Request, body: bytes, way: Way, upload: Upload | None) -> Call:
    state = request.app.state
    check_characters([*request.path_params.values(), *request.query_params.values()])
    tenant_key, token = read_cookie(request)
    if token is None:
        if not way.permission.public:
            raise _not_logged_in()
        tenant_key = _named_tenant(state.home, body)
    return Call(
        home=state.home,
        tenant=tenant_of(state.home, tenant_key),
        language=language_of(request),
        now=state.clock(),
        path=request.path_params,
        params=request.query_params,
        headers=request.headers,
        body=body,
        address=request.client.host if request.client else None,
        url=f"{request.url.path}?{request.url.query}",
        token=token,
        demo=state.demo,
        sent_file=upload,
    )


def tenant_of(home: Home, key: str | None) -> Tenant:
    """The tenant named by the session or the login, else the only one there is."""
    try:
        if key is not None:
            return home.tenant(key)
    except NotFound:
        pass
    keys = home.tenant_keys()
    if len(keys) == 1:
        return home.tenant(keys[0])
    if not keys:
        hint = Text("运行 tenon tenant create", "run: tenon tenant create")
        raise NotLoggedIn(Text("还没有租户", "There is no tenant yet"), hint=hint)
    if key is not None:
        raise _not_logged_in()
    raise TenantNeeded(Text("请填写公司代码", "Fill in the code of your company"), path="/tenant")


def _named_tenant(home: Home, body: bytes) -> str | None:
    """The company that a login names. What is no such request is left to its route."""
    try:
        said = decode(body) if body else None
    except ValueError:
        return None
    key = said.get("tenant") if isinstance(said, dict) else None
    if not isinstance(key, str) or not key:
        return None
    if key not in home.tenant_keys():
        raise TenantNeeded(Text(f"没有公司代码“{key[:60]}”", f"No company has the code {key[:60]!r}"), path="/tenant")
    return key


def _run(call: Call, route: Route, way: Way) -> Response:
    if way.transaction in ("own", "exclusive"):
        # nobody keeps everyone else out before it is known that they may
        run_in_transaction(call.tenant, lambda tx: _enter(call, tx, way), write=False)
        call.leave()
    if way.transaction == "own":
        return _respond(route(call), call)

    def work(tx: Tx) -> Response:
        _enter(call, tx, way)
        if way.transaction == "read" or way.safe:
            return _respond(route(call), call)
        return once(call, way.method, lambda: _respond(route(call), call))

    write = way.transaction != "read"
    try:
        return run_in_transaction(call.tenant, work, write=write, exclusive=way.transaction == "exclusive")
    except TenonError:
        if way.safe or not write or HEADER not in call.headers or not call.has_session:
            raise
        known = run_in_transaction(call.tenant, lambda tx: _twin(call, tx, way), write=False)
        if known is None:
            raise
        return known


def _twin(call: Call, tx: Tx, way: Way) -> Response | None:
    _enter(call, tx, way)
    return answer_of_twin(call, way.method)


def _enter(call: Call, tx: Tx, way: Way) -> None:
    session = known_session(tx, call.token, call.now) if call.token else None
    if session is None and not way.permission.public:
        raise _not_logged_in()
    call.enter(tx, session)
    if session is not None and way.method != "GET" and not way.permission.public:
        check_csrf(call.headers, session)
    way.permission.check(call)
    check_app(call)


def _respond(result: Any, call: Call) -> Response:
    answer = result if isinstance(result, Answer) else Answer(result, 204 if result is None else 200)
    headers = {**call.answer_headers, **answer.headers}
    response: Response
    if answer.status == 204:
        response = Response(None, 204, headers)
    elif isinstance(answer.body, Iterator):
        response = StreamingResponse(answer.body, answer.status, headers, media_type=answer.media_type)
    else:
        body = answer.body if isinstance(answer.body, bytes) else encode(answer.body)
        response = Response(body, answer.status, headers, media_type=answer.media_type)
    for cookie in answer.cookies:
        response.headers.append("Set-Cookie", cookie)
    return response


def _not_logged_in() -> NotLoggedIn:
    return NotLoggedIn(Text("请先登录", "Log in first"))
