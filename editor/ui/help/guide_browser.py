"""Shows a chapter of the guide, with pictures out of `resources`, and follows no other link."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QTextBrowser

from editor.resource_files import resource
from editor.ui.theme import colour

WIDEST = 680  # of a picture, in pixels of the window
STYLE = """
h1, h2, h3 {{ margin-top: 22px; margin-bottom: 8px; }}
p, li, td {{ line-height: 125%; }}
p {{ margin-top: 6px; margin-bottom: 6px; }}
a {{ color: {accent}; }}
code, pre, kbd {{ font-family: "DejaVu Sans Mono", "Consolas", "Menlo", monospace; color: {code}; }}
th {{ text-align: left; padding: 3px 10px 3px 0; }}
table.example td {{ background: {alternate}; }}
.nb, .k, .nv {{ color: {keyword}; }}
.mi {{ color: {number}; }}
"""
COLOURS = ("accent", "code", "alternate", "keyword", "number")
ROOTS = {"pictures": "guide", "assets": "sample_site"}  # where a picture's path begins, and is


class GuideBrowser(QTextBrowser):
    """A page of text; what is pressed is told by `anchorClicked`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("guide")
        self.setOpenLinks(False)
        self.document().setDocumentMargin(16)

    def show_html(self, html: str) -> None:
        """Show the page from its beginning, in the colours of the theme."""
        colours = {name: colour(name, QApplication.palette()).name() for name in COLOURS}
        self.document().setDefaultStyleSheet(STYLE.format(**colours))
        self.setHtml(html)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures of the guide and of the sample site, and nothing else."""
        is_picture = kind == QTextDocument.ResourceType.ImageResource.value
        path = picture(QUrl(name).path()) if is_picture else None
        return image(path) if path is not None else None


def picture(name: str) -> Path | None:
    """The file of a picture, if there is one."""
    first = name.strip("/").partition("/")[0]
    root = resource(ROOTS.get(first, "guide"))
    path = (root / name.strip("/")).resolve()
    return path if first in ROOTS and path.is_relative_to(root.resolve()) else None


def image(path: Path) -> QImage:
    """The picture; a wide one with more pixels to an inch, so that it fits."""
    image = QImage(str(path))
    if image.width() > WIDEST:
        image.setDevicePixelRatio(image.width() / WIDEST)
    return image
