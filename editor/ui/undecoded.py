"""Posts whose files are not UTF-8: shown for reading, and converted on the writer's word."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject

from editor.checks.problem import Severity
from editor.post.post import Post
from editor.ui.file_actions import FileActions
from editor.ui.notices import Notice, Notices
from editor.ui.open_post import OpenPost
from editor.ui.sheet import Sheet

KEY = "undecoded"  # of the notice


class AsksForEncoding(Protocol):
    """Whoever can ask a person what bytes mean."""

    def convert(self, name: str, data: bytes) -> str | None:
        """The text that the bytes of a file are; None where they stay what they are."""
        ...


class Undecoded(QObject):
    """Says why such a post cannot be edited, and offers to convert it."""

    def __init__(
        self,
        open_post: OpenPost,
        files: FileActions,
        notices: Notices,
        questions: AsksForEncoding,
    ) -> None:
        super().__init__(open_post)
        self._open_post, self._files = open_post, files
        self._notices, self._questions = notices, questions
        open_post.opened.connect(self._show)

    def convert(self) -> None:
        """Ask for the encoding; the post is the text then, and the file what it was until saved."""
        sheet = self._open_post.sheet
        if not sheet.undecoded or sheet.on_disk is None:
            return
        text = self._questions.convert(self._files.name_of(sheet), sheet.on_disk)
        if text is not None:
            converted = Sheet(Post.parse(text.encode()), sheet.place, sheet.on_disk)
            converted.is_lost = sheet.is_lost
            self._files.posts.exchange(sheet, converted)

    def _show(self) -> None:
        sheet = self._open_post.sheet
        if not sheet.undecoded:
            return
        said = self.tr("{why} It is shown for reading only; bytes that are no text stand as ‹E9›.")
        actions = {self.tr("Convert to UTF-8…"): self.convert}
        notice = Notice(Severity.WARNING, said.format(why=sheet.undecoded), actions, False)
        self._notices.show_notice(sheet, KEY, notice)
