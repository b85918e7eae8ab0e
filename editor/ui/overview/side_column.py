"""The column at the left of the window: panes above each other, and no room where none is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QSplitter, QWidget

CAME_OR_WENT = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)


class SideColumn(QSplitter):
    """Is there as long as one of its panes is."""

    def __init__(self, *panes: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.setObjectName("side")
        self.setChildrenCollapsible(False)
        self._panes = panes
        for pane in panes:
            self.addWidget(pane)
            pane.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the panes."""
        if event.type() in CAME_OR_WENT:
            self.setVisible(any(not pane.isHidden() for pane in self._panes))
        return super().eventFilter(watched, event)
