"""Answers what the preview's page asks for: itself, and files of the post's site."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlSchemeHandler

from editor.jekyll.article import page_of
from editor.site.images import Kind, resolve
from editor.site.place import Place
from editor.ui.preview.engine import SCHEME
from editor.ui.preview.placeholder import placeholder

FILE_PATH = "/file"
SHOWN_TYPES = ("image/", "video/", "audio/", "font/")
Stamp = tuple[int, int] | None  # when a file was changed, and its size; None: there is none


class SiteScheme(QWebEngineUrlSchemeHandler):
    """Serves the page, and what `resolve` finds under the site's root; nothing else."""

    def __init__(self, place: Place, theme: str, parent: QObject) -> None:
        super().__init__(parent)
        self.place = place
        self.theme = theme
        self._served: dict[str, Stamp] = {}

    def changed_references(self) -> list[str]:
        """The references that were served and lead to another state of a file by now."""
        changed = [
            reference
            for reference, stamp in self._served.items()
            if stamp_of(file_of(reference, self.place)) != stamp
        ]
        for reference in changed:
            del self._served[reference]
        return changed

    def forget(self) -> None:
        """Begin anew: another page, which has asked for nothing."""
        self._served.clear()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request."""
        url = job.requestUrl()
        if job.requestMethod() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif url.path() == "/":
            reply(job, "text/html", page_of(self.theme, f"{SCHEME}:", "").encode())
        elif url.path() == FILE_PATH:
            version_and_reference = url.query(url.ComponentFormattingOption.FullyEncoded)
            self._serve(job, unquote(version_and_reference.partition("&")[2]))
        else:  # an address inside a style sheet
            self._serve(job, url.path())

    def _serve(self, job: QWebEngineUrlRequestJob, reference: str) -> None:
        file = file_of(reference, self.place)
        self._served[reference] = stamp_of(file)
        kind = type_of(file) if file else ""
        if file is None or not kind.startswith(SHOWN_TYPES) or not reply_file(job, kind, file):
            reply(job, "image/svg+xml", placeholder(reference, self.place).encode())


def file_of(reference: str, place: Place) -> Path | None:
    """The site's file that a reference leads to exactly."""
    found = resolve(reference, place)
    return found.path if found.kind is Kind.FOUND else None


def stamp_of(file: Path | None) -> Stamp:
    """What tells one state of a file from the next."""
    try:
        about = file.stat() if file else None
    except OSError:
        return None
    return (about.st_mtime_ns, about.st_size) if about else None


def type_of(file: Path) -> str:
    """The media type by the file's ending."""
    return mimetypes.guess_type(file.name)[0] or ""


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
