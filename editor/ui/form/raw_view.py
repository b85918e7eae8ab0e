"""The front matter as text: everything can be edited here, also what is broken."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QColor, QFontDatabase, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from editor.checks.problem import Severity
from editor.ui.form.field_row import SentenceLabel
from editor.ui.form.one_undo import FieldText
from editor.ui.text.replacing import document_text, replace_text
from editor.ui.text.unholdable import first_lost, in_words
from editor.ui.theme import severity_colour


class RawView(QWidget):
    """The text between the fences; a YAML error is said above and marked at its line."""

    edited = Signal(str)
    form_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.error = SentenceLabel()
        self.error.setObjectName("problem")
        self.error.setProperty("severity", Severity.ERROR.value)
        self.lost = SentenceLabel()
        self.lost.setObjectName("problem")
        self.lost.setProperty("severity", Severity.WARNING.value)
        self.lost.hide()
        self._lost, self._is_for_reading = "", False
        self.text = FieldText()
        self.text.setObjectName("raw")
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(self.tr("Front matter as text"))
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(lambda: self.edited.emit(self._text()))
        self.back = QPushButton(self.tr("Back to the form"))
        self.back.clicked.connect(self.form_requested)
        self.setFocusProxy(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self.error)
        layout.addWidget(self.lost)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.back)

    def show_text(self, text: str) -> None:
        """Show the front matter `text`, unless it is there already.

        The post ends a last line that a person has not ended; that moves no caret.
        """
        shown = self._text()
        if text not in (shown, shown.removesuffix("\n") + "\n"):
            with QSignalBlocker(self.text):
                replace_text(self.text.document(), text)
        place = first_lost(text.removesuffix("\n"), self._text().removesuffix("\n"))
        self._lost = "" if place is None else text[place : place + 1]
        self._guard()

    def show_reading(self, on: bool) -> None:
        """Only show the text from now on, or let it be changed again."""
        self._is_for_reading = on
        self._guard()

    def _guard(self) -> None:
        """A text that the widget does not hold must not be replaced by what it holds."""
        self.text.setReadOnly(self._is_for_reading or bool(self._lost))
        self.lost.setVisible(bool(self._lost))
        if self._lost:
            said = self.tr(
                "The front matter holds the character {character}, which would be lost here: so "
                "it is shown for reading only."
            )
            self.lost.say(said.format(character=in_words(self._lost)))

    def show_reason(self, sentence: str, line: int | None = None) -> None:
        """Say why it cannot be a form, "" where it can; mark the `line` (from 0) that is why."""
        self.back.setEnabled(not sentence)
        self.error.setVisible(bool(sentence))
        self.error.say(sentence)
        self.text.setExtraSelections([])
        if line is not None:
            self._mark(line)

    def _mark(self, line: int) -> None:
        block = self.text.document().findBlockByNumber(line)
        if not block.isValid():
            return
        ground = QColor(severity_colour(Severity.ERROR, self.palette()))
        ground.setAlpha(50)
        mark = QTextEdit.ExtraSelection()
        mark.format.setBackground(ground)
        mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        mark.cursor = QTextCursor(block)
        self.text.setExtraSelections([mark])
        if not self.text.hasFocus():
            self.text.setTextCursor(mark.cursor)
            self.text.ensureCursorVisible()

    def _text(self) -> str:
        return document_text(self.text.document())
