"""The session cookie: `<tenant>.<token>`, unreadable for scripts."""

from starlette.requests import Request
from starlette.responses import Response

from tenon_platform.access.sessions import LIFETIME

NAME = "tenon_session"


def read_cookie(request: Request) -> tuple[str | None, str | None]:
    tenant, dot, token = request.cookies.get(NAME, "").partition(".")
    return (tenant, token) if dot and token and len(token) < 200 else (None, None)


def cookie_header(tenant: str, token: str, *, secure: bool) -> str:
    """The Set-Cookie value of a new session."""
    response = Response()
    response.set_cookie(
        NAME,
        f"{tenant}.{token}",
        max_age=int(LIFETIME.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=secure,
        path="/",
    )
    return response.headers["set-cookie"]


def ended_cookie_header() -> str:
    response = Response()
    response.delete_cookie(NAME, path="/", httponly=True, samesite="lax")
    return response.headers["set-cookie"]
