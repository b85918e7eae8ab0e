"""Pictures decoded small: a huge one costs no more than a small one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from editor.ui.thumbnails import ALLOCATION_MB, is_too_large


def small_image(source: Path | bytes, size: QSize) -> QImage:
    """The picture within `size` pixels, upright; null where it is none that can be shown."""
    if isinstance(source, Path):
        return read_small(QImageReader(str(source)), size)
    content = QByteArray(source)  # the buffer does not hold it
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return read_small(QImageReader(buffer), size)


def read_small(reader: QImageReader, size: QSize) -> QImage:
    """What the reader holds, no larger than `size`."""
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
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
