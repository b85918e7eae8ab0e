"""Has the pages of the site made beside the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal

from editor.post.post import Post
from editor.ui.from_worker import in_window_thread
from editor.ui.preview.site_view import SiteView


class PageMaker(QObject):
    """One page is being made at a time; of those that are asked for meanwhile the latest wins."""

    made = Signal(object, object)  # the view and its page; None where it could not be made

    def __init__(
        self, worker: ThreadPoolExecutor, post: Callable[[], Post], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._worker, self._post = worker, post
        self._is_making = False
        self._due: SiteView | None = None
        self._asked: Post | None = None

    @property
    def is_busy(self) -> bool:
        """Is there a page still to come?"""
        return self._is_making or self._due is not None

    @property
    def asked(self) -> Post | None:
        """The post whose page was asked for last; None: another page begins."""
        return self._asked

    def forget(self) -> None:
        """Another page begins: nothing of the one before is asked for."""
        self._due = self._asked = None

    def put_off(self, view: SiteView) -> None:
        """A page is to be asked for later, by `go_on`."""
        self._due = view

    def go_on(self) -> None:
        """Ask for what was put off."""
        if self._due is not None and not self._is_making:
            self.ask(self._due)

    def ask(self, view: SiteView) -> None:
        """Have the page of the post made as it is now, or once the one under way is there."""
        if self._is_making:
            self._due = view
            return
        post = self._asked = self._post()
        self._due, self._is_making = None, True

        def work() -> None:
            page = None
            try:
                page = view.page_of(post)
            finally:
                in_window_thread(self, lambda: self._tell_made(view, page))

        self._worker.submit(work).add_done_callback(Future.result)  # an error is logged, not lost

    def _tell_made(self, view: SiteView, page: object) -> None:
        self._is_making = False
        self.made.emit(view, page)
        self.go_on()
