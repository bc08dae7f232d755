"""`tenon serve`: one process with the HTTP server and the embedded worker."""

import argparse
from collections.abc import Callable
from dataclasses import replace

import uvicorn

from tenon_platform.access.key_check import check_key
from tenon_platform.cli.homes import opened
from tenon_platform.exchange import import_task
from tenon_platform.http.app import create_app
from tenon_platform.memory import settle, share_arenas
from tenon_platform.runtime.worker import TASKS, running
from tenon_platform.settings import Settings
from tenon_platform.storage.tenants import Home


def serve(arguments: argparse.Namespace, settings: Settings) -> int:
    settings = with_address(arguments, settings)
    with opened(settings) as home:
        run_server(home)
    return 0


def with_address(arguments: argparse.Namespace, settings: Settings) -> Settings:
    return replace(settings, host=arguments.host or settings.host, port=arguments.port or settings.port)


def run_server(home: Home, *, demo: bool = False, ready: Callable[[], None] | None = None) -> None:
    """Serves until interrupted. `ready` is called when the address answers."""
    share_arenas()
    for tenant in home.tenants():
        check_key(tenant)
    app = create_app(home, demo=demo, around=lambda: running(home, tasks={**TASKS, **import_task.TASKS}), warmed=settle)
    config = uvicorn.Config(
        app,
        host=home.settings.host,
        port=home.settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=75,  # longer than clients and proxies keep an idle connection: they close first
    )
    server = _Server(config, ready or (lambda: _say(home)))
    server.run()


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets)  # type: ignore[arg-type]
        if self.started:
            self._ready()


def _say(home: Home) -> None:
    print(f"Tenon is ready at http://{home.settings.host}:{home.settings.port}", flush=True)
