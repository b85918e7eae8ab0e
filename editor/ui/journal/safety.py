"""Keeps the posts of one window safe: from crashes, from other programs, from second thoughts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from editor.checks.problem import Severity
from editor.ui.acts import Acts
from editor.ui.file_actions import FileActions
from editor.ui.journal.claiming import Claiming
from editor.ui.journal.file_watch import FileWatch
from editor.ui.journal.journal import Journal
from editor.ui.journal.kept_copies import KeptCopies
from editor.ui.journal.kept_versions import KeptVersions
from editor.ui.journal.outside_changes import OutsideChanges
from editor.ui.journal.recovering import Recovering, Room
from editor.ui.notices import Notice, Notices
from editor.ui.open_post import OpenPost
from editor.ui.questions import Questions
from editor.ui.settings import Settings

KEY = "journal"  # of the notice that nothing can be kept
COPIES, VERSIONS = "copies", "versions"  # of those that one kind cannot be
SETTINGS = "settings"  # begins those about their files


class Safety(QObject):
    """What watches over the posts of a window; with a journal it also keeps copies of them."""

    def __init__(
        self,
        open_post: OpenPost,
        files: FileActions,
        acts: Acts,
        notices: Notices,
        questions: Questions,
        show_differences: Callable[[], object],
        settings: Settings,
        journal: Journal | None,
    ) -> None:
        super().__init__(open_post)
        self._open_post, self._files, self._acts = open_post, files, acts
        self._notices, self._questions, self._journal = notices, questions, journal
        self._settings, self._told_settings = settings, 0
        settings.troubled.connect(self._tell_settings)
        self._tell_settings()
        self.watch = FileWatch(files.posts)
        self.outside = OutsideChanges(
            self.watch,
            files.posts,
            notices,
            questions,
            {"save": files.save, "save_as": files.save_as, "differences": show_differences},
            self._is_another_windows,
        )
        files.found_changed.connect(self.outside.settle)
        self.kept: KeptCopies | None = None
        self._claiming: Claiming | None = None
        if journal is not None:
            self._keep_in(journal, settings)

    @property
    def room(self) -> Room | None:
        """The window as copies come back into it; None where none are kept."""
        return Room(self._open_post, self._files, self.kept) if self.kept is not None else None

    def recover(self, room_of: Callable[[Path], Room | None] = lambda _path: None) -> None:
        """Offer what a program that died had not saved.

        `room_of` says in which window the post of a file stood; what stood in none comes here.
        """
        here = self.room
        if self._journal is not None and here is not None:
            recovering = Recovering(
                lambda copy: (copy.path and room_of(copy.path)) or here, self._questions
            )
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
        files, posts = self._files, self._files.posts
        # Where the program dies behind a save, the copy is what the file holds: nothing to ask.
        files.writing.connect(self.flush)
        files.wrote.connect(lambda path, _before, after: journal.writes.note(self, path, after))
        self._acts.done.connect(lambda plan: journal.writes.note_plan(self, plan))
        self.kept = KeptCopies(self._open_post, posts, journal.session)
        versions = KeptVersions(files, self._acts, journal.history, settings)
        self._claiming = Claiming(posts, self._notices, journal.claims, journal.session.id)
        self.kept.failed.connect(lambda sentence: self.tell(sentence, COPIES))
        versions.failed.connect(lambda sentence: self.tell(sentence, VERSIONS))

    def _tell_settings(self) -> None:
        """Say what is wrong with the files of the settings; of several things, each once."""
        troubles = self._settings.troubles
        for number in range(self._told_settings, len(troubles)):
            self.tell(troubles[number], f"{SETTINGS} {number}")
        self._told_settings = len(troubles)

    def _is_another_windows(self, path: Path, data: bytes | None) -> bool:
        """Did another window of the program make the file at `path` hold `data`, or remove it?"""
        return self._journal is not None and self._journal.writes.is_by_another(self, path, data)

    def note_removed(self, path: Path) -> None:
        """This window removed the file at `path`: other windows shall not blame other programs."""
        if self._journal is not None:
            self._journal.writes.note(self, path, None)

    def tell(self, sentence: str, key: str = KEY) -> None:
        """Say above the panes that something cannot be kept; "": it can be again."""
        if sentence:
            self._notices.show_notice(None, key, Notice(Severity.WARNING, sentence))
        else:
            self._notices.hide_notice(None, key)
