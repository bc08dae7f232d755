"""A page of HTML as PDF, by the Chromium of this machine. It sees one file and no network, and has its time."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore

from tenon_engines.kernel.errors import Busy, TenonError
from tenon_engines.kernel.text import Text

SECONDS = 60
PATIENCE = 20
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_FLAGS = (
    "--headless=new",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-pdf-header-footer",
)
_one_at_a_time = BoundedSemaphore(1)  # a browser takes a few hundred megabytes


class NoPdf(TenonError):
    code = "no_pdf"


def find_chromium() -> str | None:
    named = os.environ.get("TENON_CHROMIUM")
    return named or next((path for name in _NAMES if (path := shutil.which(name))), None)


def to_pdf(html: str, seconds: float = SECONDS) -> bytes:
    """The PDF; NoPdf where there is no browser or it does not finish."""
    browser = find_chromium()
    if browser is None:
        raise NoPdf(
            Text("服务器上没有 Chromium，不能生成 PDF", "There is no Chromium on the server to make a PDF"),
            hint=Text(
                "请在浏览器的打印窗口选择“另存为 PDF”，或在服务器安装 chromium",
                "choose “Save as PDF” in the browser's print window, or install chromium on the server",
            ),
        )
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise Busy(Text("正在生成其他 PDF，请稍后再试", "Another PDF is being made; try again in a moment"))
    try:
        with TemporaryDirectory(prefix="tenon-print-", ignore_cleanup_errors=True) as folder:
            return _run(browser, Path(folder), html, seconds)
    finally:
        _one_at_a_time.release()


def _run(browser: str, folder: Path, html: str, seconds: float) -> bytes:
    page, made = folder / "page.html", folder / "page.pdf"
    page.write_text(html, encoding="utf-8")
    command = [browser, *_FLAGS, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={made}"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--no-sandbox")  # as root Chromium does not start with it
    try:
        subprocess.run([*command, page.as_uri()], capture_output=True, timeout=seconds, check=False, cwd=folder)
    except (subprocess.TimeoutExpired, OSError) as error:
        raise _failed() from error
    if not made.is_file():
        raise _failed()
    return made.read_bytes()


def _failed() -> NoPdf:
    return NoPdf(
        Text("Chromium 没有生成 PDF", "Chromium made no PDF"),
        hint=Text("请用浏览器打印，或减少一次打印的张数", "print from the browser, or print fewer sheets at once"),
    )
