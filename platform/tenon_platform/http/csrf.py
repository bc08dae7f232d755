"""Writes with a session cookie carry the session's token in a header that other sites cannot set."""

import hmac
from collections.abc import Mapping

from tenon_engines.kernel.text import Text
from tenon_platform.access.sessions import Session
from tenon_platform.http.errors import WrongToken

HEADER = "x-csrf-token"


def check_csrf(headers: Mapping[str, str], session: Session) -> None:
    given = headers.get(HEADER, "")
    if not hmac.compare_digest(given.encode(), session.csrf.encode()):
        raise WrongToken(
            Text("请求缺少有效的安全令牌", "The request lacks a valid security token"),
            hint=Text("请刷新页面后重试", f"reload the page; programs send {HEADER} from the login's answer"),
        )
