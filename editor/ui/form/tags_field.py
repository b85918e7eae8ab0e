"""A list as chips: type to add, Backspace to remove, drag to reorder."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QToolButton

from editor.post.front_matter import Field, same
from editor.post.scalar import Value
from editor.ui.form.editor_widget import EditorWidget, as_text
from editor.ui.form.flow_layout import FlowLayout
from editor.ui.form.text_fields import stack
from editor.ui.icons import icon

CHIP = "application/x-post-editor-chip"
WIDEST = 190  # a chip's text, in pixels: it stands in the narrowest form
CROSS = 24  # the chip's right end, which removes it
SEPARATOR = ","


class Chip(QToolButton):
    """One item: its cross, Backspace or Delete take it away, arrows move the focus."""

    removed = Signal(object)
    left_for = Signal(object, int)  # this chip; -1 for the one before, +1 for the one behind
    moved = Signal(object, int)  # the same, and it is to change places

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("chip")
        self.item = text
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, WIDEST)
        self.setText(shown.replace("&", "&&"))
        self.setIcon(icon("close", "muted"))
        self.setIconSize(QSize(12, 12))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross behind the text
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(text)
        self.setAccessibleDescription(self.tr("Delete removes it, Alt with Left or Right moves it"))
        tip = self.tr("Click the cross to remove, drag to move")
        self.setToolTip(tip if shown == text else f"{text}\n{tip}")
        self._pressed: QPoint | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove, move along the chips, or move the chip itself."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -1 if event.key() == Qt.Key.Key_Left else 1
            moves = event.modifiers() & Qt.KeyboardModifier.AltModifier
            (self.moved if moves else self.left_for).emit(self, step)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the cross removes; elsewhere it has given the focus, and that is all."""
        super().mouseReleaseEvent(event)
        start, end = self._pressed, event.position().toPoint()
        if start and start.x() >= self.width() - CROSS and self.rect().contains(end):
            self.removed.emit(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag once the mouse has moved far enough."""
        start = self._pressed
        distance = (event.position().toPoint() - start).manhattanLength() if start else 0
        if distance < QApplication.startDragDistance():
            super().mouseMoveEvent(event)
            return
        self._pressed = None
        self.setDown(False)
        data = QMimeData()
        data.setData(CHIP, b"")
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.MoveAction)


class ChipLine(QLineEdit):
    """Where the next item is typed."""

    backspaced = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the empty line, Backspace and Left go to the chips."""
        is_empty = not self.text()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.insert(",".join(QApplication.clipboard().text().splitlines()))
            self.textEdited.emit(self.text())
        elif is_empty and event.key() == Qt.Key.Key_Backspace:
            self.backspaced.emit()
        elif is_empty and event.key() == Qt.Key.Key_Left:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ChipBox(QFrame):
    """The frame around chips, where a dragged one can be dropped."""

    dropped = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("chips")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take chips of this very box."""
        source = event.source()
        if isinstance(source, Chip) and source.parent() is self:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which chip was dropped where."""
        event.acceptProposedAction()
        self.dropped.emit(event.source(), event.position().toPoint())


class TagsField(EditorWidget):
    """The items of a list, in order. A text is shown as the items that Jekyll splits it into."""

    def __init__(self, placeholder: str = "", *, splits_text: bool = True) -> None:
        super().__init__()
        self._splits_text = splits_text
        self._items: list[Value] = []
        self._box = ChipBox()
        self._box.dropped.connect(self._take_drop)
        self._layout = FlowLayout(self._box)
        self._layout.setContentsMargins(5, 4, 5, 4)
        self.line = ChipLine()
        self.line.setObjectName("chipLine")
        self.line.setPlaceholderText(placeholder)
        self.line.setMinimumWidth(90)
        self.line.editingFinished.connect(self._take_line)  # Enter, or the focus goes
        self.line.textEdited.connect(self._tell_typed)
        self.line.backspaced.connect(lambda: self._remove_at(len(self._items) - 1))
        self.line.left.connect(lambda: self._focus(len(self._items) - 1))
        self._layout.addWidget(self.line)
        self.setFocusProxy(self.line)
        stack(self, self._box)

    @property
    def items(self) -> list[Value]:
        """The items as they are now."""
        return list(self._items)

    def chips(self) -> list[Chip]:
        """The chips in order."""
        widgets = map(self._layout.widget_at, range(self._layout.count()))
        return [widget for widget in widgets if isinstance(widget, Chip)]

    def show_field(self, field: Field | None) -> None:
        """Show the items. What is being typed is the last one of the post already."""
        items = self._items_of(field.value if field else None)
        if not same(items, self._with_typed()):
            self.line.clear()
        elif self.line.text():
            return
        if not same(items, self._items):
            self._items = items
            self._rebuild()

    def forget(self) -> None:
        """What was being typed was for the other post."""
        self.line.clear()

    def _items_of(self, value: Value) -> list[Value]:
        if isinstance(value, list):
            return list(value)
        if isinstance(value, str):
            return list(value.split()) if self._splits_text else [value]
        return [] if value is None else [value]

    def _tell_typed(self, text: str) -> None:
        """A half-typed item is in the post at once: saving or leaving loses nothing."""
        if SEPARATOR in text:
            self._take_line()
        else:
            self.edited.emit(self._with_typed())

    def _take_line(self) -> None:
        items = self._with_typed()
        self.line.clear()
        if not same(items, self._items):
            self._change(items)

    def _with_typed(self) -> list[Value]:
        """The items, and those in the line."""
        words = [word.strip() for word in self.line.text().split(SEPARATOR)]
        fresh = [word for word in dict.fromkeys(words) if word and word not in self._items]
        return [*self._items, *fresh]

    def _remove_at(self, index: int) -> None:
        if 0 <= index < len(self._items):
            had_focus = self.chips()[index].hasFocus()
            self._change(self._items[:index] + self._items[index + 1 :])
            self._focus(index if had_focus else -1)

    def _change(self, items: list[Value]) -> None:
        self._items = items
        self._rebuild()
        self.edited.emit(list(items))

    def _focus(self, index: int) -> None:
        chips = self.chips()
        (chips[index] if 0 <= index < len(chips) else self.line).setFocus()

    def _leave(self, chip: Chip, step: int) -> None:
        self._focus(max(self.chips().index(chip) + step, 0))

    def _step(self, chip: Chip, step: int) -> None:
        old = self.chips().index(chip)
        new = min(max(old + step, 0), len(self._items) - 1)
        self.move_item(old, new + (new > old))
        self._focus(new)

    def _rebuild(self) -> None:
        for chip in self.chips():
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        for index, item in enumerate(self._items):
            chip = Chip(as_text(item))
            chip.removed.connect(lambda it: self._remove_at(self.chips().index(it)))
            chip.left_for.connect(self._leave)
            chip.moved.connect(self._step)
            self._layout.insert(index, chip)
            chip.show()  # now: a hidden one cannot take the focus
        self._box.updateGeometry()
        self.updateGeometry()

    def _take_drop(self, chip: Chip, point: QPoint) -> None:
        if chip in self.chips():
            self.move_item(self.chips().index(chip), self._index_at(point))

    def move_item(self, old: int, new: int) -> None:
        """Put the item `old` where the item `new` stands."""
        items = self.items
        item = items.pop(old)
        items.insert(new if new <= old else new - 1, item)
        if items != self._items:
            self._change(items)

    def _index_at(self, point: QPoint) -> int:
        """Before which chip something dropped at `point` goes."""
        for index, chip in enumerate(self.chips()):
            box = chip.geometry()
            if point.y() <= box.bottom() and point.x() < box.center().x():
                return index
        return len(self._items)
