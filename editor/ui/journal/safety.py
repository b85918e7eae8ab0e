"""Keeps the posts of one window safe: from crashes, from other programs, from second thoughts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.checks.problem import Severity
from editor.ui.journal.claiming import Claiming
from editor.ui.journal.file_watch import FileWatch
from editor.ui.journal.journal import Journal
from editor.ui.journal.kept_copies import KeptCopies
from editor.ui.journal.kept_versions import KeptVersions
from editor.ui.journal.outside_changes import OutsideChanges
from editor.ui.journal.recovering import Recovering
from editor.ui.notices import Notice
from editor.ui.settings import Settings

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow

KEY = "journal"  # of the notice that something cannot be kept


class Safety(QObject):
    """What watches over the posts of a window; with a journal it also keeps copies of them."""

    def __init__(self, window: MainWindow, settings: Settings, journal: Journal | None) -> None:
        super().__init__(window)
        self._window, self._journal = window, journal
        files, posts = window.files, window.posts
        self.watch = FileWatch(posts)
        self.outside = OutsideChanges(
            self.watch,
            posts,
            window.notices,
            window.questions,
            {
                "save": files.save,
                "save_as": files.save_as,
                "differences": lambda: window.actions_["differences"].trigger(),
            },
        )
        files.found_changed.connect(self.outside.settle)
        self.kept: KeptCopies | None = None
        self._claiming: Claiming | None = None
        if journal is not None:
            self._keep_in(journal, settings)

    def recover(self) -> None:
        """Offer what a program that died had not saved."""
        if self._journal is not None and self.kept is not None:
            window = self._window
            recovering = Recovering(window.open_post, window.files, self.kept, window.questions)
            recovering.offer(self._journal.folder)

    def flush(self) -> bool:
        """Have the disk keep every unsaved post, and wait for it; does it keep them all now?"""
        return self.kept is not None and self.kept.flush()

    def stop(self, *, keep: bool = False) -> None:
        """The window closes: copies go with what the writer gave up, unless it was not asked."""
        self.watch.stop()
        if self.kept is not None and keep:
            self.kept.flush()
        elif self.kept is not None:
            self.kept.drop_all()
        if self._claiming is not None:
            self._claiming.stop()

    def _keep_in(self, journal: Journal, settings: Settings) -> None:
        window = self._window
        # Where the program dies behind a save, the copy is what the file holds: nothing to ask.
        window.files.writing.connect(self.flush)
        self.kept = KeptCopies(window.open_post, window.posts, journal.session)
        versions = KeptVersions(window.files, window.acts, journal.history, settings)
        self._claiming = Claiming(window.posts, window.notices, journal.claims, journal.session.id)
        for keeps in (self.kept, versions):
            keeps.failed.connect(self.tell)

    def tell(self, sentence: str) -> None:
        """Say above the panes that something cannot be kept; "": it can be again."""
        if sentence:
            self._window.notices.show_notice(None, KEY, Notice(Severity.WARNING, sentence))
        else:
            self._window.notices.hide_notice(None, KEY)
