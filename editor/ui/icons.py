"""Icons, coloured by the palette."""

from __future__ import annotations

import qtawesome
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from editor.ui.theme import colour


def icon(name: str, role: str = "text") -> QIcon:
    """The Material Design icon `name` ("content-save") in the theme's colour `role`."""
    palette = QApplication.palette()
    return qtawesome.icon(
        f"mdi6.{name}",
        color=colour(role, palette),
        color_disabled=colour("line", palette),
    )
