"""Two windows, or two programs, on one post: the second reads only, or takes it over."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from weakref import WeakKeyDictionary, WeakSet

from PySide6.QtCore import QObject, QTimer

from editor.checks.problem import Severity
from editor.journal.claims import Claims, Owner
from editor.post.errors import FileError
from editor.post.post_file import real_name
from editor.ui.notices import Notice, Notices
from editor.ui.open_posts import OpenPosts
from editor.ui.sheet import Sheet

KEY = "claim"  # of the notice about who has the post
EVERY_MS = 1000
WINDOWS = count(1)


class Claiming(QObject):
    """Claims the files of a window's open posts, and gives them up to whoever takes them over."""

    def __init__(self, posts: OpenPosts, notices: Notices, claims: Claims, session: str) -> None:
        super().__init__(posts)
        self._posts, self._notices, self._claims = posts, notices, claims
        self._owner = Owner(session, next(WINDOWS), datetime.now(UTC))
        self._claimed = WeakKeyDictionary[Sheet, Path]()
        self._paths: set[Path] = set()
        self._given_up = WeakSet[Sheet]()  # those that another window has
        self._every = QTimer(self, interval=EVERY_MS)
        self._every.timeout.connect(self._look)
        self._every.start()
        posts.changed.connect(self._claim_all)
        self._claim_all()

    def stop(self) -> None:
        """The window closes: others may have its posts."""
        self._every.stop()
        with suppress(FileError):  # a claim of a program that has ended does not count
            self._claims.release_all(self._owner)

    def _claim_all(self) -> None:
        """Claim what was opened or got another name, let go of what was closed."""
        for sheet in self._posts.sheets:
            path = sheet.place.path
            if path is not None and self._claimed.get(sheet) != path:
                self._claimed[sheet] = path
                self._claim(sheet, path)
        open_ones = [path for sheet in self._posts.sheets if (path := sheet.place.path)]
        paths = {Path(real_name(path)) for path in open_ones}  # a file has many names
        for gone in self._paths - paths:
            with suppress(FileError):  # as above
                self._claims.release(gone, self._owner)
        self._paths = paths

    def _claim(self, sheet: Sheet, path: Path) -> None:
        try:
            holder = self._claims.claim(path, self._owner)
        except FileError as error:
            self._notices.show_notice(sheet, KEY, Notice(Severity.HINT, str(error)))
            return
        if holder is not None:
            since = holder.since.astimezone().strftime("%H:%M")
            said = self.tr(
                "Another window has this post open since {time}: here you can only read it."
            )
            self._give_up(sheet, path, said.format(time=since))

    def _give_up(self, sheet: Sheet, path: Path, sentence: str) -> None:
        self._given_up.add(sheet)
        self._posts.read_only(sheet, sentence)
        actions = {self.tr("Edit it here"): lambda: self._take_over(sheet, path)}
        notice = Notice(Severity.WARNING, sentence, actions, False)
        self._notices.show_notice(sheet, KEY, notice)

    def _take_over(self, sheet: Sheet, path: Path) -> None:
        try:
            self._claims.take_over(path, self._owner)
        except FileError as error:
            self._notices.show_notice(sheet, KEY, Notice(Severity.HINT, str(error)))
            return
        self._get(sheet)

    def _look(self) -> None:
        """Has another window taken one of ours over, or closed one of its own?"""
        for sheet in self._posts.sheets:
            path = sheet.place.path
            if path is None or self._claimed.get(sheet) != path:
                continue
            if sheet in self._given_up:
                self._try_again(sheet, path)
            elif not self._claims.holds(path, self._owner):
                said = self.tr(
                    "Another window has taken this post over: here you can only read it."
                )
                self._give_up(sheet, path, said)

    def _try_again(self, sheet: Sheet, path: Path) -> None:
        """A post that another window had is ours once that one has closed it."""
        with suppress(FileError):  # told when it was opened
            if self._claims.claim(path, self._owner) is None:
                self._get(sheet)

    def _get(self, sheet: Sheet) -> None:
        self._given_up.discard(sheet)
        self._posts.read_only(sheet, "")
        self._notices.hide_notice(sheet, KEY)
