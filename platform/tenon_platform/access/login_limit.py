"""How often one may try to log in: by account and by address, so that neither many passwords for one account nor one
password for many accounts gets far, and so that nobody keeps somebody else out.

The wait belongs to an account *at* an address: the first try from another address is always looked at. A browser that
has logged in to the account before (`device`) is counted by itself, whatever others do at its address. When an account
is guessed at from many places, each place has one try before it waits.
"""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tenon_engines.kernel.errors import TenonError
from tenon_engines.kernel.text import Text
from tenon_platform.access.rate_limit import Clock, Waits

FREE_TRIES = 5
FREE_OF_ADDRESS = 30
MANY_FOR_ACCOUNT = 50
LONGEST_WAIT = 15 * 60
HOUR = 3600


class TooManyTries(TenonError):
    """429. It says how long to wait, and the same for an account that there is and one that there is not."""

    code = "too_many_tries"

    def __init__(self, seconds: float) -> None:
        wait = max(1, math.ceil(seconds))
        spoken = (
            Text(f"{wait} 秒", f"{wait} s") if wait < 60 else Text(f"{-(-wait // 60)} 分钟", f"{-(-wait // 60)} min")
        )
        super().__init__(
            Text(f"登录失败次数过多，请 {spoken.zh}后再试", f"Too many failed logins; try again in {spoken.en}"),
            hint=Text("忘记密码时请管理员重置", "if you forgot the password, an administrator can set a new one"),
        )
        self.retry_after = wait


class LoginLimit:
    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._here = Waits(FREE_TRIES, LONGEST_WAIT, HOUR, clock)  # an account at an address, or on a known device
        self._addresses = Waits(FREE_OF_ADDRESS, LONGEST_WAIT, HOUR, clock)
        self._accounts = Waits(MANY_FOR_ACCOUNT, 0, HOUR, clock)  # only counted: it makes others stricter

    @contextmanager
    def attempt(self, account: str, address: str, device: str | None) -> Iterator[None]:
        """Counts the try as failed before it is made, so that many at once count as many; a success takes it back."""
        here = f"{account}\n{device or address}"
        wait = self._here.left(here) if device else max(self._here.left(here), self._addresses.left(address))
        if wait > 0:
            raise TooManyTries(wait)
        strict = device is None and self._accounts.count(account) >= MANY_FOR_ACCOUNT
        self._here.failed(here, 1 if strict else None)
        self._accounts.failed(account)
        if device is None:
            self._addresses.failed(address)
        yield
        self._here.forget(here)
        self._accounts.forgive(account)
        if device is None:
            self._addresses.forgive(address)
