"""Passwords: argon2id, with the parameters OWASP gives for servers of little memory."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tenon_engines.kernel.errors import ValidationError
from tenon_engines.kernel.problem import Problem
from tenon_engines.kernel.text import Text

SHORTEST, LONGEST = 8, 200
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def hash_password(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        message = Text(f"密码需要 {SHORTEST} 到 {LONGEST} 个字符", f"A password has {SHORTEST} to {LONGEST} characters")
        raise ValidationError([Problem("bad_password", "/password", message)])
    return _hasher.hash(password)


def verify(password: str, stored: str | None) -> bool:
    try:
        _hasher.verify(stored or _nobody(), password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return stored is not None


@cache
def _nobody() -> str:
    """Verified when the login is unknown, so that the answer takes as long as for a known one."""
    return _hasher.hash("nobody has this password")
