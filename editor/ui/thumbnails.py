"""Small pictures of the site's images, decoded beside the window's thread and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from editor.ui.from_worker import in_window_thread
from editor.ui.images.picture_reader import read_picture

MOST_KEPT = 600
MOST_WAITING = 80  # what was asked for long ago has scrolled away
ALLOCATION_MB = 256  # a picture that needs more to be decoded is shown by no thumbnail
BYTES_A_PIXEL = 4


class Thumbnails(QObject):
    """Gives the picture of a key, at once or, once it is decoded, after `came`."""

    came = Signal()  # one or more pictures are there now

    def __init__(self, size: QSize, parent: QObject) -> None:
        super().__init__(parent)
        self._size = size
        self._kept: OrderedDict[object, QPixmap] = OrderedDict()
        self._waiting: OrderedDict[object, Callable[[], Path | None]] = OrderedDict()
        self._is_busy = False
        self._worker = ThreadPoolExecutor(max_workers=1)

    def picture(
        self, key: object, find: Callable[[], Path | None], ratio: float = 1.0
    ) -> QPixmap | None:
        """The picture of `key`; None while it is being decoded, a null one where there is none.

        `find` gives the file; it is called in another thread. `ratio` is the screen's.
        """
        key = key, ratio
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._waiting[key] = find
        self._waiting.move_to_end(key)
        while len(self._waiting) > MOST_WAITING:
            self._waiting.popitem(last=False)
        self._go_on()
        return None

    def _go_on(self) -> None:
        if self._is_busy or not self._waiting:
            return
        self._is_busy = True
        key, find = self._waiting.popitem()
        assert isinstance(key, tuple), "keys are made above"
        size = self._size * float(key[1])
        self._worker.submit(self._decode, key, find, size).add_done_callback(Future.result)

    def _decode(
        self, key: tuple[object, float], find: Callable[[], Path | None], size: QSize
    ) -> None:
        path = find()
        image = decoded(path, size) if path else QImage()
        in_window_thread(self, lambda: self._keep(key, image))

    def _keep(self, key: tuple[object, float], image: QImage) -> None:
        self._is_busy = False
        picture = QPixmap.fromImage(image)
        picture.setDevicePixelRatio(key[1])
        self._kept[key] = picture
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        self._go_on()
        self.came.emit()


def is_too_large(whole: QSize) -> bool:
    """Does a picture need more memory than Qt gives it?"""
    return whole.width() * whole.height() * BYTES_A_PIXEL > ALLOCATION_MB * 2**20


def decoded(path: Path, size: QSize) -> QImage:
    """The picture in a file, cut to fill `size`; null where it is none that can be shown."""
    return read_picture(path, lambda reader: read_filling(reader, size))


def read_filling(reader: QImageReader, size: QSize) -> QImage:
    """What the reader holds, cut to fill `size`."""
    reader.setAutoTransform(True)
    reader.setAllocationLimit(ALLOCATION_MB)
    whole = reader.size()
    if is_too_large(whole):
        return QImage()
    if whole.isValid():  # decoded small: a huge picture costs no more than a small one
        reader.setScaledSize(whole.scaled(size, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    if image.isNull():
        return image
    left, top = (image.width() - size.width()) // 2, (image.height() - size.height()) // 2
    return image.copy(max(left, 0), max(top, 0), size.width(), size.height())
