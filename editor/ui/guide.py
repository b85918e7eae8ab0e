"""The user guide in a window of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow, QTextBrowser, QWidget

from editor.jekyll.renderer import fragment
from editor.resource_files import resource
from editor.site.place import Place
from editor.site.site import find_site

SIZE = (760, 820)


class GuideWindow(QMainWindow):
    """Shows `resources/guide`; its links lead to its chapters, others open outside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Post Editor: user guide"))
        self.resize(*SIZE)
        self._browser = QTextBrowser()
        self._browser.setObjectName("guide")
        self._browser.setOpenExternalLinks(True)
        self._browser.setAccessibleName(self.tr("User guide"))
        self._browser.setHtml(guide_html())
        self._browser.document().setDocumentMargin(16)
        self.setCentralWidget(self._browser)


def guide_html() -> str:
    """The guide as HTML; Qt's own reading of Markdown gives headings no place to lead to."""
    text = (resource("guide") / "index.md").read_text("utf-8")
    return fragment(text, Place(None, find_site(None)))
