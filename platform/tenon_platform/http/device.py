"""A cookie that tells a browser in which an account has logged in before. It opens nothing: it only keeps the tries of
others, who guess at the account, from making its owner wait."""

import hmac
import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from starlette.responses import Response

from tenon_platform.access.secrets import secrets_of
from tenon_platform.storage.tenants import Tenant

NAME = "tenon_device"
_YEAR = 365 * 24 * 3600


def device_of(headers: Mapping[str, str], tenant: Tenant, account: str) -> str | None:
    """The mark of the browser, if this account has logged in there."""
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return None
    morsel = cookies.get(NAME)
    mark, dot, proof = (morsel.value if morsel else "").partition(".")
    if not dot or not 1 <= len(mark) <= 64:
        return None
    return mark if hmac.compare_digest(proof.encode(), _proof(tenant, account, mark).encode()) else None


def device_header(tenant: Tenant, account: str, *, secure: bool) -> str:
    """The Set-Cookie value after a login; each has a mark of its own."""
    mark = secrets.token_urlsafe(16)
    response = Response()
    response.set_cookie(
        NAME,
        f"{mark}.{_proof(tenant, account, mark)}",
        max_age=_YEAR,
        httponly=True,
        samesite="lax",
        secure=secure,
        path="/api/v1/session",
    )
    return response.headers["set-cookie"]


def _proof(tenant: Tenant, account: str, mark: str) -> str:
    return secrets_of(tenant).keyed_hash(f"device\n{account}\n{mark}")
