"""The owner of the post on screen: everything shows it, and asks it to change."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from editor.checks import find_problems
from editor.checks.problem import Problem
from editor.post.errors import PostError
from editor.post.post import Post
from editor.site.place import Place
from editor.site.site import find_site

SETTLE_MS = 300


class OpenPost(QObject):
    """The post being edited, where it stands, and the bytes its file holds."""

    opened = Signal()  # another post, or the same one read anew: show everything again
    changed = Signal(object)  # the post changed; the argument did it and need not look
    settled = Signal()  # a moment after the last change, and after `opened`
    unsaved_changed = Signal(bool)
    problems_changed = Signal()
    place_changed = Signal()  # it got another file or another site; the post is the same

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = Post.parse(b"")
        self._place = Place(None, find_site(None))
        self._on_disk: bytes | None = None
        self._unsaved = False
        self._problems: tuple[Problem, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._pause.timeout.connect(self._settle)

    @property
    def post(self) -> Post:
        """The post as it is now."""
        return self._post

    @property
    def place(self) -> Place:
        """Its file and its site."""
        return self._place

    @property
    def on_disk(self) -> bytes | None:
        """What its file held when it was last read or written; None for a post without a file."""
        return self._on_disk

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the checks said when the post last settled."""
        return self._problems

    @property
    def is_unsaved(self) -> bool:
        """Would closing lose something? Undoing back to the file's bytes makes it False again."""
        return self._unsaved
