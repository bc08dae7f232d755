"""How a route is declared: `@routes.get("/things/{id}", LOGGED_IN)` above a plain function of a `Call`.

The annotation of the function is the shape of its answer, `Takes` the shapes of query and body: the description of
the API comes from there.

The function runs in one hop to a worker thread, in one transaction: read for GET, write for the others, or its own.
"""

from asyncio import get_running_loop
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import APIRouter, Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from tenon_engines.kernel.errors import TenonError
from tenon_platform.http.body import read_body
from tenon_platform.http.declared import JSON, Declared, Takes, answer_of
from tenon_platform.http.errors import bug_response, problem_response
from tenon_platform.http.language import language_of
from tenon_platform.http.permission import Permission
from tenon_platform.http.serving import Route, Transaction, Way, admit, serve
from tenon_platform.http.upload import read_upload

PREFIX = "/api/v1"
NOTHING = Takes()
Endpoint = Callable[[Request], Coroutine[Any, Any, Response]]


class Direct(APIRoute):
    """Its endpoint takes the request and gives the response: there are no parameters for FastAPI to solve."""

    def get_route_handler(self) -> Endpoint:
        endpoint: Endpoint = self.endpoint
        return endpoint


class Routes:
    """The routes of one noun, with their whole paths: the application takes them as they are, since a router included
    in another is matched at every request on its own."""

    def __init__(self, tag: str) -> None:
        self.router = APIRouter(prefix=PREFIX, route_class=Direct)
        self.declared: list[Declared] = []
        self._tag = tag

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

    def upload(self, path: str, permission: Permission, *, most: int, fields: type) -> Callable[[Route], Route]:
        """A POST that takes a file: it lies on disk before the route begins and is gone when nobody kept it."""
        return self._add("POST", path, permission, most=most, takes=Takes(file=fields))

    def stream(self, path: str, permission: Permission, endpoint: Endpoint, *, answer: type) -> None:
        """A GET that stays open and sends one `answer` after another; it asks for its session itself."""
        way = Way("GET", permission, "own", True)
        self._declare(path, way, endpoint, Takes(), 200, answer, "text/event-stream")
        self._serve(path, way, endpoint)

    def _add(
        self,
        method: str,
        path: str,
        permission: Permission,
        *,
        transaction: Transaction = "write",
        safe: bool = False,
        most: int | None = None,
        takes: Takes = NOTHING,
        media_type: str = JSON,
    ) -> Callable[[Route], Route]:
        """`safe` marks a POST that changes nothing (a query, a preview); `most` bounds the body."""

        way = Way(method, permission, transaction, safe)

        def declare(route: Route) -> Route:
            async def endpoint(request: Request) -> Response:
                try:
                    bound = most or request.app.state.home.settings.max_body
                    if takes.file is not None:
                        return await _serve_upload(request, bound, route, way)
                    body = await read_body(request, bound)
                    return await get_running_loop().run_in_executor(None, serve, request, body, route, way)
                except TenonError as error:
                    return problem_response(error, language_of(request))
                except Exception as error:
                    return bug_response(error, request)

            status, answer = answer_of(route)
            self._declare(path, way, route, takes, status, answer, media_type)
            self._serve(path, way, endpoint)
            return route

        return declare

    def _declare(
        self, path: str, way: Way, route: Callable[..., Any], takes: Takes, status: int, answer: Any, media_type: str
    ) -> None:
        once = way.method != "GET" and way.transaction in ("write", "exclusive") and not way.safe
        self.declared.append(
            Declared(
                method=way.method,
                path=path,
                tag=self._tag,
                name=f"{route.__module__.rpartition('.')[2]}.{route.__name__}",
                doc=(route.__doc__ or route.__name__).strip(),
                permission=way.permission.name,
                public=way.permission.public,
                once=once,
                takes=takes,
                status=status,
                answer=answer,
                media_type=media_type,
            )
        )

    def _serve(self, path: str, way: Way, endpoint: Endpoint) -> None:
        endpoint.tenon_permission = way.permission.name  # type: ignore[attr-defined]
        self.router.add_api_route(
            path, endpoint, methods=[way.method], include_in_schema=False, response_class=Response
        )


async def _serve_upload(request: Request, most: int, route: Route, way: Way) -> Response:
    loop = get_running_loop()
    await loop.run_in_executor(None, admit, request, way)
    upload = await read_upload(request, most)
    try:
        return await loop.run_in_executor(None, serve, request, b"", route, way, upload)
    finally:
        upload.discard()
