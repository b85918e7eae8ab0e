"""A layout that places widgets one behind the other and breaks into rows, as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows of widgets; the last one takes what is left of its row."""

    def __init__(self, parent: QWidget, gap: int = 5) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end."""
        self._items.append(item)

    def insert(self, index: int, widget: QWidget) -> None:
        """Put `widget` at `index`."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())

    def count(self) -> int:
        """How many widgets there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The item at `index`; None behind the last, as Qt asks for."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def widget_at(self, index: int) -> QWidget | None:
        """The widget at `index`."""
        return self._items[index].widget()

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Remove and give the item at `index`."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Fewer columns, more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at `width`."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the widgets."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """One row of the widest widget."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Room for the largest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size.grownBy(margins)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        x, y, row = inner.left(), inner.top(), 0
        for item in self._items:
            hint = item.sizeHint().boundedTo(QSize(inner.width(), item.sizeHint().height()))
            is_last = item is self._items[-1]
            needed = item.minimumSize().width() if is_last else hint.width()
            if x > inner.left() and x + needed > inner.right() + 1:
                x, y, row = inner.left(), y + row + self._gap, 0
            width = inner.right() + 1 - x if is_last else hint.width()
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, hint.height())))
            x += width + self._gap
            row = max(row, hint.height())
        return y + row - rect.top() + self.contentsMargins().bottom()

    def expandingDirections(self) -> Qt.Orientation:
        """As wide as there is room."""
        return Qt.Orientation.Horizontal
