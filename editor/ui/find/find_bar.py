"""The bar below a pane: what to find and how, how much was found, what comes in its place."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.post.encodings import without_nul
from editor.ui.icons import icon
from editor.ui.plain_text import plain_tip
from editor.writing.searching import Search

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CASE, WHOLE, EXPRESSION, PART = "case", "whole_word", "expression", "part"
ICONS = {
    CASE: "format-letter-case",
    WHOLE: "format-letter-matches",
    EXPRESSION: "regex",
    PART: "selection-search",
}


class FindBar(QFrame):
    """A line for the words, with options; a second one for what replaces them, where wished."""

    wished = Signal()  # other words or other options
    step_requested = Signal(int)  # to the next match (1) or the one before (-1)
    replace_requested = Signal()
    replace_all_requested = Signal()
    fields_requested = Signal()
    closed = Signal()

    def __init__(self, options: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._make_parts(options)
        self._place_parts()
        self._colour_icons()
        self.show_replacing(False)
        self.tell("")
        self.hide()

    @property
    def search(self) -> Search:
        """What is to be found."""
        on = {name: button.isChecked() for name, button in self.options.items()}
        return Search(
            self.words.text(), on.get(CASE, False), on.get(WHOLE, False), on.get(EXPRESSION, False)
        )

    @property
    def written(self) -> str:
        """What comes in the place of matches; nothing that no post can hold."""
        return without_nul(self.replacement.text()).encode("utf-8", "ignore").decode()

    @property
    def is_in_part(self) -> bool:
        """Is only a part of the text searched?"""
        return PART in self.options and self.options[PART].isChecked()

    @property
    def is_replacing(self) -> bool:
        """Is the line for the replacement there?"""
        return not self.replacement.isHidden()

    @property
    def count(self) -> str:
        """What it says of how much was found."""
        return self._count.text()

    @property
    def sentence(self) -> str:
        """Why nothing can be found; "" where that is not so."""
        return "" if self._sentence.isHidden() else self._sentence.text()

    def ask(self, words: str, *, replacing: bool = False) -> None:
        """Show the bar with `words`, or with those of before where they are empty."""
        self.show_replacing(replacing)
        self.show()
        if words and words != self.words.text():
            self.words.setText(words)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def show_replacing(self, on: bool) -> None:
        """Show the line for the replacement, or hide it."""
        for part in (self.replacement, self.replace_one, self.replace_all):
            part.setVisible(on)

    def tell_count(self, number: int | None, of: int) -> None:
        """Say how many were found, and which of them (from 0) is the current one."""
        if not self.words.text():
            self._count.clear()
        elif not of:
            self._count.setText(self.tr("Not found"))
        elif number is None:
            found = self.tr("1 found") if of == 1 else self.tr("{count} found").format(count=of)
            self._count.setText(found)
        else:
            said = self.tr("{number} of {count}").format(number=number + 1, count=of)
            self._count.setText(said)
        self._count.setProperty("missing", bool(self.words.text()) and not of)
        self._count.style().polish(self._count)

    def hide_count(self) -> None:
        """The count is said elsewhere."""
        self._count.hide()

    def tell(self, sentence: str) -> None:
        """Say what is wrong with the search; "": nothing."""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        if sentence:
            self._count.clear()

    def tell_done(self, words: str) -> None:
        """Say what was done, where else the count stands."""
        self._count.setText(words)

    def tell_fields(self, names: list[str]) -> None:
        """Offer to go to the fields of the front matter that hold a match; none of them: hide."""
        self.fields.setVisible(bool(names))
        if names:
            self.fields.setText(self.tr("Also in: {fields}").format(fields=", ".join(names[:3])))
            tip = self.tr("Go to the next field of the front matter that holds it: {fields}")
            self.fields.setToolTip(plain_tip(tip.format(fields=", ".join(names))))

    def allow_replacing(self, on: bool) -> None:
        """The text may be changed, or only be read."""
        for part in (self.replacement, self.replace_one, self.replace_all):
            part.setEnabled(on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to where one came from; Enter presses the button that has the focus."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in ENTER and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        """Have the focus taken first: from what hides, Qt would give it to anything behind it."""
        self.closed.emit()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter finds on, with Shift back; in the line of the replacement it replaces."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in ENTER:
            return False
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if watched is self.words:
            self.step_requested.emit(-1 if is_back else 1)
        else:
            self.replace_requested.emit()
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Colour the icons anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour_icons()

    # The parts

    def _make_parts(self, options: tuple[str, ...]) -> None:
        self.words = self._line(self.tr("Find"))
        self.words.textChanged.connect(self.wished)
        self.replacement = self._line(self.tr("Replace by"))
        tip = self.tr(
            "With a regular expression: \\1 or $1 and \\g<name> or ${name} are its groups, \\0 or "
            "$0 all of the match, \\n a line end, \\t a tab, \\$ a dollar, \\\\ a backslash"
        )
        self.replacement.setToolTip(plain_tip(tip))
        self._count = QLabel()
        self._count.setObjectName("count")
        self._count.setAccessibleDescription(self.tr("How much was found"))
        self._sentence = QLabel()
        self._sentence.setObjectName("problem")
        self._sentence.setProperty("severity", "error")
        self._sentence.setWordWrap(True)
        self.options = {name: self._option(name) for name in options}
        self._before = self._tool(self.tr("The match before"), lambda: self.step_requested.emit(-1))
        self._next = self._tool(self.tr("The next match"), lambda: self.step_requested.emit(1))
        self._close = self._tool(self.tr("Close (Esc)"), self._leave)
        self.fields = self._button("", self.fields_requested.emit)
        self.fields.hide()
        self.replace_one = self._button(self.tr("Replace"), self.replace_requested.emit)
        self.replace_all = self._button(self.tr("Replace all"), self.replace_all_requested.emit)

    def _place_parts(self) -> None:
        rows = (
            (self.words, *self.options.values(), self._before, self._next, self._close),
            (self.replacement, self.replace_one, self.replace_all),
            (self._count, self.fields),
            (self._sentence,),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 8, 6)
        layout.setSpacing(6)
        for first, *others in rows:
            row = QHBoxLayout()
            row.setSpacing(4)
            row.addWidget(first, 1)
            for part in others:
                row.addWidget(part)
            layout.addLayout(row)
        in_order = (*rows[1], *self.options.values(), self._before, self._next, self.fields)
        for before, behind in pairwise((self.words, *in_order, self._close)):
            QWidget.setTabOrder(before, behind)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(name)
        line.setMinimumWidth(110)
        line.installEventFilter(self)
        return line

    def _option(self, name: str) -> QToolButton:
        said = {
            CASE: self.tr("Capitals count"),
            WHOLE: self.tr("Whole words only"),
            EXPRESSION: self.tr("Regular expression"),
            PART: self.tr("In the selection only"),
        }[name]
        button = self._tool(said, lambda: None)
        button.setCheckable(True)
        button.toggled.connect(lambda _on: self.wished.emit())
        return button

    def _tool(self, name: str, does: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _on=False: does())
        return button

    def _button(self, text: str, does: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False: does())
        return button

    def _colour_icons(self) -> None:
        for name, button in self.options.items():
            button.setIcon(icon(ICONS[name]))
        self._before.setIcon(icon("chevron-up"))
        self._next.setIcon(icon("chevron-down"))
        self._close.setIcon(icon("close"))


def below(pane: QWidget, bar: FindBar) -> None:
    """Put a bar at the foot of a pane."""
    layout = pane.layout()
    assert layout is not None
    layout.addWidget(bar)
