"""One unsaved copy in the list of those that can be brought back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.journal.copies import Copy, Offer, Standing
from editor.ui.icons import icon
from editor.ui.journal.moments import translate, when

PICTURE = 15  # px
ICONS = {
    Standing.NEVER_SAVED: ("file-plus-outline", "hint"),
    Standing.UNCHANGED: ("check-circle-outline", "hint"),
    Standing.CHANGED: ("alert", "warning"),
    Standing.SAME: ("check-circle-outline", "hint"),
    Standing.GONE: ("file-remove-outline", "warning"),
    Standing.UNREADABLE: ("file-alert-outline", "error"),
}


class CopyRow(QWidget):
    """Title, file, time, and how the copy stands to its file."""

    def __init__(self, offer: Offer, now: datetime) -> None:
        super().__init__()
        copy = offer.copy
        lines = [name_of(copy), place_of(copy), when(copy.at, now)]
        self._picture, self._state = QLabel(), QLabel()
        self.show_state(self._words(offer.standing), *ICONS[offer.standing])
        self.spoken = ", ".join([*filter(None, lines), self._state.text()])
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(2)
        for text, name in zip(lines, ("copyTitle", "where", "where"), strict=True):
            if text:
                column.addWidget(CutLabel(text, name))
        row = QHBoxLayout()
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._picture)
        row.addWidget(self._state, 1)
        column.addLayout(row)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def state(self) -> str:
        """How the copy stands to its file, or what was answered."""
        return self._state.text()

    def show_answer(self, words: str, picture: str) -> None:
        """Say what will become of the copy."""
        self.show_state(words, picture, "accent")

    def show_state(self, words: str, picture: str, role: str) -> None:
        """Say something of the copy, with an icon in the theme's colour `role`."""
        self._state.setText(words)
        self._picture.setPixmap(icon(picture, role).pixmap(PICTURE, PICTURE))

    def _words(self, standing: Standing) -> str:
        return {
            Standing.NEVER_SAVED: self.tr("Never saved"),
            Standing.UNCHANGED: self.tr("The file has not changed since"),
            Standing.CHANGED: self.tr("The file has changed since"),
            Standing.SAME: self.tr("The file holds it already"),
            Standing.GONE: self.tr("The file is gone"),
            Standing.UNREADABLE: self.tr("The file cannot be read"),
        }[standing]


class CutLabel(QLabel):
    """A line that ends in “…” where there is no more room."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self._whole = text
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)  # a long name does not widen the list

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the line anew."""
        super().resizeEvent(event)
        cut = self.fontMetrics().elidedText(
            self._whole, Qt.TextElideMode.ElideRight, event.size().width()
        )
        self.setText(cut)


def name_of(copy: Copy) -> str:
    """What the writer calls the post."""
    return copy.title or (copy.path.name if copy.path else translate("Untitled"))


def place_of(copy: Copy) -> str:
    """Its file in its site, as far as it has them."""
    site = copy.site.name if copy.site else ""
    return " · ".join(filter(None, (copy.path.name if copy.path else "", site)))
