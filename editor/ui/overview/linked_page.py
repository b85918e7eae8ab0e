"""The links and images of the post, each with its state; a click leads to its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from editor.checks.linked import Linked, State, linked_in
from editor.post.post import Post
from editor.site.place import Place
from editor.ui.latest_answer import LatestAnswer
from editor.ui.lengths import number
from editor.ui.open_post import OpenPost
from editor.ui.overview.linked_row import LINKED, LinkedRow, facts_of
from editor.ui.plain_text import plain_tip


class LinkedPage(QWidget):
    """Follows the post once the writer pauses and its links have been looked at."""

    chosen = Signal(object)  # the Linked that was clicked, or Enter pressed on

    def __init__(self, open_post: OpenPost, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open_post = open_post
        self._asked: tuple[Post, Place] | None = None
        self._shown: tuple[Linked, ...] = ()
        self.note = QLabel()
        self.note.setObjectName("note")
        self.note.setWordWrap(True)
        self.note.setContentsMargins(12, 8, 12, 8)
        self.rows = Rows()
        self.rows.setAccessibleName(self.tr("Links and images"))
        self.row = LinkedRow(self.rows)
        self.rows.setItemDelegate(self.row)
        self.row.thumbnails.came.connect(self.rows.viewport().update)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.note)
        layout.addWidget(self.rows, 1)
        self.rows.itemClicked.connect(self._choose)
        self.rows.itemActivated.connect(self._choose)
        self._beside = LatestAnswer(self)
        self._beside.answered.connect(self._show)
        open_post.settled.connect(self._look)
        open_post.place_changed.connect(self._look)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at what was not followed while nobody saw it."""
        super().showEvent(event)
        self._look()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the rows in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.rows.viewport().update()

    def _look(self) -> None:
        now = self._open_post.post, self._open_post.place
        if self.isVisible() and now != self._asked:
            self._asked = now
            self._beside.ask(lambda: linked_in(*now))

    def _show(self, found: tuple[Linked, ...]) -> None:
        if found != self._shown or not found:
            self._shown, row = found, self.rows.currentRow()
            self.rows.clear()
            for each in found:
                self.rows.addItem(self._item(each))
            self.rows.setCurrentRow(min(row, self.rows.count() - 1))
            self.note.setText(self._count(found))

    def _item(self, linked: Linked) -> QListWidgetItem:
        item = QListWidgetItem(self._where(linked))
        item.setData(LINKED, linked)
        kind = self.tr("Image") if linked.is_image else self.tr("Link")
        spoken = f"{kind} {linked.target}, {facts_of(linked, self._where(linked))}"
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        told = "\n\n".join((linked.target, *(each.message for each in linked.problems)))
        item.setToolTip(plain_tip(told))
        return item

    def _where(self, linked: Linked) -> str:
        if linked.field is not None:
            return linked.field
        return self.tr("line {n}").format(n=number(linked.line))

    def _count(self, found: tuple[Linked, ...]) -> str:
        if not found:
            return self.tr("The post has no links and no images.")
        images = sum(each.is_image for each in found)
        links = len(found) - images
        wrong = sum(each.state is State.PROBLEM for each in found)
        said = (
            self.tr("{n} link" if links == 1 else "{n} links").format(n=number(links)),
            self.tr("{n} image" if images == 1 else "{n} images").format(n=number(images)),
            self.tr("{n} to look at").format(n=number(wrong)) if wrong else self.tr("all fine"),
        )
        return " · ".join(said)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(LINKED))


class Rows(QListWidget):
    """The list; Enter chooses."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linked")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the place."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self.itemActivated.emit(self.currentItem())
            return
        super().keyPressEvent(event)
