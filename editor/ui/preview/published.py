"""Answers what a page of the site asks for: itself, and the files that are published beside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob
from shiboken6 import isValid

from editor.jekyll.sass import Sass
from editor.jekyll.site_files import Making, SiteFile, site_file
from editor.post.encodings import made_utf8
from editor.post.errors import PostError
from editor.site.place import Place
from editor.ui.from_worker import in_window_thread
from editor.ui.preview.answers import (
    Stamp,
    reply,
    reply_file,
    set_headers,
    stamp_of,
    type_of,
    wants_picture,
)
from editor.ui.preview.placeholder import placeholder

AssetText = Callable[[Path, Place], str]  # a file's text once Liquid is worked out
SHOWN_TYPES = ("image/", "video/", "audio/", "font/", "text/css", "application/vnd.ms-fontobject")
POLICY = (
    "default-src 'none'; img-src post: data:{more}; media-src post:{more};"
    " font-src post: data:{more}; style-src post: 'unsafe-inline'{more};"
    " base-uri 'self'{more}; form-action 'none'; frame-ancestors 'none'"
)
SCRIPTS = (
    "; script-src 'self' 'unsafe-inline' 'unsafe-eval'{more}; connect-src 'self'{more};"
    " worker-src 'none'; frame-src 'none'"
)
NETWORK = " https: http:"


@dataclass(frozen=True)
class Served:
    """The page that is served, where, and what it may do."""

    path: str = "/"
    html: str = "<!doctype html><title></title>"
    scripts: bool = False
    network: bool = False


class Published(QObject):
    """The built site, as far as one page of it asks for it."""

    compiled = Signal(str, str)  # the address of a style sheet; why it could not be, or ""

    def __init__(self, worker: ThreadPoolExecutor, text: AssetText, parent: QObject) -> None:
        super().__init__(parent)
        self._worker, self._text = worker, text
        self._place: Place | None = None
        self._sass: Sass | None = None
        self._asked: dict[str, Stamp] = {}  # by address
        self.page = Served()

    def serve(self, page: Served, place: Place) -> None:
        """Serve this page of the site of `place` from now on."""
        if self._place is None or place.site != self._place.site:
            self._sass = Sass(place.site)
        self.page, self._place = page, place
        self._asked.clear()

    def changed_addresses(self) -> list[str]:
        """The addresses that were asked for and lead to another state of a file by now."""
        changed = [each for each, stamp in self._asked.items() if self._stamp(each) != stamp]
        for each in changed:
            del self._asked[each]
        return changed

    def answer(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer one request."""
        address = job.requestUrl().path(QUrl.ComponentFormattingOption.FullyDecoded)
        if address == self.page.path:
            set_headers(job, policy(self.page, self._place))
            reply(job, "text/html;charset=utf-8", made_utf8(self.page.html))
        else:
            self._asked[address] = self._stamp(address)
            set_headers(job)
            self._serve(job, address)

    def _serve(self, job: QWebEngineUrlRequestJob, address: str) -> None:
        found = self._find(address)
        kind = type_of(Path(address))
        if found is None or not (self.page.scripts or kind.startswith(SHOWN_TYPES)):
            self._refuse(job, address)
        elif found.making is not Making.COPIED:
            self._make(job, found, address, kind)
        elif not reply_file(job, kind or "application/octet-stream", found.path):
            self._refuse(job, address)

    def _refuse(self, job: QWebEngineUrlRequestJob, address: str) -> None:
        if wants_picture(job) and self._place is not None:
            reply(job, "image/svg+xml", made_utf8(placeholder(address, self._place)))
        else:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

    def _make(self, job: QWebEngineUrlRequestJob, found: SiteFile, address: str, kind: str) -> None:
        """Work the file out beside the window's thread; a big theme takes its time."""
        place, sass = self._place, self._sass
        assert place is not None
        assert sass is not None

        def make() -> None:
            try:
                data = made_utf8(made(found, place, sass, self._text))
            except PostError as error:
                data = error
            in_window_thread(self, lambda: self._reply(job, address, kind, data))

        self._worker.submit(make).add_done_callback(Future.result)

    def _reply(
        self, job: QWebEngineUrlRequestJob, address: str, kind: str, data: bytes | PostError
    ) -> None:
        self.compiled.emit(address, str(data) if isinstance(data, PostError) else "")
        if isValid(job):
            reply(job, kind, data if isinstance(data, bytes) else b"")

    def _find(self, address: str) -> SiteFile | None:
        if self._place is None:
            return None
        site = self._place.site
        if not address.startswith(f"{site.baseurl}/"):
            return None
        return site_file(address.removeprefix(site.baseurl), site)

    def _stamp(self, address: str) -> Stamp:
        found = self._find(address)
        if found is None:
            return None
        newest = [stamp_of(found.path), *self._import_stamps(found)]
        return max((each for each in newest if each), default=None)

    def _import_stamps(self, found: SiteFile) -> list[Stamp]:
        """Where a style sheet is compiled, any file of Sass may be part of it."""
        if found.making is not Making.SASS or self._sass is None:
            return []
        return [stamp_of(file) for file in self._sass.files]


def made(found: SiteFile, place: Place, sass: Sass, text: AssetText) -> str:
    """What Jekyll makes of the file; raises PostError."""
    source = text(found.path, place)
    if found.making is Making.SASS:
        return sass.css(source, indented=found.path.suffix == ".sass")
    return source


def policy(page: Served, place: Place | None) -> str:
    """What the page may load and run."""
    own = place.site.url if place else ""
    more = f" {own}" if re.fullmatch(r"https?://[\w.:\[\]-]+", own) else ""
    if page.network:
        more += NETWORK
    return (POLICY + (SCRIPTS if page.scripts else "")).format(more=more)
