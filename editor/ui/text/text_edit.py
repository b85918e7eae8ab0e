"""The widget one writes in: plain text, exactly as it is, in a comfortable column."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QMenu, QWidget

from editor.post.encodings import without_nul
from editor.ui.form.one_undo import OneUndo
from editor.ui.images.mime_pictures import has_pictures
from editor.ui.text.caret_edit import CaretEdit
from editor.ui.text.filling import Filling, is_much
from editor.ui.text.long_lines import LONGEST_WORD, has_endless_word
from editor.ui.text.offsets import units
from editor.ui.text.signs import erase_before
from editor.ui.text.text_font import LARGEST, SMALLEST, text_font
from editor.ui.text.typography import Typography
from editor.ui.text.writing import Writing
from editor.ui.text.writing_over import selects_much, written_over
from editor.ui.turn import TurnTimer, take_turn

# Lines of a document that Qt, which lays out all of one that it is given, shows without delay.
MOST_RESUMED = 100_000


class TextEdit(OneUndo, CaretEdit):
    """A `CaretEdit` that loses no character."""

    edited = Signal()  # the text changed by typing, pasting, cutting: not by `show_text`
    led_by_key = Signal()  # a key moved the caret
    menu_opened = Signal(QMenu)  # the one of the right button: to be added to
    much_came = Signal(str)  # a text to be put in the selection's place, which takes its time
    became_whole = Signal()  # the rest of a text of very many lines has come
    pictures_came = Signal(object)  # the QMimeData with pictures that was pasted or dropped

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 0
        self._is_showing = False
        self._is_beginning = False  # an empty text gets its first lines; the caret stays above them
        self._soon = TurnTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fill_on)
        self._dropped: list[QMimeData] | None = None  # what waits for the end of a drop
        self.takes_paste: Callable[[QMimeData], bool] = lambda _data: False  # and says if it did
        self.show_writing(self._new_writing())
        self.setFont(text_font())

    @property
    def text(self) -> str:
        """What the widget holds, every character of it; `toPlainText` would change some."""
        return self._writing.held.text

    @property
    def is_whole(self) -> bool:
        """Is all of the text there? Very many lines come little by little, from the first on."""
        return self._writing.filling is None

    def when_whole(self, act: Callable[[], object]) -> None:
        """Do it as soon as all of the text is there, unless that is another text by then."""
        if self.is_whole:
            act()
        else:
            self._writing.when_whole.append(act)

    @property
    def writing(self) -> Writing:
        """What is being written: its text, caret and scrolling, to be resumed later."""
        cursor, top = self.textCursor(), self.firstVisibleBlock()
        row = self.verticalScrollBar().value() - top.firstLineNumber()
        self._writing.caret = cursor.position(), cursor.anchor()
        self._writing.top = max(top.blockNumber(), 0), max(row, 0)
        return self._writing

    def resume(self, writing: Writing, text: str) -> None:
        """Go on where another text, which is `text`, was left."""
        caret, top = writing.caret, writing.top
        if writing.document.blockCount() > MOST_RESUMED:
            self.open_text(text)
            self.when_whole(lambda: self.stand(caret, top))
            return
        self.show_writing(writing)
        self._wrap(text)
        self.stand(caret, top)
        self._soon.start()

    def open_text(self, text: str) -> None:
        """Show another text: the caret at its beginning. Very many lines begin to come later."""
        self.show_writing(self._new_writing())
        if self._begin(text).takes_turns:
            self._soon.start()
        else:
            self._fill()
        self.tell_caret()

    def show_text(self, text: str) -> None:
        """Turn the text into `text`; caret and scrolling survive."""
        self._begin(text)
        self._fill()

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the caret there (both from 1, the nearest there is) and show it in the middle."""
        self.when_whole(lambda: self.put_caret(line, column))

    def zoom_by(self, steps: int) -> None:
        """Set the text larger or smaller; 0 steps back to the usual size."""
        self._zoom = max(SMALLEST, min(LARGEST, self._zoom + steps)) if steps else 0
        self._set_font()

    def use_typography(self, typography: Typography) -> None:
        """Set the text so, in the size that it is zoomed to."""
        super().use_typography(typography)
        self._set_font()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+Enter begins a new line too; Qt would write a U+2028. Backspace erases signs."""
        come = written_over(self, event)
        if come is not None:
            self.much_came.emit(come)
            return
        before = self.textCursor().position()
        is_erasing = event.key() == Qt.Key.Key_Backspace and not event.modifiers()
        if is_erasing and not self.isReadOnly() and erase_before(self.textCursor()):
            self.ensureCursorVisible()
        elif event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            if not self.isReadOnly():
                self.textCursor().insertText("\n")
                self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)
        is_led = self.textCursor().position() != before
        if is_led and not event.matches(QKeySequence.StandardKey.SelectAll):  # which shows no other
            self.keep_room_below()
            self.led_by_key.emit()

    def tell_caret(self) -> None:
        """Say where the caret is, unless it is only kept above what comes."""
        if not self._is_beginning:
            super().tell_caret()

    def complete_menu(self, menu: QMenu) -> None:
        """Whoever can do something with the text adds it to the menu."""
        self.menu_opened.emit(menu)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the characters as they are; Qt would make blanks of no-break spaces."""
        data = QMimeData()
        data.setText(self.selected_text)
        return data

    @property
    def selected_text(self) -> str:
        """What is selected; Qt would piece it together line by line."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return ""
        return self._writing.held.between(cursor.selectionStart(), cursor.selectionEnd())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text and pictures; leave other dragged files to the window."""
        if has_pictures(source):
            return True
        return (source.hasText() or source.hasHtml()) and not (
            source.hasUrls() and source.urls()[0].isLocalFile()
        )

    def dropEvent(self, event: QDropEvent) -> None:
        """Insert what is dropped once Qt is done, which tells of no change of the text before.

        What is moved within the text stays one change of it, if it does not take its time.
        """
        data = event.mimeData()
        is_moved = event.source() is self.viewport() and not is_much(data.text())
        self._dropped = None if is_moved else []
        super().dropEvent(event)
        dropped, self._dropped = self._dropped or [], None
        for each in dropped:
            self.insertFromMimeData(each)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text where nobody makes more of it; pictures are asked about.

        Qt asks for it in a text for reading too, where a command pastes.
        """
        if self.isReadOnly():
            return
        if self._dropped is not None:
            self._dropped.append(source)
        elif has_pictures(source):
            self.pictures_came.emit(source)
        elif not self.takes_paste(source) and source.hasText():
            self.insert(without_nul(source.text()))

    def insert(self, text: str) -> None:
        """Write `text` at the caret, in place of what is selected; not in a text for reading."""
        if self.isReadOnly():
            return
        if is_much(text) or selects_much(self.textCursor()):
            self.much_came.emit(text)
            return
        if len(text) > LONGEST_WORD:
            self._wrap(text)
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def show_caret_at(self, position: int) -> None:
        """Put the caret behind that many characters of the text, and show it."""
        self.when_whole(lambda: self._show_caret_at(position))

    def _show_caret_at(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(units(self.text[:position]))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _begin(self, text: str) -> Filling:
        """Have `text` come from now on."""
        take_turn()
        self._wrap(text)
        self._writing.when_whole = []
        self._writing.filling = Filling(self.document(), text, self.text)
        return self._writing.filling

    def _fill(self) -> None:
        """Go on with what is to be shown; the rest is for later."""
        self._is_showing, self._is_beginning = True, self.document().isEmpty()
        try:
            if self._writing.filling and self._writing.filling.go_on():
                self._writing.filling = None
            if self._is_beginning:
                self.moveCursor(QTextCursor.MoveOperation.Start)
        finally:
            self._is_showing = self._is_beginning = False
        if not self.is_whole:
            self._soon.start()

    def _fill_on(self) -> None:
        if self.is_whole:
            return
        self._fill()
        if self.is_whole:
            acts, self._writing.when_whole = self._writing.when_whole, []
            self.became_whole.emit()
            for act in acts:
                act()

    def _wrap(self, text: str) -> None:
        """Break lines at words; anywhere where one is endless, whose end Qt seeks for each line."""
        modes = QTextOption.WrapMode
        self.setWordWrapMode(
            modes.WrapAnywhere if has_endless_word(text) else modes.WrapAtWordBoundaryOrAnywhere
        )

    def _set_font(self) -> None:
        family, points = self._typography.family, self._typography.points
        self.setFont(text_font(self._zoom, family, points))

    def _new_writing(self) -> Writing:
        writing = Writing()
        writing.document.contentsChange.connect(self._tell_edited)
        return writing

    def _tell_edited(self, _position: int, removed: int, added: int) -> None:
        if (removed or added) and not self._is_showing:
            self.edited.emit()
