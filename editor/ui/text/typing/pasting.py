"""Pastes into the text: rich text as Markdown, an address over words as a link, else plain text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from editor.ui.commands import Actions
from editor.ui.focused import do_in_focused
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
        """Paste what is more than plain text; says whether it did."""
        if not self._settings.helps_typing:
            return False
        command = self._command_for(data)
        edit = command(self._text.written, self._text.selection) if command else None
        if edit is not None:
            self._text.write(edit, self.tr("paste"))
        return edit is not None

    def _command_for(self, data: QMimeData) -> WritingCommand | None:
        """The way in for what is pasted; None for plain text."""
        address = address_in(data.text()) if data.hasText() else ""
        if address and self._text.selection:
            return linked(address)
        if not data.hasHtml() or address:
            return None
        from editor.writing.pasted.converting import (  # half a megabyte of code
            is_too_much,
            markdown_of,
        )

        html = data.html()
        if is_too_much(html):
            self._window.status.showMessage(
                self.tr("Too much for its formatting to be kept: pasted as plain text."), TOLD_MS
            )
            return None
        markdown = markdown_of(html)
        return pasted(markdown) if markdown else None

    def _paste_plain(self) -> None:
        edit, clipboard = self._text.edit, QGuiApplication.clipboard()
        if not edit.hasFocus():
            do_in_focused("paste")
        elif not edit.isReadOnly() and clipboard.text():
            edit.insert(clipboard.text().replace("\0", ""))
