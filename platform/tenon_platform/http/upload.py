"""Takes an uploaded file from a multipart body onto the disk, within a bound."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from tenon_engines.kernel.text import Text
from tenon_platform.http.body import too_large
from tenon_platform.http.errors import BadRequest


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on disk (moved away by whoever keeps it) and the text fields that came with it."""

    name: str
    file: Path
    fields: Mapping[str, str]

    def discard(self) -> None:
        self.file.unlink(missing_ok=True)


async def read_upload(request: Request, most: int) -> Upload:
    """The part called `file`. A body without a length is refused: it could not be bounded before it is written."""
    declared = request.headers.get("content-length", "")
    if not declared.isdigit():
        raise BadRequest(Text("上传缺少 Content-Length", "An upload needs its Content-Length"), code="no_length")
    if int(declared) > most:
        raise too_large(most)
    try:
        async with request.form(max_files=1, max_fields=20) as form:
            part = form.get("file")
            if not isinstance(part, UploadFile):
                raise BadRequest(Text("没有收到文件", "No file was sent"), path="/file", code="no_file")
            fields = {name: value for name, value in form.items() if isinstance(value, str)}
            return Upload(part.filename or "", await run_in_threadpool(_keep, part), fields)
    except HTTPException as error:
        message = Text("文件没有传完整，请重新上传", "The upload is incomplete; send it again")
        raise BadRequest(message, path="/file", code="bad_upload") from error


def _keep(part: UploadFile) -> Path:
    handle, path = tempfile.mkstemp(prefix="tenon-upload-")
    with os.fdopen(handle, "wb") as target:
        shutil.copyfileobj(part.file, target)
    return Path(path)
