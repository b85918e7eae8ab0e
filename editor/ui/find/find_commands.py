"""What the menu does about finding: in the text, in the preview, across the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from editor.checks.problem import Problem, Severity
from editor.moves.plan import Plan, Watch
from editor.site.site import Site
from editor.ui.find.page_finder import PageFinder
from editor.ui.find.site_window import SiteFindWindow
from editor.ui.find.text_finder import LONGEST_WORDS, TextFinder

if TYPE_CHECKING:
    from editor.ui.main_window import MainWindow


class FindCommands:
    """The bars of a window's panes, and the window for the site; F3 is for what has the focus."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.text = TextFinder(window.text, window.open_post, self._show_field)
        self.page = PageFinder(window.preview)
        self.site_window: SiteFindWindow | None = None

    def commands(self) -> dict[str, Callable[..., object]]:
        """What each command calls."""
        return {
            "find": self._find,
            "replace": self._replace,
            "find_next": lambda: self._finder().step(1),
            "find_previous": lambda: self._finder().step(-1),
            "find_in_site": self._find_in_site,
        }

    # What the window of the site needs

    def site_to_search(self) -> Site | None:
        """The site of the post on screen; without one the writer is told so."""
        site = self._window.open_post.place.site
        if site.is_site:
            return site
        self._window.questions.tell(translate("There is no site to search."), translate(NO_SITE))
        return None

    def unsaved_texts(self) -> Mapping[Path, bytes]:
        """The open posts that differ from their files."""
        return self._window.site_check.unsaved_texts()

    def open_at(self, file: Path, line: int, column: int) -> None:
        """Show a file, and a place in it (from 1)."""
        window = self._window
        if window.files.open(file):
            window.activateWindow()
            window.raise_()
            window.view_commands.go_to(Problem("found", Severity.HINT, "", None, line, column))

    def propose_from(self, make: Callable[[Watch], Plan]) -> bool:
        """Work a plan out, show it, and carry it out; True when it was.

        The window that asked is in front again then, and not the main one, which the dialogs
        belong to.
        """
        is_done = self._window.acts.propose_from(make)
        if self.site_window is not None:
            self.site_window.bring_up()
        return is_done

    # The commands

    def _finder(self) -> TextFinder | PageFinder:
        """The one of the pane that has the focus."""
        is_in_page = self._window.preview.hasFocusInside()
        return self.page if is_in_page else self.text

    def _find(self) -> None:
        finder = self._finder()
        if finder is self.text:
            self._window.show_pane("text", True)
        finder.open()

    def _replace(self) -> None:
        self._window.show_pane("text", True)
        self.text.open(replacing=True)

    def _find_in_site(self) -> None:
        if self.site_to_search() is None:
            return
        selected = self._window.text.edit.textCursor().selectedText()
        is_line = "\u2029" not in selected and len(selected) <= LONGEST_WORDS
        if self.site_window is None:
            self.site_window = SiteFindWindow(self, self._window)
            self._window.acts.done.connect(self.site_window.run_again)
        self.site_window.ask(selected if is_line else "")

    def _show_field(self, name: str) -> None:
        self._window.show_pane("form", True)
        if name:
            self._window.form.show_field(name)
        else:
            self._window.form.show_raw(True)


NO_SITE = "A site’s folder holds _config.yml, or a folder _posts. Open a post or a site first."


def translate(text: str) -> str:
    """`text` in the language of the window."""
    return QCoreApplication.translate("FindCommands", text)
