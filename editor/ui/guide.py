"""The user guide in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QMainWindow, QTextBrowser, QWidget

from editor.resource_files import resource

SIZE = (760, 820)


class GuideWindow(QMainWindow):
    """Shows `resources/guide`; links between its pages are followed, others open outside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Post Editor: user guide"))
        self.resize(*SIZE)
        self._browser = QTextBrowser()
        self._browser.setObjectName("guide")
        self._browser.setOpenExternalLinks(True)
        self._browser.setAccessibleName(self.tr("User guide"))
        self._browser.setSource(QUrl.fromLocalFile(str(resource("guide") / "index.md")))
        self.setCentralWidget(self._browser)
