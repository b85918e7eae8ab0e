"""The outline: where the caret is among the headings, and sections moved as one step of undo."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from editor.ui.latest_answer import LatestAnswer
from editor.ui.open_post import LONG, OpenPost
from editor.ui.overview.outline_model import OutlineModel
from editor.ui.overview.outline_tree import OutlineTree
from editor.ui.text.text_pane import TextPane
from editor.ui.turn import TurnTimer
from editor.writing.edit import Edit
from editor.writing.outline import Outline, outline_of
from editor.writing.sections import moved, number_behind, place_beside, with_levels

CARET_PAUSE_MS = 120


class OutlinePage(QWidget):
    """Follows the text once the writer pauses, and the caret a moment later."""

    def __init__(self, open_post: OpenPost, text: TextPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_post, self._text = open_post, text
        self._asked: str | None = None  # the text of which the outline is shown, or awaited
        self._wanted: Callable[[], object] | None = None  # what waits for the outline as it is now
        self._changed: tuple[str, int] = "", 0  # a text, and which of its sections was changed
        self.model = OutlineModel(self)
        self.tree = OutlineTree(self.model)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setContentsMargins(12, 8, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.note)
        layout.addWidget(self.tree, 1)
        self._beside = LatestAnswer(self)
        self._soon = TurnTimer(self, singleShot=True, interval=CARET_PAUSE_MS)
        self._connect()
        self._offer()

    def _connect(self) -> None:
        self._beside.answered.connect(self._show)
        self._soon.timeout.connect(self._mark)
        self._text.caret_moved.connect(self._follow_caret)
        self._open_post.opened.connect(self._forget_wanted)
        self._open_post.settled.connect(self._look)
        self._open_post.reading_changed.connect(self._offer)
        self.tree.chosen.connect(self._go)
        self.tree.step_requested.connect(self._step)
        self.tree.level_requested.connect(self._change_level)
        # Only once Qt has done with the drop: the rows change with the text.
        self.model.move_requested.connect(self._move, Qt.ConnectionType.QueuedConnection)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what was not followed while nobody saw it."""
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        text = self._open_post.post.text
        if self.isVisible() and text != self._asked:
            self._read(text)

    def _read(self, text: str) -> None:
        self._asked = text
        self._beside.ask(lambda: outline_of(text))

    def _show(self, outline: Outline) -> None:
        self.model.above = self._open_post.post.body_line - 1
        self.model.show_outline(outline)
        self._tell("" if outline.headings else self._without_headings())
        self._mark()
        self._choose_changed(outline)
        self._do_wanted()

    def _choose_changed(self, outline: Outline) -> None:
        """The section that was moved stays the chosen one: the next key is for it too."""
        text, which = self._changed
        if text == outline.text and which < len(outline.headings):
            self.tree.setCurrentIndex(self.model.index_of(which))
        self._changed = "", 0

    def _follow_caret(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _mark(self) -> None:
        """Mark the caret's section, and show it."""
        which = self.model.outline.at_line(self._text.line)
        self.model.mark(which)
        index = self.model.index_of(which)
        if not (self.tree.hasFocus() and self.tree.currentIndex().isValid()):
            self.tree.setCurrentIndex(index)
            self.tree.scrollTo(index)

    def _offer(self) -> None:
        self.tree.offer_moves(not self._open_post.is_for_reading)

    # What is asked of a heading

    def _go(self, which: int) -> None:
        self._with_outline(which, lambda outline: self._text.go_to(outline.headings[which].line))

    def _step(self, which: int, step: int) -> None:
        def take_step(outline: Outline) -> None:
            before = place_beside(outline, which, step)
            if before is not None:
                edit = moved(outline, which, before, self._text.selection)
                self._write(edit, number_behind(outline, which, before))

        self._with_outline(which, take_step)

    def _change_level(self, which: int, by: int) -> None:
        def change(outline: Outline) -> None:
            edit = with_levels(outline, which, by, self._text.selection)
            if edit is None:
                self._tell(self._no_such_level())
            self._write(edit, which, self.tr("level of the section"))

        self._with_outline(which, change)

    def _move(self, which: int, before: int, level: int) -> None:
        def move(outline: Outline) -> None:
            edit = moved(outline, which, before, self._text.selection, level or None)
            if edit is None and not which <= before <= outline.below(which):
                self._tell(self._no_such_level())
            self._write(edit, number_behind(outline, which, before))

        self._with_outline(which, move)

    def _write(self, edit: Edit | None, then: int, name: str = "") -> None:
        """Make the edit, by which the section becomes the one of the heading `then`."""
        if edit is not None:
            self._text.write(edit, name or self.tr("move the section"))
            self._changed = self._text.written, then
            self._open_post.settle()

    def _with_outline(self, which: int, act: Callable[[Outline], object]) -> None:
        """Do it with the outline of the text as it is now, if a heading is still what it was.

        The one of a long text is read beside the window's thread, and waited for.
        """
        heading = self.model.outline.headings[which][:2]

        def act_now() -> None:
            now = self.model.outline
            if which < len(now.headings) and now.headings[which][:2] == heading:
                act(now)

        self._wanted = act_now
        self._do_wanted()

    def _do_wanted(self) -> None:
        text = self._text.written
        if self._wanted is None:
            return
        if self.model.outline.text == text:
            wanted, self._wanted = self._wanted, None
            wanted()
        elif len(text) > LONG:
            self._read(text)
        else:
            self._asked = text
            self._show(outline_of(text))

    def _forget_wanted(self) -> None:
        self._wanted = None

    # What it says

    def _tell(self, sentence: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))

    def _without_headings(self) -> str:
        return self.tr("The text has no headings yet. A line that begins with “## ” is one.")

    def _no_such_level(self) -> str:
        return self.tr("There are six levels, and one of the headings would have none of them.")
