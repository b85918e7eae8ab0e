"""Pictures decoded small: a huge one costs no more than a small one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from editor.ui.images.picture_reader import read_picture
from editor.ui.thumbnails import ALLOCATION_MB, is_too_large


def small_image(source: Path | bytes, size: QSize) -> QImage:
    """The picture within `size` pixels, upright; null where it is none that can be shown."""
    return read_picture(source, lambda reader: read_small(reader, size))


def read_small(reader: QImageReader, size: QSize) -> QImage:
    """What the reader holds, no larger than `size`."""
    reader.setAutoTransform(True)
    reader.setAllocationLimit(ALLOCATION_MB)
    whole = reader.size()
    if is_too_large(whole):
        return QImage()
    if whole.isValid():
        turned = reader.transformation() & reader.transformation().TransformationRotate90
        room = size.transposed() if turned else size
        if whole.width() > room.width() or whole.height() > room.height():
            reader.setScaledSize(
                whole.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
            )
    return reader.read()
