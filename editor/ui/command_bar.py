"""A row of commands; what does not fit is behind an arrow that is seen, and has a name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QActionEvent
from PySide6.QtWidgets import QToolBar, QToolButton

from editor.ui.icons import icon


class CommandBar(QToolBar):
    """Stands where it was put."""

    def __init__(self, title: str, name: str, icon_size: int) -> None:
        super().__init__(title)
        self.setAccessibleName(title)
        self.setObjectName(name)
        self.setIconSize(QSize(icon_size, icon_size))
        self.setMovable(False)
        self._show_arrow()

    def actionEvent(self, event: QActionEvent) -> None:
        """Dress the arrow, which Qt makes with the first commands."""
        super().actionEvent(event)
        self._show_arrow()

    def changeEvent(self, event: QEvent) -> None:
        """Colour the arrow anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_arrow()

    def _show_arrow(self) -> None:
        """Qt's own arrow, behind which the rest is, is hardly seen on a plain ground."""
        more = self.findChild(QToolButton, "qt_toolbar_ext_button")
        if more is not None:
            more.setIcon(icon("chevron-double-right"))
            more.setToolTip(self.tr("More commands"))
            more.setAccessibleName(more.toolTip())
