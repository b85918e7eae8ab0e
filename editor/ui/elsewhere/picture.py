"""A picture that fills its frame, as cards show it: what does not fit is cut off."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.ui.images.small_image import small_image

SHAPE = 1.91  # width by height, as shared cards have it
LARGEST = QSize(1200, 1200)  # decoded no larger: a huge picture costs no more than a small one
ROUND = 8


class Picture(QWidget):
    """Shows a file's picture; takes no room where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def is_shown(self) -> bool:
        """Is there a picture?"""
        return not self._pixmap.isNull()

    def show_file(self, path: Path | None) -> None:
        """Show the picture in the file."""
        self._pixmap = read_picture(path) if path else QPixmap()
        self.setVisible(self.is_shown)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the shape."""
        super().resizeEvent(event)
        self.setFixedHeight(round(self.width() / SHAPE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the middle of the picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()).adjusted(0, 0, 0, ROUND), ROUND, ROUND)
        painter.setClipPath(frame)
        fitting = self._pixmap.size().scaled(
            self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
        )
        left, top = (self.width() - fitting.width()) / 2, (self.height() - fitting.height()) / 2
        target = QRectF(left, top, fitting.width(), fitting.height())
        painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))


def read_picture(path: Path) -> QPixmap:
    """The picture in a file; null where there is none."""
    return QPixmap.fromImage(small_image(path, LARGEST))
