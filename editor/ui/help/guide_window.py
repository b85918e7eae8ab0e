"""The user guide, the cheat sheet and all shortcuts in a window of their own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QToolBar, QWidget

from editor.ui.command import translate
from editor.ui.help.chapters import GUIDE, TITLES, Keys, chapter_html
from editor.ui.help.guide_browser import GuideBrowser
from editor.ui.icons import icon
from editor.ui.side_window import SideWindow

SIZE = (780, 800)
OUTSIDE = ("http", "https", "mailto")


class GuideWindow(SideWindow):
    """Shows `resources/guide`; its links lead to its chapters, others open outside."""

    def __init__(self, keys: Callable[[], Keys], parent: QWidget | None = None) -> None:
        """`keys` gives the keys of the commands as they are now."""
        super().__init__(parent)
        self._keys = keys
        self._past: list[tuple[str, int]] = []  # chapters, and how far they were scrolled
        self.chapter = ""
        self.resize(*SIZE)
        self.browser = GuideBrowser()
        self.browser.anchorClicked.connect(self.go)
        self.setCentralWidget(self.browser)
        self._back = QAction(self.tr("Back"), self)
        self._back.setShortcut(QKeySequence.StandardKey.Back)
        self._back.triggered.connect(self.go_back)
        self._chapters = {name: self._leading_to(name) for name in TITLES}
        self._place_bar()
        self.show_chapter(GUIDE)

    def show_chapter(self, name: str) -> None:
        """Show a chapter, one of `TITLES`, from its beginning."""
        if self.chapter and self.chapter != name:
            self._past.append((self.chapter, self.browser.verticalScrollBar().value()))
        self._show(name)

    def go(self, url: QUrl) -> None:
        """Follow a link: in the chapter, to another one, or outside of the program."""
        if url.scheme() in OUTSIDE:
            QDesktopServices.openUrl(url)
            return
        if url.path() in TITLES:
            self.show_chapter(url.path())
        if url.fragment() and url.path() in ("", self.chapter):
            self.browser.scrollToAnchor(url.fragment())

    def go_back(self) -> None:
        """The chapter before, where it was left."""
        if self._past:
            name, at = self._past.pop()
            self._show(name)
            self.browser.verticalScrollBar().setValue(at)

    def changeEvent(self, event: QEvent) -> None:
        """The colours of another theme; keys may be others when one comes back."""
        super().changeEvent(event)
        if self.chapter and event.type() in (
            QEvent.Type.PaletteChange,
            QEvent.Type.ActivationChange,
        ):
            at = self.browser.verticalScrollBar().value()
            self._show(self.chapter)
            self.browser.verticalScrollBar().setValue(at)

    def _show(self, name: str) -> None:
        title = translate(TITLES[name])
        self.chapter = name
        self.browser.show_html(chapter_html(name, self._keys()))
        self.browser.setAccessibleName(title)
        self.setWindowTitle(self.tr("{chapter} – Post Editor").format(chapter=title))
        self._chapters[name].setChecked(True)
        self._back.setEnabled(bool(self._past))
        self._back.setIcon(icon("arrow-left"))

    def _leading_to(self, name: str) -> QAction:
        action = QAction(translate(TITLES[name]), self)
        action.setCheckable(True)
        action.triggered.connect(lambda _checked=False: self.show_chapter(name))
        return action

    def _place_bar(self) -> None:
        bar, group = QToolBar(self.tr("Chapters")), QActionGroup(self)
        bar.setMovable(False)
        bar.addAction(self._back)
        bar.addSeparator()
        for each in self._chapters.values():
            group.addAction(each)
            bar.addAction(each)
        self.addToolBar(bar)
        self.setAnimated(False)
