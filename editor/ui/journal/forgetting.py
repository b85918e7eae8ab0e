"""Forgets earlier versions of posts, once the writer has said so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.journal.history import History, Version
from editor.post.errors import FileError
from editor.ui.journal.moments import when
from editor.ui.long_work import do_beside
from editor.ui.questions import Answer


class AsksAboutVersions(Protocol):
    """Whoever can ask a person what need not be kept."""

    def forget(self, heading: str) -> bool:
        """Forget the earlier versions that `heading` asks about?"""
        ...

    def stop_history(self, size: str) -> Answer:
        """No more versions are kept. Those that are: LEAVE or DISCARD them; or CANCEL it all."""
        ...

    def tell(self, heading: str, sentence: str) -> None:
        """Say why something could not be done."""
        ...


class Forgetting(QObject):
    """Asks first, each time. Posts and their files are never touched."""

    forgot = Signal()

    def __init__(self, history: History, questions: AsksAboutVersions, window: QWidget) -> None:
        super().__init__(window)
        self._history, self._questions, self._window = history, questions, window

    def forget_version(self, version: Version) -> None:
        """Keep this version of a post no longer."""
        heading = self.tr("Forget the version from before the save of {moment}?")
        if self._questions.forget(heading.format(moment=when(version.at, datetime.now(UTC)))):
            self._do(lambda: self._history.forget_version(version))

    def forget_post(self, path: Path) -> None:
        """Keep none of the versions of the post at `path`."""
        heading = self.tr("Forget all earlier versions of “{name}”?")
        if self._questions.forget(heading.format(name=path.name)):
            self._do(lambda: self._history.forget(path))

    def forget_everything(self) -> None:
        """Keep none of the versions of any post."""
        size = self._size()
        if size == 0:
            self._questions.tell(
                self.tr("There is nothing to forget."), self.tr("No earlier versions are kept.")
            )
        elif size is not None:
            heading = self.tr("Forget the earlier versions of all posts ({size})?")
            if self._questions.forget(heading.format(size=self._words(size))):
                self._do(self._history.clear)

    def may_stop(self) -> bool:
        """No more shall be kept: ask what becomes of what is; False where the writer stayed."""
        size = self._size()
        answer = self._questions.stop_history(self._words(size)) if size else Answer.LEAVE
        if answer is Answer.DISCARD:
            self._do(self._history.clear)
        return answer is not Answer.CANCEL

    def _do(self, work: Callable[[], None]) -> None:
        title = self.tr("Forgetting earlier versions …")
        try:
            do_beside(self._window, title, lambda _watch: work())
        except FileError as error:
            self._questions.tell(self.tr("The versions are still kept."), str(error))
        self.forgot.emit()

    def _size(self) -> int | None:
        """How many bytes are kept; None, said to the writer, where that cannot be told."""
        try:
            return self._history.size
        except FileError as error:
            self._questions.tell(self.tr("The versions cannot be reached."), str(error))
            return None

    def _words(self, size: int) -> str:
        return self._window.locale().formattedDataSize(
            size, 1, QLocale.DataSizeFormat.DataSizeSIFormat
        )
