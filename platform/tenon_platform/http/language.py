"""In which language to answer: what the browser prefers, of the two that Tenon speaks."""

from starlette.requests import Request


def language_of(request: Request) -> str:
    """`zh-CN` or `en`: the first of the two in Accept-Language, Chinese when neither is there."""
    for part in request.headers.get("accept-language", "")[:200].split(","):
        tag = part.split(";")[0].strip().lower()
        if tag.startswith("en"):
            return "en"
        if tag.startswith("zh"):
            return "zh-CN"
    return "zh-CN"
