"""Keeps the posts of one window safe: from crashes, from other programs, from second thoughts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.moves.plan import Plan
from editor.post.errors import FileError, PostError
from editor.ui.journal.claiming import Claiming
from editor.ui.journal.file_watch import FileWatch
from editor.ui.journal.journal import Journal
from editor.ui.journal.kept_copies import KeptCopies
from editor.ui.journal.outside_changes import OutsideChanges
from editor.ui.journal.recovering import Recovering

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow


class Safety(QObject):
    """Wires what watches, keeps and asks to the objects of a window."""

    def __init__(self, window: MainWindow, journal: Journal | None) -> None:
        super().__init__(window)
        self._window, self._journal = window, journal
        files, posts = window.files, window.posts
        commands = {"save": files.save, "save_as": files.save_as}
        commands["differences"] = lambda: window.actions_["differences"].trigger()
        self.watch = FileWatch(posts)
        self.outside = OutsideChanges(
            self.watch, posts, window.notices, window.questions, commands
        )
        files.found_changed.connect(self.outside.settle)
        if journal is not None:
            self._keep_in(journal)
