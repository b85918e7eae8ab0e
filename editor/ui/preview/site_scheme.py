"""Answers what the preview's pages ask for: themselves, and files of the post's site."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from PySide6.QtCore import QObject
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlSchemeHandler

from editor.jekyll.article import page_of
from editor.post.encodings import made_utf8
from editor.site.images import Kind, resolve
from editor.site.place import Place
from editor.ui.preview.answers import Stamp, reply, reply_file, stamp_of, type_of
from editor.ui.preview.engine import SCHEME, SITE_HOST
from editor.ui.preview.placeholder import placeholder
from editor.ui.preview.published import Published

FILE_PATH = "/file"
SHOWN_TYPES = ("image/", "video/", "audio/", "font/")


class SiteScheme(QWebEngineUrlSchemeHandler):
    """Serves the article, and what `resolve` finds under the site's root; nothing else.

    What is asked of the host of the site is answered as the built site would.
    """

    def __init__(self, place: Place, published: Published, parent: QObject) -> None:
        super().__init__(parent)
        self.place = place
        self.theme = "light"
        self._published = published
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
        elif url.host() == SITE_HOST:
            self._published.answer(job)
        elif url.path() == "/":
            reply(job, "text/html", self._article().encode())
        elif url.path() == FILE_PATH:
            version_and_reference = url.query(url.ComponentFormattingOption.FullyEncoded)
            self._serve(job, unquote(version_and_reference.partition("&")[2]))
        else:  # an address inside a style sheet
            self._serve(job, url.path())

    def _article(self) -> str:
        """The empty page that posts are shown in."""
        return page_of(self.theme, f"{SCHEME}:", self.tr("Preview"))

    def _serve(self, job: QWebEngineUrlRequestJob, reference: str) -> None:
        file = file_of(reference, self.place)
        self._served[reference] = stamp_of(file)
        kind = type_of(file) if file else ""
        if file is None or not kind.startswith(SHOWN_TYPES) or not reply_file(job, kind, file):
            reply(job, "image/svg+xml", made_utf8(placeholder(reference, self.place)))


def file_of(reference: str, place: Place) -> Path | None:
    """The site's file that a reference leads to exactly."""
    found = resolve(reference, place)
    return found.path if found.kind is Kind.FOUND else None
