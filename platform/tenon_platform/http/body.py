"""The body of a request, read with a bound: too large is refused before it fills the memory."""

from starlette.requests import Request

from tenon_engines.kernel.text import Text
from tenon_platform.http.errors import TooLarge


async def read_body(request: Request, most: int) -> bytes:
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > most:
        raise too_large(most)
    if request.method in ("GET", "HEAD"):
        return b""
    parts: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise too_large(most)
        parts.append(chunk)
    return b"".join(parts)


def too_large(most: int) -> TooLarge:
    megabytes = most / 1_000_000
    return TooLarge(
        Text(f"请求内容超过 {megabytes:g} MB", f"The body is larger than {megabytes:g} MB"),
        hint=Text("请拆分后再提交；大量数据请使用导入", "split it up; use the import for much data"),
    )
