"""Names that may be meant by what is typed, in a list below the line, with their counts."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPalette,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from editor.index.completion import completions
from editor.index.near import Likeness
from editor.ui.theme import colour

COUNT = Qt.ItemDataRole.UserRole + 1
ROWS = 8
EDGE = 8
AnyIndex = QModelIndex | QPersistentModelIndex
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CountedRow(QStyledItemDelegate):
    """A name, and at the right the number of posts that have it."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row."""
        super().paint(painter, option, index)
        rect = option.rect.adjusted(EDGE, 0, -EDGE, 0)  # pyright: ignore[reportAttributeAccessIssue]
        palette: QPalette = QApplication.palette()
        painter.save()
        painter.setPen(colour("muted", palette))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, right, str(index.data(COUNT) or ""))
        painter.restore()


class NameList(QListView):
    """The list of the popup: nothing in it is marked before a person walks into it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt marks the first row; Enter shall take what is typed."""
        super().focusInEvent(event)
        if not self.selectedIndexes():
            self.setCurrentIndex(QModelIndex())


class NamePopup(QObject):
    """Offers the names of the site while a person types; Down and Enter choose one."""

    chosen = Signal(str)

    def __init__(self, line: QLineEdit, taken: Callable[[], Collection[str]] = tuple) -> None:
        """`taken` gives the names that are not offered, as they are there already."""
        super().__init__(line)
        self._line, self._taken = line, taken
        self._likeness = Likeness({})
        self._model = QStandardItemModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(ROWS)
        self.list = NameList()
        self.list.setObjectName("names")
        self.list.setAccessibleName(self.tr("Names that the site uses"))
        self._completer.setPopup(self.list)
        self.list.setItemDelegate(CountedRow(self.list))
        self.list.installEventFilter(self)  # before the completer's own
        self._completer.setWidget(line)
        self._completer.activated.connect(lambda name: self.chosen.emit(str(name)))
        line.textEdited.connect(self._follow)
        line.installEventFilter(self)

    def offer(self, likeness: Likeness) -> None:
        """The names, and how many posts have each."""
        self._likeness = likeness

    def show(self) -> None:
        """Show what may be meant, if there is anything."""
        typed = self._line.text()
        names = completions(typed, self._likeness, self._taken())
        if not names or names == [typed.strip()]:
            self.list.hide()
            return
        self._model.clear()
        for name in names:
            self._model.appendRow(self._item(name))
        self._completer.complete()
        self.list.setCurrentIndex(QModelIndex())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down opens the list, Enter takes what is marked in it."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        index = self.list.currentIndex()
        if watched is self.list and event.key() in ENTER and index.isValid():
            self.list.hide()
            self.chosen.emit(str(index.data()))
            return True
        if watched is self._line and event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.show()
            return self.list.isVisible()
        return False

    def _follow(self, _typed: str) -> None:
        """A person typed; a name that a comma ended is no longer in the line."""
        if self._line.text().strip():
            self.show()
        else:
            self.list.hide()

    def _item(self, name: str) -> QStandardItem:
        count = self._likeness.counts.get(name, 0)
        item = QStandardItem(name)
        item.setData(str(count) if count else "", COUNT)
        posts = self.tr("1 post") if count == 1 else self.tr("{n} posts").format(n=count)
        item.setData(f"{name}, {posts}", Qt.ItemDataRole.AccessibleTextRole)
        return item
