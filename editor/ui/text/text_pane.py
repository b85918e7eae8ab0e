"""The pane in the middle: the body of the post, as plain text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.journal.post_change import PostChange
from editor.journal.steps import Step
from editor.post import line_ends
from editor.post.post import Post
from editor.ui.open_post import OpenPost
from editor.ui.sheet import Sheet
from editor.ui.text.marks import Marks
from editor.ui.text.text_edit import TextEdit
from editor.ui.text.unholdable import UNHOLDABLE, first_lost, in_words
from editor.ui.text.writing import Writing


@dataclass
class Page:
    """What the pane knows of one sheet."""

    opened: Post
    writing: Writing | None = None  # as it was left; None for the one on screen at first

    def __post_init__(self) -> None:
        self.saved = self.opened
        self.shown = self.opened.text


class TextPane(QWidget):
    """Shows the body and changes it; read-only where the widget would lose a character."""

    caret_moved = Signal(int, int)  # line and column of the body, from 1
    selection_changed = Signal(str)  # the text that is selected, "" for none

    def __init__(self, open_post: OpenPost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_post = open_post
        self._page = Page(open_post.post)
        self._inserting: tuple[str, object] = "", None
        self._pages = WeakKeyDictionary[Sheet, Page]()
        self.edit = TextEdit()
        self.edit.setAccessibleName(self.tr("Text of the post"))
        self.edit.setPlaceholderText(self.tr("Write here …"))
        self.banner = Banner()
        self._marks = Marks(self.edit)
        self._place()
        self._connect()
        self._open()

    @property
    def line(self) -> int:
        """The caret's line, from 1."""
        return self.edit.textCursor().blockNumber() + 1

    @property
    def line_count(self) -> int:
        """How many lines the body has, at least 1."""
        return self.edit.blockCount()

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the caret on a line of the body (from 1), show it and take the focus."""
        self.edit.go_to(line, column)

    def insert(self, text: str, name: str, along: object = None) -> None:
        """Write `text` at the caret: one step, to be undone as `name` with what it is `along`."""
        self._inserting = name, along
        self.edit.insert(text)
        self._inserting = "", None

    def zoom_by(self, step: int) -> None:
        """Set the text larger (1) or smaller (-1)."""
        self.edit.zoom_by(step)

    def reset_zoom(self) -> None:
        """Set the text in its usual size."""
        self.edit.zoom_by(0)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the marks anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._marks.colour_marks()

    def _place(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(self.edit, 1)
        self.setFocusProxy(self.edit)
        self.setMinimumWidth(240)

    def _connect(self) -> None:
        self.edit.edited.connect(self._take)
        self.edit.caret_moved.connect(self.caret_moved)
        self.edit.selectionChanged.connect(self._tell_selection)
        self.banner.mend_requested.connect(self._mend)
        self._open_post.opened.connect(self._open)
        self._open_post.changed.connect(self._follow)
        self._open_post.stepped.connect(self._show_step)
        self._open_post.reading_changed.connect(self._compare)
        self._open_post.unsaved_changed.connect(self._remember_saved)
        self._open_post.settled.connect(self._show_problems)
        self._open_post.problems_changed.connect(self._show_problems)

    def _open(self) -> None:
        """Show the sheet that is on screen: as it was left, or anew."""
        self._page.writing = self.edit.writing
        page = self._pages.get(self._open_post.sheet)
        if page is None:
            page = self._pages[self._open_post.sheet] = Page(self._open_post.post)
            self._page = page
            self.edit.open_text(page.shown)
        elif page is not self._page and page.writing is not None:
            self._page = page
            self.edit.resume(page.writing)
            self._follow(None)
        self._compare()
        self._show_problems()

    def _follow(self, by: object) -> None:
        """Another pane changed the post: show the body where it differs."""
        if by is not self and self._open_post.post.text != self._page.shown:
            self._page.shown = self._open_post.post.text
            self.edit.show_text(self._page.shown)
            self._compare()

    def _show_step(self, _step: Step, change: PostChange) -> None:
        """Something was undone or redone: if it is in the text, the caret goes there."""
        body = change.body
        if body:
            before = self._open_post.post.body[: body.start + len(body.come)]
            self.edit.show_caret_at(len(line_ends.shown(before)))
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        """The writer changed the text: so does the post."""
        self._page.shown = self.edit.text
        self._open_post.change(self._with_text(self._page.shown), self, *self._inserting)

    def _with_text(self, text: str) -> Post:
        """The post with the body `text`; going back to a known text brings its line ends back."""
        for known in (self._page.opened, self._page.saved):
            if known.text == text:
                return replace(self._open_post.post, body=known.body)
        return self._open_post.post.with_text(text)

    def _remember_saved(self, is_unsaved: bool) -> None:
        if not is_unsaved:
            self._page.saved = self._open_post.post

    def _compare(self) -> None:
        """Does the widget hold the body? If not, nobody may edit what it holds instead."""
        wanted = self._open_post.post.text
        place = first_lost(wanted, self.edit.text)
        self.edit.setReadOnly(place is not None or self._open_post.is_for_reading)
        self.banner.setVisible(place is not None)
        self.banner.mend.setDisabled(self._open_post.is_for_reading)
        if place is not None:
            line = wanted.count("\n", 0, place) + self._open_post.post.body_line
            self.banner.tell(wanted[place], line)

    def _mend(self) -> None:
        """Line ends instead of the characters that the widget cannot hold."""
        post = self._open_post.post
        self._open_post.change(post.with_text(post.text.translate(UNHOLDABLE)), by=None)

    def _show_problems(self) -> None:
        # Where the widget holds other lines than the file, there is nothing to mark rightly.
        problems = () if self.banner.isVisibleTo(self) else self._open_post.problems
        self._marks.show_problems(problems, self._open_post.post.body_line)

    def _tell_selection(self) -> None:
        self.selection_changed.emit(self.edit.textCursor().selectedText().replace("\u2029", "\n"))


class Banner(QFrame):
    """Says why the text cannot be edited, and offers the mend."""

    mend_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.mend = QPushButton(self.tr("Replace by line ends"))
        self.mend.clicked.connect(self.mend_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 12, 8)
        layout.addWidget(self.sentence, 1)
        layout.addWidget(self.mend)
        self.hide()

    def tell(self, character: str, line: int) -> None:
        """Name the character that cannot be shown, and its line in the file."""
        self.sentence.setText(
            self.tr(
                "Line {line} holds the character {character}, which this pane would turn "
                "into a line end. So the text is shown for reading only, and the file stays as "
                "it is. Replace such characters to edit it here."
            ).format(line=line, character=in_words(character))
        )
        self.setAccessibleName(self.sentence.text())
