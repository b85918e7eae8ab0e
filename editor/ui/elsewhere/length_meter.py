"""How long a text is, beside how much of it is shown elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from editor.ui.theme import colour

MARK_AT = 0.7  # of the width: what is shown ends here
THICK = 6


class LengthMeter(QWidget):
    """A name, a bar with a mark where texts are cut, and the length in words."""

    def __init__(self, name: str, most: int) -> None:
        super().__init__()
        self._name, self._most = name, most
        self._bar = Bar(most)
        self._words = QLabel()
        self._words.setObjectName("note")
        self._words.setWordWrap(True)
        label = QLabel(name)
        label.setMinimumWidth(84)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(10)
        layout.setVerticalSpacing(2)
        layout.addWidget(label, 0, 0)
        layout.addWidget(self._bar, 0, 1)
        layout.addWidget(self._words, 1, 1)
        layout.setColumnStretch(1, 1)

    @property
    def words(self) -> str:
        """What is said of the length."""
        return self._words.text()

    def show_length(self, length: int) -> None:
        """Show a length in characters."""
        self._bar.show_length(length)
        self._words.setText(self._said(length))
        self._bar.setAccessibleName(f"{self._name}: {self._words.text()}")

    def _said(self, length: int) -> str:
        if length == 0:
            return self.tr("None")
        said = self.tr("{length} characters").format(length=length)
        if length > self._most:
            about = self.tr("about {most} are shown").format(most=self._most)
            return f"{said}: {about}"
        return said


class Bar(QWidget):
    """The length as a bar."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most, self._length = most, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a line."""
        return QSize(160, max(self.fontMetrics().height(), THICK))

    def show_length(self, length: int) -> None:
        """Draw another length."""
        self._length = length
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - it is small: drawn whole
        """Draw ground, length and mark."""
        painter, palette = QPainter(self), self.palette()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top, mark = (self.height() - THICK) / 2, self.width() * MARK_AT
        long = min(self._length / self._most * mark, self.width())
        is_over = self._length > self._most
        parts = ((self.width(), "line"), (long, "warning" if is_over else "accent"))
        for width, name in parts:
            painter.setBrush(colour(name, palette))
            painter.drawRoundedRect(QRectF(0, top, width, THICK), THICK / 2, THICK / 2)
        painter.setBrush(colour("text", palette))
        painter.drawRect(QRectF(mark - 1, top - 4, 2, THICK + 8))
