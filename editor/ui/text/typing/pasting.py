"""Pastes into the text: rich text as Markdown, an address over words as a link, else plain text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from editor.post.encodings import without_nul
from editor.post.errors import Cancelled
from editor.ui.commands import Actions
from editor.ui.focused import do_in_focused
from editor.ui.long_work import do_beside
from editor.writing.edit import WritingCommand
from editor.writing.links import address_in
from editor.writing.pasted.placing import linked, pasted

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow


TOLD_MS = 6000


class Pasting(QObject):
    """Stands between the clipboard and the text."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.text)
        self._window = window
        self._text, self._settings = window.text, window.settings
        self._text.edit.takes_paste = self._take

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the command calls."""
        return {"paste_plain": self._paste_plain}

    def tick_in(self, actions: Actions) -> None:
        """Nothing is ticked."""

    def _take(self, data: QMimeData) -> bool:
        """Paste text, of any kind; says whether it did."""
        plain = data.text() if data.hasText() else ""
        if self._settings.helps_typing and self._take_more(data, plain):
            return True
        if plain:
            self._insert(plain)
        return bool(plain)

    def _take_more(self, data: QMimeData, plain: str) -> bool:
        """Paste what is more than plain text; says whether it did."""
        address = address_in(plain)
        if address and self._text.selection:
            return self._write(linked(address))
        if address or not data.hasHtml():
            return False
        return self._take_rich(data.html(), plain)

    def _take_rich(self, html: str, plain: str) -> bool:
        """Paste rich text as Markdown, else what came with it as plain text.

        Nothing of it is asked of the clipboard again, which may change while one waits.
        """
        from editor.writing.pasted.converting import NotKept  # half a megabyte of code

        sheet, markdown = self._window.open_post.sheet, None
        try:
            markdown = self._markdown_of(html)
        except NotKept:
            sentence = self.tr("Its formatting could not be kept: pasted as plain text.")
            self._window.status.showMessage(sentence, TOLD_MS)
        except Cancelled:
            return True
        if self._window.open_post.sheet is not sheet:  # another post came meanwhile
            return True
        if not (markdown and self._write(pasted(markdown))) and plain:
            self._insert(plain)
        return True

    def _markdown_of(self, html: str) -> str | None:
        """Rich text as Markdown; what takes its time is made beside the window's thread.

        Raises NotKept, or Cancelled.
        """
        from editor.writing.pasted.converting import markdown_of, takes_long

        if not takes_long(html):
            return markdown_of(html)
        title = self.tr("Making Markdown of what is pasted …")
        return do_beside(self._window, title, lambda watch: markdown_of(html, watch))

    def _write(self, command: WritingCommand) -> bool:
        """Do it, if it can be done where the caret is; says whether it was."""
        edit = command(self._text.written, self._text.selection)
        if edit is not None:
            self._text.write(edit, self.tr("paste"))
        return edit is not None

    def _insert(self, plain: str) -> None:
        self._text.insert(without_nul(plain), self.tr("paste"))

    def _paste_plain(self) -> None:
        edit, clipboard = self._text.edit, QGuiApplication.clipboard()
        if not edit.hasFocus():
            do_in_focused("paste")
        elif not edit.isReadOnly() and clipboard.text():
            self._insert(clipboard.text())
