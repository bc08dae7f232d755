"""`python tests/postgres.py` keeps a PostgreSQL running and prints its URL; tests take `Server` from here."""

import time

from tenon_platform.storage.throwaway_server import Server, find_binaries

__all__ = ["Server", "find_binaries"]

if __name__ == "__main__":
    server = Server().start()
    print(server.url, flush=True)
    try:
        while True:
            time.sleep(60)
    except KeyboardInterrupt:
        server.stop()
