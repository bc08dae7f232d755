"""Logging in and out, and who one is."""

from typing import Any

from tenon_engines.kernel.errors import NotFound
from tenon_engines.kernel.text import Text
from tenon_platform.access.login_limit import LoginLimit
from tenon_platform.access.sessions import log_in, log_out
from tenon_platform.http.answer import Answer
from tenon_platform.http.call import Call
from tenon_platform.http.cookie import cookie_header, ended_cookie_header
from tenon_platform.http.declared import Takes
from tenon_platform.http.device import device_header, device_of
from tenon_platform.http.errors import BadRequest
from tenon_platform.http.me import describe_me
from tenon_platform.http.permission import LOGGED_IN, PUBLIC
from tenon_platform.http.routing import Routes
from tenon_platform.http.shapes.me import DemoAccounts, Login, Me, OpenedSession
from tenon_platform.storage.transaction import transaction

routes = Routes("session")
limit = LoginLimit()
_ASKED = {
    "tenant": Text("企业代码", "company's code"),
    "login": Text("账号", "account"),
    "password": Text("密码", "password"),
}


@routes.post("/session", PUBLIC, transaction="own", takes=Takes(body=Login))
def open_session(call: Call) -> Answer[OpenedSession]:
    """Logs in: sets the session cookie, gives the CSRF token and who one is."""
    body = call.json_object()
    login, password = _text(body, "login"), _text(body, "password")
    if body.get("tenant"):
        call.tenant = call.home.tenant(_text(body, "tenant"))
    account = f"{call.tenant.key}\n{login}"
    with limit.attempt(account, call.address or "", device_of(call.headers, call.tenant, account)):
        token, session = log_in(call.tenant, login, password, call.now, call.address)
    with transaction(call.tenant, write=False) as tx:
        call.enter(tx, session)
        me = describe_me(call)
    secure = call.home.settings.secure_cookies
    cookies = (cookie_header(call.tenant.key, token, secure=secure), device_header(call.tenant, account, secure=secure))
    return Answer({"csrf_token": session.csrf, "me": me}, cookies=cookies)


@routes.delete("/session", LOGGED_IN)
def close_session(call: Call) -> Answer[None]:
    """Logs out."""
    log_out(call.tx, call.token or "", call.actor)
    return Answer(None, 204, cookies=(ended_cookie_header(),))


@routes.get("/me", LOGGED_IN)
def me(call: Call) -> Me:
    """Who one is, what one may do, and the applications one sees."""
    return describe_me(call)


@routes.get("/demo-accounts", PUBLIC)
def demo_accounts(call: Call) -> DemoAccounts:
    """The accounts of a demo server, for its login page."""
    from tenon_platform.exchange.demo_accounts import accounts

    if not (call.demo and call.tenant.demo):
        raise NotFound(Text("没有这个地址", "There is nothing at this address"))
    shown: list[Any] = accounts()
    return {"accounts": shown}


def _text(body: dict[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not 1 <= len(value) <= 200:
        what = _ASKED[name]
        message = Text(f"{what.zh}应当是 1 到 200 个字", f"The {what.en} must have 1 to 200 characters")
        raise BadRequest(message, path=f"/{name}")
    return value
