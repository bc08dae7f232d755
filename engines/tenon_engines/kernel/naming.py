"""Keys and ids of document elements (`documents.md`, Rules of shape)."""

import re

KEY_PATTERN = r"^[a-z](_?[a-z0-9])*$(?!\n)"  # `$` alone lets a line break follow
KEY = re.compile(KEY_PATTERN)
MAX_KEY = 40
MAX_TABLE_KEY = 24

# Names of formulas and keywords of the language: never keys of fields (documents.md, Names in a formula).
RESERVED = frozenset({"record", "old", "line", "task", "param", "actor"})
KEYWORDS = frozenset({"and", "or", "not", "in", "between", "true", "false", "null"})
SYSTEM_FIELDS = ("id", "rev", "created_at", "created_by", "updated_at", "updated_by")


def is_key(text: str, longest: int = MAX_KEY) -> bool:
    return len(text) <= longest and KEY.match(text) is not None
