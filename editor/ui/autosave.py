"""Saves by itself where the writer wishes it: a moment after a change, and on leaving a post."""

from __future__ import annotations

from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Signal

from editor.post.errors import FileError
from editor.post.post_file import write_post_file
from editor.ui.open_post import OpenPost
from editor.ui.open_posts import OpenPosts
from editor.ui.settings import Settings
from editor.ui.sheet import Sheet

PAUSE_MS = 2000


class Autosave(QObject):
    """Writes posts that have a file; never over what another program wrote."""

    refused = Signal(str)  # why a post is not saved by itself any more, told once

    def __init__(self, open_post: OpenPost, posts: OpenPosts, settings: Settings) -> None:
        super().__init__(open_post)
        self._open_post, self._posts, self._settings = open_post, posts, settings
        self._given_up: WeakSet[Sheet] = WeakSet()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.save_all)
        open_post.changed.connect(lambda _by: self._pause.start())
        open_post.opened.connect(self.save_all)

    @property
    def is_on(self) -> bool:
        """Are posts saved by themselves?"""
        return self._settings.saves_by_itself

    def switch(self, on: bool) -> None:
        """Save by itself from now on, or no longer."""
        self._settings.saves_by_itself = on
        self.save_all()

    def save_all(self) -> None:
        """Save every open post that has a file and is not on disk as it is."""
        self._pause.stop()
        if self.is_on:
            for sheet in self._posts.unsaved:
                if sheet.place.path is not None and sheet not in self._given_up:
                    self._save(sheet)

    def _save(self, sheet: Sheet) -> None:
        path, data = sheet.place.path, sheet.post.to_bytes()
        assert path is not None, "only posts with a file are saved"
        try:
            write_post_file(path, data, expected=sheet.on_disk)
        except FileError as error:
            self._given_up.add(sheet)
            told = self.tr("{reason} It is not saved by itself any more: save it with Ctrl+S.")
            self.refused.emit(told.format(reason=error))
            return
        self._posts.saved(sheet, data)
