"""A choice from a list that may be typed too, and a switch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPoint, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from editor.post.front_matter import Field
from editor.site.place import Place
from editor.ui.form.editor_widget import EditorWidget, WheelGuard, text_of
from editor.ui.form.one_undo import FieldLine
from editor.ui.form.text_fields import stack
from editor.ui.icons import icon

TRACK = QSize(34, 20)


class ChoiceField(EditorWidget):
    """A text that is one of a few, or another one."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel alone does not enter it
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._line = line = FieldLine()
        line.setPlaceholderText(placeholder)
        line.textEdited.connect(self.edited.emit)
        self.box.setLineEdit(line)
        self._open = line.addAction(icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition)
        self._open.triggered.connect(self.box.showPopup)
        self._open.setText(self.tr("Show the choices"))
        self._open.setVisible(False)
        self.box.activated.connect(lambda _index: self.edited.emit(self.box.currentText()))
        self.box.installEventFilter(WheelGuard(self))
        self.setFocusProxy(self.box)
        stack(self, self.box)

    def name_for_people(self, name: str) -> None:
        """The line is asked for its name too."""
        super().name_for_people(name)
        self._line.setAccessibleName(name)

    def show_field(self, field: Field | None) -> None:
        """Show the text."""
        text = text_of(field)
        if text != self.box.currentText():
            self._line.setText(text)  # that of the box itself would lose some characters

    def show_default(self, text: str) -> None:
        """Dimmed, in the empty line."""
        self._line.setPlaceholderText(text)

    def offer(self, choices: Iterable[str]) -> None:
        """What can be chosen."""
        text = self.box.currentText()
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItems(sorted(choices))
            self._line.setText(text)
        self._open.setVisible(self.box.count() > 0)


class LayoutField(ChoiceField):
    """The layout: one of the site's, if they are known, or one that posts have."""

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder)
        self._known: frozenset[str] = frozenset()
        self._used: frozenset[str] = frozenset()

    def show_place(self, place: Place) -> None:
        """Offer the layouts of the site."""
        self._known = place.site.layouts or frozenset()
        self.offer(self._known | self._used)

    def suggest(self, counts: Mapping[str, int]) -> None:
        """Offer those of the posts too: a theme from elsewhere may bring them."""
        if counts.keys() != self._used:
            self._used = frozenset(counts)
            self.offer(self._known | self._used)


class Switch(QCheckBox):
    """A check box drawn as a switch."""

    def sizeHint(self) -> QSize:
        """The switch and its word."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(TRACK.width() + 10 + words, max(TRACK.height(), self.fontMetrics().height()))

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be clicked."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A track in the accent colour when it is on, with a knob at that side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, role = self.palette(), QPalette.ColorRole
        on = self.isChecked()
        top = (self.height() - TRACK.height()) / 2
        track = QRectF(1, top + 1, TRACK.width() - 2, TRACK.height() - 2)
        ground = palette.color(role.Accent if on else role.Mid)
        painter.setPen(
            QPen(palette.color(role.Accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen
        )
        painter.setBrush(ground)
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        knob = track.height() - 4
        x = track.right() - knob - 2 if on else track.left() + 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(role.Base))
        painter.drawEllipse(QRectF(x, track.top() + 2, knob, knob))
        painter.setPen(palette.color(role.WindowText))
        words = self.rect().adjusted(TRACK.width() + 8, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


class SwitchField(EditorWidget):
    """Yes or no."""

    def __init__(self) -> None:
        super().__init__()
        self.box = Switch()
        self.box.clicked.connect(self._tell)
        self.setFocusProxy(self.box)
        stack(self, self.box)

    def show_field(self, field: Field | None) -> None:
        """Show the state."""
        self.box.setChecked(bool(field and field.value))
        self._show_text()

    def _tell(self, on: bool) -> None:
        self._show_text()
        self.edited.emit(on)

    def _show_text(self) -> None:
        self.box.setText(self.tr("Yes") if self.box.isChecked() else self.tr("No"))
