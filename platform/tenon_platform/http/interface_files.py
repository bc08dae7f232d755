"""The built interface: hashed assets are kept by browsers for ever, the page itself is asked for each time."""

import mimetypes
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, HTMLResponse, Response

from tenon_platform.http.permission import PUBLIC

_FOR_EVER = "public, max-age=31536000, immutable"
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_MISSING = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>Tenon</title>
<p>界面尚未构建，请运行 <code>make demo</code>。</p>
<p>The interface is not built yet: run <code>make demo</code>.</p></html>"""


def add_interface(app: FastAPI, folder: Path) -> None:
    """Serves `folder`; every address that is not a file is the page, so that deep links work."""
    root = folder.resolve()

    async def interface(request: Request, path: str = "") -> Response:
        if path.startswith("api/"):
            raise HTTPException(404)
        target = (root / path).resolve() if path else root / "index.html"
        if not target.is_relative_to(root):
            raise HTTPException(404)
        if not target.is_file():
            if path.startswith("assets/") or "." in path.rsplit("/", 1)[-1]:
                raise HTTPException(404)
            target = root / "index.html"
            if not target.is_file():
                return HTMLResponse(_MISSING, 503)
        return _file(request, target, immutable=path.startswith("assets/"))

    interface.tenon_permission = PUBLIC.name  # type: ignore[attr-defined]
    app.add_api_route("/", interface, methods=["GET", "HEAD"], include_in_schema=False, response_class=Response)
    app.add_api_route(
        "/{path:path}", interface, methods=["GET", "HEAD"], include_in_schema=False, response_class=Response
    )


def _file(request: Request, target: Path, *, immutable: bool) -> Response:
    headers = {"Cache-Control": _FOR_EVER if immutable else "no-cache", "Vary": "Accept-Encoding"}
    media_type = mimetypes.guess_type(target.name)[0] or "application/octet-stream"
    accepted = request.headers.get("accept-encoding", "")
    for encoding, suffix in _ENCODINGS:
        compressed = target.with_name(target.name + suffix)
        if encoding in accepted and compressed.is_file():
            return FileResponse(compressed, headers={**headers, "Content-Encoding": encoding}, media_type=media_type)
    return FileResponse(target, headers=headers, media_type=media_type)
