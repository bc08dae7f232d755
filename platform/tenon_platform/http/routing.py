"""How a route is declared: `@routes.get("/things/{id}", LOGGED_IN)` above a plain function of a `Call`.

The function runs in one hop to a worker thread, in one transaction: read for GET, write for the others, or its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tenon_engines.kernel.errors import NotFound, TenonError
from tenon_engines.kernel.text import Text
from tenon_platform.access.sessions import NotLoggedIn, find_session
from tenon_platform.http.answer import Answer
from tenon_platform.http.body import read_body
from tenon_platform.http.call import Call
from tenon_platform.http.cookie import read_cookie
from tenon_platform.http.csrf import check_csrf
from tenon_platform.http.errors import bug_response, problem_response
from tenon_platform.http.idempotency import once
from tenon_platform.http.language import language_of
from tenon_platform.http.permission import Permission
from tenon_platform.http.upload import Upload, read_upload
from tenon_platform.http.wire import encode
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


class Routes:
    """The routes of one noun; `router` is mounted below /api/v1."""

    def __init__(self, tag: str) -> None:
        self.router = APIRouter(tags=[tag])

    def get(self, path: str, permission: Permission, **options: Any) -> Callable[[Route], Route]:
        return self._add("GET", path, permission, **{"transaction": "read", **options})

    def post(self, path: str, permission: Permission, **options: Any) -> Callable[[Route], Route]:
        return self._add("POST", path, permission, **options)

    def put(self, path: str, permission: Permission, **options: Any) -> Callable[[Route], Route]:
        return self._add("PUT", path, permission, **options)

    def patch(self, path: str, permission: Permission, **options: Any) -> Callable[[Route], Route]:
        return self._add("PATCH", path, permission, **options)

    def delete(self, path: str, permission: Permission, **options: Any) -> Callable[[Route], Route]:
        return self._add("DELETE", path, permission, **options)

    def upload(self, path: str, permission: Permission, *, most: int) -> Callable[[Route], Route]:
        """A POST that takes a file: it lies on disk before the route begins and is gone when nobody kept it."""
        return self._add("POST", path, permission, most=most, file=True)

    def _add(
        self,
        method: str,
        path: str,
        permission: Permission,
        *,
        transaction: Transaction = "write",
        safe: bool = False,
        most: int | None = None,
        file: bool = False,
    ) -> Callable[[Route], Route]:
        """`safe` marks a POST that changes nothing (a query, a preview); `most` bounds the body."""

        way = Way(method, permission, transaction, safe)

        def declare(route: Route) -> Route:
            async def endpoint(request: Request) -> Response:
                try:
                    bound = most or request.app.state.home.settings.max_body
                    if file:
                        return await _serve_upload(request, bound, route, way)
                    body = await read_body(request, bound)
                    return await run_in_threadpool(_serve, request, body, route, way)
                except TenonError as error:
                    return problem_response(error, language_of(request))
                except Exception as error:
                    return bug_response(error, request)

            endpoint.__name__ = route.__name__
            endpoint.__doc__ = route.__doc__
            endpoint.tenon_permission = permission.name  # type: ignore[attr-defined]
            self.router.add_api_route(
                path,
                endpoint,
                methods=[method],
                summary=(route.__doc__ or route.__name__).strip().split("\n")[0],
                openapi_extra={"x-permission": permission.name},
                response_class=Response,
            )
            return route

        return declare


async def _serve_upload(request: Request, most: int, route: Route, way: Way) -> Response:
    upload = await read_upload(request, most)
    try:
        return await run_in_threadpool(_serve, request, b"", route, way, upload)
    finally:
        upload.discard()


def _serve(request: Request, body: bytes, route: Route, way: Way, upload: Upload | None = None) -> Response:
    """Everything about a request that may touch a database, in one thread."""
    state = request.app.state
    tenant_key, token = read_cookie(request)
    call = Call(
        home=state.home,
        tenant=tenant_of(state.home, tenant_key),
        language=language_of(request),
        now=state.clock(),
        path=request.path_params,
        params=request.query_params,
        headers=request.headers,
        body=body,
        address=request.client.host if request.client else None,
        token=token,
        demo=state.demo,
        sent_file=upload,
    )
    return _run(call, route, way)


def tenant_of(home: Home, key: str | None) -> Tenant:
    """The tenant named by the session, else the only one there is."""
    try:
        if key is not None:
            return home.tenant(key)
    except NotFound:
        pass
    keys = home.tenant_keys()
    if len(keys) == 1:
        return home.tenant(keys[0])
    raise NotLoggedIn(
        Text("请先登录", "Log in first") if keys else Text("还没有租户", "There is no tenant yet"),
        hint=None if keys else Text("运行 tenon tenant create", "run: tenon tenant create"),
    )


def _run(call: Call, route: Route, way: Way) -> Response:
    if way.transaction == "own":
        run_in_transaction(call.tenant, lambda tx: _enter(call, tx, way), write=False)
        call.leave()
        return _respond(route(call), call)

    def work(tx: Tx) -> Response:
        _enter(call, tx, way)
        if way.transaction == "read" or way.safe:
            return _respond(route(call), call)
        return once(call, way.method, lambda: _respond(route(call), call))

    write = way.transaction != "read"
    return run_in_transaction(call.tenant, work, write=write, exclusive=way.transaction == "exclusive")


def _enter(call: Call, tx: Tx, way: Way) -> None:
    session = find_session(tx, call.token, call.now) if call.token else None
    if session is None and not way.permission.public:
        raise NotLoggedIn(Text("请先登录", "Log in first"))
    call.enter(tx, session)
    if session is not None and way.method != "GET" and not way.permission.public:
        check_csrf(call.headers, session)
    way.permission.check(call)


def _respond(result: Any, call: Call) -> Response:
    answer = result if isinstance(result, Answer) else Answer(result, 204 if result is None else 200)
    headers = {**call.answer_headers, **answer.headers}
    if answer.status == 204:
        return Response(None, 204, headers)
    body = answer.body if isinstance(answer.body, bytes) else encode(answer.body)
    return Response(body, answer.status, headers, media_type=answer.media_type)


def utc_now() -> datetime:
    return datetime.now(UTC)
