"""Icons, coloured by the palette."""

from __future__ import annotations

from functools import lru_cache

import qtawesome
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from editor.ui.theme import colour

SIZES = (16, 20, 24, 32, 48, 64)


def icon(name: str, role: str = "text") -> QIcon:
    """The Material Design icon `name` ("content-save") in the theme's colour `role`."""
    palette = QApplication.palette()
    return drawn(name, colour(role, palette).rgba(), colour("line", palette).rgba())


@lru_cache(maxsize=256)
def drawn(name: str, rgba: int, disabled_rgba: int) -> QIcon:
    """The icon as pixmaps: painting a widget then calls no Python."""
    lazy = qtawesome.icon(
        f"mdi6.{name}", color=QColor.fromRgba(rgba), color_disabled=QColor.fromRgba(disabled_rgba)
    )
    ready = QIcon()
    for size in SIZES:
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
            ready.addPixmap(lazy.pixmap(QSize(size, size), mode), mode)
        ready.addPixmap(ready.pixmap(size, size), QIcon.Mode.Selected)  # else a style greys it
    return ready
