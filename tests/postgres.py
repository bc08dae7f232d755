"""`python tests/postgres.py` keeps a PostgreSQL running and prints its URL; tests take `Server` from here."""

import time

import psycopg
from psycopg.conninfo import make_conninfo

from tenon_platform.storage.throwaway_server import Server, find_binaries

__all__ = ["Server", "find_binaries", "own_database"]


def own_database(url: str, name: str) -> str:
    """A database beside the one of `url`: whoever logs in without naming a tenant needs to be in the only one."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name}")
    return make_conninfo(url, dbname=name)


if __name__ == "__main__":
    server = Server().start()
    print(server.url, flush=True)
    try:
        while True:
            time.sleep(60)
    except KeyboardInterrupt:
        server.stop()
