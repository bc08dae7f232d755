"""Guessing is slowed down by account and by address, and nobody can keep somebody else out."""

import pytest

from tenon_platform.access.login_limit import (
    FREE_OF_ADDRESS,
    FREE_TRIES,
    LONGEST_WAIT,
    MANY_FOR_ACCOUNT,
    LoginLimit,
    TooManyTries,
)
from tenon_platform.access.rate_limit import Waits


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Wrong(Exception):
    pass


def fail(limit: LoginLimit, account: str, address: str, device: str | None = None) -> None:
    with pytest.raises(Wrong), limit.attempt(account, address, device):
        raise Wrong


def enter(limit: LoginLimit, account: str, address: str, device: str | None = None) -> None:
    with limit.attempt(account, address, device):
        pass


def wait_of(limit: LoginLimit, account: str, address: str, device: str | None = None) -> float:
    with pytest.raises(TooManyTries) as refused, limit.attempt(account, address, device):
        pass
    return refused.value.retry_after


def test_waits_grow_and_end() -> None:
    clock = Clock()
    limit = LoginLimit(clock)
    for _ in range(FREE_TRIES):
        fail(limit, "amy", "a")
    first = wait_of(limit, "amy", "a")
    clock.now += first
    fail(limit, "amy", "a")
    second = wait_of(limit, "amy", "a")
    assert second > first
    for _ in range(30):
        clock.now += wait_of(limit, "amy", "a")
        fail(limit, "amy", "a")
    assert wait_of(limit, "amy", "a") == LONGEST_WAIT
    clock.now += LONGEST_WAIT
    enter(limit, "amy", "a")
    enter(limit, "amy", "a")


def test_one_who_guesses_keeps_nobody_else_out() -> None:
    limit = LoginLimit(Clock())
    for _ in range(FREE_TRIES):
        fail(limit, "amy", "a")
    assert wait_of(limit, "amy", "a")
    enter(limit, "amy", "b")
    enter(limit, "amy", "a", "her own browser")
    enter(limit, "bob", "a")


def test_one_password_for_many_accounts_is_stopped_at_its_address() -> None:
    limit = LoginLimit(Clock())
    for number in range(FREE_OF_ADDRESS):
        fail(limit, f"user{number}", "a")
    assert wait_of(limit, "another", "a")
    enter(limit, "another", "b")


def test_an_account_guessed_at_from_many_places_gives_each_one_try() -> None:
    limit = LoginLimit(Clock())
    for number in range(MANY_FOR_ACCOUNT):
        fail(limit, "amy", f"place{number}")
    fail(limit, "amy", "new")
    assert wait_of(limit, "amy", "new")
    enter(limit, "amy", "hers", "her own browser")


def test_the_table_of_names_is_bounded() -> None:
    waits = Waits(1, 60, 3600, Clock(), names=10)
    for number in range(100):
        waits.failed(f"name{number}")
    assert waits.count("name0") == 0
    assert waits.count("name99") == 1
