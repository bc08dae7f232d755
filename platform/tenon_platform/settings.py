"""What an installation is told from outside. The only file that reads the environment."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """`database` is a PostgreSQL URL; without one every tenant is a SQLite file below `home`."""

    home: Path
    database: str | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    sqlite_synchronous: str = "FULL"
    connections: int = 16
    wait_seconds: float = 5.0
    secure_cookies: bool = False
    max_body: int = 5_000_000

    @classmethod
    def from_environment(cls) -> "Settings":
        return cls(
            home=Path(os.environ.get("TENON_HOME", "var")).absolute(),
            database=os.environ.get("TENON_DATABASE") or None,
            host=os.environ.get("TENON_HOST", "127.0.0.1"),
            port=int(os.environ.get("PORT", "8000")),
            sqlite_synchronous=os.environ.get("TENON_SQLITE_SYNCHRONOUS", "FULL"),
            connections=int(os.environ.get("TENON_CONNECTIONS", "16")),
            secure_cookies=os.environ.get("TENON_SECURE_COOKIES") == "1",
        )
