"""The post for others: as one HTML file, as a PDF, on paper, as rich text in the clipboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget

from editor.jekyll.image_sources import with_sources
from editor.jekyll.renderer import Renderer
from editor.jekyll.rich_text import rich_text
from editor.jekyll.standalone import embedded_image, standalone_article, standalone_page
from editor.post.encodings import made_utf8
from editor.post.errors import Cancelled, PostError
from editor.post.post import Post
from editor.post.post_file import write_post_file
from editor.site.place import Place
from editor.ui.at_hand.paper import Paper
from editor.ui.long_work import do_beside
from editor.ui.open_post import OpenPost


class AsksForExports(Protocol):
    """Whoever can ask a person where to, and what."""

    def export_to(self, proposal: Path) -> tuple[Path, bool] | None:
        """The file, and whether it holds the page of the site rather than the article."""
        ...

    def print_on(self, printer: QPrinter) -> bool:
        """Shall it be printed, and how: the printer is set up."""
        ...

    def tell(self, heading: str, sentence: str) -> None:
        """Say why something could not be done."""
        ...


class Exports(QObject):
    """Makes what is wanted beside the window's thread, of the post as it is on screen."""

    def __init__(self, open_post: OpenPost, questions: AsksForExports, window: QWidget) -> None:
        super().__init__(window)
        self._open_post, self._questions, self._window = open_post, questions, window
        self.paper = Paper(window)
        self.paper.failed.connect(self._tell)

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {
            "export_html": self.html,
            "export_pdf": self.pdf,
            "print": self.print,
            "copy_rich": self.copy_rich,
        }

    def html(self) -> bool:
        """Write the post as one HTML file; False where the writer stayed, or it failed."""
        target = self._questions.export_to(self._proposal(".html"))
        if target is None:
            return False
        path, of_site = target
        html = self._made(of_site)
        return html is not None and self._write(path, made_utf8(html))

    def pdf(self) -> bool:
        """Write the post as a PDF; `paper.done` tells when it is there."""
        target = self._questions.export_to(self._proposal(".pdf"))
        if target is None:
            return False
        path, of_site = target
        html = self._made(of_site)
        if html is None:
            return False
        self.paper.make_pdf(html, self._open_post.place, lambda data: self._write(path, data))
        return True

    def print(self) -> bool:
        """Print the article."""
        printer = QPrinter()
        printer.setDocName(self._proposal("").name)
        if not self._questions.print_on(printer):
            return False
        html = self._made(of_site=False)
        if html is None:
            return False
        self.paper.print(html, self._open_post.place, printer)
        return True

    def copy_rich(self) -> None:
        """Copy the text with its looks, and as Markdown for programs that know none."""
        post = self._open_post.post
        html = self._beside(rich_html)
        if html is None:
            return
        data = QMimeData()
        data.setHtml(html)
        data.setText(post.text)
        QApplication.clipboard().setMimeData(data)

    def _made(self, of_site: bool) -> str | None:
        """The whole HTML; None where the writer did not want to wait, or it cannot be."""
        return self._beside(standalone_page if of_site else standalone_article)

    def _beside(self, make: Callable[[Post, Place], str]) -> str | None:
        """What is made of the post beside the window's thread; None where nothing came of it."""
        post, place = self._open_post.post, self._open_post.place
        title = self.tr("Making the page …")
        try:
            return do_beside(self._window, title, lambda _watch: make(post, place))
        except Cancelled:
            return None
        except PostError as error:
            self._tell(str(error))
            return None

    def _write(self, path: Path, data: bytes) -> bool:
        try:
            write_post_file(path, data, expected=None, overwrite=True)
        except PostError as error:
            self._tell(str(error))
            return False
        return True

    def _proposal(self, suffix: str) -> Path:
        path = self._open_post.place.path
        folder = path.parent.parent if path else Path.home()
        return folder / f"{path.stem if path else 'post'}{suffix}"

    def _tell(self, why: str) -> None:
        self._questions.tell(self.tr("The post could not be exported."), why)


def rich_html(post: Post, place: Place) -> str:
    """The text of a post as it is pasted elsewhere, with its pictures inside."""
    html = "".join(rich_text(block.html) for block in Renderer(place).post_blocks(post))
    return with_sources(html, lambda reference: embedded_image(reference, place))
