"""Shows images of the site in lists: a thumbnail, decoded small beside the window, and a name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from editor.index.image_survey import SiteImage
from editor.ui.thumbnails import Thumbnails

IMAGE = Qt.ItemDataRole.UserRole  # the SiteImage of an item


class ImageTiles(QStyledItemDelegate):
    """Draws the thumbnail of items that have an image."""

    def __init__(self, size: QSize, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view, self._size = view, size
        self._root = Path()
        self._thumbnails = Thumbnails(size, self)
        self._thumbnails.came.connect(view.viewport().update)
        view.setIconSize(size)

    def show_root(self, root: Path) -> None:
        """Look for the images below `root`."""
        self._root = root

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Put the thumbnail in, once it is there."""
        super().initStyleOption(option, index)
        image = index.data(IMAGE)
        if index.column() or not isinstance(image, SiteImage):
            return
        file = self._root / image.path
        key = file, image.changed, image.bytes
        picture = self._thumbnails.picture(key, lambda: file, self._view.devicePixelRatioF())
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration  # type: ignore[attr-defined]
        option.decorationSize = self._size  # type: ignore[attr-defined]
        if picture is not None and not picture.isNull():
            option.icon = QIcon(picture)  # type: ignore[attr-defined]
