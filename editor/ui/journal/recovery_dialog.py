"""What was not saved when the program last ended: kept, saved elsewhere, or discarded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import Enum, auto

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from editor.checks.problem import Severity
from editor.journal.copies import Offer, Standing
from editor.journal.unwritten import Unwritten
from editor.post.errors import UnreadablePost
from editor.post.post import MOST_BYTES, Post
from editor.ui.form.field_row import Note
from editor.ui.icons import icon
from editor.ui.journal.copy_row import CopyRow, name_of
from editor.ui.journal.differences_view import DifferencesView
from editor.ui.unwritten import where_of

FIRST_SIZE = QSize(1040, 660)
LIST_WIDTH = 320
MOST_SHOWN = 300  # characters of what is no version of the post


class CopyAnswer(Enum):
    """What shall become of a copy."""

    KEEP = auto()  # open it as an unsaved post
    SAVE_AS = auto()
    DISCARD = auto()
    LATER = auto()  # ask again at the next start


class RecoveryDialog(QDialog):
    """Lists the copies, with what differs from the file; closes once all are answered.

    Writes nothing itself: `answers` says what the writer wants.
    """

    def __init__(self, offers: Sequence[Offer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = dict.fromkeys(offers, CopyAnswer.LATER)
        self._offers = list(self.answers)
        self.setObjectName("recovery")
        self.setWindowTitle(self.tr("Bring back what was not saved"))
        self.resize(FIRST_SIZE)
        self._make_parts()
        self._place_parts()
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def answer(self, answer: CopyAnswer) -> None:
        """CopyAnswer for the chosen copy, and go on to the next one without an answer."""
        row = self.list.currentRow()
        self.answers[self._offers[row]] = answer
        self._row(row).show_answer(self._words(answer), self._icon(answer))
        after = [*range(row + 1, len(self._offers)), *range(row)]
        open_ones = [n for n in after if self.answers[self._offers[n]] is CopyAnswer.LATER]
        if open_ones:
            self.list.setCurrentRow(open_ones[0])
        else:
            self.accept()

    def keep_all(self) -> None:
        """Keep all that have no answer yet, but for those that are no post any more."""
        for each, answer in self.answers.items():
            if answer is CopyAnswer.LATER and can_be_opened(each):
                self.answers[each] = CopyAnswer.KEEP
        self.accept()

    # What is shown of the chosen copy

    def _show(self, row: int) -> None:
        chosen = self._offers[row]
        copy, can_open = chosen.copy, can_be_opened(chosen)
        self._heading.setText(name_of(copy))
        self._standing.setText(self._sentence(chosen.standing))
        self._show_notes(copy.damage or self._hindrance(chosen), chosen)
        self.keep.setEnabled(can_open)
        self.save_as.setEnabled(can_open)
        before, name = self._before(chosen)
        self.differences.show_versions(before, copy.data, name, self.tr("Your unsaved text"))

    def _hindrance(self, chosen: Offer) -> str:
        """Why the copy cannot be edited as it is; "" where it can."""
        if not can_be_opened(chosen):
            return self.tr("This copy is too large to be opened as a post.")
        if is_text(chosen):
            return ""
        return self.tr(
            "This copy is no text in UTF-8. “Keep” shows it for reading, and to be converted."
        )

    def _before(self, chosen: Offer) -> tuple[bytes, str]:
        """What the copy is compared with, and what that is called."""
        if chosen.now is not None:
            return chosen.now, self.tr("The file now")
        if chosen.copy.base is not None:
            return chosen.copy.base, self.tr("The file as it was last")
        return b"", self.tr("No file")

    def _sentence(self, standing: Standing) -> str:
        return {
            Standing.NEVER_SAVED: self.tr("This post was never saved to a file."),
            Standing.UNCHANGED: self.tr("The file is as it was when you edited it."),
            Standing.CHANGED: self.tr(
                "Another program has changed the file since. “Keep” puts both together in the "
                "window, and asks where both changed the same; the file stays as it is."
            ),
            Standing.SAME: self.tr("The file holds all of this already."),
            Standing.GONE: self.tr(
                "The file is gone: it was moved, renamed or removed. “Keep” brings the text back."
            ),
            Standing.UNREADABLE: self.tr("The file cannot be read now; what is shown is older."),
        }[standing]

    def _show_notes(self, damage: str, chosen: Offer) -> None:
        for note in self.notes:
            note.hide()
            note.deleteLater()
        sentences = [damage] if damage else []
        sentences += [self._besides(each) for each in chosen.copy.unwritten]
        self.notes = [Note(Severity.WARNING, each) for each in sentences]
        for note in reversed(self.notes):
            self._column.insertWidget(2, note)

    def _besides(self, unwritten: Unwritten) -> str:
        """What stood in the form, and comes back there: no version of the post has it."""
        text = unwritten.text
        shown = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
        said = self.tr("Typed in {where}, and not in the text below; “Keep” brings it back there:")
        return f"{said.format(where=where_of([unwritten.field]))}\n{shown}"

    def _words(self, answer: CopyAnswer) -> str:
        return {
            CopyAnswer.KEEP: self.tr("Will be opened, unsaved"),
            CopyAnswer.SAVE_AS: self.tr("Will be saved elsewhere"),
            CopyAnswer.DISCARD: self.tr("Will be discarded"),
            CopyAnswer.LATER: "",
        }[answer]

    def _icon(self, answer: CopyAnswer) -> str:
        return "delete-outline" if answer is CopyAnswer.DISCARD else "check"

    def _row(self, row: int) -> CopyRow:
        widget = self.list.itemWidget(self.list.item(row))
        assert isinstance(widget, CopyRow)
        return widget

    # The parts

    def _make_parts(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Posts that were not saved"))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        now = datetime.now(UTC)
        for each in self._offers:
            row, item = CopyRow(each, now), QListWidgetItem()
            item.setData(Qt.ItemDataRole.AccessibleTextRole, row.spoken)
            self.list.addItem(item)
            self.list.setItemWidget(item, row)
            item.setSizeHint(QSize(1, row.sizeHint().height()))  # as wide as the list
        self._heading, self._standing = QLabel(), QLabel()
        self._heading.setObjectName("heading")
        self._standing.setObjectName("note")
        for label in (self._heading, self._standing):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.notes: list[Note] = []
        self.differences = DifferencesView()
        self.keep = self._button(self.tr("&Keep"), "check", CopyAnswer.KEEP)
        self.save_as = self._button(
            self.tr("&Save as…"), "content-save-outline", CopyAnswer.SAVE_AS
        )
        self.discard = self._button(self.tr("&Discard"), "delete-outline", CopyAnswer.DISCARD)

    def _button(self, text: str, picture: str, answer: CopyAnswer) -> QPushButton:
        button = QPushButton(icon(picture), text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.answer(answer))
        return button

    def _place_parts(self) -> None:
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.list)
        parts.addWidget(self._details())
        parts.setStretchFactor(1, 1)
        parts.setSizes([LIST_WIDTH, FIRST_SIZE.width() - LIST_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(self._opening())
        layout.addWidget(parts, 1)
        layout.addWidget(self._box())

    def _opening(self) -> QLabel:
        count = len(self._offers)
        one = self.tr("The program ended before a post was saved. Here is what you had written.")
        many = self.tr(
            "The program ended before {count} posts were saved. Here is what you had written."
        )
        opening = QLabel(one if count == 1 else many.format(count=count))
        opening.setWordWrap(True)
        return opening

    def _details(self) -> QWidget:
        details = QWidget()
        self._column = QVBoxLayout(details)
        self._column.setContentsMargins(12, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._standing)
        self._column.addWidget(self.differences, 1)
        row = QHBoxLayout()
        for button in (self.keep, self.save_as, self.discard):
            row.addWidget(button)
        note = QLabel(self.tr("What is discarded cannot be brought back."))
        note.setObjectName("note")
        row.addWidget(note)
        row.addStretch(1)
        self._column.addLayout(row)
        return details

    def _box(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        later = box.addButton(self.tr("&Later"), QDialogButtonBox.ButtonRole.RejectRole)
        later.setToolTip(self.tr("What has no answer is offered again at the next start."))
        self.all = box.addButton(self.tr("Keep &all"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.all.setDefault(True)
        box.accepted.connect(self.keep_all)
        box.rejected.connect(self.reject)
        return box


def can_be_opened(chosen: Offer) -> bool:
    """Is what was kept small enough for a post?"""
    return len(chosen.copy.data) <= MOST_BYTES


def is_text(chosen: Offer) -> bool:
    """Is what was kept a text that can be edited?"""
    try:
        Post.parse(chosen.copy.data)
    except UnreadablePost:
        return False
    return True
