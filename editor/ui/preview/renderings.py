"""Renders at once what takes no time, and beside the window's thread what may take long."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, Signal

from editor.post.post import Post
from editor.ui.from_worker import in_window_thread
from editor.ui.preview.article_view import ArticleView
from editor.ui.preview.rendering import Rendering
from editor.ui.preview.site_view import SiteView

AnyView = ArticleView | SiteView

UNFELT_MS = 20  # renderings that take less never wait
# What may take long is rendered beside the window's thread: a long text, one of which the last
# rendering was slow, and one that is not the one rendered last.
LONG = 50_000  # characters
SLOW_MS = 30
SUDDEN = 1000  # characters by which another text is longer or shorter


class Renderings(QObject):
    """Knows how long the last one took, and leaves as much time to typing."""

    made = Signal(object, object)  # the view that was asked for, and its Rendering

    def __init__(self, worker: ThreadPoolExecutor, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._made_at = self._took_ms = 0.0
        self.made.connect(self._note)
        self.forget()

    def forget(self) -> None:
        """Another text comes: nothing is known of it."""
        self._known_length = -SUDDEN

    @property
    def pause(self) -> int:
        """How many ms the next one is still to wait."""
        waited = (perf_counter() - self._made_at) * 1000
        busy = self._took_ms if self._took_ms > UNFELT_MS else 0
        return max(0, round(busy - waited))

    def ask(self, view: AnyView, post: Post) -> None:
        """Have `view` render `post`; `made` gives the rendering."""
        length, was = len(post.text), self._known_length
        self._known_length = length
        if length <= LONG and self._took_ms <= SLOW_MS and abs(length - was) < SUDDEN:
            self.made.emit(view, view.render(post))
        else:
            work = self._worker.submit(self._render, view, post)
            work.add_done_callback(Future.result)  # an error is logged, not lost

    def _render(self, view: AnyView, post: Post) -> None:
        rendering = view.render(post)
        in_window_thread(self, lambda: self.made.emit(view, rendering))

    def _note(self, _view: object, rendering: Rendering[Any]) -> None:
        self._made_at, self._took_ms = perf_counter(), rendering.ms
