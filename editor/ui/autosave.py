"""Saves by itself where the writer wishes it: a moment after a change, and on leaving a post."""

from __future__ import annotations

from pathlib import Path
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Signal

from editor.post.errors import ChangedOnDisk, FileError
from editor.ui.commands import Actions
from editor.ui.file_actions import FileActions
from editor.ui.open_post import OpenPost
from editor.ui.settings import Settings
from editor.ui.sheet import Sheet

PAUSE_MS = 2000


class Autosave(QObject):
    """Writes posts that have a file; never over what another program wrote."""

    refused = Signal(str)  # why a post is not saved by itself any more, told once

    def __init__(self, open_post: OpenPost, files: FileActions, settings: Settings) -> None:
        super().__init__(open_post)
        self._files, self._posts, self._settings = files, files.posts, settings
        self._given_up: WeakSet[Sheet] = WeakSet()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.save_all)
        open_post.changed.connect(lambda _by: self._pause.start())
        open_post.opened.connect(self.save_all)
        settings.follow(Settings.saves_by_itself, lambda _on: self.save_all(), self)

    @property
    def is_on(self) -> bool:
        """Are posts saved by themselves?"""
        return self._settings.saves_by_itself

    def switch(self, on: bool) -> None:
        """Save by itself from now on, or no longer."""
        self._settings.saves_by_itself = on

    def tick_in(self, actions: Actions) -> None:
        """Tick the command as long as posts are saved by themselves."""
        self._settings.follow(Settings.saves_by_itself, actions["autosave"].setChecked, actions)

    def save_all(self) -> None:
        """Save every open post that has a file and is not on disk as it is."""
        self._pause.stop()
        if self.is_on:
            for sheet in self._posts.differing:
                if sheet.place.path is not None and self._may_save(sheet):
                    self._save(sheet, sheet.place.path)

    def _may_save(self, sheet: Sheet) -> bool:
        """Not what the writer has to decide, or to see, as it did not come from them alone."""
        waits = sheet.is_lost or sheet.is_unseen or sheet.reading or sheet.theirs is not None
        return not waits and sheet not in self._given_up

    def _save(self, sheet: Sheet, path: Path) -> None:
        try:
            data = self._files.write(sheet, path, by_itself=True)
        except ChangedOnDisk:
            return  # the watch over the files is about to tell
        except FileError as error:
            self._given_up.add(sheet)
            told = self.tr("{reason} It is not saved by itself any more: save it with Ctrl+S.")
            self.refused.emit(told.format(reason=error))
            return
        self._posts.saved(sheet, data)
