"""The words that the writer added, to be looked through."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from editor.ui.text.replacing import document_text


class WordsDialog(QDialog):
    """A word on each line; any can be changed, added and taken out."""

    def __init__(self, words: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("My words"))
        label = QLabel(self.tr("These &words are right in every post, one on each line:"))
        self._text = QPlainTextEdit("\n".join(words))
        self._text.setAccessibleName(self.tr("My words"))
        self._text.setTabChangesFocus(True)
        label.setBuddy(self._text)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(label)
        layout.addWidget(self._text, 1)
        layout.addWidget(buttons)
        self.resize(360, 420)

    @property
    def words(self) -> list[str]:
        """The words as they stand now."""
        return document_text(self._text.document()).split("\n")
