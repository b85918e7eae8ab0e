"""Texts in the form: one line, a title that wraps, an excerpt of several lines, YAML."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from editor.index.near import Likeness
from editor.post.front_matter import Field
from editor.ui.form.editor_widget import EditorWidget, text_of
from editor.ui.form.one_undo import FieldLine, FieldText
from editor.ui.name_popup import NamePopup
from editor.ui.text.replacing import document_text, replace_text
from editor.ui.text.unholdable import first_lost

INTEGER = re.compile(r"[-+]?\d+", re.ASCII)
DECIMAL = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII)


class LineField(EditorWidget):
    """A text on one line."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = FieldLine()
        self.line.setPlaceholderText(placeholder)
        self.line.textEdited.connect(self._tell)
        self._popup: NamePopup | None = None
        self.setFocusProxy(self.line)
        stack(self, self.line)

    def suggest(self, counts: Mapping[str, int]) -> None:
        """Offer these names while a person types."""
        if counts and self._popup is None:
            self._popup = NamePopup(self.line)
            self._popup.chosen.connect(self._take)
        if self._popup:
            self._popup.offer(Likeness(counts))

    def _take(self, name: str) -> None:
        self.line.setText(name)
        self._tell(name)

    def _tell(self, text: str) -> None:
        self.edited.emit(text)

    def show_default(self, text: str) -> None:
        """Dimmed, in the empty line."""
        self.line.setPlaceholderText(text)

    def show_field(self, field: Field | None) -> None:
        """Show the text."""
        text = text_of(field)
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)  # a long text shows its beginning


class NumberField(LineField):
    """A number; what is no number is not written, and is said."""

    def _tell(self, text: str) -> None:
        text = text.strip()
        if INTEGER.fullmatch(text):
            self.edited.emit(int(text))
        elif DECIMAL.fullmatch(text):
            self.edited.emit(float(text))
        else:
            self.refused.emit(self.tr("Not a number: the post keeps the one it has."))

    @property
    def typed(self) -> str:
        """Many a number is none while it is being typed."""
        return self.line.text()

    def show_typed(self, text: str) -> None:
        """Show what is no number yet."""
        if text != self.line.text():
            self.line.setText(text)


class GrowingText(FieldText):
    """A text widget as high as its text, between `least` and `most` lines."""

    def __init__(self, least: int, most: int, *, breaks: bool) -> None:
        super().__init__()
        self._least, self._most, self._breaks = least, most, breaks
        self.lost = ""  # a character that was to be shown and is not held
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(6)
        self.textChanged.connect(self._fit)

    def text(self) -> str:
        """The text; toPlainText() would turn no-break spaces into blanks."""
        return document_text(self.document())

    def show_text(self, text: str) -> None:
        """Turn the text into `text`; `textChanged` is for people's edits."""
        if text != self.text():
            with QSignalBlocker(self):
                replace_text(self.document(), text)
            self.set_side()
            self._fit()
        place = first_lost(text, self.text())
        self.lost = "" if place is None else text[place]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leaves a text that has no line breaks."""
        if not self._breaks and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def pasted(self, text: str) -> str:
        """A title takes it on one line."""
        return text if self._breaks else " ".join(text.splitlines()).strip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width wraps the text anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """A new font or style needs another height."""
        super().changeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """The height is set by the text."""
        return QSize(120, self.minimumHeight())

    def _fit(self) -> None:
        # A plain text document counts its height in lines.
        lines = min(max(int(self.document().size().height()), self._least), self._most)
        frame = 2 * (int(self.document().documentMargin()) + self.frameWidth()) + 2
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + frame)


class TextField(EditorWidget):
    """One that shows its value in a text widget."""

    text: GrowingText

    @property
    def lost(self) -> str:
        """A character of the value that the text widget cannot hold."""
        return self.text.lost


class TitleField(TextField):
    """The title: larger, wrapping, without line breaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = GrowingText(1, 6, breaks=False)
        self.text.setObjectName("title")
        font = self.text.font()
        font.setPointSizeF(font.pointSizeF() * 1.25)
        font.setWeight(QFont.Weight.DemiBold)
        self.text.setFont(font)
        self.text.setPlaceholderText(self.tr("Title of the post"))
        self.text.textChanged.connect(lambda: self.edited.emit(self.text.text()))
        self.setFocusProxy(self.text)
        stack(self, self.text)

    def show_field(self, field: Field | None) -> None:
        """Show the title."""
        self.text.show_text(text_of(field))


class ExcerptField(TextField):
    """A text of several lines, with the number of its characters."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = GrowingText(2, 10, breaks=True)
        self.text.setPlaceholderText(placeholder)
        self._count = QLabel()
        self._count.setObjectName("note")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.text.textChanged.connect(self._tell)
        self.setFocusProxy(self.text)
        stack(self, self.text, self._count)
        self._show_count()

    def show_field(self, field: Field | None) -> None:
        """Show the text."""
        self.text.show_text(text_of(field))
        self._show_count()

    def _tell(self) -> None:
        self._show_count()
        self.edited.emit(self.text.text())

    def _show_count(self) -> None:
        count = len(self.text.text())
        words = self.tr("1 character") if count == 1 else self.tr("{n} characters")
        self._count.setText(words.format(n=count))
        self._count.setVisible(bool(count))


class YamlField(TextField):
    """A nested value as YAML text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = GrowingText(2, 14, breaks=True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.textChanged.connect(lambda: self.edited.emit(self.text.text()))
        self.setFocusProxy(self.text)
        stack(self, self.text)
        self._shown: str | None = None

    def show_field(self, field: Field | None) -> None:
        """Show the value as it is written, its own indentation taken off."""
        written = dedented(field.text) if field else ""
        if written != self._shown:
            self._shown = written
            self.text.show_text(written)

    def took(self, field: Field | None) -> None:
        """What was typed is in the post."""
        self._shown = dedented(field.text) if field else ""

    @property
    def typed(self) -> str:
        """YAML is typed bit by bit, and no mapping or list before its last character."""
        return self.text.text()

    def show_typed(self, text: str) -> None:
        """Show what is not valid yet."""
        self.text.show_text(text)

    def forget(self) -> None:
        """What was typed and never became valid goes."""
        self._shown = None


def dedented(text: str) -> str:
    """A nested value's text with its later lines moved left as far as the first stands."""
    first, *rows = text.replace("\r\n", "\n").split("\n")
    filled = [row for row in rows if row.strip()]
    indent = min((len(row) - len(row.lstrip(" ")) for row in filled), default=0)
    return "\n".join([first, *(row[indent:] for row in rows)])


def stack(parent: QWidget, *widgets: QWidget) -> None:
    """Put `widgets` into `parent`, one below the other, without margins."""
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    for widget in widgets:
        layout.addWidget(widget)
