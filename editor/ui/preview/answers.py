"""How the preview's scheme answers a request."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob

Stamp = tuple[int, int] | None  # when a file was changed, and its size; None: there is none
KINDS = {  # what a system's own table may lack
    ".woff2": "font/woff2",
    ".woff": "font/woff",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".eot": "application/vnd.ms-fontobject",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".svg": "image/svg+xml",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
}


def stamp_of(file: Path | None) -> Stamp:
    """What tells one state of a file from the next."""
    try:
        about = file.stat() if file else None
    except OSError:
        return None
    return (about.st_mtime_ns, about.st_size) if about else None


def type_of(file: Path) -> str:
    """The media type by the file's ending."""
    return KINDS.get(file.suffix.lower()) or mimetypes.guess_type(file.name)[0] or ""


def reply_file(job: QWebEngineUrlRequestJob, kind: str, path: Path) -> bool:
    """Answer with a file's contents; False where it cannot be opened."""
    file = QFile(str(path), job)
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return False
    job.reply(kind.encode(), file)
    return True


def reply(job: QWebEngineUrlRequestJob, kind: str, data: bytes) -> None:
    """Answer with `data`."""
    buffer = QBuffer(job)
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    job.reply(kind.encode(), buffer)


def set_headers(job: QWebEngineUrlRequestJob, policy: str = "") -> None:
    """Nothing is kept: the file may be another one next time. `policy` is the page's own."""
    headers = {"Cache-Control": "no-store"}
    if policy:
        headers["Content-Security-Policy"] = policy
    several = {QByteArray(k.encode()): [QByteArray(v.encode())] for k, v in headers.items()}
    job.setAdditionalResponseHeaders(several)  # pyright: ignore[reportArgumentType] a multi-map


def wants_picture(job: QWebEngineUrlRequestJob) -> bool:
    """Is it an `<img>`, or a background, that asks?"""
    accepts = job.requestHeaders().get(QByteArray(b"Accept"))
    return accepts is not None and bytes(accepts.data()).startswith(b"image/")
