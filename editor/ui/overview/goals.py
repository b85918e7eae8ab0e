"""How many words a writer wishes a post to have: kept in the settings, by the post's path."""

from __future__ import annotations

from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from editor.ui.open_post import OpenPost
from editor.ui.settings import Settings
from editor.ui.sheet import Sheet


class Goals(QObject):
    """The goal of the post on screen; it goes along when the post gets another file."""

    changed = Signal(int)  # the goal of the post on screen, 0 for none

    def __init__(self, open_post: OpenPost, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._open_post, self._settings = open_post, settings
        self._known = WeakKeyDictionary[Sheet, int]()  # of posts without a file too
        open_post.opened.connect(self._tell)
        open_post.place_changed.connect(self._keep)

    @property
    def words(self) -> int:
        """How many are wished for; 0: the post has no goal."""
        sheet, path = self._open_post.sheet, self._open_post.place.path
        if sheet not in self._known:
            self._known[sheet] = self._settings.goal(path) if path else 0
        return self._known[sheet]

    def wish(self, words: int) -> None:
        """Wish for so many words from now on; 0 for no goal."""
        if words != self.words:
            self._known[self._open_post.sheet] = words
            self._keep()

    def _keep(self) -> None:
        words, path = self.words, self._open_post.place.path
        if path is not None and words != self._settings.goal(path):
            self._settings.wish(path, words)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.words)
