"""Errors as problem+json. The only place that knows HTTP status numbers."""

import logging
import secrets
from typing import Any

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from tenon_engines.kernel.errors import (
    Busy,
    Conflict,
    DefinitionError,
    Denied,
    NotFound,
    RunError,
    TenonError,
    ValidationError,
)
from tenon_engines.kernel.text import Text
from tenon_platform.access.login_limit import TooManyTries
from tenon_platform.access.sessions import NotLoggedIn
from tenon_platform.http.language import language_of
from tenon_platform.http.wire import encode

_log = logging.getLogger("tenon.http")
RETRY_AFTER = "2"


class BadRequest(TenonError):
    """The request itself is malformed: not JSON, a wrong parameter."""

    code = "bad_request"


class TenantNeeded(BadRequest):
    """Nobody said which of several companies is meant."""

    code = "tenant_needed"


class TooLarge(TenonError):
    code = "too_large"


class StaleKey(TenonError):
    """An Idempotency-Key that was used for another request."""

    code = "idempotency_key_reused"


class WrongToken(Denied):
    """A write without the session's CSRF token."""

    code = "csrf"


_STATUS: dict[type[TenonError], int] = {
    BadRequest: 400,
    NotLoggedIn: 401,
    Denied: 403,
    NotFound: 404,
    Conflict: 409,
    TooLarge: 413,
    DefinitionError: 422,
    ValidationError: 422,
    RunError: 422,
    StaleKey: 422,
    TooManyTries: 429,
    Busy: 503,
    TenonError: 400,
}


def status_of(error: TenonError) -> int:
    """The number of the nearest class among the error's ancestors."""
    return next(_STATUS[each] for each in type(error).__mro__ if each in _STATUS)


def problem_response(error: TenonError, language: str, path: str = "") -> Response:
    """`{code, message, path, hint, errors}` in the caller's language."""
    status = status_of(error)
    problems = getattr(error, "problems", ())
    body: dict[str, Any] = {
        "code": error.code,
        "message": error.message.pick(language),
        "path": error.path,
        "hint": error.hint.pick(language) if error.hint else None,
        "errors": [problem.to_json(language) for problem in problems],
    }
    body.update(getattr(error, "extra", None) or {})
    wait = getattr(error, "retry_after", RETRY_AFTER)
    headers = {"Retry-After": str(wait)} if status in (429, 503) else None
    return Response(encode(body), status, headers, media_type="application/problem+json")


_PLAIN = {
    404: ("not_found", Text("没有这个地址", "There is nothing at this address")),
    405: ("method_not_allowed", Text("此地址不支持这种操作", "This address does not take that method")),
}


def add_error_handlers(app: FastAPI) -> None:
    """Every answer that is not a success has the same shape, bugs included."""

    async def tenon(request: Request, error: Exception) -> Response:
        assert isinstance(error, TenonError)
        return problem_response(error, language_of(request))

    async def plain(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        code, message = _PLAIN.get(error.status_code, ("error", Text(error.detail, error.detail)))
        response = problem_response(TenonError(message, code=code, path=request.url.path), language_of(request))
        response.status_code = error.status_code
        response.headers.update(error.headers or {})
        return response

    async def bug(request: Request, error: Exception) -> Response:
        return bug_response(error, request)

    app.add_exception_handler(TenonError, tenon)
    app.add_exception_handler(HTTPException, plain)
    app.add_exception_handler(Exception, bug)


def bug_response(error: Exception, request: Request) -> Response:
    """A bug: logged whole under a number that the person can quote; nothing of its inside leaves the server."""
    number = secrets.token_hex(4)
    _log.error("bug %s at %s %s", number, request.method, request.url.path, exc_info=error)
    message = Text(f"系统内部错误，编号 {number}", f"An internal error, number {number}")
    hint = Text("数据没有保存；请把编号告诉管理员", "Nothing was saved; tell the number to your administrator")
    response = problem_response(TenonError(message, hint=hint, code="internal"), language_of(request))
    response.status_code = 500
    return response
